"""One of Kolada's figures through ten years, own, similar and the country as three lines; never data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from socfin.domain.kolada import KoladaRow, Whose
from socfin.services.prose.cost_tables import kolada_text

WIDTH, HEIGHT = 320, 120
LEFT, RIGHT, TOP, BOTTOM = 66, 8, 8, 18
"""Room for the scale's figures, and for the years beneath."""
MOST_TICKS = 4
"""Figures of the scale: one more and they stand closer than their own height."""
STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """How many years there are, and the values that are named, from beneath the lowest to above the rest."""

    years: int
    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """How far down from the highest tick to the lowest a value stands, 0 to 1."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((high - value) / (high - low))

    def x(self, place: int) -> float:
        """Where a year stands on the page's picture."""
        return LEFT + (WIDTH - LEFT - RIGHT) * place / max(self.years - 1, 1)

    def y(self, value: Decimal) -> float:
        """Where a value stands on the page's picture."""
        return TOP + (HEIGHT - TOP - BOTTOM) * self.share(value)


def scale_of(row: KoladaRow) -> Scale | None:
    """One scale for the three, with zero in it of a deviation; None of fewer than two known years."""
    series = [[_exact(getattr(year, whose.value)) for year in row.years] for whose in Whose]
    known = [value for values in series for value in values if value is not None]
    if len({at for values in series for at, value in enumerate(values) if value is not None}) < 2:
        return None
    least = Decimal(1) if row.unit.startswith("kr") else Decimal("0.1")
    return Scale(len(row.years), ticks_of([*known, *([Decimal(0)] if row.is_deviation else [])], least))


def kolada_lines(row: KoladaRow) -> str:
    """The lines as SVG without any style of its own, for the eye alone; "" of fewer than two known years.

    The values of the scale and the first and last year are written. A missing year leaves a gap.
    """
    scale = scale_of(row)
    if scale is None:
        return ""
    lines = "".join(
        f'<polyline class="is-{whose.value}" points="{_points(scale, run)}"/>'
        for whose in Whose
        for run in _runs([_exact(getattr(year, whose.value)) for year in row.years])
    )
    box = f'class="kolada-lines" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"'
    return f"<svg {box}>{_ruled(scale, row)}{lines}</svg>"


def ticks_of(values: list[Decimal], least: Decimal) -> tuple[Decimal, ...]:
    """Round values with the same step between them, at most four, from beneath the lowest to above the rest.

    `least` is the smallest step that their figures can tell apart.
    """
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    magnitude = Decimal(1).scaleb((high - low).adjusted() - 1)
    for step in sorted({least, *(step * magnitude * ten for ten in (1, 10) for step in STEPS)}):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if step >= least and last - first < MOST_TICKS:
            return tuple(number * step for number in range(int(first), int(last) + 1))
    return (low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING))


def _ruled(scale: Scale, row: KoladaRow) -> str:
    """A line and its value for each tick, zero of a deviation stronger; the first and last year beneath."""
    parts = []
    for tick in scale.ticks:
        y = f"{scale.y(tick):.1f}"
        kind = "is-zero" if row.is_deviation and tick == 0 else "is-tick"
        parts.append(f'<line class="{kind}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        text = kolada_text(str(tick), row.unit)
        parts.append(f'<text class="is-value" x="{LEFT - 6}" y="{y}" dy="4">{text}</text>')
    for place, kind in ((0, "is-first"), (len(row.years) - 1, "is-last")):
        year = row.years[place].year
        parts.append(f'<text class="{kind}" x="{scale.x(place):.1f}" y="{HEIGHT - 4}">{year}</text>')
    return "".join(parts)


def _points(scale: Scale, run: list[tuple[int, Decimal]]) -> str:
    return " ".join(f"{scale.x(place):.1f},{scale.y(value):.1f}" for place, value in run)


def _runs(values: list[Decimal | None]) -> Iterator[list[tuple[int, Decimal]]]:
    """The known values with their places, a list for each run without a gap."""
    run: list[tuple[int, Decimal]] = []
    for place, value in enumerate(values):
        if value is not None:
            run.append((place, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _exact(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
