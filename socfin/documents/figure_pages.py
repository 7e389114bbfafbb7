"""Which figures of a document's tables have a page, and where it is; writes no cell."""

from __future__ import annotations

from collections.abc import Callable

from socfin.domain.asked.addresses import FigureAddresses
from socfin.domain.asked.figure import FIGURES, AskedFigure
from socfin.domain.columns import Column
from socfin.domain.report import ReportRow
from socfin.services.masking.gathered_rows import is_gathered

Where = Callable[[ReportRow, str], str]
"""The page of a row's figure, from the column's key; "" for none."""


def of_verksamhet(addresses: FigureAddresses) -> Where:
    """Of the table of verksamheter; gathered units have no page."""
    return lambda row, key: "" if is_gathered(row.code) else addresses.of(AskedFigure(row.code, key))


def of_line(addresses: FigureAddresses, total: str) -> Where:
    """Of the statement of the verksamhet with the code `total`."""
    return lambda row, key: addresses.of(AskedFigure(total, key, line=row.code))


def has_page(column: Column, row: ReportRow) -> bool:
    """A figure that is there; words and what is missing have none."""
    return column.key in FIGURES and column.value(row) is not None
