"""The workbook's sheets of what committees have bought of each other: true kronor."""

from __future__ import annotations

from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.sheets import add_words_sheet
from socfin.documents.outline import Outline
from socfin.documents.trade_table import ELIMINATION, ELIMINATION_HEADINGS, SILENT
from socfin.domain.municipal.sections import TradeRow
from socfin.domain.report import Report

WIDTH = 20
"""Characters of an amount in whole kronor with its head."""
SUMMED = tuple((heading, 34 if at == 0 else WIDTH) for at, heading in enumerate(ELIMINATION_HEADINGS))
TRADED = (
    ("Köpare", 34),
    ("Säljare", 34),
    ("Köparen säger", WIDTH),
    ("Säljaren säger", WIDTH),
    ("Skillnad", WIDTH),
    ("Eliminerat", WIDTH),
)


def add_trade(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """A sheet of all before and after elimination and one of each two; none where no trade is told."""
    if report.elimination:
        summed = [(row.name, row.before_ore, row.eliminated_ore, row.after_ore) for row in report.elimination]
        add_words_sheet(book, looks, say, ELIMINATION, (SUMMED, list(summed)))
        add_words_sheet(book, looks, say, "Mellan nämnderna", (TRADED, [_cells(row) for row in report.trade]))


def _cells(row: TradeRow) -> tuple[str | int | None, ...]:
    sides = (SILENT if amount is None else amount for amount in (row.bought_ore, row.sold_ore))
    return (row.buyer_name, row.seller_name, *sides, row.difference_ore, row.eliminated_ore)
