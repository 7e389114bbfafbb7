"""Makes forecasts of parts and wholes agree: a whole is exactly the sum of its parts; forecasts nothing.

Each forecast moves in proportion to how unsure it is (least squares weighed by 1 / variance, in the field
called WLS reconciliation). Why this and not only the sum of the parts: docs/adr/0007-parts-and-whole.md.
"""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array, Flags, Whole

SUREST = 1e-5
"""Of the most unsure one's spread: no forecast is surer than this, so that the equations can be solved."""


def reconciled(estimates: Array, spread: Array, sums: Flags) -> Array:
    """The öre of the parts that agree best with everything said, not yet whole; `sums` is [said, part].

    `said` and `spread` (a standard deviation) have one entry per forecast, of a part or of a whole. Every
    part must be told of, by itself or as what is left of a whole.
    """
    least = max(1.0, float(spread.max(initial=1.0)) * SUREST)
    weight = (least / np.maximum(spread, least)) ** 2
    weighed = sums.T * weight
    try:
        return np.asarray(np.linalg.solve(weighed @ sums, weighed @ estimates))
    except np.linalg.LinAlgError:  # two parts known only together: the smaller answer of equally good ones
        root = np.sqrt(weight)
        return np.asarray(np.linalg.lstsq(sums * root[:, None], estimates * root, rcond=None)[0])


def whole_ore(parts: Array) -> Whole:
    """The parts in whole öre; their sum is the rounded sum, so that no öre is gained or lost."""
    down = np.floor(parts)
    missing = round(float((parts - down).sum()))
    rounded = down.astype(np.int64)
    rounded[np.argsort(-(parts - down), kind="stable")[:missing]] += 1
    return rounded
