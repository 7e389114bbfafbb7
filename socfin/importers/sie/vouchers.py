"""Vouchers as a frame like the balances', a row a transaction; texts and names are never kept."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.money import Unit
from socfin.importers.numbers import ore_of
from socfin.importers.sie.header import day
from socfin.importers.sie.lines import Piece
from socfin.importers.sie.tokens import (
    ObjectList,
    Objects,
    amount,
    distinct,
    fields_of,
    object_list,
    texts_of,
)

_QUOTE = "\x01"
_NAMES = ["label", "account", "objects", "amount", "date", "text", "quantity"]
_WIDEST = b"# # # 0 0 0 0\n"
"""Stands first so that pandas expects every field a row may have, and reads accounts as text ("0351")."""
_VOUCHER = re.compile(r'\n#VER[ \t]+(?:"[^"\n]*"|[^\s"]+)[ \t]+(?:"[^"\n]*"|[^\s"]+)[ \t]+"?(\d{8})[^\n]*')


@dataclass(frozen=True, slots=True)
class Vouchers:
    """Transaction rows as a frame (month yyyymm, account, objects, ore, row), and what is wrong with them."""

    frame: pd.DataFrame
    lists: tuple[ObjectList, ...]
    unreadable: tuple[int, ...] = ()
    unbalanced: tuple[int, ...] = ()
    """Rows of the #VER items whose transactions do not sum to zero."""
    cut_at: int | None = None
    """The row where a voucher opens that never closes."""


def read_vouchers(piece: Piece) -> Vouchers:
    """Every #TRANS under the month of its voucher's date; #RTRANS and #BTRANS are passed over.

    The quick way for vouchers written as the format describes, else line by line.
    """
    quick = _at_once(piece)
    return _one_by_one(piece) if quick is None else quick


def _at_once(piece: Piece) -> Vouchers | None:
    """All rows through the C reader; None when any line needs a closer look."""
    text = "\n" + piece.text + "\n"
    count = text.count("\n#VER")
    if not count == text.count("\n{\n") == text.count("\n}\n") or "RTRANS" in text or "BTRANS" in text:
        return None
    text = text.replace("\n{\n", "\n").replace("\n}\n", "\n")
    if "\n#VER" in text and '"' in "".join(text[text.find("\n#VER") :].split(None, 4)[1:4]):
        text = _VOUCHER.sub(r"\n#VER 0 0 \1", text)
    text = text[1:]
    if _QUOTE in text or not text.count("{") == text.count("}") == text.count("\n") - count:
        return None
    content = text.encode().replace(b'"', _QUOTE.encode()).replace(b"{", b'"').replace(b"}", b'"')
    try:
        raw = pd.read_csv(
            io.BytesIO(_WIDEST + content),
            sep=r"\s+",
            header=None,
            names=_NAMES,
            usecols=_NAMES[:4],
            dtype={"label": "category", "account": "category", "objects": "category"},
            keep_default_na=False,
            index_col=False,
            low_memory=False,
            comment=_QUOTE,  # outside the object list a quote begins the text, which is never kept
        ).iloc[1:]
    except (pd.errors.ParserError, ValueError, OverflowError):
        return None
    labels = set(raw["label"].cat.remove_unused_categories().cat.categories)
    if raw["amount"].dtype.kind not in "iuf" or not labels <= {"#VER", "#TRANS"}:
        return None
    return _frame(raw, piece.row)


def _frame(raw: pd.DataFrame, first_row: int) -> Vouchers | None:
    """Transactions under their vouchers' months; each voucher has taken two lines for its braces."""
    is_voucher = (raw["label"] == "#VER").to_numpy()
    owner = np.cumsum(is_voucher) - 1
    rows = first_row + np.arange(len(raw)) + 2 * owner + np.where(is_voucher, 0, 1)
    values = raw["amount"].to_numpy(dtype="float64")
    dates = values[is_voucher]
    whole = np.rint(values * 100)
    if not np.all((np.abs(values) < 1e11) & (np.abs(values * 100 - whole) < 1e-4)):
        return None
    if not np.all((dates >= 19000101) & (dates < 22010101) & (dates % 1 == 0)):
        return None
    month = (dates // 100).astype("int32")
    if not np.all((month % 100 >= 1) & (month % 100 <= 12)):
        return None
    chosen = ~is_voucher
    transactions = raw[chosen]
    accounts = transactions["account"].cat.remove_unused_categories()
    if any(_QUOTE in account for account in accounts.cat.categories):
        return None
    ore = whole[chosen].astype("int64")
    sums = np.zeros(len(month), dtype="int64")
    np.add.at(sums, owner[chosen], ore)
    objects = transactions["objects"].cat.remove_unused_categories().cat
    words = [object_list(word.replace(_QUOTE, '"')) for word in objects.categories]
    lists, places = distinct(words)
    frame = pd.DataFrame(
        {
            "month": month[owner[chosen]],
            "account": accounts,
            "objects": np.array(places, dtype="int32")[objects.codes.to_numpy()],
            "ore": ore,
            "row": rows[chosen].astype("int32"),
        }
    )
    return Vouchers(frame, lists, (), tuple(rows[is_voucher][sums != 0].tolist()))


def _one_by_one(piece: Piece) -> Vouchers:
    """Each line by the rules of `tokens`."""
    rows: list[tuple[int, str, ObjectList, int, int]] = []
    unreadable: list[int] = []
    unbalanced: list[int] = []
    month, opened, balance, cut_at = 0, 0, 0, None
    for row, line in piece.numbered():
        if line.startswith("#VER"):
            unbalanced += [opened] if balance else []
            month, opened, balance = _month(line), row, 0
            unreadable += [] if month else [row]
        if line.startswith("#TRANS"):
            try:
                account, pairs, ore = _transaction(line)
            except ValueError:
                unreadable.append(row)
                continue
            balance += ore
            if month:
                rows.append((month, account, pairs, ore, row))
        bare = line.strip()
        if bare == "}":
            cut_at = None
        elif bare == "{" or (bare.startswith("#VER") and bare.endswith("{")):
            cut_at = row
    unbalanced += [opened] if balance else []
    lists, places = distinct([r[2] for r in rows])
    frame = pd.DataFrame(
        [(m, a, at, ore, row) for (m, a, _, ore, row), at in zip(rows, places, strict=True)],
        columns=["month", "account", "objects", "ore", "row"],
    ).astype({"month": "int32", "objects": "int32", "ore": "int64", "row": "int32"})
    frame["account"] = frame["account"].astype("str").astype("category")
    return Vouchers(frame, lists, tuple(unreadable), tuple(unbalanced), cut_at)


def _transaction(line: str) -> tuple[str, ObjectList, int]:
    """Account, objects and öre of a #TRANS; ValueError when any is missing."""
    fields = fields_of(line)
    pairs = next((f.pairs for f in fields if isinstance(f, Objects)), ())
    texts = [f for f in fields if isinstance(f, str)]
    if len(texts) < 3 or not texts[1]:
        raise ValueError(line)
    return texts[1], pairs, ore_of(amount(texts[2]), Unit.KR)


def _month(line: str) -> int:
    """The month of a voucher's date as yyyymm, 0 when it has none."""
    fields = texts_of(line.rstrip().removesuffix("{"))
    try:
        date = day(fields[3])
    except (IndexError, ValueError):
        return 0
    return date.year * 100 + date.month
