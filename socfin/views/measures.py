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
    return [one for one in forecasts.adjustments(shown.seat.committee) if _concerns(shown, one)]


def measures_by_row(shown: Page) -> dict[str, list[str]]:
    """The measures in words by the code of the row, directly under the total, that they lie under."""
    above = {row.code: row.parent for row in shown.whole.rows}
    found: dict[str, list[str]] = {}
    for one in told_adjustments(shown):
        code = one.verksamhet.code
        while above.get(code):
            code = above[code]
        if one.kind == AdjustmentKind.MEASURE.value:
            found.setdefault(code, []).append(_in_words(one, shown.choices.unit))
    return found


def _in_words(one: Any, unit: Unit) -> str:
    fact = forecasts.fact_of(one)
    amount = format_money(one.amount_ore, suitable(one.amount_ore, unit), signed=True)
    return f"{one.text} ({amount}, {from_to(fact.first, fact.last)})"


def _concerns(shown: Page, one: Any) -> bool:
    codes = {row.code for row in (shown.whole.total, *shown.whole.rows)} - set(shown.hidden)
    year = shown.month.year
    return (
        one.verksamhet.code in codes
        and not shown.tells(one.text)
        and one.first // 100 <= year <= one.last // 100
    )
