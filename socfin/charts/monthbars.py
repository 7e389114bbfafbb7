"""The months of an indicator as a row of small bars from zero; never data, never Django."""

from __future__ import annotations

from collections.abc import Sequence

HEIGHT = 20
STEP = 8
WIDTH = 6
MONTHS = 12
LEAST = 1
"""A value that is not zero is drawn at least this high."""


def month_bars(months: Sequence[int | None]) -> str:
    """The bars as SVG without any style of its own, one scale from zero; a missing month has no bar.

    Whole steps, January first; "" when no month is known. The figures stand beside it: the picture is not
    read aloud.
    """
    known = [month for month in months if month is not None]
    if not known:
        return ""
    highest = max(known) or 1
    bars = "".join(
        _bar(at, value * HEIGHT / highest if value else 0)
        for at, value in enumerate(months)
        if value is not None
    )
    return (
        f'<svg class="month-bars" viewBox="0 0 {STEP * MONTHS} {HEIGHT}" aria-hidden="true">{bars}'
        f'<line x1="0" x2="{STEP * MONTHS}" y1="{HEIGHT}" y2="{HEIGHT}"/></svg>'
    )


def _bar(at: int, height: float) -> str:
    tall = max(height, LEAST) if height else 0
    return f'<rect x="{at * STEP + 1}" y="{HEIGHT - tall:.2f}" width="{WIDTH}" height="{tall:.2f}"/>'
