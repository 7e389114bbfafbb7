"""Gathers what words may not say of a committee's hidden units: every name and amount they have had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.report import Report
from socfin.reporting.reports import report
from socfin.selectors import committees, forecasts, meetings, words
from socfin.selectors.ledger import published_months
from socfin.services.masking.masking import Concealment, hidden_rows
from socfin.services.masking.words import Secrets

if TYPE_CHECKING:
    from socfin.models import Committee


def secrets_of(committee: Committee, found: Concealment) -> Secrets:
    """Of every published month and everything frozen; what people have assessed and decided is among it."""
    known = Secrets(
        names=frozenset(one.name for one in committees.verksamheter(committee) if one.code in found.hidden),
        codes=found.hidden,
    )
    for whole in _reports(committee):
        known = known.and_also(hidden_rows(whole, found), whole.month.yyyymm)
    return known.with_amounts({0: _decided(committee, found)})


def _reports(committee: Committee) -> Iterator[Report]:
    """Every month as it is published and as it was frozen, with nothing hidden."""
    for month in published_months(committee).months:
        yield report(committee, month)
    for version in meetings.versions_of(committee):
        yield Report.from_json(version.report)


def _decided(committee: Committee, found: Concealment) -> Iterator[Ore]:
    """Amounts of measures of hidden units, and what has been assessed of their lines."""
    for one in forecasts.adjustments(committee):
        if one.verksamhet.code in found.hidden:
            yield one.amount_ore
    for month in published_months(committee).months:
        for code, lines in words.assessed_lines(committee, month).items():
            if code in found.hidden:
                yield from lines.values()
