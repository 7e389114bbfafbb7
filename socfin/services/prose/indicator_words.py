"""What a report's indicators and unit costs say, in Swedish figures and sentences; never a calculation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from socfin.domain.indicators import Steps, spell, spell_with_unit
from socfin.domain.limits import Status
from socfin.domain.listing import listed
from socfin.domain.money import NBSP, Ore, Unit, format_money
from socfin.domain.period import MONTH_NAMES
from socfin.domain.report import Report
from socfin.domain.sections import IndicatorRow, UnitCost
from socfin.services.indicators.parts import of_parts

MOST = 5
"""On the overview: more of them would hide the money they explain."""
STANDING = {
    Status.BALANCE: "Nära målet",
    Status.WATCH: "Bevaka",
    Status.SURPLUS: "Bättre",
    Status.UNKNOWN: "",
}
"""What a deviation from a target is called; nothing where there is none."""


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """One indicator as it is read, with the row it is spelled from."""

    row: IndicatorRow
    outcome: str
    target: str
    deviation: str
    last_year: str
    forecast: str
    target_year: str
    """ "" where it is not known."""
    standing: str
    remark: str
    """What it means, "29 platser tomma"; "" for most."""

    @property
    def unit(self) -> str:
        """The unit, where the name does not say it already."""
        return _unit(self.row)

    @property
    def label(self) -> str:
        """The name with its unit, where that is another word: "Platser", "Beläggning, %"."""
        return f"{self.row.name}, {self.unit}" if self.unit else self.row.name


def shown(rows: Iterable[IndicatorRow]) -> tuple[ShownIndicator, ...]:
    """The indicators as a table shows them."""
    return tuple(_shown(row) for row in rows)


def of_total(report: Report) -> tuple[ShownIndicator, ...]:
    """Those of the report's own total: of the committee, or of the verksamhet it is of."""
    own = [indicator for indicator in report.indicators if indicator.code == report.total.code]
    return tuple(_of_parts(report, indicator) for indicator in own)


def at_a_glance(report: Report) -> tuple[ShownIndicator, ...]:
    """Those of the total and of the rows directly under it and those without money, the total's first.

    What one of the rows alone has is not said of the total too, where it is the same figure.
    """
    below = [indicator for indicator in report.indicators if indicator.code in _below(report)]
    alone = {code for code, many in Counter(indicator.indicator for indicator in below).items() if many == 1}
    alike = {
        (indicator.indicator, *_figures(indicator)) for indicator in below if indicator.indicator in alone
    }
    total = [indicator for indicator in report.indicators if indicator.code == report.total.code]
    own = [indicator for indicator in total if (indicator.indicator, *_figures(indicator)) not in alike]
    return (*(_of_parts(report, row) for row in own), *shown(below))


def beyond_count(indicators: Iterable[ShownIndicator]) -> int:
    """How many of them are beyond their limit."""
    return sum(each.row.status is Status.WATCH for each in indicators)


def _of_parts(report: Report, row: IndicatorRow) -> ShownIndicator:
    """The total's indicator, and of which parts it is where others have none."""
    (alone,) = shown((row,))
    parts = of_parts(report, row)
    where = f"i {listed(list(parts))}" if parts else ""
    return replace(alone, remark=", ".join(filter(None, (alone.remark, where))))


def _below(report: Report) -> frozenset[str]:
    """The rows directly under the total, and the verksamheter that have indicators but no row of money."""
    with_money = {row.code for row in report.all_rows}
    bare = {indicator.code for indicator in report.indicators} - with_money
    return frozenset({row.code for row in report.top} | bare)


def _figures(indicator: IndicatorRow) -> tuple[int | None, ...]:
    return indicator.outcome, indicator.target, indicator.last_year


def beyond_limit(report: Report) -> tuple[ShownIndicator, ...]:
    """Those of the rows directly under the total that are beyond their limit, the furthest first.

    Where no such row has an indicator that the total has, the total's own.
    """
    top = {row.code for row in report.top}
    below = [indicator for indicator in report.indicators if indicator.code in top]
    seen = {indicator.indicator for indicator in below}
    own = [
        indicator
        for indicator in report.indicators
        if indicator.code == report.total.code and indicator.indicator not in seen
    ]
    watched = [indicator for indicator in (*below, *own) if indicator.status is Status.WATCH]
    return shown(sorted(watched, key=_size, reverse=True)[:MOST])


