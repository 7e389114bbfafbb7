"""A month's Report as it was known at a moment, with nothing hidden; never for whom units are hidden from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.reporting.indicators import with_indicators
from socfin.reporting.kept import known
from socfin.reporting.reports import used
from socfin.selectors import committees, forecasts, periods, remarks
from socfin.selectors import ledger as facts
from socfin.services.report.compose import Basis, CommitteeFacts, Inputs, Published, compose
from socfin.services.report.placement import ModelForecast

if TYPE_CHECKING:
    from socfin.models import Committee, PeriodChange, Publication

SHOWING = (Scenario.OUTCOME.value, Scenario.DEVIATION.value)
"""A month is shown when one of these has been published of it."""


@dataclass(frozen=True)
class KnownThen:
    """What was known of a committee's month at a moment. A month that was shut stood as it was closed.

    The verksamheter are today's: a name or a place in the tree has no earlier version.
    """

    committee: Committee
    month: Month
    at: datetime

    @cached_property
    def closing(self) -> PeriodChange | None:
        """The step that the month was closed with, if it was shut then."""
        return periods.closing_of(self.committee, self.month, at=self.at)

    @property
    def figures_at(self) -> datetime:
        """The moment whose files count."""
        return self.at if self.closing is None else self.closing.changed_at

    @cached_property
    def publications(self) -> list[Publication]:
        """What counted of the year and the year before."""
        years = (self.month.year - 1, self.month.year)
        return facts.current_publications(self.committee, years=years, known_at=self.figures_at)

    @cached_property
    def behind(self) -> list[Publication]:
        """Of the year those that count in the month."""
        of_year = [file for file in self.publications if file.last // 100 == self.month.year]
        return used(of_year, self.month)

    @property
    def is_published(self) -> bool:
        """Whether any figure of the month itself was."""
        return any(
            file.scenario in SHOWING and (file.as_of or file.last) == self.month.yyyymm
            for file in self.behind
        )

    def report(self, *, root: str, organisation: Organisation, indicators: bool = False) -> Report | None:
        """The Report of the verksamhet `root`, without decisions, and with `indicators` only if asked for.

        None before anything of the month was published.
        """
        if not self.is_published:
            return None
        tree, rules = facts.tree(self.committee), periods.rules_under(self.committee, self.closing)
        basis = Basis.of(self._ledger, tree, rules, month=self.month, organisation=organisation)
        made = compose(self._facts, basis, root=root, inputs=self._inputs, published=self._published)
        if not indicators:
            return made
        return with_indicators(self.committee, made, basis.figures, self.figures_at)

    @property
    def _ledger(self) -> pd.DataFrame:
        rests_on = [facts.slots(self.publications), committees.codes(self.committee)]
        name = f"then:{self.month.year}"
        return known(self.committee, name, rests_on, lambda: facts.ledger(self.publications))

    @property
    def _facts(self) -> CommitteeFacts:
        committee = self.committee
        return CommitteeFacts(
            slug=committee.slug,
            name=committee.name,
            municipality=committee.municipality.name,
            constructed=committee.constructed,
            unit=Unit(committee.unit),
            thresholds=periods.limits_under(committee, self.closing),
            total_first=committee.total_first,
        )

    @property
    def _inputs(self) -> Inputs:
        return Inputs(
            comments=remarks.comments(self.committee, self.month, self.at),
            assessed=remarks.assessed(self.committee, self.month, self.figures_at),
            assessed_lines=remarks.assessed_lines(self.committee, self.month, self.figures_at),
            model=self._model,
        )

    @property
    def _model(self) -> dict[str, ModelForecast]:
        """Of the newest run that was made from these files; an older one was not shown any more."""
        if self.closing is not None:
            return forecasts.model(self.closing.forecast_run)
        runs = [run for run in forecasts.runs_of(self.committee, self.month) if run.made_at <= self.at]
        newest = max((file.published_at for file in self.behind), default=self.at)
        shown = runs[-1] if runs and runs[-1].made_at >= newest else None
        return forecasts.model(shown)

    @property
    def _published(self) -> Published:
        newest: Sequence[Publication] = sorted(self.behind, key=lambda file: file.published_at)[-1:]
        return Published(
            at=facts.moment(newest[0].published_at) if newest else "",
            by=str(newest[0].published_by) if newest else "",
            sources=facts.sources(self.behind),
        )
