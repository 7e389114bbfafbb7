"""Whether a bare "Budget" read to date is as large as the year's: asked about; changes no figure.

Rule, on the sizes of the column's amounts together, after `month` months: nearer to the year's forecast as it
stands than as twelve months of it; or the outcome to date is within CLOSE of `month` twelfths of it, up to
LATEST, after which a surplus is as likely. A "Budget 2025" is asked about the other way: where the outcome to
date is nearer to it than to `month` twelfths of it, up to LATEST.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from socfin.domain.figures import Problem, Scenario
from socfin.domain.period import Month, Span
from socfin.importers.report.columns.doubtful import year_or_period
from socfin.importers.report.columns.proofs import Proofs
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Role

_CONSUMED = re.compile(r"\bförbruk(?:at|ad|ning)|nyttjandegrad|utnyttjandegrad|upparbetat")
"""Beside a bare budget: so much of it is used, which is most often said of the year's."""
CLOSE = Decimal("0.05")
LATEST = 10


def asked_of_budgets(
    columns: Sequence[Column],
    headings: Mapping[int, Heading],
    spans: Mapping[int, Span],
    proofs: Proofs,
    period: Month,
) -> Iterator[Problem]:
    """An error for each budget without months of its own that looks like the year's, with both answers.

    Nothing is asked of a budget that a deviation proves, nor where another budget is the year's.
    """
    proved = {budget for _, budget in proofs.pairs.values()}
    amounts = [c for c in columns if c.role is Role.AMOUNT and c.index in spans]
    consumed = any(_CONSUMED.search(plain(heading.text)) for heading in headings.values())
    for budget in amounts:
        heading, span = headings[budget.index], spans[budget.index]
        silent = budget.basis is None and heading.months is None and heading.year is None
        to_date = span == Span.to_date(period) and period.month < 12
        if (
            proofs.years
            or budget.index in proved
            or not (silent and to_date and budget.scenario is Scenario.BUDGET)
        ):
            continue
        beside = [c for c in amounts if c.line is budget.line and spans[c.index].last.year == period.year]
        if consumed or any(_is_of_year(budget, other, spans, proofs) for other in beside):
            yield year_or_period(budget, span)


def asked_of_year_budgets(
    columns: Sequence[Column],
    headings: Mapping[int, Heading],
    spans: Mapping[int, Span],
    proofs: Proofs,
    period: Month,
) -> Iterator[Problem]:
    """An error for each budget headed by a year alone that is as large as the year's outcome so far."""
    amounts = [c for c in columns if c.role is Role.AMOUNT and c.index in spans]
    outcomes = [c for c in amounts if c.scenario is Scenario.OUTCOME]
    for budget in amounts:
        heading, span = headings[budget.index], spans[budget.index]
        lone = budget.basis is None and heading.months is None and heading.year is not None
        if not lone or budget.scenario is not Scenario.BUDGET or budget.index in proofs.years:
            continue
        so_far = Span.to_date(Month(span.last.year, period.month))
        beside = [c for c in outcomes if c.line is budget.line and spans[c.index] == so_far]
        if so_far.months <= LATEST and any(_is_so_far(budget, c, so_far.months, proofs) for c in beside):
            yield year_or_period(budget, so_far)


def _is_so_far(budget: Column, outcome: Column, months: int, proofs: Proofs) -> bool:
    own, size = _sizes(budget, outcome, proofs)
    return bool(own and size) and abs(own - size) < abs(own * months / 12 - size)


def _is_of_year(budget: Column, other: Column, spans: Mapping[int, Span], proofs: Proofs) -> bool:
    own, size = _sizes(budget, other, proofs)
    span = spans[budget.index]
    if not own or not size:
        return False
    if other.scenario is Scenario.FORECAST and spans[other.index].months == 12:
        return abs(own - size) < abs(own * 12 / span.months - size)
    if other.scenario is not Scenario.OUTCOME or spans[other.index] != span or span.months > LATEST:
        return False
    return abs(size / own - Decimal(span.months) / 12) <= CLOSE * span.months / 12


def _sizes(budget: Column, other: Column, proofs: Proofs) -> tuple[Decimal, Decimal]:
    """The sizes of two columns together, in the rows that both have."""
    own, others = (proofs.amounts.get(c.index, {}) for c in (budget, other))
    rows = [row for row in own if row in others]
    return sum((abs(own[r]) for r in rows), Decimal(0)), sum((abs(others[r]) for r in rows), Decimal(0))
