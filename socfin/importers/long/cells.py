"""The long format's categorical columns read once per distinct spelling; never the amounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, error
from socfin.domain.formula_guard import unguarded
from socfin.importers.problems import each_row
from socfin.importers.spelling.labels import code_and_name
from socfin.importers.spelling.numbers import shown
from socfin.importers.weeks import is_week, weekly_refused

Ints = np.ndarray[Any, np.dtype[np.int64]]

Reader = Callable[[str], int]
"""A distinct spelling ("" for an empty cell) to a number; ValueError when it cannot be read."""


class Cells:
    """A frame's columns as arrays of numbers, with the rows that could not be read and why."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.bad = np.zeros(len(frame), dtype=bool)
        self.problems: list[Problem] = []

    def texts(self, name: str) -> pd.Series:
        """A column as categories of stripped text, "" where the file has none.

        The apostrophe that keeps a spreadsheet from taking a text for a formula is no part of it.
        """
        if name not in self.frame:
            return pd.Series(pd.Categorical([""] * len(self.frame)), index=self.frame.index)
        codes, spellings = self._spellings(name)
        words = [unguarded(word) for word in spellings]
        used = np.flatnonzero(np.bincount(codes, minlength=len(words))).tolist()
        distinct = {word: at for at, word in enumerate(dict.fromkeys(words[code] for code in used))}
        recode = np.array([distinct.get(word, 0) for word in words], dtype="int32")
        values = pd.Categorical.from_codes(recode[codes], pd.Index(list(distinct)))
        return pd.Series(values, index=self.frame.index)

    def labels(self, name: str, naming: str) -> tuple[pd.Series, pd.Series]:
        """A column of codes and the one that names them; "510 Hemtjänst" is both where no column names."""
        codes, names = self.texts(name), self.texts(naming)
        if naming in self.frame or name not in self.frame:
            return codes, names
        parted = [_parted(str(word)) for word in codes.cat.categories]
        texts: list[pd.Series] = []
        for words in zip(*parted, strict=True) if parted else ():
            distinct = {word: at for at, word in enumerate(dict.fromkeys(words))}
            recode = np.array([distinct[word] for word in words], dtype="int32")
            values = pd.Categorical.from_codes(recode[codes.cat.codes], pd.Index(list(distinct), dtype="str"))
            texts.append(pd.Series(values, index=self.frame.index))
        return (texts[0], texts[1]) if texts else (codes, names)

    def numbers(self, name: str, read: Reader, *, code: str, remedy: str) -> Ints:
        """A column's cells read by `read`; unreadable rows become bad and are told with the remedy."""
        if name not in self.frame:
            codes, words = np.zeros(len(self.frame), dtype="int64"), [""]
        else:
            codes, words = self._spellings(name)
        values = np.zeros(len(words), dtype="int64")
        refused = np.zeros(len(words), dtype=bool)
        for at, word in enumerate(words):
            try:
                values[at] = read(word)
            except ValueError:
                refused[at] = True
        wrong = refused[codes]
        if wrong.any():
            self._refuse(name, wrong, codes, words, code, remedy)
        return values[codes]

    def _refuse(
        self, name: str, wrong: np.ndarray, codes: Ints, words: list[str], code: str, remedy: str
    ) -> None:
        self.bad |= wrong
        at = np.flatnonzero(wrong)
        odd = ((int(self.frame.index[i]), words[int(codes[i])]) for i in at.tolist())

        def problem(row: int, word: str) -> Problem:
            if name == "period" and is_week(word):
                return weekly_refused(word, row)
            problem = f"”{shown(word)}” går inte att läsa" if word else "Uppgift saknas"
            return error(f"{problem} i kolumnen {name}.", remedy, row=row, column=name, code=code)

        self.problems += each_row(odd, problem)

    def _spellings(self, name: str) -> tuple[Ints, list[str]]:
        """Codes from 0 and the stripped spellings they point at; the last spelling is "" for empty cells."""
        column = self.frame[name].cat
        words = [str(word).strip() for word in column.categories]
        codes = column.codes.to_numpy()
        return np.where(codes < 0, len(words), codes).astype("int64"), [*words, ""]


def blank(column: pd.Series) -> np.ndarray:
    """Which cells of a column are empty; a number never is."""
    empty = column.isna()
    if column.dtype.kind not in "iuf":
        empty |= column == ""
    return empty.to_numpy(dtype=bool)


def rows_where(frame: pd.DataFrame, name: str, holds: Callable[[str], bool]) -> np.ndarray:
    """The rows whose cell in a column is a text that something holds for; none without such a column."""
    if name not in frame:
        return np.zeros(len(frame), dtype=bool)
    column = frame[name].cat
    hits = np.array([*(holds(str(word).strip()) for word in column.categories), False], dtype=bool)
    chosen: np.ndarray = hits[column.codes.to_numpy()]
    return chosen


def _parted(word: str) -> tuple[str, str]:
    """Code and name of "510 Hemtjänst"; the word itself when no name follows a code."""
    code, name = code_and_name(word)
    return (code, name) if code and any(char.isalpha() for char in name) else (word, "")
