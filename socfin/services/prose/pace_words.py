"""What a forecast takes for granted of the months that remain, where they break with the latest ones.

Told only where a year that goes on as the latest months would end outside the forecast's own 80 % range:
within it the forecast and the pace say the same. Amounts are öre, costs negative.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from socfin.domain.money import Ore, Unit, format_money, round_half_away
from socfin.domain.period import Month
from socfin.services.prose.forecast_words import readable


class Span(NamedTuple):
    """A forecast of the full year and its 80 % range."""

    amount: Ore
    low: Ore
    high: Ore


def assumptions(explained: Mapping[str, Any], month: Month, unit: Unit, made: Span) -> tuple[str, ...]:
    """What the rest of the year must be for the forecast to hold, and why it may; () within the pace."""
    left, pace, outcome = 12 - month.month, explained.get("pace"), explained.get("outcome")
    if not left or pace is None or outcome is None or made.low <= outcome + pace * left <= made.high:
        return ()
    return tuple(_assumptions(explained, unit, left, _each(made.amount - outcome, left)))


def _assumptions(explained: Mapping[str, Any], unit: Unit, left: int, expected: Ore) -> Iterator[str]:
    pace: Ore = explained["pace"]
    yield (
        f"Prognosen förutsätter {_change(expected - pace, costs=pace < 0)} i månaden än de senaste "
        f"månaderna: {format_money(expected, unit)} mot {format_money(pace, unit)}."
    )
    measures: Ore = explained.get("still_to_come", 0)
    if measures:
        yield (
            "Åtgärder och engångsposter som återstår står för "
            f"{format_money(_each(measures, left), unit, signed=True)} av det."
        )
    last, last_to_date = explained.get("last_year"), explained.get("last_year_to_date")
    if last is not None and last_to_date is not None:
        before = _each(last - last_to_date, left)
        yield f"Samma månader förra året låg på {format_money(before, unit)} i månaden."


def _each(amount: Ore, months: int) -> Ore:
    return int(round_half_away(Fraction(amount, months)))


def _change(apart: Ore, *, costs: bool) -> str:
    """ "1,0 mnkr lägre kostnad" from what a month differs by; positive is an improvement."""
    what = "kostnad" if costs else "intäkt"
    lower = apart > 0 if costs else apart < 0
    return f"{readable(abs(apart))} {'lägre' if lower else 'högre'} {what}"
