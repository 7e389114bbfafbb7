"""How templates write figures, bars, charts and the page's finding; spelling only, never sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from socfin.charts.cellbar import Scale, cell_svg
from socfin.charts.koladalines import kolada_lines
from socfin.charts.monthbars import month_bars
from socfin.charts.theme import Picture
from socfin.charts.yearline import year_svg
from socfin.domain.indicators import spell
from socfin.domain.kolada import KoladaRow
from socfin.domain.limits import Status
from socfin.domain.moments import clock
from socfin.domain.money import (
    MISSING,
    Ore,
    Unit,
    format_amount,
    format_exact,
    format_money,
    format_share,
    grouped,
    in_unit,
)
from socfin.domain.period import MONTH_NAMES
from socfin.domain.report import Report, ReportRow
from socfin.domain.sections import IndicatorRow
from socfin.domain.timespans import Timed
from socfin.services.measures.plan import plan_of
from socfin.services.prose.cost_tables import CostRow, CostTable, Figure, kolada_text
from socfin.services.prose.goal_words import goals_measured_by
from socfin.services.prose.indicator_words import ShownIndicator
from socfin.services.prose.opening import NO_CAUSE, NOT_GIVEN, named

register = template.Library()
register.filter("clock", clock)
register.filter("plan", plan_of)
register.simple_tag(goals_measured_by)

MNKR_FROM = 100_000_000
"""A finding of at least one million kronor is said in mnkr."""


Shown = Ore | str | None
"""A figure of a template; "" is what a template gives for a figure of a row that is not there."""


def _figure(value: Shown) -> Ore | None:
    """Missing stays missing, also when the whole row is."""
    return None if value is None or isinstance(value, str) else value


def _number(text: str, value: Ore | float | Fraction | None) -> SafeString:
    look = " missing" if value is None else " neg" if value < 0 else ""
    return format_html('<span class="num{}">{}</span>', look, text)


@register.simple_tag
def known_of(indicators: Sequence[ShownIndicator]) -> set[str]:
    """Which of the columns at least one of the indicators has something in."""
    return {
        column
        for column in ("outcome", "target", "deviation", "last_year", "forecast", "target_year", "standing")
        for each in indicators
        if getattr(each, column) not in ("", MISSING)
    }


@register.filter
def or_missing(text: str) -> SafeString | str:
    """A figure that is text already; a missing one is marked, so that a phone's line goes without it."""
    return _number(text, None) if text == MISSING else text


@register.filter
def amount(value: Shown, unit: Unit | str) -> SafeString:
    """An amount in a unit that is said elsewhere: "−12 227"."""
    known = _figure(value)
    return _number(format_amount(known, Unit(unit)), known)


@register.filter
def signed(value: Shown, unit: Unit | str) -> SafeString:
    """A deviation with its sign: "+664"."""
    known = _figure(value)
    return _number(format_amount(known, Unit(unit), signed=True), known)


@register.filter
def money(value: Shown, unit: Unit | str) -> SafeString:
    """An amount with its unit: "−12 227 tkr"."""
    known = _figure(value)
    return _number(format_money(known, Unit(unit)), known)


@register.filter
def signed_money(value: Shown, unit: Unit | str) -> SafeString:
    """A deviation with sign and unit: "+664 tkr"."""
    known = _figure(value)
    return _number(format_money(known, Unit(unit), signed=True), known)


@register.filter
def readable(value: Shown) -> SafeString:
    """An amount in running text, in the unit that suits its size: "1,2 mnkr", "179 tkr"."""
    known = _figure(value)
    unit = Unit.TKR if known is None or abs(known) < MNKR_FROM else Unit.MNKR
    return _number(format_money(known, unit), known)


@register.filter
def exact(value: Shown) -> SafeString:
    """Kronor with öre, as in the file: "−12 226 800,00"."""
    known = _figure(value)
    return _number(format_exact(known), known)


@register.simple_tag
def share_near(value: float | None, decimals: int) -> SafeString:
    """A deviation's share, with the decimals that its row has for it."""
    return _number(format_share(value, decimals=decimals), value)


@register.filter
def share(value: Fraction | float | None) -> SafeString:
    """A share as per cent: "−1 %"; no share is "–"."""
    return _number(format_share(value), value)


@register.simple_tag
def svg_bar(value: Ore | None, scale: Scale, status: Status | str = Status.BALANCE) -> SafeString:
    """The bar of a deviation around the column's zero line; the number beside it says the same."""
    return mark_safe(cell_svg(value, scale, Status(str(status))))  # noqa: S308 - numbers and our own words only


@register.simple_tag
def cause_of(row: ReportRow, deviation: Ore | None) -> str:
    """The row's named cause; that none is given where its comment speaks of the other direction."""
    cause = named(row, deviation)
    return NO_CAUSE.capitalize() if cause == NOT_GIVEN else cause


