"""The open tables: the columns of each, and their rows of public reports as CSV; never what a report hides.

A table is written of reports that are masked already, one for each period, the oldest first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from socfin.documents.open_data.columns import (
    AMOUNTS,
    GATHERED_KIND,
    PUBLISHED,
    STATUS,
    STATUSES,
    WHOSE,
    code_of,
)
from socfin.documents.open_data.fields import Field, FieldType, always, decimal, one_of, text
from socfin.documents.row_kinds import KINDS
from socfin.domain.indicators import Direction
from socfin.domain.report import Report, ReportRow
from socfin.domain.rows import RowKind
from socfin.domain.sections import IndicatorRow
from socfin.services.masking.gathered_rows import is_gathered

OF_UNITS = (RowKind.TOTAL, RowKind.VERKSAMHET)
OF_LINES = (RowKind.LINE, RowKind.SUM, RowKind.MEMO, RowKind.TOTAL, RowKind.BESIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An open table: where it is, what it holds and how a report's rows are written in it."""

    name: str
    """In addresses: "verksamheter"."""
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """The columns that together name a row, within a committee."""
    rows: Callable[[Report], Iterable[Any]]

    def csv(self, reports: Sequence[Report]) -> bytes:
        """UTF-8 without a byte order mark, comma, a heading row; the same reports give the same bytes."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(field.name for field in self.fields)
        for report in reports:
            for row in self.rows(report):
                writer.writerow(field.spell(report, row) for field in self.fields)
        return out.getvalue().encode()


def _kind(_: Report, row: ReportRow) -> str:
    return GATHERED_KIND if is_gathered(row.code) else KINDS[row.kind]


def _above(report: Report, row: ReportRow) -> str:
    return "" if row.level == 0 else code_of(row.parent or report.total.code)


def _counted(name: str, title: str, description: str, place: Callable[[IndicatorRow], int | None]) -> Field:
    return Field(name, title, description, lambda _, row: decimal(place(row), row.decimals), FieldType.NUMBER)


UNITS = Table(
    name="verksamheter",
    title="Uppföljning per verksamhet",
    description="Nämnden och varje verksamhet, period för period: utfall, budget, avvikelse och prognos.",
    fields=(
        *WHOSE,
        always("kod", "Kod", "Verksamhetens kod.", lambda _, row: code_of(row.code)),
        always("namn", "Namn", "Verksamhetens namn i perioden.", lambda _, row: text(row.name)),
        one_of(
            [*(KINDS[kind] for kind in OF_UNITS), GATHERED_KIND],
            "typ",
            "Typ",
            "Total är hela nämnden. Hopslagna är enheter som är för små för att visas var för sig.",
            _kind,
        ),
        Field(
            "niva",
            "Nivå",
            "0 är hela nämnden, 1 är direkt under.",
            lambda _, row: str(row.level),
            FieldType.INTEGER,
            constraints={"required": True, "minimum": 0},
        ),
        Field("overordnad", "Överordnad", "Koden för raden ovanför; tom för totalen.", _above),
        *AMOUNTS,
        STATUS,
        PUBLISHED,
    ),
    key=("period", "kod"),
    rows=lambda report: report.all_rows,
)
LINES = Table(
    name="resultatrakning",
    title="Resultaträkning",
    description="Hela nämndens intäkter, kostnader per slag och netto, period för period.",
    fields=(
        *WHOSE,
        always("rad", "Rad", "Radens kod.", lambda _, row: text(row.code)),
        always("namn", "Namn", "Radens namn.", lambda _, row: text(row.name)),
        one_of(
            [KINDS[kind] for kind in OF_LINES],
            "typ",
            "Typ",
            "Varav är en del av en annan rad och summeras aldrig; summa och total är summor av andra rader.",
            _kind,
        ),
        *AMOUNTS,
        STATUS,
        PUBLISHED,
    ),
    key=("period", "rad"),
    rows=lambda report: report.lines,
)
INDICATORS = Table(
    name="nyckeltal",
    title="Nyckeltal",
    description="Det som mäts bredvid pengarna: platser, timmar, årsarbetare, per verksamhet och period.",
    fields=(
        *WHOSE,
        always("kod", "Kod", "Verksamhetens kod, som i verksamheter.csv.", lambda _, row: code_of(row.code)),
        always("verksamhet", "Verksamhet", "Verksamhetens namn.", lambda _, row: text(row.verksamhet)),
        always("nyckeltal", "Nyckeltal", "Nyckeltalets kod.", lambda _, row: text(row.indicator)),
        always("namn", "Namn", "Nyckeltalets namn.", lambda _, row: text(row.name)),
        Field("enhet", "Enhet", "Vad talet räknar.", lambda _, row: text(row.unit)),
        one_of(
            [direction.label for direction in Direction],
            "riktning",
            "Riktning",
            "Åt vilket håll som är bättre.",
            lambda _, row: Direction(row.direction).label,
        ),
        _counted("utfall_ack", "Utfall", "Januari–perioden.", lambda row: row.outcome),
        _counted("mal_ack", "Mål eller budget", "Januari–perioden.", lambda row: row.target),
        _counted("avvikelse_ack", "Avvikelse", "Utfall − mål januari–perioden.", lambda row: row.deviation),
        _counted(
            "utfall_ack_fjol", "Utfall förra året", "Samma månader året före.", lambda row: row.last_year
        ),
        one_of(
            STATUSES,
            "status",
            "Status",
            "Hur avvikelsen står sig mot nyckeltalets gräns.",
            lambda _, row: row.status.label,
        ),
        PUBLISHED,
    ),
    key=("period", "kod", "nyckeltal"),
    rows=lambda report: report.indicators,
)
TABLES = (UNITS, LINES, INDICATORS)
"""Every open table, in the order that the page and the package name them."""


def table_named(name: str) -> Table | None:
    """The table of an address, or None."""
    return next((table for table in TABLES if table.name == name), None)
