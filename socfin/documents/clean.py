"""Makes every text of a report safe to write in any file; never touches a figure.

Word, Excel and PDF are XML or HTML inside: a stray control character from a pasted comment makes the
whole file unreadable. Direction marks are dropped too, since they can turn a figure around.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from socfin.domain.comparison import Comparison
from socfin.domain.report import Report

LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls; tab and line feed may stay
    "\ud800-\udfff\ufffe\uffff"  # no characters at all
    "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"  # direction marks
)
SEVERAL_LINES = ("text", "decision", "follow_up", "effect")


def clean(text: str) -> str:
    """The text without characters that no document may hold; every kind of line end becomes one."""
    return FORBIDDEN.sub("", LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The clean text on a single line; no-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", clean(text)).strip()


def cleaned(report: Report) -> Report:
    """The same report with every text clean, and on one line save comments, decisions and goals."""
    return report if _is_clean(report) else Report.of_plain(_walk(report.plain()))


def _is_clean(value: object, key: str = "") -> bool:
    """Whether nothing in the value would become another text; of figures nothing is asked."""
    if isinstance(value, str):
        return bool(str(value) == _walk(str(value), key))
    if isinstance(value, dict):
        return all(_is_clean(item, name) for name, item in value.items())
    if isinstance(value, list | tuple):
        return all(map(_is_clean, value))
    if isinstance(value, type | Comparison) or not is_dataclass(value):
        return True
    return all(_is_clean(getattr(value, name), name) for name in _names(value.__class__))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _walk(value: Any, key: str = "") -> Any:
    if type(value) is str:
        return clean(value).strip() if key in SEVERAL_LINES else one_line(value)
    if isinstance(value, dict):
        return {name: _walk(item, name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_walk(item) for item in value)
    return value
