"""docs/architecture.md names places that are there, so that whoever follows it arrives."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PLACES = sorted(
    {
        word
        for word in re.findall(r"`([\w/.]+)`", PAGE)
        if "/" in word.strip("/") or word.endswith((".py", "/")) or word.startswith("benchmarks.")
    }
)
ROOMS = (ROOT / "socfin", ROOT, ROOT / "socfin" / "importers", ROOT / "socfin" / "importers" / "spelling")
"""Where a place is looked for: the page leaves out what its row has named already."""
LIKELIEST = 12


def names_of(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    targets = [node.target for node in tree.body if isinstance(node, ast.AnnAssign)]
    targets += [one for node in tree.body if isinstance(node, ast.Assign) for one in node.targets]
    named = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return named | {one.id for one in targets if isinstance(one, ast.Name)}


def is_there(place: str, room: Path) -> bool:
    """A file, a room, a module, or a name of a module."""
    path = place.replace(".", "/", 1) if place.startswith("benchmarks.") else place.rstrip("/")
    if (room / path).exists() or (room / f"{path}.py").is_file():
        return True
    module, _, name = path.rpartition(".")
    return (room / f"{module}.py").is_file() and name in names_of(room / f"{module}.py")


@pytest.mark.parametrize("place", PLACES)
def test_every_place_that_the_page_names_is_there(place):
    assert any(is_there(place, room) for room in ROOMS)


def test_where_to_change_answers_for_the_likeliest_changes():
    rows = [row for row in PAGE.split("## Where do I change")[1].splitlines() if row.startswith("| ")]

    assert len(rows) - 1 >= LIKELIEST
    assert len(PLACES) > 40
