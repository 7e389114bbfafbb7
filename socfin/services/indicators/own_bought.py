"""A day in a place of one's own against a bought one, and how full the house must be for them to be alike.

Exact, in öre; costs are positive here. Rules and the source's own figures: docs/figures.md, "Eget mot köpt".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from socfin.domain.figures import Scenario
from socfin.domain.indicator_list import INDICATORS
from socfin.domain.indicators import Steps
from socfin.domain.money import Ore, Unit, round_half_away
from socfin.domain.period import Month, Span
from socfin.domain.sections import OwnBought
from socfin.services.indicators.rows import Measured, Place

COST, ONE_OFF, BOUGHT = "boendekostnad", "uppstartskostnad", "kopt_dygnspris"
DAYS, PLACES = "platsdygn", "platser"
PER_MILLE = 1000  # a share in tenths of a per cent
DAYS_OF_YEAR = 365  # a year of no particular one


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """What is known of a house of one's own in some months; costs positive, öre."""

    span: Span
    cost: Ore
    one_off: Ore
    days: int
    places: int | None
    bought: Ore

    @property
    def calendar_days(self) -> int:
        """The days of its months."""
        return sum(self.span.first.plus(at).days for at in range(self.span.months))


@dataclass(frozen=True, slots=True)
class NetCost:
    """A verksamhet's net of January to the month turned round, öre, and the one-offs in it."""

    cost: Ore
    one_off: Ore = 0


def compared(code: str, name: str, own: OwnPlaces) -> OwnBought | None:
    """Own against bought; None without a day, and where nothing is paid for either.

    Torget 2021: (5 448 − 391) tkr over 1 650 days is 3 065 kr, 932 kr less than 3 997.
    """
    if own.days <= 0 or own.cost <= own.one_off or own.bought <= 0:
        return None
    return _priced(
        OwnBought(
            code=code,
            verksamhet=name,
            months=own.span.label,
            calendar_days=own.calendar_days,
            cost_ore=own.cost,
            one_off_ore=own.one_off,
            days=own.days,
            capacity=own.places * own.calendar_days if own.places else None,
            own_ore=0,
            bought_ore=own.bought,
            difference_ore=0,
            span_ore=0,
            year_ore=0,
            break_even_days=0,
            break_even_tenths=None,
        )
    )


def with_one_offs(own: OwnBought) -> OwnBought:
    """The same with start-up and one-offs in the day's cost: what the house did cost, not what it will.

    Torget 2021: 5 448 tkr over 1 650 days is 3 302 kr.
    """
    return _priced(replace(own, one_off_ore=0))


def _priced(own: OwnBought) -> OwnBought:
    """Its day, the difference and where the two meet, of its cost without what is left out of it."""
    regular = Fraction(own.cost_ore - own.one_off_ore)
    saved, even = own.bought_ore * own.days - regular, regular / own.bought_ore
    return replace(
        own,
        own_ore=_whole(regular / own.days),
        difference_ore=_whole(saved / own.days),
        span_ore=_whole(saved),
        year_ore=_whole(saved * DAYS_OF_YEAR / own.calendar_days),
        break_even_days=-int(-even // 1),
        break_even_tenths=None if own.capacity is None else _whole(even * PER_MILLE / own.capacity),
    )


def cost_at(own: OwnBought, per_cent: int) -> Ore | None:
    """Öre a day when so many per cent of the places are taken at the same cost; None without places."""
    if own.capacity is None or per_cent <= 0:
        return None
    return _whole(Fraction(own.cost_ore - own.one_off_ore) * 100 / (own.capacity * per_cent))


def own_bought(
    years: Sequence[Measured],
    places: Mapping[str, Place],
    codes: Iterable[str],
    month: Month,
    nets: Mapping[str, NetCost],
) -> tuple[OwnBought, ...]:
    """Own against bought of the verksamheter that have a bought price of their own, newest months first.

    The cost is that of the file of indicators where it has one of the same months, else the net to date.
    """
    newest = ((code, _newest(code, years, month, nets.get(code))) for code in codes if code in places)
    rows = (compared(code, places[code].name, own) for code, own in newest if own is not None)
    return tuple(row for row in rows if row is not None)


def _newest(code: str, years: Sequence[Measured], month: Month, net: NetCost | None) -> OwnPlaces | None:
    return next(
        (
            own
            for year in reversed(years)
            for span in _spans(code, year, month)
            if (own := _known(code, year, span, net if span == Span.to_date(month) else None)) is not None
        ),
        None,
    )


def _spans(code: str, year: Measured, month: Month) -> Iterator[Span]:
    """January to the month first, then the months that the file gives a price or a cost of, newest first."""
    if year.year == month.year:
        yield Span.to_date(month)
    given = {
        span
        for indicator in (COST, BOUGHT)
        for span in year.pieces.get((code, indicator, Scenario.OUTCOME), {})
    }
    yield from sorted(given, key=lambda span: (span.last, span.months), reverse=True)


def _known(code: str, year: Measured, span: Span, net: NetCost | None) -> OwnPlaces | None:
    """What is known in the months; None where a price, a cost or a number of days is missing."""
    cost, one_off, bought, days, places = (
        _value(code, name, year, span) for name in (COST, ONE_OFF, BOUGHT, DAYS, PLACES)
    )
    krona = Unit.KR.ore
    if bought is None or days is None:
        return None
    if cost is not None:
        return OwnPlaces(span, cost * krona, (one_off or 0) * krona, days, places, bought * krona)
    return None if net is None else OwnPlaces(span, net.cost, net.one_off, days, places, bought * krona)


def _value(code: str, name: str, year: Measured, span: Span) -> Steps | None:
    indicator = INDICATORS[name]
    return indicator.rounded(year.value(code, indicator, Scenario.OUTCOME, span))


def _whole(exact: Fraction) -> int:
    return int(round_half_away(exact))
