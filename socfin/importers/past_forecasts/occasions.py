"""When a forecast was made, as Swedish tables say it: a month, a quarter, a tertial; never a guess."""

from __future__ import annotations

import re

from socfin.importers.containers.cells import Cell, is_number, text_of
from socfin.importers.spelling.periods import month_of, months_in, names_part

_BARE = re.compile(r"0?[1-9]|1[0-2]")
_BEFORE = re.compile(
    r"(?i)^\s*(?:prognos|delårs?(?:rapport|bokslut)?|uppföljning|rapport|efter|per|månad)\W+"
)
"""What may stand before the month: "delår mars", "prognos efter oktober"."""
UNSAID = re.compile(r"(?i)\bdelår|\brapport|\bprognos|\buppföljning")
"""Words for an occasion that say no month: the first interim report is of March, April or August."""


def occasion_of(cell: Cell) -> tuple[int, int | None] | None:
    """The month (1-12) after which a forecast was made, and its year where that is said; None when unsaid."""
    if is_number(cell) and _BARE.fullmatch(text_of(cell)):
        return int(text_of(cell)), None
    month = month_of(cell)
    if month is not None:
        return month.month, month.year
    text = _BEFORE.sub("", text_of(cell))
    if _BARE.fullmatch(text):
        return int(text), None
    months = months_in(text, heading=True)
    if months is None or not (months.is_single or names_part(text) or months.first == 1):
        return None
    return months.last, months.year
