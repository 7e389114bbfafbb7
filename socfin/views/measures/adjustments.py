"""The measures and one-offs that other pages tell of, and what is said when the forecast follows them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.measures.sections import MeasureRow
from socfin.selectors import forecasts, periods
from socfin.services.measures.plan import plan_of
from socfin.services.measures.rows import decided, measure_sums, proposed
from socfin.services.prose.forecast_words import MEASURES_HIDDEN
from socfin.services.prose.measure_words import (
    in_brief,
    measures_sentence,
    none_decided,
    proposal_sentence,
    standing,
)
from socfin.views.outside import forecasts_made
from socfin.views.page import Page

BEING_RECKONED = "Prognosen räknas om just nu."
NOT_RECKONED = "Prognosen kunde inte räknas om. Säg till administratören."


def told_adjustments(shown: Page) -> list[Any]:
    """Those of the page's year that count, of a verksamhet on it that the reader may see."""
    return [
        adjustment
        for adjustment in forecasts.adjustments(shown.seat.committee)
        if forecasts.fact_of(adjustment) is not None and _concerns(shown, adjustment)
    ]


def measures_by_row(shown: Page) -> dict[str, list[str]]:
    """The measures in words by the code of the row, directly under the total, that they lie under."""
    unit = shown.choices.unit
    return {code: [in_brief(row, unit) for row in decided(rows)] for code, rows in _beneath(shown).items()}


def undecided_by_row(shown: Page) -> dict[str, str]:
    """What is said of a row, directly under the total, beneath which no measure is decided; none said else.

    Nothing where the reader does not see every measure.
    """
    if shown.hidden:
        return {}
    beneath = _beneath(shown)
    codes = {row.code for row in shown.report.all_rows}
    return {code: none_decided(beneath.get(code, ())) for code in codes if not decided(beneath.get(code, ()))}


def _beneath(shown: Page) -> dict[str, list[MeasureRow]]:
    """The measures and proposals by the code of the row they lie under; by the total's where it is alone."""
    above = {row.code: row.parent for row in shown.whole.rows}
    by_row: dict[str, list[MeasureRow]] = {}
    for measure in shown.report.measures:
        code = measure.code
        while above.get(code):
            code = above[code]
        by_row.setdefault(code if shown.report.top else shown.report.total.code, []).append(measure)
    return by_row


def told_measures(shown: Page) -> dict[str, Any]:
    """The measures of the page's report with their sums, for templates."""
    rows, unit = decided(shown.report.measures), shown.choices.unit
    return {
        "measures": [{"row": row, "standing": standing(row)} for row in rows],
        "measure_sums": measure_sums(rows) if rows else None,
        "measures_sentence": measures_sentence(shown.report),
        "measure_plan": plan_of(shown.report),
        "every_measure_told": not shown.hidden,
        "none_decided": none_decided(shown.report.measures, shown.month.year),
        "measures_hidden": MEASURES_HIDDEN,
        "proposals": [
            {"row": row, "words": proposal_sentence(row, unit)} for row in proposed(shown.report.measures)
        ],
    }


def is_measure(adjustment: Any) -> bool:
    """Whether it is a measure, not a one-off."""
    return bool(adjustment.kind == AdjustmentKind.MEASURE.value)


def reckon_anew(request: HttpRequest, shown: Page, done: str, counts: str) -> None:
    """Make the forecasts anew, and say of what was done only what has become of them."""
    committee, latest = shown.seat.committee, shown.published.latest
    made = forecasts_made(request, shown.seat)
    if made is None:
        messages.success(request, f"{done} {BEING_RECKONED}")
    elif not made:
        messages.warning(request, f"{done} {NOT_RECKONED}")
    elif latest is None or forecasts.run_of(committee, latest) is None:
        messages.success(request, done)
    elif latest in periods.shut_months(committee):
        kept = f"{latest.label.capitalize()} är stängd och behåller sin prognos"
        messages.success(request, f"{done} {kept}; nästa månads {counts}.")
    else:
        messages.success(request, f"{done} Den beräknade prognosen {counts} från och med nu.")


def _concerns(shown: Page, adjustment: Any) -> bool:
    """A measure that the reader's report has, or a one-off of the year that tells of nothing hidden."""
    if is_measure(adjustment):
        return adjustment.pk in {row.number for row in shown.report.measures}
    codes = {row.code for row in shown.whole.all_rows} - set(shown.hidden)
    year = shown.month.year
    return (
        adjustment.verksamhet.code in codes
        and not shown.tells(adjustment.text)
        and adjustment.first // 100 <= year <= adjustment.last // 100
    )
