"""Whom a SIE file says was bought of or sold to: its dimension of counterparts; never another's amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.frames.figures import FrameFigures
from socfin.frames.trade import COUNTERPART
from socfin.importers.options import Braces
from socfin.importers.reading import Dimension
from socfin.importers.sie.figures import figure_frame
from socfin.importers.sie.grammar.header import Header
from socfin.importers.sie.rows import Rows
from socfin.importers.sie.spread import spread
from socfin.importers.spelling.dimensions import MOTPART, dimension_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the file is read: its dimensions, the number of the one that is verksamhet, what {} means."""

    dimensions: tuple[Dimension, ...]
    dimension: str
    braces: Braces


def trade_of(
    rows: Rows, outcome: pd.DataFrame, header: Header, chosen: Chosen, lines: Mapping[str, Line]
) -> tuple[FrameFigures | tuple[()], tuple[str, ...]]:
    """The outcome on the objects of the dimension called motpart, as a trade frame, and what is told of it.

    `outcome` are the balances of it. Of which verksamhet it is, is not kept. Nothing where no dimension is so
    called, or that one is read as verksamhet.
    """
    number = _number(chosen.dimensions, chosen.dimension)
    if not number:
        return (), ()
    named = frozenset(code for dimension, code in header.objects if dimension == number)
    parts = (
        spread(outcome, rows.lists, number, chosen.braces, named),
        spread(rows.vouchers, rows.lists, number, Braces.REMAINDER, named),
    )
    every = pd.concat(parts, ignore_index=True).assign(code=lambda both: both["code"].astype("category"))
    some = every[(every["code"] != "").to_numpy() & (every["ore"] != 0).to_numpy()]
    if some.empty:
        return (), ()
    frame = figure_frame({Scenario.OUTCOME: some}, dict(lines))
    codes = frame["verksamhet_code"]
    nobody = pd.Categorical([""]).repeat(len(frame))
    trade = frame.assign(verksamhet_code=nobody, **{COUNTERPART: codes})
    return FrameFigures(trade), (f"Dimension {number} säger utfallets motpart.",)


def _number(dimensions: Iterable[Dimension], other: str) -> str:
    """The number of the dimension of counterparts; "" for none."""
    for each in dimensions:
        named = dimension_of(each.name)
        if named is not None and named.name == MOTPART and each.number != other:
            return each.number
    return ""
