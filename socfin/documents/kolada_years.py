"""Draws for paper Kolada's figures through ten years, own, similar and the country; positions only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from socfin.charts.koladalines import Scale, scale_of
from socfin.charts.theme import PRINT
from socfin.documents.drawing import BOLD, Drawing, Illustration, Label, Rule, Shape, Strokes, broken
from socfin.documents.panels import LINE, NAME, SMALL, WIDTH, Panels
from socfin.domain.kolada import KoladaRow, Whose
from socfin.domain.report import Report
from socfin.services.prose.cost_tables import KOLADA, kolada_text

CAPTION = (
    "Tio år. Heldragen är kommunen, streckad liknande kommuner, prickad riket. Skalan är varje "
    "nyckeltals egen och börjar inte på noll; i en nettokostnadsavvikelse är det kraftiga strecket noll."
)
INK, MUTED, FAINT = (PRINT[name] for name in ("--ink", "--ink-soft", "--rule"))
PANELS = Panels(columns=3, height=104.0, gap=16.0)
MOST = 6
"""On one drawing: two rows fill a slide (panels.LARGEST)."""
HEADING, FOOT, LEFT = 32.0, 14.0, 62.0
"""Room for the name above, the years beneath, and the scale's figures before the lines."""
DASH = 0.6
"""The part of a year that is drawn of a dashed line."""
DOT = 2.4


def kolada_years(report: Report) -> tuple[Illustration, ...]:
    """The figures of the paper's table that have two years to draw a line between."""
    scaled = [
        (row, scale)
        for row in report.kolada
        if row.newest is not None and (scale := scale_of(row)) is not None
    ]
    return tuple(Illustration(KOLADA, _drawn(part), CAPTION) for part in PANELS.shared_out(scaled, MOST))


def _drawn(scaled: Sequence[tuple[KoladaRow, Scale]]) -> Drawing:
    shapes = [shape for at, (row, scale) in enumerate(scaled) for shape in _panel(row, scale, at)]
    words = " ".join(f"{_in_words(row)}." for row, _ in scaled)
    return Drawing(WIDTH, PANELS.tall(len(scaled)), tuple(shapes), words)


def _in_words(row: KoladaRow) -> str:
    """The municipality's own values year by year, and what the newest is held against."""
    own = ", ".join(f"{year.year} {kolada_text(year.own, row.unit)}" for year in row.years if year.own)
    newest = row.newest
    if newest is None:
        return f"{row.name}, {row.unit}: {own}"
    others = "; ".join(
        f"{whose.label.lower()} {kolada_text(getattr(newest, whose.value), row.unit)}"
        for whose in (Whose.SIMILAR, Whose.COUNTRY)
    )
    return f"{row.name}, {row.unit}: {own}; {others} år {newest.year}"


def _panel(row: KoladaRow, scale: Scale, place: int) -> Iterator[Shape]:
    """One figure; the years are written beneath the first: they are the same for all."""
    left, top = PANELS.corner(place)
    for number, line in enumerate(broken(f"{row.name}, {row.unit}", NAME, PANELS.width, BOLD)):
        yield Label(left, top + NAME + LINE * number, line, NAME, INK, weight=BOLD)
    frame = _Frame(scale, left, top)
    yield from _ruled(row, frame)
    if place == 0:
        yield from _years(row, frame)
    for whose in Whose:
        texts = (getattr(year, whose.value) for year in row.years)
        yield from _line(whose, frame, [None if text is None else Decimal(text) for text in texts])


class _Frame:
    """Where a year and a value stand on the drawing."""

    def __init__(self, scale: Scale, left: float, top: float) -> None:
        self.scale, self.left, self.top = scale, left + LEFT, top + HEADING
        self.right, self.floor = left + PANELS.width - 4, top + PANELS.height - FOOT

    def x(self, place: int) -> float:
        return self.left + (self.right - self.left) * place / max(self.scale.years - 1, 1)

    def y(self, value: Decimal) -> float:
        return self.top + (self.floor - self.top) * self.scale.share(value)


def _ruled(row: KoladaRow, frame: _Frame) -> Iterator[Shape]:
    """The scale: its lowest and highest value written, and zero where it is stronger."""
    ticks = frame.scale.ticks
    level = [(frame.left, frame.y(tick), frame.right, frame.y(tick)) for tick in ticks]
    yield Strokes(tuple(level), FAINT, 0.7)
    zero = row.is_deviation and 0 in ticks
    if zero:
        yield Rule(*level[ticks.index(Decimal(0))], INK, 1.2)
    for tick in dict.fromkeys((ticks[0], ticks[-1], *([Decimal(0)] if zero else []))):
        yield Label(
            frame.left - 6, frame.y(tick) + 3.5, kolada_text(str(tick), row.unit), SMALL, MUTED, "end"
        )


def _years(row: KoladaRow, frame: _Frame) -> Iterator[Shape]:
    for place, anchor in ((0, "start"), (len(row.years) - 1, "end")):
        year = str(row.years[place].year)
        yield Label(frame.x(place), frame.floor + FOOT - 2, year, SMALL, MUTED, anchor)


def _line(whose: Whose, frame: _Frame, values: Sequence[Decimal | None]) -> Iterator[Shape]:
    """Solid, dashed or dotted: apart without colour. A missing year leaves a gap."""
    points = [None if value is None else (frame.x(at), frame.y(value)) for at, value in enumerate(values)]
    if whose is Whose.COUNTRY:
        yield Strokes(tuple((x - DOT / 2, y, x + DOT / 2, y) for x, y in filter(None, points)), MUTED, DOT)
        return
    drawn, width = (1.0, 2.0) if whose is Whose.OWN else (DASH, 1.3)
    lines = tuple(
        (*start, start[0] + (end[0] - start[0]) * drawn, start[1] + (end[1] - start[1]) * drawn)
        for start, end in pairwise(points)
        if start is not None and end is not None
    )
    yield Strokes(lines, INK if whose is Whose.OWN else MUTED, width)
