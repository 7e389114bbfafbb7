"""One of Kolada's figures through ten years, own, similar and the country as three lines; never data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from socfin.domain.kolada import KoladaRow, Whose

WIDTH, HEIGHT, EDGE = 240, 72, 4


def kolada_lines(row: KoladaRow) -> str:
    """The lines as SVG without any style of its own, for the eye alone; "" of fewer than two known years.

    One scale for the three, from the lowest to the highest of them; a missing year leaves a gap.
    """
    series = {whose: [_exact(getattr(year, whose.value)) for year in row.years] for whose in Whose}
    known = [value for values in series.values() for value in values if value is not None]
    if len({at for values in series.values() for at, value in enumerate(values) if value is not None}) < 2:
        return ""
    low, high = min(known), max(known)
    if row.is_deviation:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    scale = (high - low) or Decimal(1)

    def at(place: int, value: Decimal) -> str:
        x = EDGE + (WIDTH - 2 * EDGE) * place / max(len(row.years) - 1, 1)
        y = EDGE + (HEIGHT - 2 * EDGE) * float((high - value) / scale)
        return f"{x:.1f},{y:.1f}"

    lines = "".join(
        f'<polyline class="is-{whose.value}" points="{" ".join(at(*point) for point in run)}"/>'
        for whose, values in series.items()
        for run in _runs(values)
    )
    zero = at(0, Decimal(0)).split(",")[1] if row.is_deviation else ""
    base = f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{zero}" y2="{zero}"/>' if zero else ""
    return f'<svg class="kolada-lines" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{base}{lines}</svg>'


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
