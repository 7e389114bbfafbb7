"""What a file says was bought of or sold to a counterpart, as a frame; never summed with its figures.

A trade frame has the columns of a figure frame (frames/figures.py) and

counterpart  category of str, the counterpart's code as the file writes it; never ""
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from socfin.domain.figures import ParsedFigure
from socfin.frames.figures import COLUMNS, KEY, FrameFigures, renamed

COUNTERPART = "counterpart"


def trade_frame(trade: Sequence[ParsedFigure]) -> pd.DataFrame | None:
    """The frame of a file's trade; None where it tells of none."""
    return trade.frame if isinstance(trade, FrameFigures) and len(trade) else None


def added_up(frame: pd.DataFrame, also: Sequence[str] = ()) -> pd.DataFrame:
    """A trade frame's rows of one key and counterpart as one row; missing where any of them is missing.

    `also` are columns more that tell rows apart. Its first row stands for the sum.
    """
    keys = [*KEY, COUNTERPART, *also]
    groups = frame.groupby(keys, observed=True, dropna=False, sort=False)["amount_ore"]
    sums = groups.transform("sum")
    lacking = frame.assign(amount_ore=frame["amount_ore"].isna()).groupby(
        keys, observed=True, dropna=False, sort=False
    )["amount_ore"]
    whole = frame.assign(amount_ore=sums.mask(lacking.transform("any")))
    return whole[~whole.duplicated(keys)]


def by_counterpart(frame: pd.DataFrame) -> pd.DataFrame:
    """A figure frame in which the counterpart stands where the verksamhet stood: the units added up."""
    words = frame[COUNTERPART].astype("category")
    whole = added_up(frame.assign(verksamhet_code=words))
    return whole[list(COLUMNS)].reset_index(drop=True)


def recoded(trade: Sequence[ParsedFigure], names: Mapping[str, str]) -> Sequence[ParsedFigure]:
    """The trade with some of its verksamheter called otherwise."""
    frame = trade_frame(trade)
    if frame is None:
        return trade
    return FrameFigures(frame.assign(verksamhet_code=renamed(frame["verksamhet_code"], names)))


def without_units(trade: Sequence[ParsedFigure], left: Collection[str]) -> Sequence[ParsedFigure]:
    """The trade without that of verksamheter that are left out.

    Where no unit is known of any of it, nothing of it is known to be left: then there is none.
    """
    frame = trade_frame(trade)
    if frame is None or not left:
        return trade
    codes = frame["verksamhet_code"].astype("str")
    kept = frame[~codes.isin(list(left))]
    return () if (codes == "").all() or kept.empty else FrameFigures(kept.reset_index(drop=True))
