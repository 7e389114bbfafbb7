"""Periods 13 to 16, in which a year is closed: how they are spelled and asked about; never amounts.

Economy systems book a year's closing entries after December. They are December's, if the person says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from socfin.domain.figures import Problem, error
from socfin.domain.money import Ore, format_exact
from socfin.importers.problems import rows_text
from socfin.importers.spelling.bounds import YEARS

PERIODS = range(13, 17)
_BARE = frozenset(str(period) for period in PERIODS)
_SPELLED = re.compile(
    r"(?i)(?:(?:period|per\.?|p)\s*)?((?:19|20)\d{2}|(?!19|20)\d{2})[-/. ]?(?:1[3-6])"
    r"|(?:(?:period|per\.?|p)\s*)?(?:1[3-6])(?:\W+((?:19|20)\d{2}))?"
)


_NAMED = re.compile(
    r"(?i)(?<![\d.,])(?:((?:19|20)\d{2})[-/. ]?(?:1[3-6])|"
    r"(?:period|per\.?|p) ?(?:1[3-6])(?:\W+((?:19|20)\d{2}))?)(?![\d.,]\d|\d)"
)
"""The same within a heading: "Utfall 202413", "Utfall period 13"."""


def closing_in(text: str) -> bool:
    """True for a heading of a closing period, alone or beside the word of an amount."""
    alone = closing_year(text) is not None and text.strip() not in _BARE
    return alone or _NAMED.search(text) is not None


def year_named(text: str) -> int | None:
    """The year that a heading of a closing period names; None where it names none."""
    named = _NAMED.search(text)
    year = (named[1] or named[2]) if named else None
    return int(year) if year else None


def closing_year(text: str) -> int | None:
    """The year of a closing period: 202413, 2024-13, 2413, "period 13 2024"; 0 without one, else None.

    2013 to 2016 are years.
    """
    match = _SPELLED.fullmatch(text.strip())
    if match is None:
        return None
    digits = match[1] or match[2]
    year = 0 if digits is None else int(digits) if len(digits) == 4 else 2000 + int(digits)
    return year if year == 0 or year in YEARS else None


def asked_about(rows: Sequence[int], ore: Ore | None = None) -> Problem:
    """The question whether closing entries are December's; `ore` is their sum with our sign."""
    sum_of = "" if ore is None else f", tillsammans {format_exact(ore)} kr"
    return error(
        f"Filen har bokslutsperioder (period 13–16) på {rows_text(rows)}{sum_of}.",
        "Välj under Så lästes filen om de räknas till december (--closing i kommandot). Valet kan sparas i "
        "en importprofil.",
        row=min(rows),
        code="period_13",
    )


def became(rows: Sequence[int], *, december: bool) -> str:
    """What became of the closing entries: counted as December's, or not read."""
    where = rows_text(rows)
    if december:
        return f"Period 13–16 räknas till december ({where})."
    return f"Period 13–16 läses inte ({where})."
