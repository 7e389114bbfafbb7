"""Stores a file's figures, once; nothing else writes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

import numpy as np
import pandas as pd

from socfin.domain.figures import Parsed
from socfin.importers.frames import figures_frame, lines_of
from socfin.models import FigureBlock, Upload, Verksamhet
from socfin.services.frames import records

BATCH = 200
"""Blocks sent to the database at a time."""

Slot = tuple[str, int, int, int]
"""scenario, last, months, as_of; months as yyyymm."""
Stored = Callable[[int, int], None]
"""Told how many figures are stored, of how many."""


def store_figures(
    upload: Upload, parsed: Parsed, nodes: Mapping[str, Verksamhet], progress: Stored | None = None
) -> set[Slot]:
    """Store the parsed figures under the upload; gives its slots. `nodes` has every code of the file."""
    frame = figures_frame(parsed)
    slots: set[Slot] = set()
    batch: list[FigureBlock] = []
    stored = 0
    for block in blocks_of(upload, frame, nodes):
        slots.add((block.scenario, block.last, block.months, block.as_of))
        batch.append(block)
        if len(batch) == BATCH:
            stored += _save(batch)
            batch.clear()
            if progress:
                progress(stored, len(frame))
    _save(batch)
    return slots


def _save(batch: list[FigureBlock]) -> int:
    FigureBlock.objects.bulk_create(batch)
    return sum(len(block.rows) for block in batch)


def blocks_of(
    upload: Upload, figures: pd.DataFrame, nodes: Mapping[str, Verksamhet]
) -> Iterator[FigureBlock]:
    """A figure frame (importers/frames.py) as blocks not yet stored, each in the file's order."""
    codes = figures["verksamhet_code"].cat
    ids = np.array([nodes[code].pk for code in codes.categories], dtype="int64")
    keys = pd.DataFrame(
        {
            "verksamhet_id": ids[codes.codes],
            "scenario": figures["scenario"],
            "last": yyyymm(figures["last_month"].astype("int64")),
            "months": figures["months"].astype("int64"),
            "as_of": yyyymm(figures["as_of"].astype("Int64")).fillna(0).astype("int64"),
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
        entries = [column[start:end].tolist() for column in columns]
        known = [amount for amount in entries[2] if amount is not None]
        yield FigureBlock(
            upload=upload,
            **head,
            accounts=entries[0],
            lines=entries[1],
            amounts_ore=entries[2],
            rows=entries[3],
            total_ore=sum(known),
            missing=len(entries[2]) - len(known),
        )


def yyyymm(numbers: pd.Series) -> pd.Series:
    """Month.number → 202203."""
    return numbers // 12 * 100 + numbers % 12 + 1
