"""Gathers what words may not say of a committee's hidden units: every name and amount they have had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.reporting.forecast.said import said_of_months
from socfin.reporting.reports import as_frozen, basis_of_month, stands_apart
from socfin.selectors import committees, forecasts, meetings
from socfin.selectors.ledger import published_months
from socfin.services.ledger.measures import Measured
from socfin.services.masking.masking import Concealment, hidden_rows
from socfin.services.masking.published_cells import line_amounts
from socfin.services.masking.words import Secrets
from socfin.services.report.compose import Inputs
from socfin.services.report.year_rows import year_rows

if TYPE_CHECKING:
    from socfin.models import Committee


def secrets_of(committee: Committee, concealment: Concealment) -> Secrets:
    """Of every published month and everything frozen; what people have assessed and decided is among it."""
    nodes = committees.verksamheter(committee)
    hidden = [node.code for node in nodes if concealment.closed or node.code in concealment.hidden]
    named = [*((node.code, node.name) for node in nodes), *committees.former_names(committee)]
    known = Secrets(
        names=frozenset(name for code, name in named if code in concealment.hidden), codes=concealment.hidden
    )
    inputs = said_of_months(committee)
    for year, used in measured_years(committee):
        for month, rows in year_rows(year, hidden, of_year(inputs, year), used).items():
            known = known.with_amounts_of(rows, month.yyyymm)
        known = known.with_details(line_amounts(year, hidden))
    for version in meetings.versions_of(committee):
        whole = as_frozen(version.report)
        known = known.and_also(hidden_rows(whole, concealment), whole.month.yyyymm)
    return known.with_amounts({0: _decided(committee, inputs, set(hidden))})


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


def _decided(committee: Committee, of_months: dict[Month, Inputs], hidden: set[str]) -> Iterator[Ore]:
    """Amounts of measures of hidden units, and what has been assessed of their lines."""
    for adjustment in forecasts.adjustments(committee):
        if adjustment.verksamhet.code in hidden:
            effects = (effect.amount_ore for effect in adjustment.effects.all())
            yield from (amount for amount in (adjustment.amount_ore, *effects) if amount is not None)
    for inputs in of_months.values():
        for code, lines in inputs.assessed_lines.items():
            if code in hidden:
                yield from lines.values()
