"""Gathers what words may not say of a committee's hidden units: every name and amount they have had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.reporting.reports import kept, ledger_of_years, rules_for, stands_apart
from socfin.selectors import committees, forecasts, meetings, words
from socfin.selectors.forecast_basis import shown_run
from socfin.selectors.ledger import published_months
from socfin.services.ledger.measures import Measured, measured
from socfin.services.ledger.organisation import Tree
from socfin.services.masking.masking import Concealment, hidden_rows
from socfin.services.masking.published_cells import line_amounts
from socfin.services.masking.words import Secrets
from socfin.services.report.compose import Inputs
from socfin.services.report.year_rows import year_rows

if TYPE_CHECKING:
    from socfin.models import Committee


def secrets_of(committee: Committee, found: Concealment) -> Secrets:
    """Of every published month and everything frozen; what people have assessed and decided is among it."""
    nodes = committees.verksamheter(committee)
    hidden = [one.code for one in nodes if found.closed or one.code in found.hidden]
    named = [*((one.code, one.name) for one in nodes), *committees.former_names(committee)]
    known = Secrets(names=frozenset(name for code, name in named if code in found.hidden), codes=found.hidden)
    said = said_of_months(committee)
    for year, used in measured_years(committee):
        for month, rows in year_rows(year, hidden, of_year(said, year), used).items():
            known = known.with_amounts_of(rows, month.yyyymm)
        known = known.with_details(line_amounts(year, hidden))
    for version in meetings.versions_of(committee):
        whole = Report.from_json(version.report)
        known = known.and_also(hidden_rows(whole, found), whole.month.yyyymm)
    return known.with_amounts({0: _decided(committee, said, set(hidden))})


def measured_years(committee: Committee) -> Iterator[tuple[Measured, frozenset[str]]]:
    """Each published year, measured at its last month, with the codes that have figures.

    And as it was known when a month was closed, where other figures have come since.
    """
    months = published_months(committee).months
    last = {month.year: month for month in months}
    for month in {*last.values(), *(one for one in months if stands_apart(committee, one))}:
        book, tree = ledger_of_years(committee, month)
        made = measured(book, Tree.of(tree), rules_for(committee, month), month=month)
        yield made, frozenset(book["verksamhet"].unique())


def of_year(said: dict[Month, Inputs], year: Measured) -> dict[Month, Inputs]:
    """What has been said of the months of a measured year."""
    return {month: one for month, one in said.items() if month.year == year.month.year}


def said_of_months(committee: Committee) -> dict[Month, Inputs]:
    """What people and the model have said of each published month, without comments."""
    return kept(committee, "said", lambda: dict(_said_of_months(committee)))


def _said_of_months(committee: Committee) -> Iterator[tuple[Month, Inputs]]:
    for month in published_months(committee).months:
        yield (
            month,
            Inputs(
                assessed=words.assessed(committee, month),
                assessed_lines=words.assessed_lines(committee, month),
                model=forecasts.model(shown_run(committee, month)),
            ),
        )


def _decided(committee: Committee, said: dict[Month, Inputs], hidden: set[str]) -> Iterator[Ore]:
    """Amounts of measures of hidden units, and what has been assessed of their lines."""
    for one in forecasts.adjustments(committee):
        if one.verksamhet.code in hidden:
            yield one.amount_ore
    for inputs in said.values():
        for code, lines in inputs.assessed_lines.items():
            if code in hidden:
                yield from lines.values()
