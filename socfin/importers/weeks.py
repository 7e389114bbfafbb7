"""Weeks as headings, titles and cells write them: "Vecka 40", "v. 36-40", "2025-W40"; never months."""

from __future__ import annotations

import re

from socfin.domain.figures import Problem, error
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import shown

_NUMBER = r"(?:0?[1-9]|[1-4]\d|5[0-3])"
_SPAN = rf"{_NUMBER}(?:\s*(?:-|–|till|t\.?o\.?m\.?)\s*(?:v\.?\s*|w)?{_NUMBER})?"
_NAMED = re.compile(rf"\b(?:vecka|veckor|veckorna|veckonr|veckonummer|week|weeks|uke|uge)\.?\s*{_SPAN}(?!\d)")
_SHORT = re.compile(r"\b(?:v\.?\s?|w)(?:[1-4]\d|5[0-3])(?:\s*[-–]\s*(?:v\.?\s?)?\d{1,2})?(?![\d.,])\b")
"""From ten on: "v2" is a second version more often than a week."""
_CELL = re.compile(rf"(?:(?:19|20)?\d\d\s*-?\s*)?(?:vecka|week|v|w)\.?\s*{_NUMBER}|(?:vecka|v\.?)\s?{_SPAN}")
_COLUMN = re.compile(
    r"(?:kalender|iso|år[ -]?)?(?:vecka|veckor|vecko?(?:nr|nummer)|week(?:number)?|v\.?nr|u[kg]e(?:nr)?)"
)
_REPORT = re.compile(r"\bvecko(?:rapport|uppföljning|rapportering|utfall|statistik)")


def week_in(text: str) -> bool:
    """True for a heading or title that names a week, as "Utfall vecka 40", "v. 36-40" and "Veckorapport"."""
    bare = plain(text)
    return any(pattern.search(bare) is not None for pattern in (_NAMED, _SHORT, _REPORT))


def is_week_column(header: str) -> bool:
    """True for the heading of a column of weeks, as "Vecka" and "Veckonr"."""
    return _COLUMN.fullmatch(plain(header)) is not None


def is_week(cell: str) -> bool:
    """True for a cell that is a week, as "v40", "2025-W40" and "Vecka 40"; never for "40" alone."""
    return _CELL.fullmatch(plain(cell)) is not None


def weekly_refused(what: str, row: int | None = None) -> Problem:
    """An error that names the week of a file that is told by weeks: figures are kept by month."""
    return error(
        f"Beloppen gäller veckor (”{shown(what)}”). Siffrorna följs per månad, och en vecka kan vara i två.",
        "Ta ut rapporten för en månad, eller ackumulerat till och med en månads slut.",
        row=row,
        code="weekly",
    )
