"""How many rows and what total a file says of itself, in its titles or footers, held against what it has.

A file that is cut off has fewer rows than it says. Nothing is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import rows_in_words
from socfin.domain.money import Ore, format_exact
from socfin.importers.spelling.cell_units import amount_of

_ROWS = re.compile(
    r"(?i)\W*(?:totalt\s+)?antal\s+(?:rader|poster|transaktioner|transaktionsrader)\b\s*[:=]?\s*(.*)"
)
_TOTAL = re.compile(
    r"(?i)\W*(?:total(?:t|summa|belopp)?|kontrollsumma|slutsumma|summa)(?:\s+(?:belopp|saldo))?\s*[:=]\s*(.*)"
)
_COUNT = re.compile(r"\d{1,3}(?:[\s\u00a0\u202f.]?\d{3})*\s*(?:st\.?)?")
_REMEDY = "Filen kan vara avklippt, eller urvalet ett annat. Ta ut den på nytt, och lämna in hela."


@dataclass(frozen=True, slots=True)
class Size:
    """The rows and the total that a file says it has, None where it says none."""

    rows: int | None = None
    total: Decimal | None = None
    """In the unit of its amounts."""


def size_said(texts: Sequence[str]) -> Size:
    """What cells say of the file's size: "Antal rader: 240", or the words and the number side by side."""
    spoken = [*texts, *(f"{first} {second}" for first, second in pairwise(texts))]
    rows = (int(re.sub(r"\D", "", text)) for text in _after(_ROWS, spoken) if _COUNT.fullmatch(text))
    totals = (amount for text in _after(_TOTAL, spoken) if (amount := _amount(text)) is not None)
    return Size(next(rows, None), next(totals, None))


def rows_apart(size: Size, counted: Iterable[int]) -> tuple[Problem, ...]:
    """A serious warning where none of the ways to count the rows gives what the file says."""
    ways = sorted(set(counted))
    if size.rows is None or not ways or size.rows in ways:
        return ()
    return (
        warning(
            f"Filen säger att den har {rows_in_words(size.rows)}, men har {ways[0]}.",
            _REMEDY,
            code="rows_said_differ",
        ),
    )


def total_apart(size: Size, per_unit: int, sums: Iterable[Ore]) -> tuple[Problem, ...]:
    """A serious warning where no sum of the file's amounts, in öre, is the total that it says."""
    sums = list(sums)
    if size.total is None or not sums:
        return ()
    stated = abs(size.total * per_unit)
    if any(abs(stated - abs(ore)) < per_unit for ore in sums):
        return ()
    return (
        warning(
            f"Filen säger att beloppen är {format_exact(round(stated))} kr tillsammans, men raderna ger "
            f"{format_exact(abs(sums[0]))} kr.",
            _REMEDY,
            code="sum_differs",
        ),
    )


def _after(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    matches = (pattern.fullmatch(text.strip()) for text in texts)
    return (match[1].strip() for match in matches if match is not None)


def _amount(text: str) -> Decimal | None:
    try:
        return amount_of(text) if text else None
    except ValueError:
        return None
