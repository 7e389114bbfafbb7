"""Whom the rows of a long file say that they bought of or sold to; never another figure than theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.listing import first_of
from socfin.domain.municipal.trade import LONGEST_CODE
from socfin.frames.figures import COLUMNS, FrameFigures
from socfin.frames.trade import COUNTERPART, added_up
from socfin.importers.long.accumulated import taken_apart
from socfin.importers.long.header import DIMENSION, Header
from socfin.importers.long.sums.repeats import read_once
from socfin.importers.options import Options, Repeats
from socfin.importers.spelling.dimensions import MOTPART, Part, dimension_of, says_all, says_total
from socfin.importers.spelling.labels import code_and_name
from socfin.importers.spelling.numbers import shown

if TYPE_CHECKING:
    from socfin.importers.long.rows import Rows

_TO_DATE = "to_date"
_SPANS = ["last_month", "months"]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """The rows that became figures, and which of the file's rows are accumulated from January."""

    rows: Rows
    used: np.ndarray
    """Their numbers in the file."""
    beside: frozenset[str]
    """The verksamheter that are lines beside the net."""
    to_date: np.ndarray
    """Of each of `rows.cells`."""


def trade_of(
    read: Read, made: pd.DataFrame, header: Header, options: Options
) -> tuple[FrameFigures | tuple[()], tuple[str, ...]]:
    """The outcome that has a counterpart, as a trade frame, and what is told of it; nothing without a column.

    `made` are the file's figures as they will be published, whose spans the trade's must be.
    """
    place = _column(header)
    if not place:
        return (), ()
    heading = shown(header.texts[header.columns.index(place)])
    some = _with_counterpart(read, place, options)
    if some.empty:
        return (), (f"Kolumnen ”{heading}” säger ingen motpart för något utfall.",)
    apart = _apart(some)
    spans = set(map(tuple, made.loc[made["scenario"] == Scenario.OUTCOME.value, _SPANS].to_numpy().tolist()))
    if not set(map(tuple, apart[_SPANS].to_numpy().tolist())) <= spans:
        return (), (f"Kolumnen ”{heading}” används inte: dess ackumulerade belopp saknar en månad.",)
    words = first_of([f"”{shown(word)}”" for word in sorted(set(apart[COUNTERPART].astype("str")))])
    return FrameFigures(apart), (f"Kolumnen ”{heading}” säger utfallets motpart: {words}.",)


def _column(header: Header) -> str:
    """The name of the column of counterparts' codes; "" where there is none, or a person says otherwise."""
    for name, text in zip(header.columns, header.texts, strict=True):
        named = dimension_of(text) if name.startswith(DIMENSION) else None
        if named is not None and named.name == MOTPART and named.part is not Part.NAME:
            return name
    return ""


def _with_counterpart(read: Read, place: str, options: Options) -> pd.DataFrame:
    """The figures of the outcome whose rows have one, each row for itself."""
    rows = read.rows
    cells = rows.cells[place].astype("category").cat
    codes = [_code(str(word)) for word in cells.categories]
    words = np.array([*codes, ""], dtype=object)[cells.codes.to_numpy()]
    figures = rows.figures.assign(**{COUNTERPART: words, _TO_DATE: read.to_date})
    is_outcome = (figures["scenario"] == Scenario.OUTCOME.value).to_numpy()
    is_beside = figures["verksamhet_code"].isin(list(read.beside)).to_numpy()
    chosen = (words != "") & is_outcome & ~is_beside & figures.index.isin(read.used)
    some = figures[chosen]
    return read_once(some, rows.cells) if options.repeats is Repeats.ONCE else some


def _apart(some: pd.DataFrame) -> pd.DataFrame:
    """The rows of a counterpart and key added, and those from January as the months since the row before."""
    whole = added_up(some, [_TO_DATE]).reset_index(drop=True)
    pair = whole["verksamhet_code"].astype("str") + "\n" + whole[COUNTERPART].astype("str")
    keyed = taken_apart(whole.assign(verksamhet_code=pair.astype("category")), whole[_TO_DATE].to_numpy())
    apart = keyed.assign(
        verksamhet_code=whole["verksamhet_code"], **{COUNTERPART: whole[COUNTERPART].astype("category")}
    )
    return apart[[*COLUMNS, COUNTERPART]]


def _code(word: str) -> str:
    """ "120" of "120 Skolnämnden"; "" for an empty cell, for all, and for a name: it may be a person's."""
    if says_all(word) or says_total(word):
        return ""
    code, name = code_and_name(word)
    alone = name if name.isalnum() and any(map(str.isdigit, name)) else ""
    return (code or alone)[:LONGEST_CODE]
