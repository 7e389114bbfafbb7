"""What a day of one's own and people over the budget mean, in Swedish sentences; never a calculation."""

from __future__ import annotations

from collections.abc import Iterator

from socfin.domain.indicators import spell
from socfin.domain.money import NBSP, Unit, format_money
from socfin.domain.report import Report
from socfin.domain.sections import OwnBought, StaffCost

WHOLE = 1000
"""Tenths of a per cent: a full house."""
NOTHING_TO_PRICE = "nämndens personalkostnad eller årsarbetare är inte kända"


def cost_sentences(report: Report, code: str, unit: Unit | None = None) -> tuple[str, ...]:
    """What is said of a verksamhet's own places and of its people."""
    chosen = unit or report.unit
    own = (line for row in report.own_bought if row.code == code for line in own_bought_lines(row, chosen))
    staff = (
        line
        for row in report.staff
        if row.code == code
        for line in _staff_lines(row, report.span.label, chosen)
    )
    return (*own, *staff)


def own_bought_lines(own: OwnBought, unit: Unit) -> tuple[str, ...]:
    """The two prices of a day, their difference, and the occupancy at which they are alike."""
    return (_prices(own, unit), _difference(own, unit), *_break_even(own))


def _prices(own: OwnBought, unit: Unit) -> str:
    without = f" när {format_money(own.one_off_ore, unit)} för uppstart och engångsposter är borträknade"
    price, bought = (format_money(ore, Unit.KR) for ore in (own.own_ore, own.bought_ore))
    left_out = without if own.one_off_ore else ""
    return f"{own.verksamhet}, {own.months}: ett eget dygn kostade {price}{left_out}, ett köpt {bought}."


def _difference(own: OwnBought, unit: Unit) -> str:
    if not own.difference_ore:
        return "De kostar lika mycket per dygn."
    word = "billigare" if own.difference_ore > 0 else "dyrare"
    day, span, year = (
        format_money(abs(ore), in_unit)
        for ore, in_unit in ((own.difference_ore, Unit.KR), (own.span_ore, unit), (own.year_ore, unit))
    )
    days = spell(own.days, 0)
    return f"Det egna är {day} {word} per dygn: {span} på {days}{NBSP}dygn, {year} på ett år."


def _break_even(own: OwnBought) -> Iterator[str]:
    if own.break_even_tenths is None or own.capacity is None:
        return
    share = f"{spell(own.break_even_tenths, 1)}{NBSP}%"
    if own.break_even_tenths > WHOLE:
        yield "Inte ens fullbelagt blir det egna lika billigt som det köpta, om kostnaden är densamma."
        return
    days, room = spell(own.break_even_days, 0), spell(own.capacity, 0)
    yield (
        f"De kostar lika mycket vid {share} beläggning ({days} av {room}{NBSP}dygn), om kostnaden är "
        "densamma hur många som än bor där."
    )


def _staff_lines(staff: StaffCost, span: str, unit: Unit) -> Iterator[str]:
    if staff.deviation:
        yield _over(staff, span, unit)
    if staff.all_ore is not None and staff.all_budget_ore is not None:
        whole, budget, agency = (
            format_money(ore, unit) for ore in (staff.all_ore, staff.all_budget_ore, staff.agency_ore)
        )
        yield f"Egen och inhyrd personal kostar {whole} mot {budget} i budget, varav inhyrd {agency}."


def _over(staff: StaffCost, span: str, unit: Unit) -> str:
    size = f"{spell(abs(staff.deviation or 0), 1)} årsarbetare"
    side = "över" if (staff.deviation or 0) > 0 else "under"
    if staff.deviation_cost_ore is None or staff.mean_ore is None:
        return f"Vad {size} {side} budget kostar går inte att säga: {NOTHING_TO_PRICE}."
    cost = format_money(abs(staff.deviation_cost_ore), unit)
    verb = "kostar" if staff.deviation_cost_ore > 0 else "sparar"
    mean = format_money(staff.mean_ore, Unit.TKR)
    return f"{size} {side} budget {verb} {cost} {span}, med nämndens medellönekostnad {mean} om året."
