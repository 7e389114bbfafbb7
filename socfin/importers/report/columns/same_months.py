"""A column of one month whose every amount is the amount to date beside it; never what other columns cover.

Rule: in every row that both have, and at least one amount is not 0. "Perioden" is then the months of the
report, as in a report of a chosen stretch of time; a column that names its month is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from socfin.domain.figures import Problem, Scenario
from socfin.domain.period import Span
from socfin.importers.report.columns.proofs import Amounts
from socfin.importers.report.columns.title_months import month_or_to_date
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Basis, Role


def is_of_period(column: Column) -> bool:
    """True for "Perioden" and "Utfall period", which name no month; "Månad" does."""
    return column.basis is Basis.MONTH and "period" in plain(column.header)


def same_as_to_date(
    columns: Sequence[Column], spans: Mapping[int, Span], amounts: Amounts, scenario: Scenario | None
) -> dict[int, Span]:
    """January to the month for each column of one month that says the same as the amounts to date."""
    figures = [c for c in columns if c.role is Role.AMOUNT and c.index in spans]
    alike: dict[int, Span] = {}
    for column in figures:
        own = spans[column.index]
        whole = Span.to_date(own.last)
        beside = [
            c
            for c in figures
            if spans[c.index] == whole
            and (c.scenario or scenario, c.line) == (column.scenario or scenario, column.line)
        ]
        if own.months == 1 < whole.months and any(_equal(amounts, column, other) for other in beside):
            alike[column.index] = whole
    return alike


def asked_of_equal_months(
    columns: Sequence[Column], spans: Mapping[int, Span], amounts: Amounts, scenario: Scenario | None
) -> Iterator[Problem]:
    """An error for each column that names its month and says the amounts to date, with both answers."""
    alike = same_as_to_date(columns, spans, amounts, scenario)
    for column in columns:
        if column.index in alike and not is_of_period(column):
            yield month_or_to_date(column, spans[column.index], "Beloppen är desamma som de ackumulerade.")


def _equal(amounts: Amounts, column: Column, other: Column) -> bool:
    own, beside = amounts.get(column.index, {}), amounts.get(other.index, {})
    rows = [row for row in own if row in beside]
    return any(own[row] for row in rows) and all(own[row] == beside[row] for row in rows)
