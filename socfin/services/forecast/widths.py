"""How much wider or narrower than the table's a range is, after what closed years have shown.

A year, not a series, is one piece of evidence: the series of a year err together. With a few closed years the
range moves only as far as the most careful of them, and only where all agree. With more, it is what would
have covered four of five of the latest years' outcomes in that part of the year.
"""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array, Flags, Whole

COVERED = 0.8  # four of five: what the page says in words, and what a few closed years can bear out
PANEL_TRUST = 2.0  # closed years of the panel that count as much as what they move
GROUP_TRUST = 1.0  # closed years of a group that count as much as what they move
FEW = 5.0  # a group's year with fewer series than this counts for less
REMEMBERED = 4  # closed years
BOUNDS = (0.4, 2.5)  # one year widens or narrows by at most this
MANY = 3  # closed years; what is beyond them, each counting as much as the careful way, is taken together
TOGETHER = 5  # closed years that are taken together
TOGETHER_BOUNDS = (0.2, 4.0)
GROUP_HELD = 200.0  # a group's series-years that count as much as the panel's


def widths(outward: Array, group: Whole) -> Array:
    """Series × year × month: what the range is multiplied by.

    `outward`: how far from its forecast each closed year ended, 1 on the range's bound; NaN unknown.
    """
    wide = np.log(_careful(outward[:, :, 1:-1], group))[..., None] + np.zeros_like(outward)
    seen = np.isfinite(outward).sum(axis=(0, 2)) > 0
    for year in range(1, outward.shape[1]):
        years = slice(max(0, year - TOGETHER), year)
        beyond = max(0, int(seen[years].sum()) - MANY)
        if beyond:
            share = beyond / (beyond + 1)
            taken = _together(outward[:, years], group)
            wide[:, year] = np.where(
                np.isfinite(taken), (1 - share) * wide[:, year] + share * taken, wide[:, year]
            )
    return np.asarray(np.exp(wide))


def _together(outward: Array, group: Whole) -> Array:
    """Series × month: ln of the width that would have covered 80 % of some years, held to the panel's."""
    widest = np.full((len(group), outward.shape[2]), np.nan)
    for month in range(1, outward.shape[2] - 1):
        near = outward[:, :, max(1, month - 1) : min(month + 2, outward.shape[2] - 1)]
        panel = _needed(near, TOGETHER_BOUNDS)
        for number in np.unique(group):
            members = group == number
            count = np.isfinite(near[members]).sum() / near.shape[2]
            own = _needed(near[members], TOGETHER_BOUNDS) if count else panel
            widest[members, month] = panel + (own - panel) * count / (count + GROUP_HELD)
    return widest


def _needed(outward: Array, bounds: tuple[float, float]) -> float:
    """ln of the width that would have covered 80 % of these; 0 where none is known."""
    known = outward[np.isfinite(outward)]
    return float(np.log(np.clip(np.quantile(known, COVERED), *bounds))) if len(known) else 0.0


def _careful(outward: Array, group: Whole) -> Array:
    """Series × year: how much wider than the prior's the range is, where all the latest years agree."""
    whole = _evidence(outward)
    wide = np.ones(outward.shape[:2])
    for number in np.unique(group):
        members: Flags = group == number
        own = _evidence(outward[members])
        for year in range(1, outward.shape[1]):
            base = _moved(0.0, whole, year, PANEL_TRUST)
            wide[members, year] = np.exp(_moved(base, own, year, GROUP_TRUST))
    return wide


def _evidence(outward: Array) -> list[tuple[float, float]]:
    """Per year: ln of the width that would have covered 80 %, and how much it counts (0-1)."""
    counts = np.isfinite(outward).any(axis=2).sum(axis=0)
    return [(_needed(outward[:, year], BOUNDS), min(1.0, count / FEW)) for year, count in enumerate(counts)]


def _moved(base: float, evidence: list[tuple[float, float]], year: int, trust: float) -> float:
    """`base`, moved as far as the most careful of the latest closed years, if all agree which way."""
    years = [
        (needed - base) * counts for needed, counts in evidence[max(0, year - REMEMBERED) : year] if counts
    ]
    if len(years) < 2 or min(years) * max(years) <= 0:
        return base
    return base + min(years, key=abs) * (1 - trust / (trust + len(years)))
