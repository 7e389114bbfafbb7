"""A SIE text parted into header, balances and vouchers without touching each line; never what amounts mean.

A million rows stay a few pieces of text, each with its first row number, until pandas reads them at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

_BALANCES = ("\n#PSALDO", "\n#PBUDGET")
_RUN_ENDS = re.compile(r"\n(?!#PSALDO|#PBUDGET)")
_INDENTED = re.compile(r"\n[ \t]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive lines and the row number of the first, from 1."""

    row: int
    text: str

    @property
    def count(self) -> int:
        """How many lines."""
        return self.text.count("\n") + 1

    def numbered(self) -> list[tuple[int, str]]:
        """Row number and line, one by one."""
        return list(enumerate(self.text.split("\n"), start=self.row))


@dataclass(frozen=True, slots=True)
class Lines:
    """The file's pieces by what they are."""

    header: tuple[Piece, ...]
    balances: tuple[Piece, ...]
    vouchers: tuple[Piece, ...]


def part(text: str) -> Lines:
    """The text parted; indentation and carriage returns are taken away."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "\n" + (text.rstrip("\n") if text.endswith("\n\n") else text.removesuffix("\n"))
    if "\n " in text or ("\t" in text and "\n\t" in text):
        text = _INDENTED.sub("\n", text)
    balances: list[Piece] = []
    others: list[Piece] = []
    at, row = 1, 1
    for start, end in _runs(text):
        if start > at:
            others.append(Piece(row, text[at : start - 1]))
            row += others[-1].count
        balances.append(Piece(row, text[start:end]))
        row += balances[-1].count
        at = end + 1
    if at < len(text):
        others.append(Piece(row, text[at:]))
    header: list[Piece] = []
    vouchers: list[Piece] = []
    for piece in others:
        before, inside, after = _vouchers_in(piece)
        header += [p for p in (before, after) if p is not None]
        vouchers += [inside] if inside is not None else []
    return Lines(tuple(header), tuple(balances), tuple(vouchers))


def row_numbers(pieces: tuple[Piece, ...]) -> np.ndarray:
    """The row numbers of all the pieces' lines."""
    return np.concatenate(
        [np.arange(p.row, p.row + p.count, dtype="int32") for p in pieces] or [np.zeros(0, "int32")]
    )


def together(pieces: tuple[Piece, ...]) -> str:
    """The pieces' lines as one text."""
    return "\n".join(piece.text for piece in pieces)


def _runs(text: str) -> list[tuple[int, int]]:
    """Where balance rows stand uninterrupted, from the first # to the end of the last line."""
    whole = _one_run(text)
    if whole is not None:
        return [whole]
    runs: list[tuple[int, int]] = []
    at = 0
    next_at = {label: text.find(label) for label in _BALANCES}
    while True:
        for label, found in next_at.items():
            if 0 <= found < at:
                next_at[label] = text.find(label, at)
        start = min((found for found in next_at.values() if found >= 0), default=-1)
        if start < 0:
            return runs
        ends = _RUN_ENDS.search(text, start + 1)
        at = ends.start() if ends else len(text)
        runs.append((start + 1, at))


def _one_run(text: str) -> tuple[int, int] | None:
    """The one run that holds all balance rows, as most files have it; None when other lines stand between."""
    found = [at for at in map(text.find, _BALANCES) if at >= 0]
    if not found:
        return None
    start, last = min(found), max(map(text.rfind, _BALANCES))
    end = text.find("\n", last + 1)
    end = len(text) if end < 0 else end
    balances = sum(text.count(label, start, end) for label in _BALANCES)
    return (start + 1, end) if text.count("\n", start, end) == balances else None


def _vouchers_in(piece: Piece) -> tuple[Piece | None, Piece | None, Piece | None]:
    """The lines before the first voucher, the vouchers, and the lines after the last one's end."""
    text = "\n" + piece.text
    start = text.find("\n#VER")
    if start < 0:
        return piece, None, None
    last = max(text.rfind("\n#TRANS"), text.rfind("\n#VER"), text.rfind("\n{"), text.rfind("\n}"))
    end = text.find("\n", last + 1)
    end = len(text) if end < 0 else end
    row = piece.row + text.count("\n", 0, start)
    inside = Piece(row, text[start + 1 : end])
    before = Piece(piece.row, text[1:start]) if start > 0 else None
    after = Piece(row + inside.count, text[end + 1 :]) if end < len(text) else None
    return before, inside, after
