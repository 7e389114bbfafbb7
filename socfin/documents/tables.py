"""The deviation table and the income statement as cells of text; every figure is the report's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from socfin.domain.limits import Status
from socfin.domain.money import Ore, Unit, format_amount, format_share
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.sentences import unit_sentence


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its heading, how a row's cell is spelled, and which status colours it."""

    title: str
    spell: Callable[[ReportRow], str]
    status: Callable[[ReportRow], Status] | None = None
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A spelled figure; tone is "deficit", "surplus" or "" and says no more than sign and status word do."""

    text: str
    tone: str = ""
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's name, place in the tree and cells."""

    name: str
    level: int
    kind: RowKind
    is_parent: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a caption with period, unit and sign, column headings (the first is the rows') and rows."""

    title: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]

    @property
    def text_columns(self) -> tuple[int, ...]:
        """Indexes among the headings of columns that hold words, the rows' names included."""
        last = [i for i, cell in enumerate(self.rows[0].cells, start=1) if cell.is_text] if self.rows else []
        return (0, *last)


def tables(report: Report) -> tuple[Table, ...]:
    """The verksamheter with their total, then the income statement; without either, the total alone."""
    made = []
    if report.rows:
        made.append(_table(report, "Utfall mot budget per verksamhet", "Verksamhet", _with_total(report)))
    if len(report.lines) > 1 or (report.lines and not report.rows):  # a lone net repeats the total
        made.append(_table(report, "Resultaträkning", "Rad", report.lines))
    return tuple(made) or (_table(report, "Utfall mot budget", "Verksamhet", (report.total,)),)


def columns(report: Report, rows: tuple[ReportRow, ...]) -> tuple[Column, ...]:
    """The columns that hold at least one figure for these rows, in reading order."""
    unit = report.unit
    every = [
        (_amount("Utfall", unit, lambda row: row.outcome_to_date_ore), True),
        (_amount("Budget", unit, lambda row: row.budget_to_date_ore), True),
        (_deviation("Avvikelse", unit, lambda row: row.deviation_to_date_ore, lambda row: row.status), True),
        (Column("%", lambda row: format_share(row.deviation_share)), True),
        (
            _deviation(
                f"Avvikelse {report.month.name}",
                unit,
                lambda row: row.deviation_month_ore,
                lambda row: row.month_status,
            ),
            report.month.month > 1 and any(row.deviation_month_ore is not None for row in rows),
        ),
        (
            _amount("Budget helår", unit, lambda row: row.budget_year_ore),
            any(row.budget_year_ore is not None for row in rows),
        ),
        (
            _amount("Prognos helår", unit, lambda row: row.forecast_year_ore),
            any(row.forecast_year_ore is not None for row in rows),
        ),
        (
            _deviation(
                "Prognos avvikelse",
                unit,
                lambda row: row.forecast_deviation_ore,
                lambda row: row.forecast_status,
            ),
            any(row.forecast_deviation_ore is not None for row in rows),
        ),
        (Column("Status", lambda row: row.status.label, is_text=True), True),
    ]
    return tuple(column for column, wanted in every if wanted)


def _table(report: Report, title: str, first: str, rows: tuple[ReportRow, ...]) -> Table:
    shown = columns(report, rows)
    return Table(
        title,
        f"{report.span.label.capitalize()}. {unit_sentence(report.unit)}",
        (first, *(column.title for column in shown)),
        tuple(_row(row, shown) for row in rows),
    )


def _with_total(report: Report) -> tuple[ReportRow, ...]:
    return (report.total, *report.rows) if report.total_first else (*report.rows, report.total)


def _row(row: ReportRow, shown: tuple[Column, ...]) -> TableRow:
    cells = tuple(Cell(column.spell(row), _tone(column, row), column.is_text) for column in shown)
    return TableRow(row.name, row.level, row.kind, row.has_children, cells)


def _tone(column: Column, row: ReportRow) -> str:
    status = column.status(row) if column.status else None
    return str(status.value) if status in (Status.DEFICIT, Status.SURPLUS) else ""


def _amount(title: str, unit: Unit, amount: Callable[[ReportRow], Ore | None]) -> Column:
    return Column(title, lambda row: format_amount(amount(row), unit))


def _deviation(
    title: str,
    unit: Unit,
    amount: Callable[[ReportRow], Ore | None],
    status: Callable[[ReportRow], Status],
) -> Column:
    return Column(title, lambda row: format_amount(amount(row), unit), status)
