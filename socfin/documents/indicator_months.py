"""Draws for paper an indicator's months as small bars from zero, as the pages have them; positions only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.charts.theme import PRINT, SHORT_MONTHS
from socfin.documents.drawing import BOLD, REGULAR, Box, Drawing, Illustration, Label, Rule, Shape, broken
from socfin.documents.panels import LINE, NAME, SMALL, THIN, WIDTH, Panels
from socfin.documents.tables import INDICATORS
from socfin.domain.indicators import spell
from socfin.domain.limits import Status
from socfin.domain.period import MONTH_NAMES
from socfin.domain.report import Report
from socfin.domain.sections import IndicatorRow
from socfin.services.prose.indicator_words import ShownIndicator, at_a_glance

TITLE = f"{INDICATORS} månad för månad"
CAPTION = (
    "En stapel är en månad, från noll; skalan är varje nyckeltals egen. Talen är den första och den sista "
    "kända månadens. Ett nyckeltal nära sitt mål, eller lika alla månader, har ingen bild."
)
INK, MUTED, BAR = (PRINT[name] for name in ("--ink", "--ink-soft", "--outcome"))
PANELS = Panels(columns=4, height=82.0, gap=14.0)
MOST = 8
"""On one drawing: two rows fill a slide (panels.LARGEST)."""
HEADING, FOOT = 42.0, 13.0
"""Room above the bars for whose it is, what it is and the values, and beneath for the months."""
YEAR = 12
LEAST_APART = 5
"""Months between the first and the last, below which their values would meet: only the last is written."""


def indicator_months(report: Report) -> tuple[Illustration, ...]:
    """Those of the paper's table that are not near their target, at most eight on a drawing."""
    telling = [each for each in at_a_glance(report) if _tells(each.row)]
    return tuple(Illustration(TITLE, _drawn(part), CAPTION) for part in PANELS.shared_out(telling, MOST))


def _tells(row: IndicatorRow) -> bool:
    """Whether there is anything to see: beyond its limit or without a target, and its months not alike."""
    if row.status is Status.BALANCE:
        return False
    return len({month for month in row.months if month is not None}) > 1


def _drawn(indicators: Sequence[ShownIndicator]) -> Drawing:
    shapes = [shape for at, each in enumerate(indicators) for shape in _panel(each, *PANELS.corner(at))]
    words = " ".join(f"{_in_words(each)}." for each in indicators)
    return Drawing(WIDTH, PANELS.tall(len(indicators)), tuple(shapes), words)


def _in_words(indicator: ShownIndicator) -> str:
    row = indicator.row
    months = ", ".join(
        f"{name} {'saknas' if steps is None else spell(steps, row.decimals)}"
        for name, steps in zip(MONTH_NAMES, row.months, strict=False)
    )
    return f"{row.verksamhet}, {indicator.label}: {months}"


def _panel(indicator: ShownIndicator, left: float, top: float) -> Iterator[Shape]:
    row, width = indicator.row, PANELS.width
    (whose,) = broken(row.verksamhet, SMALL, width, most=1)
    (what,) = broken(indicator.label, NAME, width, BOLD, most=1)
    yield Label(left, top + SMALL, whose, SMALL, MUTED)
    yield Label(left, top + SMALL + LINE, what, NAME, INK, weight=BOLD)
    floor = top + PANELS.height - FOOT
    yield from _bars(row, left, floor)
    yield Rule(left, floor, left + width, floor, MUTED)
    known = [at for at, steps in enumerate(row.months) if steps is not None]
    first, last = known[0], known[-1]
    yield from _month(row, last, left, top, is_last=True)
    if last - first >= LEAST_APART:
        yield from _month(row, first, left, top, is_last=False)


def _bars(row: IndicatorRow, left: float, floor: float) -> Iterator[Shape]:
    step, tall = PANELS.width / YEAR, PANELS.height - HEADING - FOOT
    highest = max(steps for steps in row.months if steps is not None)
    for at, steps in enumerate(row.months):
        if steps:
            height = max(tall * steps / highest, THIN)
            yield Box(left + at * step + 1.5, floor - height, step - 3, height, BAR)


def _month(row: IndicatorRow, at: int, left: float, top: float, *, is_last: bool) -> Iterator[Shape]:
    """A month's value above its bar and its name beneath, set from the side that has room."""
    step = PANELS.width / YEAR
    x, anchor = (left + (at + 1) * step, "end") if is_last else (left + at * step, "start")
    if is_last and at < LEAST_APART:
        x, anchor = left, "start"
    value, strong = spell(row.months[at], row.decimals), BOLD if is_last else REGULAR
    yield Label(x, top + HEADING - 4, value, SMALL, INK if is_last else MUTED, anchor, strong)
    yield Label(x, top + PANELS.height - 2, SHORT_MONTHS[at], SMALL, MUTED, anchor)
