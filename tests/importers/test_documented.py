"""Every sample in docs/formats.md can be handed in, and stands in tests/data."""

import re
from pathlib import Path

import pytest

from socfin.importers import Options, parse
from tests.importers.xlsb import xlsb

SAMPLES = re.findall(
    r"```(?:csv|sie)\n(.*?)```", Path("docs/formats.md").read_text(encoding="utf-8"), re.DOTALL
)
OURS = ("langt-", "rapport-", "qlik", "sie-")
TEXTS = [p for p in Path("tests/data").iterdir() if p.suffix in (".csv", ".se") and p.name.startswith(OURS)]
FILES = {path.read_text(encoding="utf-8"): path.name for path in TEXTS}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample[:20])
def test_a_sample_in_the_documentation_can_be_handed_in(sample):
    parsed = parse(sample.encode(), FILES[sample], Options())

    assert parsed.errors == ()
    assert len(parsed.figures) > 0


def test_every_sample_file_stands_in_the_documentation():
    assert sorted(FILES[sample] for sample in SAMPLES) == sorted(FILES.values())


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_every_kind_of_workbook_gives_the_same_figures_as_the_text_file(suffix):
    text = parse(Path("tests/data/rapport-verksamheter.csv").read_bytes())
    book = parse(Path(f"tests/data/rapport-verksamheter.{suffix}").read_bytes(), "fel.namn")

    assert list(book.figures) == list(text.figures)
    assert book.root == text.root


def test_a_binary_workbook_gives_the_same_figures_too():
    lines = Path("tests/data/rapport-verksamheter.csv").read_text(encoding="utf-8").splitlines()
    rows = [[_number(cell) for cell in line.split(";")] for line in lines]

    assert list(parse(xlsb(rows)).figures) == list(parse("\n".join(lines).encode()).figures)


def _number(cell: str) -> str | float | None:
    try:
        return float(cell)
    except ValueError:
        return cell or None
