"""Stores a file's figures, once; nothing else writes there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from django.db import connection

from socfin.domain.figures import NamedVerksamhet, Parsed
from socfin.domain.slots import Slot
from socfin.frames.declared import records
from socfin.frames.figures import figures_frame, lines_of
from socfin.frames.trade import by_counterpart, trade_frame
from socfin.models import FigureBlock, TradeBlock, Upload, Verksamhet

BATCH = 200
"""Blocks sent to the database at a time."""

COLUMNS = (
    "upload_id",
    "verksamhet_id",
    "scenario",
    "last",
    "months",
    "as_of",
    "accounts",
    "lines",
    "amounts_ore",
    "rows",
    "total_ore",
    "missing",
)
T = TypeVar("T")
Entries = tuple[Any, ...]
"""Accounts, lines, amounts and rows as JSON; the known amounts' sum, how many miss, how many rows."""
Stored = Callable[[int, int], None]
"""Told how many figures are stored, of how many."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file's blocks as they go to the database, each with the code of its verksamhet instead of its key."""

    blocks: tuple[tuple[str, Slot, Entries], ...]
    figures: int
    trade: tuple[tuple[str, Slot, Entries], ...] = ()
    """The same of what was bought and sold, with the counterpart where the verksamhet stood."""

    @property
    def slots(self) -> set[Slot]:
        """What the file covers."""
        return {slot for _, slot, _ in self.blocks}


def prepared(parsed: Parsed, source: str) -> Prepared:
    """The parsed figures of a source ready to be stored: all that takes time, before anyone waits for it."""
    frame = figures_frame(parsed)
    trade = trade_frame(parsed.trade)
    return Prepared(
        tuple(_blocks_of(frame, source)),
        len(frame),
        () if trade is None else tuple(_blocks_of(by_counterpart(trade), source)),
    )


def with_every_code(parsed: Parsed, ready: Prepared) -> Parsed:
    """The file with a verksamhet for each code of its figures, called as its code where no row names it."""
    named = {"", *(unit.code for unit in parsed.verksamheter)} | (
        {parsed.root.code} if parsed.root else set()
    )
    codes = dict.fromkeys(code for code, _, _ in ready.blocks if code not in named)
    more = tuple(NamedVerksamhet(code, code) for code in codes)
    return replace(parsed, verksamheter=(*parsed.verksamheter, *more)) if more else parsed


def store_figures(
    upload: Upload, ready: Prepared, nodes: Mapping[str, Verksamhet], progress: Stored | None = None
) -> set[Slot]:
    """Store prepared figures under the upload; gives its slots. `nodes` has every code of the file.

    Written as one statement a batch and past the ORM, which would turn every list into JSON in here, while
    nobody else can write.
    """
    names = ", ".join(connection.ops.quote_name(name) for name in COLUMNS)
    table = connection.ops.quote_name(FigureBlock._meta.db_table)
    row = f"({', '.join(['%s'] * len(COLUMNS))})"
    stored = 0
    with connection.cursor() as cursor:
        for batch in batched(_placed(ready, nodes), BATCH):
            values = ", ".join([row] * len(batch))
            cursor.execute(
                f"INSERT INTO {table} ({names}) VALUES {values}",  # noqa: S608 - only our own names
                [value for place, entries in batch for value in (upload.pk, *place, *entries[:-1])],
            )
            stored += sum(entries[-1] for _, entries in batch)
            if progress:
                progress(stored, ready.figures)
    return ready.slots


def store_trade(upload: Upload, ready: Prepared) -> None:
    """Store under the upload what it says was bought of and sold to each counterpart."""
    TradeBlock.objects.bulk_create(
        (
            TradeBlock(
                upload=upload,
                counterpart=counterpart,
                last=slot.span.last.yyyymm,
                months=slot.span.months,
                accounts=json.loads(accounts),
                lines=json.loads(lines),
                amounts_ore=json.loads(amounts),
            )
            for counterpart, slot, (accounts, lines, amounts, *_) in ready.trade
        ),
        batch_size=BATCH,
    )


def batched(blocks: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The blocks, so many at a time."""
    return (blocks[start : start + size] for start in range(0, len(blocks), size))


def _placed(ready: Prepared, nodes: Mapping[str, Verksamhet]) -> list[tuple[tuple[Any, ...], Entries]]:
    """The blocks by verksamhet and slot; those of two codes that are one verksamhet are one block."""
    placed: dict[tuple[Any, ...], Entries] = {}
    for code, slot, entries in ready.blocks:
        scenario, _, last, months, as_of, _ = slot.stored
        place = (nodes[code].pk, scenario, last, months, as_of)
        placed[place] = _together(placed[place], entries) if place in placed else entries
    return list(placed.items())


def _together(first: Entries, second: Entries) -> Entries:
    """Two blocks as one, in the file's order."""
    lists = [json.loads(early) + json.loads(late) for early, late in zip(first[:4], second[:4], strict=True)]
    order = sorted(range(len(lists[-1])), key=lists[-1].__getitem__)
    sums = (early + late for early, late in zip(first[4:], second[4:], strict=True))
    return (*(json.dumps([column[at] for at in order]) for column in lists), *sums)


def _blocks_of(figures: pd.DataFrame, source: str) -> Iterator[tuple[str, Slot, Entries]]:
    """A figure frame (frames/figures.py) as blocks, each in the file's order: code, slot, and its lists.

    After the lists come their sum, how many amounts are missing and how many figures there are.
    """
    keys = pd.DataFrame(
        {
            "code": figures["verksamhet_code"],
            "scenario": figures["scenario"],
            "last": figures["last_month"].astype("int64"),
            "months": figures["months"].astype("int64"),
            "as_of": figures["as_of"].fillna(0).astype("int64"),
        }
    )
    block = keys.groupby(list(keys.columns), sort=False, observed=True).ngroup().to_numpy()
    order = np.argsort(block, kind="stable")
    bounds = np.flatnonzero(np.diff(block[order], prepend=-1, append=-1))
    heads = records(keys.iloc[order[bounds[:-1]]])
    amounts = figures["amount_ore"].astype("object").where(figures["amount_ore"].notna(), None)
    columns = [
        column.astype("object").to_numpy()[order]
        for column in (figures["account"], lines_of(figures), amounts, figures["row"])
    ]
    for head, (start, end) in zip(heads, pairwise(bounds), strict=True):
        lists = [column[start:end].tolist() for column in columns]
        known = [amount for amount in lists[2] if amount is not None]
        code, slot = head.pop("code"), head
        sums = (sum(known), len(lists[2]) - len(known), end - start)
        yield code, Slot.from_numbers(source=source, **slot), (*map(json.dumps, lists), *map(int, sums))
