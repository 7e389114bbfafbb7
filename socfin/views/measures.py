"""The decided measures and one-offs that a page may tell of, and in which words; never which are decided."""

from __future__ import annotations

from typing import Any

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.money import Unit, format_money
from socfin.domain.period import from_to
from socfin.selectors import forecasts
from socfin.services.prose.opening import suitable
from socfin.views.page import Page


def told_adjustments(shown: Page) -> list[Any]:
    """Those of the page's year and of a verksamhet on it that the reader may see."""
    return [
        adjustment
        for adjustment in forecasts.adjustments(shown.seat.committee)
        if _concerns(shown, adjustment)
    ]


def measures_by_row(shown: Page) -> dict[str, list[str]]:
    """The measures in words by the code of the row, directly under the total, that they lie under."""
    above = {row.code: row.parent for row in shown.whole.rows}
    by_row: dict[str, list[str]] = {}
    for adjustment in told_adjustments(shown):
        code = adjustment.verksamhet.code
        while above.get(code):
            code = above[code]
        if adjustment.kind == AdjustmentKind.MEASURE.value:
            by_row.setdefault(code, []).append(_in_words(adjustment, shown.choices.unit))
    return by_row


def _in_words(adjustment: Any, unit: Unit) -> str:
    fact = forecasts.fact_of(adjustment)
    amount = format_money(adjustment.amount_ore, suitable(adjustment.amount_ore, unit), signed=True)
    return f"{adjustment.text} ({amount}, {from_to(fact.first, fact.last)})"


def _concerns(shown: Page, adjustment: Any) -> bool:
    codes = {row.code for row in shown.whole.all_rows} - set(shown.hidden)
    year = shown.month.year
    return (
        adjustment.verksamhet.code in codes
        and not shown.tells(adjustment.text)
        and adjustment.first // 100 <= year <= adjustment.last // 100
    )
