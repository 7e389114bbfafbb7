"""One figure of a report by its address: whose it is and which; what it is reckoned from; formats nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from socfin.domain.columns import COLUMNS, Column, Kind
from socfin.domain.report import Report, ReportRow
from socfin.domain.sections import IndicatorRow

Value = int | float | None
"""Öre, an indicator's whole steps or a share; None is missing, never zero."""

FIGURES: Mapping[str, Column] = {
    key: column for key, column in COLUMNS.items() if column.is_amount or column.kind is Kind.SHARE
}
"""The columns that are numbers, by key: the figures of a verksamhet or a line that have an address."""
INDICATOR_FIGURES = ("outcome", "target", "deviation", "last_year")
"""Those of an indicator, as `IndicatorRow` has them."""


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A figure of a verksamhet (the total is one), of a line of its statement or of an indicator."""

    code: str
    """The verksamhet's."""
    figure: str
    """A key of FIGURES, or of INDICATOR_FIGURES where it is an indicator's."""
    line: str = ""
    """Code of a row of the statement."""
    indicator: str = ""
    """Code of the indicator."""

    @property
    def is_known(self) -> bool:
        """Whether there is such a figure at all."""
        return self.figure in (INDICATOR_FIGURES if self.indicator else FIGURES)

    @property
    def column(self) -> Column | None:
        """The column of a verksamhet's or a line's figure; an indicator's has none."""
        return None if self.indicator else FIGURES[self.figure]

    def row(self, report: Report) -> ReportRow | None:
        """Its row in a report, None where the report has none; a line is only its total's."""
        if not self.line:
            return report.row(self.code)
        if report.total.code != self.code:
            return None
        return next((row for row in report.lines if row.code == self.line), None)

    def indicator_row(self, report: Report) -> IndicatorRow | None:
        """Its indicator in a report; None where the report has none."""
        wanted = (self.code, self.indicator)
        return next((row for row in report.indicators if (row.code, row.indicator) == wanted), None)

    def value(self, report: Report) -> Value:
        """Öre, steps or a share; None where the report does not have it."""
        if self.indicator:
            indicator = self.indicator_row(report)
            value: Value = None if indicator is None else getattr(indicator, self.figure)
            return value
        row = self.row(report)
        return None if row is None else FIGURES[self.figure].value(row)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a figure comes of two others of the same row."""

    part: Column
    whole: Column
    sign: str
    """ "−" or "/"."""
    of_size: bool
    """True when what it is divided by is taken without its sign."""


def reckoning(column: Column) -> Reckoning | None:
    """The two that a deviation or a share is reckoned from; None for a figure that is read from files."""
    if not column.part or not column.whole:
        return None
    divides = column.kind is Kind.SHARE
    return Reckoning(
        part=COLUMNS[column.part],
        whole=COLUMNS[column.whole],
        sign="/" if divides else "−",
        of_size=divides and not column.keeps_sign,
    )
