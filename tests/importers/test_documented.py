"""Every sample in docs/formats.md can be handed in, and stands in tests/data."""

import re
from pathlib import Path

import pytest

from socfin.importers import Options, parse

SAMPLES = re.findall(
    r"```(?:csv|sie)\n(.*?)```", Path("docs/formats.md").read_text(encoding="utf-8"), re.DOTALL
)
FILES = {path.read_text(encoding="utf-8-sig"): path.name for path in Path("tests/data").iterdir()}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample[:20])
def test_a_sample_in_the_documentation_can_be_handed_in(sample):
    parsed = parse(sample.encode(), FILES[sample], Options())

    assert parsed.errors == ()
    assert len(parsed.figures) > 0
