"""The tables of what committees have bought of each other, and of all before and after it; no arithmetic."""

from __future__ import annotations

from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.domain.lines import Line
from socfin.domain.money import MISSING, Ore, Unit, format_amount, format_exact
from socfin.domain.municipal.sections import EliminationRow, TradeRow
from socfin.domain.report import Report, RowKind

ELIMINATION = "Före och efter eliminering"
TRADE = "Köp och försäljning mellan nämnderna"
ELIMINATION_HEADINGS = ("Nämnderna tillsammans", "Före", "Eliminerat", "Efter")
TRADE_HEADINGS = ("Köpare och säljare", "Köparen säger", "Säljaren säger", "Skillnad", "Eliminerat")
SILENT = "säger inte"
READING = "Eliminerat är det som både köpare och säljare säger. Skillnaden står kvar i summan."


def trade_tables(report: Report) -> tuple[Table, ...]:
    """The two tables; none of a report where no trade is told."""
    if not report.elimination:
        return ()
    whole = f"{report.span.label.capitalize()}, utfall i {report.unit.label}."
    summed = tuple(_summed(row, report.unit) for row in report.elimination)
    traded = tuple(_traded(row, report.unit) for row in report.trade)
    return (
        Table(ELIMINATION, f"{whole} Nettot är detsamma före och efter.", ELIMINATION_HEADINGS, summed),
        Table(TRADE, f"{whole} {READING}", TRADE_HEADINGS, traded),
    )


def trade_lines(report: Report) -> tuple[str, ...]:
    """A sentence for each row of both, for what has no table."""
    unit = report.unit
    summed = (
        f"{row.name}: {format_amount(row.before_ore, unit)} före eliminering, "
        f"{format_amount(row.after_ore, unit)} efter ({unit.label})."
        for row in report.elimination
    )
    return (*summed, *(f"{pair_words(row)}: {_both_sides(row)}." for row in report.trade))


def pair_words(row: TradeRow) -> str:
    """ "Skolnämnden av Kulturnämnden"; "inom Skolnämnden" for what one trades with itself."""
    return f"inom {row.buyer_name}" if row.buyer == row.seller else f"{row.buyer_name} av {row.seller_name}"


def side_words(amount: Ore | None, unit: Unit) -> str:
    """The amount; that its file does not say where there is none."""
    return SILENT if amount is None else format_amount(amount, unit)


def _both_sides(row: TradeRow) -> str:
    """In kronor and öre: two sides may differ by less than a report's unit."""
    bought, sold = (
        SILENT if amount is None else f"{format_exact(amount)} kr"
        for amount in (row.bought_ore, row.sold_ore)
    )
    apart = "" if not row.difference_ore else f", skillnad {format_exact(row.difference_ore)} kr"
    return f"köparen {bought}, säljaren {sold}{apart}"


def _summed(row: EliminationRow, unit: Unit) -> TableRow:
    kind = RowKind.TOTAL if row.code == Line.NET.value else RowKind.COMMITTEE
    cells = (
        Cell(format_amount(row.before_ore, unit)),
        Cell(format_amount(row.eliminated_ore, unit, signed=True)),
        Cell(format_amount(row.after_ore, unit)),
    )
    return TableRow(row.name, 1, kind, False, cells)


def _traded(row: TradeRow, unit: Unit) -> TableRow:
    words = pair_words(row)
    cells = (
        Cell(side_words(row.bought_ore, unit)),
        Cell(side_words(row.sold_ore, unit)),
        Cell(MISSING if row.difference_ore is None else format_amount(row.difference_ore, unit, signed=True)),
        Cell(format_amount(row.eliminated_ore, unit)),
    )
    return TableRow(f"{words[:1].upper()}{words[1:]}", 1, RowKind.COMMITTEE, False, cells)
