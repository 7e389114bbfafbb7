"""#PSALDO and #PBUDGET rows as one frame, many at a time; never which of them count.

Columns: budget bool, year (number of #RAR), month (yyyymm), account, objects (place in `lists`),
ore int64 with SIE's sign (debit positive), row.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.money import Unit
from socfin.importers.numbers import ore_of
from socfin.importers.sie.lines import Piece, row_numbers, together
from socfin.importers.sie.tokens import ObjectList, Objects, amount, distinct, fields_of, object_list

COLUMNS = ("budget", "year", "month", "account", "objects", "ore", "row")
_NAMES = ["label", "year", "month", "account", "objects", "amount", "quantity", "more"]
_WIDEST = b'# 0 190001 # "" 0 0 0\n'
"""Stands first so that pandas expects every field a row may have, and reads accounts as text ("0351")."""
_QUOTE = "\x01"
_SAFE = 1e11


@dataclass(frozen=True, slots=True)
class Balances:
    """A frame of balance rows, the distinct object lists they point at, and the rows that cannot be read."""

    frame: pd.DataFrame
    lists: tuple[ObjectList, ...]
    unreadable: tuple[int, ...] = ()


def read_balances(pieces: tuple[Piece, ...]) -> Balances:
    """Every balance row; the quick way for files written as the format describes, else line by line."""
    quick = _at_once(pieces) if pieces else None
    return _one_by_one(pieces) if quick is None else quick


def _at_once(pieces: tuple[Piece, ...]) -> Balances | None:
    """All rows through the C reader; None when any row needs a closer look."""
    text, rows = together(pieces), row_numbers(pieces)
    if _QUOTE in text or '\\"' in text or not text.count("{") == text.count("}") == len(rows):
        return None
    content = text.encode().replace(b'"', _QUOTE.encode()).replace(b"{", b'"').replace(b"}", b'"')
    try:
        raw = pd.read_csv(
            io.BytesIO(_WIDEST + content),
            sep=r"\s+",
            header=None,
            names=_NAMES,
            usecols=_NAMES[:6],
            dtype={
                "label": "category",
                "year": "int16",
                "month": "int32",
                "account": "category",
                "objects": "category",
            },
            keep_default_na=False,
            na_values={"amount": [""]},
            index_col=False,
            low_memory=False,
        )
    except (pd.errors.ParserError, ValueError, OverflowError):
        return None
    raw = raw.iloc[1:]
    raw["account"] = raw["account"].cat.remove_unused_categories()
    if len(raw) != len(rows) or raw["amount"].dtype.kind not in "iuf":
        return None
    values = raw["amount"].to_numpy(dtype="float64")
    whole = np.rint(values * 100)
    if not np.all((np.abs(values) < _SAFE) & (np.abs(values * 100 - whole) < 1e-4)):
        return None
    accounts = raw["account"].cat.categories
    if any(_QUOTE in account for account in accounts):
        return None
    spellings = [word.replace(_QUOTE, '"') for word in raw["objects"].cat.categories]
    lists, places = distinct([object_list(word) for word in spellings])
    frame = pd.DataFrame(
        {
            "budget": (raw["label"] == "#PBUDGET").to_numpy(),
            "year": raw["year"].to_numpy(),
            "month": raw["month"].to_numpy(),
            "account": raw["account"],
            "objects": np.array(places, dtype="int32")[raw["objects"].cat.codes.to_numpy()],
            "ore": whole.astype("int64"),
            "row": rows,
        }
    )
    return Balances(frame, lists)


def _one_by_one(pieces: tuple[Piece, ...]) -> Balances:
    """Each row by the rules of `tokens`."""
    rows: list[tuple[bool, int, int, str, ObjectList, int, int]] = []
    unreadable: list[int] = []
    for row, line in (numbered for piece in pieces for numbered in piece.numbered()):
        fields = fields_of(line)
        pairs = next((f.pairs for f in fields if isinstance(f, Objects)), ())
        texts = [f for f in fields if isinstance(f, str)]
        try:
            ore = ore_of(amount(texts[4]), Unit.KR)
            rows.append((texts[0] == "#PBUDGET", int(texts[1]), int(texts[2]), texts[3], pairs, ore, row))
        except (IndexError, ValueError):
            unreadable.append(row)
    lists, places = distinct([r[4] for r in rows])
    frame = pd.DataFrame(
        [(*r[:4], at, *r[5:]) for r, at in zip(rows, places, strict=True)], columns=list(COLUMNS)
    )
    kinds = {
        "budget": "bool",
        "year": "int16",
        "month": "int32",
        "objects": "int32",
        "ore": "int64",
        "row": "int32",
    }
    frame = frame.astype(kinds)
    frame["account"] = frame["account"].astype("str").astype("category")
    return Balances(frame, lists, tuple(unreadable))