def sentence(indicator: ShownIndicator) -> str:
    """ "Beläggning 80,9 % mot 95,0 %, 29 platser tomma"; "Årsarbetare: 6,4 över budget"."""
    row = indicator.row
    if row.outcome is None:
        return f"{row.name}: {indicator.remark}"
    value, target = (
        spell_with_unit(steps, row.decimals, indicator.unit).rstrip(NBSP)
        for steps in (row.outcome, row.target)
    )
    remark = f", {indicator.remark}" if indicator.remark else ""
    against = "" if row.target is None else f" mot {target}"
    return f"{row.name} {value}{against}{remark}"


def worth_words(report: Report, code: str) -> tuple[ShownIndicator, ...]:
    """A verksamhet's indicators that its paragraph says: beyond their limit, or known only in words.

    One without money says all it has.
    """
    own = [indicator for indicator in report.indicators if indicator.code == code]
    if report.row(code) is None:
        return shown(own)
    watched = [indicator for indicator in own if indicator.status is Status.WATCH]
    in_words = shown(indicator for indicator in own if indicator.outcome is None)
    by_size = shown(sorted(watched, key=_size, reverse=True))
    return (*by_size, *(indicator for indicator in in_words if indicator.remark))[:MOST]


def indicator_sentence(report: Report, code: str) -> str:
    """ "Nyckeltal: Hyrpass 443 mot 220. Årsarbetare: 6,4 över budget."; "" where none is worth words."""
    sentences = [f"{sentence(indicator)}." for indicator in worth_words(report, code)]
    return f"Nyckeltal: {' '.join(sentences)}" if sentences else ""


def unit_cost_sentences(report: Report, *, unit: Unit | None = None) -> tuple[str, ...]:
    """What a day or an hour of the total has cost, and how its deviation parts in volume and price."""
    own = [cost for cost in report.unit_costs if cost.code == report.total.code]
    return tuple(line for cost in own for line in _cost_lines(cost, unit or report.unit))


def _cost_lines(unit_cost: UnitCost, unit: Unit) -> tuple[str, ...]:
    cost, budget = (_kronor(ore) for ore in (unit_cost.unit_cost_ore, unit_cost.budget_unit_cost_ore))
    against = f", mot {budget} i budget" if unit_cost.budget_unit_cost_ore is not None else ""
    of = f" ({listed(unit_cost.of_parts)})" if unit_cost.of_parts else ""
    regular = ""
    if unit_cost.regular_unit_cost_ore is not None:
        without = format_money(unit_cost.one_off_ore, unit)
        regular = f" Utan kända engångsposter på {without}: {_kronor(unit_cost.regular_unit_cost_ore)}."
    first = f"Nettokostnad per {unit_cost.per}{of}: {cost}{against}.{regular}"
    return first, split_sentence(unit_cost, unit), *_adjusted_line(unit_cost, unit)


def _adjusted_line(cost: UnitCost, unit: Unit) -> Iterator[str]:
    if cost.adjusted_budget_ore is None or cost.price_effect_ore is None:
        return
    adjusted, from_it = format_money(cost.adjusted_budget_ore, unit), cost.price_effect_ore
    yield (
        f"Med budgetens pris och den volym som blev vore budgeten {adjusted}; avvikelsen mot den är "
        f"{format_money(from_it, unit, signed=True)}."
    )


def split_sentences(report: Report, code: str) -> tuple[str, ...]:
    """How a verksamhet's deviation parts in volume and price, where it does, in the report's unit."""
    return tuple(
        split_sentence(cost, report.unit)
        for cost in report.unit_costs
        if cost.code == code and cost.price_effect_ore is not None and cost.volume_effect_ore is not None
    )


