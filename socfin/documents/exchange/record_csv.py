"""The official forecast's record as CSV, a row for each time something was said; our own reader reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from socfin.documents.document import Document
from socfin.documents.exchange.table_csv import defused, kronor
from socfin.domain.past_forecasts.record import RecordYear
from socfin.domain.period import MONTH_NAMES

HEADINGS = ("År", "När", "Verksamhet", "Sa, avvikelse, kr", "Blev, avvikelse, kr", "Lutning, kr", "Källa")
OURS = "socfin"


def record_csv(name: str, verksamhet: str, years: Iterable[RecordYear]) -> Document:
    """Kronor against budget, negative is underskott; newest year first, in order of month."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for year in years:
        for row in year.rows:
            became = row.became if row.is_told and row.became is not None else year.became
            error = None if became is None else row.expected - became
            amounts = (kronor(amount) for amount in (row.expected, became, error))
            source = f"{row.source}, rad {row.place}" if row.place else row.source or OURS
            writer.writerow(
                [row.year, MONTH_NAMES[row.month - 1], defused(verksamhet), *amounts, defused(source)]
            )
    return Document(f"{name}.csv", "text/csv; charset=utf-8", out.getvalue().encode("utf-8-sig"))