@register.simple_tag
def year_line(report: Report) -> SafeString:
    """The year's accumulated deviation as a small line; the words beside it say the same."""
    return mark_safe(year_svg(report))  # noqa: S308 - numbers and our own words only


@register.simple_tag(name="month_bars")
def month_bars_of(row: IndicatorRow) -> SafeString:
    """An indicator's months as small bars, with their figures for those who do not see them."""
    words = ", ".join(
        f"{MONTH_NAMES[at]} {spell(steps, row.decimals)}" for at, steps in enumerate(row.months)
    )
    bars = mark_safe(month_bars(row.months))  # noqa: S308 - numbers only
    return format_html('{}<span class="wordy">{}</span>', bars, words)


@register.filter
def kolada(value: str | None, unit: str) -> str:
    """One of Kolada's values as its own pages show it."""
    return kolada_text(value, unit)


@register.simple_tag(name="kolada_lines")
def kolada_lines_of(row: KoladaRow) -> SafeString:
    """The ten years of one of Kolada's figures as lines; the table beneath has the figures."""
    return mark_safe(kolada_lines(row))  # noqa: S308 - numbers only


@register.filter
def cells_of(row: CostRow, table: CostTable) -> list[tuple[str, Figure, Figure | None]]:
    """A row's cells: heading, figure and what was budgeted beneath it."""
    return table.cells(row)


@register.simple_tag
def effect_bar(figure: Figure, table: CostTable) -> SafeString:
    """The bar of a part of a deviation, one scale over the table; nothing beside other figures."""
    if figure.effect is None:
        return SafeString()
    status = Status.DEFICIT if figure.effect < 0 else Status.SURPLUS
    svg = cell_svg(figure.effect, Scale.over(table.effects), status)
    return mark_safe(svg)  # noqa: S308 - numbers only


@register.inclusion_tag("charts/figure.html")
def chart(picture: Picture | None) -> dict[str, Any]:
    """A chart with its title, its words and its reserved room; nothing when there is no picture."""
    return {"picture": picture}


@register.filter
def rem(height: float) -> str:
    """A height for an SVG attribute: "20rem"."""
    return f"{height:g}rem"


@register.filter
def tenths(steps: int) -> str:
    """A count of tenths as a number with its decimal: 8531 is "853,1"."""
    return spell(steps, 1)


@register.filter
def whole(number: int) -> str:
    """A count: 5808 → "5 808"."""
    return grouped(number)


@register.filter
def month_name(month: int) -> str:
    """3 → "mars"."""
    return MONTH_NAMES[month - 1]


@dataclass(frozen=True, slots=True)
class Finding:
    """A page's heading: a word, the figure in the largest type, and the rest of the sentence."""

    word: str
    figure: str
    rest: str
    status: Status


@register.simple_tag
def in_time(row: ReportRow, timed: Timed) -> dict[str, Any]:
    """A row's deviation, share and status in the page's timespan."""
    return {
        "deviation_ore": timed.deviation_of(row),
        "share": timed.share_of(row),
        "decimals": timed.share.decimals_of(row),
        "status": timed.status_of(row),
    }


@register.simple_tag
def finding(
    report: Report,
    timespan: str = "ackumulerat",
    unit: Unit | None = None,
) -> Finding:
    """What the report says in one sentence: "Underskott 13,0 mnkr mot budget till och med augusti 2022"."""
    total, month = report.total, report.month
    deviation, status, rest = {
        "ackumulerat": (
            total.to_date.deviation,
            total.to_date.status,
            f"mot budget till och med {month.label}",
        ),
        "manad": (total.month.deviation, total.month.status, f"mot budget i {month.label}"),
        "helar": (
            total.year.deviation,
            total.year.status,
            f"mot budget enligt prognosen för helåret {month.year}",
        ),
    }[timespan]
    if deviation is None:
        missing = {
            "manad": ("Avvikelse saknas", f"för {month.name} ensam"),
            "helar": ("Prognos saknas", f"för helåret {month.year}"),
        }.get(timespan, ("Avvikelse mot budget saknas", ""))
        return Finding(missing[0], "", missing[1], Status.UNKNOWN)
    shown = _unit(deviation, unit or report.unit)
    if deviation and in_unit(deviation, shown) == 0:
        return Finding("I nivå med budget", "", rest.removeprefix("mot budget "), status)
    return Finding(_word(deviation), format_money(abs(deviation), shown), rest, status)


def _word(deviation: Ore) -> str:
    if deviation == 0:
        return "Ingen avvikelse"
    return "Underskott" if deviation < 0 else "Överskott"


def _unit(deviation: Ore, unit: Unit) -> Unit:
    """The reader's, but mnkr for a million of what is read in tkr, and tkr for what mnkr would not show."""
    if unit is Unit.MNKR and in_unit(deviation, unit) == 0:
        return Unit.TKR
    return Unit.MNKR if unit is Unit.TKR and abs(deviation) >= MNKR_FROM else unit
