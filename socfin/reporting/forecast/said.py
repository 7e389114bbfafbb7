"""What people and the model have said of months, without comments: what their forecasts follow from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.reporting.kept import held_of_revision, kept
from socfin.reporting.reports import forecast_shown
from socfin.selectors import forecasts, remarks
from socfin.selectors.ledger import published_months
from socfin.services.report.compose import Inputs

if TYPE_CHECKING:
    from socfin.models import Committee

MONTH_BYTES = 10_000
"""About what the assessments after a month take of memory: of some forty units."""


def said_of_months(committee: Committee) -> dict[Month, Inputs]:
    """Of each published month."""
    return kept(committee, "said", lambda: said_of(committee, published_months(committee).months))


def said_of(committee: Committee, months: Collection[Month]) -> dict[Month, Inputs]:
    """Of some months, asked for at one go."""
    shown = {month: run for month in months if (run := forecast_shown(committee, month).run) is not None}
    models = forecasts.models(shown.values())
    return {
        month: replace(
            assessed_after(committee, month), model=models.get(shown[month].pk, {}) if month in shown else {}
        )
        for month in months
    }


def all_assessed(committee: Committee) -> dict[Month, list[tuple[str, str, Ore | None]]]:
    """Every assessment made after each month."""
    return held_of_revision(committee, "assessed", lambda: remarks.all_assessed(committee), MONTH_BYTES)


def assessed_after(committee: Committee, month: Month) -> Inputs:
    """What people have said of a month: the latest of a whole or a line, unless it was taken back."""
    wholes, lines = remarks.still_assessed(all_assessed(committee).get(month, ()))
    return Inputs(assessed=wholes, assessed_lines=lines)
