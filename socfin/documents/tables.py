"""The deviation table and the income statement as cells of text; every figure is the report's own."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from socfin.documents.figure_pages import Where, has_page, of_line, of_verksamhet
from socfin.documents.section_tables import organisation_tables, section_tables
from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.asked.figure import INDICATOR_FIGURES, AskedFigure
from socfin.domain.columns import DOCUMENTS, Column, Kind, Place
from socfin.domain.limits import Status
from socfin.domain.money import Ore, Unit, format_amount, format_share
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.prose.cost_tables import cost_tables
from socfin.services.prose.indicator_words import ShownIndicator, at_a_glance
from socfin.services.prose.sentences import unit_sentence

MOST_ON_FIRST = 12
"""Rows of verksamheter that stand on the first page together with the answer."""
APPENDIX = "Bilaga: utfall mot budget per enhet"
INDICATORS = "Nyckeltal"
INDICATOR_HEADINGS = ("Nyckeltal", "Utfall", "Mål eller budget", "Avvikelse", "Förra året", "Läge")


def on_first_page(
    report: Report, addresses: FigureAddresses = NO_ADDRESSES
) -> tuple[tuple[Table, ...], Table | None]:
    """The tables with the first one short enough for a first page, and the whole of it when it is not.

    A long table of verksamheter tells those directly under the total; its units follow last, as an appendix.
    """
    made = tables(report, addresses)
    if len(report.rows) <= MOST_ON_FIRST or not report.top or len(report.top) == len(report.rows):
        return made, None
    top = _with_total(replace(report, rows=report.top))
    short = _table(report, made[0].title, top, of_verksamhet(addresses))
    rows = tuple(replace(row, is_parent=False) for row in short.rows)
    return (replace(short, rows=rows), *made[1:]), replace(made[0], title=APPENDIX)


def tables(report: Report, addresses: FigureAddresses = NO_ADDRESSES) -> tuple[Table, ...]:
    """The verksamheter with their total, then the income statement; without either, the total alone.

    What is told beside the money follows, and last what stands behind it all.
    """
    made, to_page = [], of_verksamhet(addresses)
    if report.rows:
        made.append(_table(report, f"Utfall mot budget per {report.row_word}", _with_total(report), to_page))
    if len(report.lines) > 1 or (report.lines and not report.rows):  # a lone net repeats the total
        lines = _table(report, "Resultaträkning", report.lines, of_line(addresses, report.total.code))
        made.append(replace(lines, headings=("Rad", *lines.headings[1:])))
    money = tuple(made) or (_table(report, "Utfall mot budget", (report.total,), to_page),)
    behind = (*_indicators(report, addresses), *_costs(report), *organisation_tables(report))
    return (*money, *section_tables(report), *(replace(table, is_behind=True) for table in behind))


def _indicators(report: Report, addresses: FigureAddresses) -> tuple[Table, ...]:
    """The indicators of the total and of the rows directly under it, by verksamhet; none without any."""
    rows = at_a_glance(report)
    if not rows:
        return ()
    caption = f"{report.span.label.capitalize()}. Avvikelse är utfall minus mål eller budget."
    made = tuple(_indicator(indicator, addresses) for indicator in rows)
    return (Table(INDICATORS, caption, INDICATOR_HEADINGS, made),)


def _costs(report: Report) -> tuple[Table, ...]:
    """Indicators and money together: unit costs, own against bought, people and what they cost."""
    return tuple(
        Table(
            table.title,
            table.caption,
            (table.first, *table.headings),
            tuple(
                TableRow(
                    row.name,
                    1,
                    RowKind.VERKSAMHET,
                    False,
                    tuple(Cell(figure.text, _effect_tone(figure.effect)) for figure in row.figures),
                )
                for row in table.rows
            ),
        )
        for table in cost_tables(report)
    )


def _effect_tone(effect: Ore | None) -> str:
    return "" if not effect else "deficit" if effect < 0 else "surplus"


def _indicator(indicator: ShownIndicator, addresses: FigureAddresses) -> TableRow:
    words = ", ".join(filter(None, (indicator.standing, indicator.remark)))
    row, texts = indicator.row, attrgetter(*INDICATOR_FIGURES)(indicator)
    figures = tuple(
        Cell(text, href=addresses.of(AskedFigure(row.code, figure, indicator=row.indicator)))
        for figure, text in zip(INDICATOR_FIGURES, texts, strict=True)
    )
    name = f"{row.verksamhet}: {indicator.label}"
    return TableRow(name, 1, RowKind.VERKSAMHET, False, (*figures, Cell(words, is_text=True)))


def spelled(column: Column, row: ReportRow, unit: Unit) -> str:
    """A row's figure as it is printed: amounts in the unit, shares as per cent, a status by its word.

    A deviation has its sign, as on the pages and in the pictures; sentences have none, as minutes write.
    """
    if column.is_amount:
        return format_amount(column.value(row), unit, signed=column.kind is Kind.DEVIATION)
    if column.kind is Kind.SHARE:
        return format_share(column.value(row), decimals=column.decimals_of(row))
    return column.word(row)


def _table(report: Report, title: str, rows: tuple[ReportRow, ...], where: Where) -> Table:
    shown = tuple(place for place in DOCUMENTS if place.is_shown(report, rows))
    return Table(
        title,
        f"{report.span.label.capitalize()}. {unit_sentence(report.unit)}",
        (report.row_word.capitalize(), *(place.title(report) for place in shown)),
        tuple(_row(row, shown, report.unit, where) for row in rows),
    )


def _with_total(report: Report) -> tuple[ReportRow, ...]:
    return (report.total, *report.rows) if report.total_first else (*report.rows, report.total)


def _row(row: ReportRow, shown: tuple[Place, ...], unit: Unit, where: Where) -> TableRow:
    cells = tuple(
        Cell(
            spelled(place.column, row, unit),
            _tone(place.column, row),
            place.column.kind is Kind.STATUS,
            where(row, place.key) if has_page(place.column, row) else "",
        )
        for place in shown
    )
    return TableRow(row.name, row.level, row.kind, row.has_children, cells)


def _tone(column: Column, row: ReportRow) -> str:
    status = column.status_of(row)
    return str(status.value) if status in (Status.DEFICIT, Status.SURPLUS) else ""
