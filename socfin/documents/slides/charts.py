"""A native chart of deviations on a slide, editable in PowerPoint; its figures are written in Swedish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from socfin.charts.theme import STATUS_INK
from socfin.documents import colours
from socfin.documents.slides.parts import FONT, Place, describe, rgb
from socfin.documents.slides.text import largest
from socfin.documents.widths import width_of_text
from socfin.domain.limits import Status
from socfin.domain.money import Ore, Unit, format_money, in_unit

NAMES = 0.5
"""The most of a chart's width that its names take."""
SIZES = (20, 16, 14, 12)
"""Points of a chart's text, the largest at which its names have room first."""
SPACE, MINUS = "\\\u00a0", "\\\u2212"
"""A no-break space and a minus as a number format has them: written out."""
SWEDISH = "[$-41D]"
"""Asks for the Swedish decimal comma."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A deviation to be drawn, in öre; negative is underskott."""

    name: str
    amount: Ore
    status: Status


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one chart, shown in a unit; the first stands on top."""

    shown: Sequence[Bar]
    unit: Unit
    scale: Sequence[Bar] = ()
    """Every bar of a chart that goes on over slides, so that the same length is the same amount."""


def add_deviations(slide: Any, place: Place, chosen: Bars, size: float, words: str) -> None:
    """A native bar chart of deviations, deficits to the left, coloured by status.

    `size` is the largest its text may be, in points; `words` is the chart for who does not see it.
    """
    bars, unit, every = chosen.shown, chosen.unit, chosen.scale or chosen.shown
    new_data: Any = CategoryChartData
    data = new_data(number_format="0.0" if unit.decimals else "0")
    data.categories = [bar.name for bar in bars]
    data.add_series(f"Avvikelse, {unit.label}", [float(in_unit(bar.amount, unit)) for bar in bars])
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place.lengths, data)
    describe(shape, "Avvikelse mot budget", words)
    chart = shape.chart
    chart.has_legend = chart.has_title = False
    size = min(size, *(largest(bar.name, place.width * NAMES, SIZES) for bar in every))
    chart.font.size, chart.font.name = Pt(size), FONT
    _set_axes(chart)
    _make_room_for_labels(chart.value_axis, every, unit, place.width, size)
    _set_bars(chart.plots[0], bars, unit)


def _set_axes(chart: Any) -> None:
    names, amounts = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.has_major_gridlines = False
    names.format.line.color.rgb = rgb(colours.INK)
    amounts.visible = amounts.has_major_gridlines = False


def _make_room_for_labels(axis: Any, bars: Sequence[Bar], unit: Unit, width: float, size: float) -> None:
    """Let the scale go on past the bars by as much as their figures are wide."""
    amounts = [float(in_unit(bar.amount, unit)) for bar in bars]
    names = min(max(width_of_text(bar.name, size) for bar in bars), width * NAMES)
    label = max(width_of_text(format_money(bar.amount, unit), size) for bar in bars)
    low, high = min([0.0, *amounts]), max([0.0, *amounts])
    sides = (low < 0) + (high > 0)
    room = (high - low or 1) * label / max(width - names - label * sides, label)
    axis.minimum_scale, axis.maximum_scale = low - room if low < 0 else 0, high + room if high > 0 else 0


def _set_bars(plot: Any, bars: Sequence[Bar], unit: Unit) -> None:
    plot.gap_width, plot.has_data_labels = 45, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(0, unit), False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    series = plot.series[0]
    series.invert_if_negative = False
    for i, bar in enumerate(bars):
        _set_label(series.points[i].data_label, number_format(bar.amount, unit))
        ink = STATUS_INK[bar.status]
        fill, line = series.points[i].format.fill, series.points[i].format.line
        fill.solid()
        fill.fore_color.rgb = rgb(ink.fill)
        line.color.rgb = rgb(ink.line)


def _set_label(label: Any, code: str) -> None:
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    element = label._dLbl
    element._remove_txPr()  # else the label has no size of the chart's
    numbers = parse_xml(f"<c:numFmt {nsdecls('c')} formatCode={quoteattr(code)} sourceLinked='0'/>")
    element.idx.addnext(numbers)


def number_format(amount: Ore, unit: Unit) -> str:
    """How a bar's figure is written: with sign, its thousands apart whatever the reader's language is.

    The only way of setting thousands apart that every reader sees is to write the space out, and then the
    format depends on how large the figure is; so each bar has its own.
    """
    groups = (len(str(int(abs(in_unit(amount, unit))))) - 1) // 3
    whole = SPACE.join(("#", *["###"] * (groups - 1), "##0")) if groups else "0"
    pattern = f"{whole}.{'0' * unit.decimals}" if unit.decimals else whole
    return f"{SWEDISH if unit.decimals else ''}+{pattern};{MINUS}{pattern};0"
