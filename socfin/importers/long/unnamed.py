"""Rows of a list without verksamhet below a row that has one: the same, or the committee; never amounts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, error
from socfin.domain.lines import BESIDE_NET
from socfin.importers.long.cells import blank
from socfin.importers.options import Unnamed
from socfin.importers.problems import only_row, rows_text

_UNIT = ("verksamhet", "verksamhetsnamn")
_OWN = "överordnad"
"""A column that only the project's own lists have; there an empty verksamhet is always the committee's."""


def with_units_above(frame: pd.DataFrame, answer: Unnamed | None) -> pd.DataFrame:
    """The cells with the verksamhet of the row above where a row has none, if that is what it means."""
    if answer is not Unnamed.ABOVE or not unnamed_rows(frame).any():
        return frame
    names = [name for name in _UNIT if name in frame]
    empty = _without_unit(frame)
    above = {name: frame[name].mask(empty).ffill().astype("category") for name in names}
    return frame.assign(**above)


def unnamed_rows(frame: pd.DataFrame) -> np.ndarray:
    """The rows without verksamhet that stand below one with it, in a list that is not the project's own."""
    if _OWN in frame or "verksamhet" not in frame:
        return np.zeros(len(frame), dtype=bool)
    empty = _without_unit(frame)
    below: np.ndarray = empty & (np.cumsum(~empty) > 0)
    return below


def asked_of_unnamed(
    frame: pd.DataFrame, figures: pd.DataFrame, answer: Unnamed | None
) -> tuple[Problem, ...]:
    """An error that asks what such rows are, of those that became figures of the committee's net."""
    if answer is not None:
        return ()
    own = (figures["verksamhet_code"] == "") & ~figures["line"].isin([line.value for line in BESIDE_NET])
    unnamed = frame.index[unnamed_rows(frame)]
    rows = sorted(set(unnamed.tolist()) & set(figures.loc[own, "row"].tolist()))
    if not rows:
        return ()
    return (
        error(
            f"Verksamhet saknas på {rows_text(rows)}. Beloppen kan höra till verksamheten på raden ovanför "
            "eller till hela nämnden.",
            "Välj under Så lästes filen vad raderna är (--unnamed i kommandot), eller fyll i verksamheten på "
            "varje rad.",
            row=only_row(rows),
            column="verksamhet",
            code="unnamed_rows",
        ),
    )


def _without_unit(frame: pd.DataFrame) -> np.ndarray:
    empty = np.ones(len(frame), dtype=bool)
    for name in _UNIT:
        if name in frame:
            empty &= blank(frame[name])
    return empty
