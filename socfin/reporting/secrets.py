"""Gathers what words may not say of a committee's hidden units: every name and amount they have had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Organisation, ReportRow
from socfin.reporting.forecast.said import assessed_after, said_of_months
from socfin.reporting.kept import known_to_all
from socfin.reporting.reports import as_frozen, basis_of_month, stands_apart
from socfin.selectors import committees, forecasts, meetings
from socfin.selectors.ledger import published_months
from socfin.services.ledger.measures import Measured
from socfin.services.masking.masking import Concealment, hidden_rows
from socfin.services.masking.published_cells import line_amounts
from socfin.services.masking.words import Secrets, amounts_of
from socfin.services.report.compose import Inputs
from socfin.services.report.year_rows import year_rows

if TYPE_CHECKING:
    from socfin.models import Committee


def secrets_of(committee: Committee, concealment: Concealment, ground: str) -> Secrets:
    """Of every published month and everything frozen; what people have assessed and decided is among it.

    `ground` is a word for all that the months' amounts follow from: as long as it is the same no figure of
    years gone by is read again.
    """
    nodes = list(committees.verksamheter(committee))
    hidden = [node.code for node in nodes if concealment.closed or node.code in concealment.hidden]
    named = [*((node.code, node.name) for node in nodes), *committees.former_names(committee)]
    known = known_to_all(
        committee,
        Secrets,
        "secrets",
        [ground, hidden, sorted(concealment.hidden)],
        lambda: _of_months(committee, concealment, hidden),
    )
    known = replace(
        known,
        names=known.names | {name for code, name in named if code in concealment.hidden},
        codes=known.codes | concealment.hidden,
    )
    return known.with_amounts({0: _decided(committee, set(hidden))})


def _of_months(committee: Committee, concealment: Concealment, hidden: list[str]) -> Secrets:
    """Amounts of every month, and the names and amounts of what was frozen."""
    amounts: dict[int, list[Ore]] = defaultdict(list)
    details: dict[int, set[Ore]] = defaultdict(set)
    gone: list[ReportRow] = []
    inputs = said_of_months(committee)
    for year, used in measured_years(committee):
        for month, rows in year_rows(year, hidden, of_year(inputs, year), used).items():
            amounts[month.yyyymm] += chain.from_iterable(map(amounts_of, rows))
        for number, known in line_amounts(year, hidden).items():
            details[number] |= known
    for version in meetings.versions_of(committee):
        whole = as_frozen(version.report)
        rows = hidden_rows(whole, concealment)
        amounts[whole.month.yyyymm] += chain.from_iterable(map(amounts_of, rows))
        gone += rows
    return Secrets.of(gone).with_details(details).with_amounts(amounts)


def measured_years(committee: Committee) -> Iterator[tuple[Measured, frozenset[str]]]:
    """Each published year, measured at its last month, with the codes that have figures.

    And as it was known when a month was closed, where other figures have come since.
    """
    months = published_months(committee).months
    last = {month.year: month for month in months}
    for month in {*last.values(), *(month for month in months if stands_apart(committee, month))}:
        made = basis_of_month(committee, month, Organisation.THEN).figures
        yield made, made.used


def of_year(inputs: dict[Month, Inputs], year: Measured) -> dict[Month, Inputs]:
    """What has been said of the months of a measured year."""
    return {month: given for month, given in inputs.items() if month.year == year.month.year}


def _decided(committee: Committee, hidden: set[str]) -> Iterator[Ore]:
    """Amounts of measures of hidden units, and what has been assessed of their lines."""
    for adjustment in forecasts.adjustments(committee):
        if adjustment.verksamhet.code in hidden:
            effects = (effect.amount_ore for effect in adjustment.effects.all())
            yield from (amount for amount in (adjustment.amount_ore, *effects) if amount is not None)
    for month in published_months(committee).months:
        for code, lines in assessed_after(committee, month).assessed_lines.items():
            if code in hidden:
                yield from lines.values()
