"""What docs/security.md and docs/asvs.md name as evidence is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`((?:tests|socfin|docs)/[\w/.]+)`")


@pytest.mark.parametrize("page", ["security.md", "asvs.md"])
def test_every_test_and_module_that_is_named_is_there(page):
    named = set(NAMED.findall((ROOT / "docs" / page).read_text(encoding="utf-8")))

    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_threat_has_a_test():
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in text.partition("## Krav")[0].splitlines() if line.startswith("| ")][1:]

    assert rows
    assert [row for row in rows if "`" not in row.rstrip("| ").rpartition("|")[2]] == []
