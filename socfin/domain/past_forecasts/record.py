"""A committee's record: what was said of each year that has ended, and what it became; öre against budget.

What socfin has reported and what a file tells of older years are rows of the same kind, told apart by their
source. Neither is changed by the other: where they differ, both are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.money import Ore, round_half_away


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """What was said of a year after one of its months, beside what it became; negative is underskott."""

    year: int
    month: int
    expected: Ore
    """The official full-year forecast − budget."""
    became: Ore | None
    """The year's outcome − budget as its source has it; None where it does not say."""
    source: str = ""
    """The file, and its sheet, that it was read from; "" for what socfin itself has reported."""
    place: int = 0
    """The row of the sheet, from 1; 0 for what socfin itself has reported."""

    @property
    def is_told(self) -> bool:
        """Whether it was read from a file."""
        return bool(self.source)

    @property
    def error(self) -> Ore | None:
        """Expected − became, öre; positive: the year was thought brighter than it became."""
        return None if self.became is None else self.expected - self.became


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordYear:
    """A year that has ended, with all that was said of it."""

    year: int
    became: Ore | None
    """As socfin's figures have it, else as the file has it."""
    rows: tuple[RecordRow, ...]
    """In order of month; of one month socfin's own first."""
    told_became: Ore | None = None
    """What a file says that it became, where that is otherwise than socfin's figures."""

    @property
    def expected(self) -> Mapping[int, RecordRow]:
        """By month the row that counts: socfin's own where it has one."""
        return {row.month: row for row in reversed(self.rows)}

    @property
    def others(self) -> tuple[RecordRow, ...]:
        """What a file says was said after a month otherwise than socfin's own report of it."""
        counts = self.expected
        return tuple(row for row in self.rows if row.expected != counts[row.month].expected)

    @property
    def sources(self) -> tuple[str, ...]:
        """The files that something of it was read from, each once."""
        return tuple(dict.fromkeys(row.source for row in self.rows if row.is_told))

    @property
    def bias(self) -> Ore | None:
        """The mean of expected − became, öre; positive: the year was thought brighter than it became."""
        became = self.became
        if became is None or not self.expected:
            return None
        return mean([row.expected - became for row in self.expected.values()])


def record_years(
    own: Iterable[RecordRow], from_files: Iterable[RecordRow], became: Mapping[int, Ore]
) -> tuple[RecordYear, ...]:
    """Every year that anything is known of, newest first; `became` is by socfin's own figures."""
    rows = sorted((*own, *from_files), key=lambda row: (row.year, row.month, row.is_told))
    years = sorted({row.year for row in rows} | set(became), reverse=True)
    return tuple(_year(year, [row for row in rows if row.year == year], became.get(year)) for year in years)


def _year(year: int, rows: list[RecordRow], became: Ore | None) -> RecordYear:
    from_file = next((row.became for row in rows if row.is_told and row.became is not None), None)
    if became is None:
        return RecordYear(year=year, became=from_file, rows=tuple(rows))
    return RecordYear(
        year=year, became=became, rows=tuple(rows), told_became=None if from_file == became else from_file
    )


def mean(amounts: list[Ore]) -> Ore:
    """Whole öre, half away from zero; ValueError of none."""
    if not amounts:
        raise ValueError("No amounts have a mean.")
    return int(round_half_away(Fraction(sum(amounts), len(amounts))))


def summed_years(records: Sequence[tuple[RecordYear, ...]]) -> tuple[RecordYear, ...]:
    """Several records as one: the years that all of them have the end of, and the months that all told of.

    What only some of them told of has no sum: it would look as if the others had said nothing was amiss.
    """
    by_year = [{year.year: year for year in record if year.became is not None} for record in records]
    shared = set.intersection(*map(set, by_year)) if by_year else set()
    return tuple(_summed([years[year] for years in by_year]) for year in sorted(shared, reverse=True))


def _summed(parts: list[RecordYear]) -> RecordYear:
    year, became = parts[0].year, sum(part.became or 0 for part in parts)
    expected = [part.expected for part in parts]
    rows = (
        RecordRow(
            year=year,
            month=month,
            expected=sum(each[month].expected for each in expected),
            became=became,
            source=", ".join(dict.fromkeys(each[month].source for each in expected if each[month].source)),
        )
        for month in sorted(set.intersection(*map(set, expected)))
    )
    return RecordYear(year=year, became=became, rows=tuple(rows))
