"""Writes a file's figures in bulk, once; the only place where rows enter the Figure table.

A million rows must be stored in seconds, so they go past the ORM: COPY on PostgreSQL, one prepared INSERT on
SQLite. Called inside publish's transaction.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

import numpy as np
import pandas as pd
from django.db import connection

from socfin.domain.figures import Parsed
from socfin.domain.lines import Line
from socfin.importers.frames import figures_frame
from socfin.models import Figure, Upload, Verksamhet

COLUMNS = (
    "upload_id",
    "verksamhet_id",
    "scenario",
    "last",
    "months",
    "as_of",
    "account",
    "line",
    "amount_ore",
    "row",
)
TEXTS = ("scenario", "account", "line")
CHUNK = 100_000
"""Rows turned into text or tuples at a time: bounds memory, not speed."""


Slot = tuple[str, int, int, int]
"""scenario, last, months, as_of; months as yyyymm."""


def store_figures(upload: Upload, parsed: Parsed, nodes: Mapping[str, Verksamhet]) -> set[Slot]:
    """Store the parsed figures under the upload; gives its slots. `nodes` has every code of the file."""
    frame = rows_of(upload, figures_frame(parsed), nodes)
    store = _copy if connection.vendor == "postgresql" else _insert
    with connection.cursor() as cursor:
        for start in range(0, len(frame), CHUNK):
            store(cursor, frame.iloc[start : start + CHUNK])
    slots = frame[["scenario", "last", "months", "as_of"]].drop_duplicates()
    return set(slots.itertuples(index=False, name=None))


def rows_of(upload: Upload, figures: pd.DataFrame, nodes: Mapping[str, Verksamhet]) -> pd.DataFrame:
    """A figure frame (importers/frames.py) as the table's own columns."""
    account = figures["account"].astype("str")
    line = figures["line"].astype("str").mask((account == "") & (figures["line"] == ""), Line.NET.value)
    codes = figures["verksamhet_code"].cat
    ids = np.array([nodes[code].pk for code in codes.categories], dtype="int64")
    rows = pd.DataFrame(
        {
            "upload_id": upload.pk,
            "verksamhet_id": ids[codes.codes],
            "scenario": figures["scenario"].astype("str"),
            "last": yyyymm(figures["last_month"].astype("int64")),
            "months": figures["months"].astype("int64"),
            "as_of": yyyymm(figures["as_of"].astype("Int64")).fillna(0).astype("int64"),
            "account": account,
            "line": line.mask(account != "", ""),
            "amount_ore": figures["amount_ore"],
            "row": figures["row"].astype("int64"),
        }
    )
    return rows[list(COLUMNS)]


def yyyymm(numbers: pd.Series) -> pd.Series:
    """Month.number → 202203."""
    return numbers // 12 * 100 + numbers % 12 + 1


def _insert(cursor, rows: pd.DataFrame) -> None:  # type: ignore[no-untyped-def]  # Django's wrapped cursor
    places = ", ".join(["%s"] * len(COLUMNS))
    amounts = rows["amount_ore"].astype("object").where(rows["amount_ore"].notna(), None)
    columns = [amounts.tolist() if name == "amount_ore" else rows[name].tolist() for name in COLUMNS]
    cursor.executemany(
        f"INSERT INTO {_table()} ({_columns()}) VALUES ({places})",  # noqa: S608 - our own names only
        list(zip(*columns, strict=True)),
    )


def _copy(cursor, rows: pd.DataFrame) -> None:  # type: ignore[no-untyped-def]  # Django's wrapped cursor
    text = io.StringIO()
    rows.to_csv(text, header=False, index=False)
    text.seek(0)
    words = ", ".join(connection.ops.quote_name(name) for name in TEXTS)
    # Nothing between two commas is a missing amount, but an empty word in the columns that hold words.
    form = f"FORMAT csv, FORCE_NOT_NULL ({words})"
    cursor.cursor.copy_expert(f"COPY {_table()} ({_columns()}) FROM STDIN WITH ({form})", text)


def _table() -> str:
    return connection.ops.quote_name(Figure._meta.db_table)


def _columns() -> str:
    return ", ".join(connection.ops.quote_name(name) for name in COLUMNS)