def split_sentence(cost: UnitCost, unit: Unit) -> str:
    """How the deviation parts in volume, mix and price; else which figure is missing."""
    volume, price = cost.volume_effect_ore, cost.price_effect_ore
    units = {"timme": "timmar"}.get(cost.per, cost.per)
    if volume is None or price is None or cost.budget_volume is None:
        return f"Avvikelsen går inte att dela i volym och pris: {_unbudgeted(cost)}."
    more = "fler" if cost.volume > cost.budget_volume else "färre"
    dearer = "dyrare" if price < 0 else "billigare"
    mix = cost.mix_effect_ore or 0
    whole, by_volume, by_price, by_mix = (
        format_money(ore, unit, signed=True) for ore in (volume + mix + price, volume, price, mix)
    )
    if mix:
        weight = "mer" if mix < 0 else "mindre"
        return (
            f"Av {whole} mot budget beror {by_volume} på antalet {units}, {by_mix} på att dyrare delar står "
            f"för {weight} av dem och {by_price} på {dearer} {units}."
        )
    if cost.volume == cost.budget_volume:
        if not price:
            return f"Varken antalet {units} eller vad de kostar avviker från budget."
        return (
            f"Avvikelsen mot budget, {whole}, beror hela på {dearer} {units}: de är lika många som i budget."
        )
    if not price:
        return f"Avvikelsen mot budget, {whole}, beror hela på {more} {units}: de kostar som i budget."
    return f"Av {whole} mot budget beror {by_volume} på {more} {units} och {by_price} på {dearer} {units}."


def _unbudgeted(cost: UnitCost) -> str:
    """Which of the two has no budget that the other can be divided by."""
    if cost.budget_volume:
        return "pengarna har ingen kostnad i budget att jämföra med"
    return f"budget {'saknas' if cost.budget_volume is None else 'är noll'} för {cost.name.lower()}"


def _kronor(ore: Ore | None) -> str:
    return format_money(ore, Unit.KR)


def _size(row: IndicatorRow) -> Fraction:
    return Fraction(abs(row.deviation or 0), max(abs(row.target or 0), 1))


def _unit(row: IndicatorRow) -> str:
    """ "kr" of "Boendekostnad", "" of "Hyrpass" in "pass", "personer" of "Inhyrda" in "inhyrda personer"."""
    unit, name = row.unit.casefold(), row.name.casefold()
    return "" if unit in name else row.unit[len(name) :].strip() if unit.startswith(f"{name} ") else row.unit


def _with_unit(row: IndicatorRow, steps: Steps) -> str:
    return spell_with_unit(steps, row.decimals, _unit(row)).rstrip(NBSP)


def _shown(row: IndicatorRow) -> ShownIndicator:
    return ShownIndicator(
        row=row,
        outcome=spell(row.outcome, row.decimals),
        target=spell(row.target, row.decimals),
        deviation=spell(row.deviation, row.decimals, signed=True),
        last_year=spell(row.last_year, row.decimals),
        forecast=spell(row.forecast, row.decimals),
        target_year="" if row.target_year is None else spell(row.target_year, row.decimals),
        standing=STANDING[row.status],
        remark=_remark(row),
    )


def _remark(row: IndicatorRow) -> str:
    """What the figures mean beside themselves: a stated deviation, the newest known, empty places, years."""
    return ", ".join(filter(None, (_stated(row), _newest(row), _empty(row), _years(row))))


def _stated(row: IndicatorRow) -> str:
    """ "6,4 över budget", where only that is known."""
    if row.deviation is None or (row.outcome is not None and row.target is not None):
        return ""
    size = spell(abs(row.deviation), row.decimals)
    return f"{size} {'över' if row.deviation > 0 else 'under'} budget" if row.deviation else "som budget"


def _newest(row: IndicatorRow) -> str:
    """ "601 tkr i juni–augusti", where the year to date is not known."""
    if row.newest is None:
        return ""
    return f"{_with_unit(row, row.newest)} i {row.newest_span.rpartition(' ')[0]}"


def _empty(row: IndicatorRow) -> str:
    """How many places are empty, and when: the figure beside it may be of more months than the last."""
    empty = row.empty_places
    if empty is None or empty <= 0:
        return ""
    words = "1 plats tom" if empty == 1 else f"{spell_with_unit(empty, 0, 'platser')} tomma"
    last = row.months[-1] if row.months else None
    whole = row.newest is not None or last in (None, row.outcome)
    return words if whole else f"{words} i {MONTH_NAMES[len(row.months) - 1]}"


def _years(row: IndicatorRow) -> str:
    """ "450 år 2015 och 1 300 år 2021", where nothing is known of this year."""
    if row.outcome is not None or row.newest is not None or not row.years:
        return ""
    return listed([f"{_with_unit(row, steps)} år {year}" for year, steps in row.years])
