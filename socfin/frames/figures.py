"""Figures as one long frame, for files of a million rows; never grouped, summed or pivoted here.

Columns of a figure frame, one row per figure, in the file's order:
verksamhet_code, account, line, scenario  categories of str; "" where ParsedFigure has "" or None
last_month   int32, Month.number of the span's last month
months       int8, length of the span
amount_ore   Int64, missing where the file gives none
as_of        Int32, Month.number after which a forecast was made, missing for the others
row          int32, row number in the file
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

import numpy as np
import pandas as pd

from socfin.domain.figures import Parsed, ParsedFigure, Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.frames.declared import categories

COLUMNS = {
    "verksamhet_code": "category",
    "account": "category",
    "line": "category",
    "scenario": "category",
    "last_month": "int32",
    "months": "int8",
    "amount_ore": "Int64",
    "as_of": "Int32",
    "row": "int32",
}
KEY = ["verksamhet_code", "account", "line", "scenario", "last_month", "months", "as_of"]
"""What may occur once in a file."""


@dataclass(frozen=True, eq=False)
class FrameFigures(Sequence[ParsedFigure]):
    """A frame that reads as a sequence of ParsedFigure, each made when it is asked for."""

    frame: pd.DataFrame

    def __len__(self) -> int:
        return len(self.frame)

    def __iter__(self) -> Iterator[ParsedFigure]:
        columns = [self.frame[name].astype(object).tolist() for name in COLUMNS]
        return (_figure(values) for values in zip(*columns, strict=True))

    @overload
    def __getitem__(self, index: int) -> ParsedFigure: ...
    @overload
    def __getitem__(self, index: slice) -> FrameFigures: ...
    def __getitem__(self, index: int | slice) -> ParsedFigure | FrameFigures:
        if isinstance(index, slice):
            return FrameFigures(self.frame.iloc[index])
        at = range(len(self))[index]
        return next(iter(FrameFigures(self.frame.iloc[at : at + 1])))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence)
            and len(self) == len(other)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(len(self))


def framed(parsed: Parsed) -> Parsed:
    """The same file with its figures in a frame, so that whoever asks for one is not made it anew."""
    return replace(parsed, figures=FrameFigures(figures_frame(parsed)))


def figures_frame(parsed: Parsed) -> pd.DataFrame:
    """The figures of any parsed file as a figure frame; free of charge for the formats that read into one."""
    if isinstance(parsed.figures, FrameFigures):
        return parsed.figures.frame
    figures = parsed.figures
    return pd.DataFrame(
        {
            "verksamhet_code": _words([f.verksamhet_code for f in figures]),
            "account": _words([f.account for f in figures]),
            "line": _words(["" if f.line is None else f.line.value for f in figures]),
            "scenario": _words([f.scenario.value for f in figures]),
            "last_month": np.array([f.span.last.number for f in figures], dtype="int32"),
            "months": np.array([f.span.months for f in figures], dtype="int8"),
            "amount_ore": pd.array([f.amount for f in figures], dtype="Int64"),
            "as_of": pd.array([None if f.as_of is None else f.as_of.number for f in figures], dtype="Int32"),
            "row": np.array([f.row for f in figures], dtype="int32"),
        }
    )


def _words(words: list[str]) -> pd.Series:
    """A category column, its words in order; made at once, since a small file asks for many of them."""
    order = sorted(set(words))
    at = {word: number for number, word in enumerate(order)}
    return categories(np.array([at[word] for word in words], dtype="int64"), order)


def renamed(words: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """A category column with some of its words called otherwise, two of them perhaps the same."""
    called = pd.factorize(words.cat.categories.map(lambda word: names.get(word, word)))
    return categories(called[0][words.cat.codes], list(called[1]))


def lines_of(figures: pd.DataFrame) -> pd.Series:
    """Each figure's line as it counts: none for an account, and the net where the file gives neither."""
    lines = renamed(figures["line"], {"": Line.NET.value})
    values = [*lines.cat.categories, ""]
    codes = lines.cat.codes.to_numpy(dtype="int64")
    return categories(np.where(figures["account"] == "", codes, len(values) - 1), values)


def _figure(values: tuple[Any, ...]) -> ParsedFigure:
    """The figure of a row of the frame; the values stand as COLUMNS does."""
    verksamhet, account, line, scenario, last, months, amount, as_of, row = values
    return ParsedFigure(
        verksamhet_code=verksamhet,
        scenario=Scenario(scenario),
        span=Span(Month.from_number(int(last)), int(months)),
        amount=amount if isinstance(amount, int) else None,
        row=int(row),
        account=account,
        line=Line(line) if line else None,
        as_of=Month.from_number(as_of) if isinstance(as_of, int) else None,
    )
