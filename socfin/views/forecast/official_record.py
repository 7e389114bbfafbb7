"""The table of what the committee said of each year and what it became, as pages show it; reckons nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from socfin.domain.early_warnings.sections import Sign
from socfin.domain.listing import listed
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.past_forecasts.record import RecordRow, RecordYear
from socfin.domain.period import MONTH_NAMES, Month

EXPECTED_MONTHS = (3, 8, 10, 11)
"""Those of the interim reports, and the last before the year ends."""
Warned = Mapping[int, tuple[tuple[Month, tuple[Sign, ...]], ...]]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A year as said after the table's months, and as it became; öre against budget."""

    year: int
    expected: tuple[tuple[str, Ore | None], ...]
    """Month name and deviation."""
    became: Ore | None
    bias: Ore | None
    beside: tuple[str, ...]
    """Where it was read from, what differs, what warned; sentences."""


@dataclass(frozen=True, slots=True)
class RecordTable:
    """The record of one verksamhet, or of several committees together."""

    months: tuple[str, ...]
    lines: tuple[RecordLine, ...]


def record_table(years: Sequence[RecordYear], unit: Unit, warned: Warned | None = None) -> RecordTable:
    """Newest year first, with a column for each of the usual months and each that a file tells of."""
    months = months_of(years)
    return RecordTable(
        months=tuple(MONTH_NAMES[month - 1] for month in months),
        lines=tuple(_line(year, months, unit, (warned or {}).get(year.year, ())) for year in years),
    )


def months_of(years: Iterable[RecordYear]) -> tuple[int, ...]:
    """The months that a table of these years needs."""
    from_files = {row.month for year in years for row in year.rows if row.is_told}
    return tuple(sorted({*EXPECTED_MONTHS, *from_files}))


def _line(
    year: RecordYear,
    months: Sequence[int],
    unit: Unit,
    warned: tuple[tuple[Month, tuple[Sign, ...]], ...],
) -> RecordLine:
    rows = year.expected
    return RecordLine(
        year=year.year,
        expected=tuple(
            (MONTH_NAMES[month - 1], rows[month].expected if month in rows else None) for month in months
        ),
        became=year.became,
        bias=year.bias,
        beside=tuple(filter(None, (_read_from(year), *_differs(year, unit), _warnings(warned)))),
    )


def _read_from(year: RecordYear) -> str:
    """ "Inläst ur prognoser.xlsx, blad 2019"; which months where socfin has reports of its own as well."""
    if not year.sources:
        return ""
    counts = year.expected.values()
    from_files = [row for row in counts if row.is_told]
    is_mixed = 0 < len(from_files) < len(counts)
    which = (
        f"{listed([MONTH_NAMES[row.month - 1] for row in from_files]).capitalize()} inläst"
        if is_mixed
        else "Inläst"
    )
    return f"{which} ur {listed(list(year.sources))}."


def _differs(year: RecordYear, unit: Unit) -> Iterable[str]:
    """Where a file says otherwise than socfin's own figures, both."""
    counts = year.expected
    for row in year.others:
        theirs, own = (_money(each, unit) for each in (row, counts[row.month]))
        yield f"Efter {MONTH_NAMES[row.month - 1]} sades {theirs} enligt filen, {own} enligt rapporten här."
    if year.told_became is not None:
        theirs, own = (format_money(each, unit, signed=True) for each in (year.told_became, year.became))
        yield f"Filen säger att det blev {theirs}; siffrorna här ger {own}."


def _money(row: RecordRow, unit: Unit) -> str:
    return format_money(row.expected, unit, signed=True)


def _warnings(warned: tuple[tuple[Month, tuple[Sign, ...]], ...]) -> str:
    each = (f"{month.name}: {', '.join(sign.label for sign in signs)}" for month, signs in warned)
    words = "; ".join(each)
    return f"Varningar: {words}" if words else ""
