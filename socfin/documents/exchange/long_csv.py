"""Figures in the project's own long format, one amount a row: read back, they are the same figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pandas as pd

from socfin.documents.clean import one_line
from socfin.documents.document import Document
from socfin.domain.figures import Scenario
from socfin.domain.formula_guard import guarded
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.importers.long.header import COLUMNS

LINES = {
    Line.COST: "kostnader",
    Line.NET: "netto",
}
"""The lines whose name in the format is not their label."""


def make(
    ledger: pd.DataFrame,
    *,
    name: str,
    verksamheter: Mapping[str, tuple[str, str]],
    accounts: Mapping[str, str],
) -> Document:
    """A ledger as CSV in kronor with öre; verksamheter gives code → name and parent, accounts number → name.

    A missing amount is an empty cell.
    """
    keys = ["verksamhet", "account", "line", "scenario", "as_of", "last", "months"]
    rows = ledger.groupby(keys, sort=True)["amount_ore"].sum(min_count=1, skipna=False).reset_index()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    columns = (rows[key].tolist() for key in keys)
    amounts = rows["amount_ore"].astype("object").where(rows["amount_ore"].notna(), None).tolist()
    for code, account, line, scenario, as_of, last, months, amount in zip(*columns, amounts, strict=True):
        title, parent = verksamheter.get(code, ("", ""))
        texts = (code, title, parent, account, accounts.get(account, "") if account else "")
        writer.writerow(
            (
                *map(_kept, texts),
                _line(line),
                Month.from_number(last),
                months,
                Scenario(scenario).label.lower(),
                "" if amount is None else _kronor(amount),
                Month.from_number(as_of) if as_of else "",
            )
        )
    return Document(
        filename=name, content_type="text/csv; charset=utf-8", content=out.getvalue().encode("utf-8-sig")
    )


def _kept(text: str) -> str:
    """A text on one line that no spreadsheet takes for a formula; reading takes the guard off."""
    return guarded(one_line(text))


def _line(word: str) -> str:
    if not word:
        return ""
    line = Line(word)
    return LINES.get(line, line.label.lower())


def _kronor(amount: Ore) -> str:
    """ "-1234,50": exact, never through a float."""
    whole, part = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole},{part:02d}"
