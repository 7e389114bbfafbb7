"""A row's figures are asked of its comparisons; the flat words of the JSON are no names of the code."""

import ast
from pathlib import Path

from socfin.domain.written_rows import WRITTEN, WRITTEN_MONTH

ROOT = Path(__file__).resolve().parents[2]
FLAT = {*WRITTEN, *WRITTEN_MONTH} - {"status", "used_share", "month", "forecast_method"}
"""Words that only the JSON has; a line's forecast and a frame's column may share the others."""
AMOUNTS = {"outcome_ore", "budget_ore", "last_year_ore"}
"""Columns of frames too, which attributes of other values are called."""


def test_no_code_asks_a_row_for_a_word_of_the_json():
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}: .{node.attr}"
        for room in ("socfin", "tests", "benchmarks")
        for path in sorted((ROOT / room).rglob("*.py"))
        if any(word in (text := path.read_text(encoding="utf-8")) for word in FLAT)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in FLAT - AMOUNTS
    ]

    assert asked == []


def test_no_page_asks_a_row_for_a_word_of_the_json():
    asked = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for word in FLAT
        if f".{word}" in path.read_text(encoding="utf-8")
    ]

    assert asked == []
