"""Every format holds the same figures: each is made, read back by another library, and compared."""

import csv
import io
import json

import docx
import openpyxl
import pptx
import pytest

from socfin.documents import FORMATS, render
from socfin.documents.outline import outline
from socfin.domain.money import MINUS, NBSP, Unit, format_amount
from socfin.domain.report import Report, ReportRow
from tests.documents.reading import rendered, texts_of
from tests.documents.reports import large, nora, timra

REPORTS = {"nora": nora, "timra": timra, "large": large}
EVERY = [pytest.param(name, marks=pytest.mark.needs("pango")) if name == "pdf" else name for name in FORMATS]
Figures = dict[str, tuple[str, str, str]]


def figures(row: ReportRow, unit: Unit) -> tuple[str, str, str]:
    """Outcome, budget and deviation as a reader sees them."""
    amounts = (row.to_date.outcome, row.to_date.budget, row.to_date.deviation)
    return tuple(format_amount(amount, unit) for amount in amounts)


def wanted(report: Report, rows: tuple[ReportRow, ...]) -> Figures:
    return {row.name: figures(row, report.unit) for row in rows}


def from_kronor(value: float | str | None, unit: Unit) -> str:
    return format_amount(None if value in (None, "", "–") else round(float(value) * 100), unit)


def unsigned(line: list[str]) -> tuple[str, ...]:
    """Outcome, budget and deviation of a printed row, where a deviation above zero has its plus."""
    outcome, budget, deviation = line[1:4]
    assert deviation[:1] in ("+", MINUS, "–", "0")
    return outcome, budget, deviation.removeprefix("+")


def of_docx(content: bytes, report: Report) -> Figures:
    tables = docx.Document(io.BytesIO(content)).tables
    lines = [
        [cell.text for cell in row.cells]
        for table in tables
        if table.cell(0, 3).text == "Avvikelse"
        for row in list(table.rows)[1:]
    ]
    return {line[0]: unsigned(line) for line in lines}


def of_pdf(content: bytes, report: Report) -> Figures:
    said = "".join(texts_of(render(report, "pdf")).split())
    every = (*report.rows, report.total, *report.lines)
    return {
        row.name: (outcome, budget, deviation)
        for row in every
        for outcome, budget, deviation in (figures(row, report.unit),)
        if "".join(f"{row.name}{outcome}{budget}{plus(row)}{deviation}".split()) in said
    }


def plus(row: ReportRow) -> str:
    return "+" if (row.to_date.deviation or 0) > 0 else ""


def of_pptx(content: bytes, report: Report) -> Figures:
    slides = pptx.Presentation(io.BytesIO(content)).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    lines = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    return {line[0]: unsigned(line) for line in lines}


def of_xlsx(content: bytes, report: Report) -> Figures:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    found: Figures = {}
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        head = next((i for i, row in enumerate(rows) if row and "Utfall" in row and "Budget" in row), None)
        if head is None:
            continue
        name, *places = (
            rows[head].index(word) for word in (_name_of(rows[head]), "Utfall", "Budget", "Avvikelse")
        )
        for row in rows[head + 1 :]:
            if row[name]:
                found[row[name].strip()] = tuple(from_kronor(row[at], report.unit) for at in places)
    return found


def _name_of(header: tuple) -> str:
    return next(word for word in header if word in ("Verksamhet", "Rad", "Namn"))


def of_csv(content: bytes, report: Report) -> Figures:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return {
        row["Namn"]: tuple(
            from_kronor(row[column].replace(",", "."), report.unit)
            for column in ("Utfall", "Budget", "Avvikelse")
        )
        for row in rows
    }


def of_text(content: bytes, report: Report) -> Figures:
    said = content.decode()
    spelled = {}
    for row in (*report.rows, report.total, *report.lines):
        outcome, budget, deviation = figures(row, report.unit)
        start = f"Totalt {report.span.label}" if row is report.total else row.name
        if f"{start}: utfall {outcome}, budget {budget}, avvikelse {deviation}" in said:
            spelled[row.name] = (outcome, budget, deviation)
    return spelled


def of_json(content: bytes, report: Report) -> Figures:
    kept = json.loads(content)
    return {
        row["name"]: tuple(
            format_amount(row[f"{word}_to_date_ore"], Unit(kept["unit"]))
            for word in ("outcome", "budget", "deviation")
        )
        for row in (*kept["rows"], kept["total"], *kept["lines"])
    }


READ = {
    "docx": of_docx,
    "pdf": of_pdf,
    "pptx": of_pptx,
    "xlsx": of_xlsx,
    "csv": of_csv,
    "text": of_text,
    "json": of_json,
}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("which", REPORTS)
def test_every_format_holds_the_reports_figures(name, which):
    report = REPORTS[which]()
    rows = (*report.rows, report.total, *report.lines)
    if name in ("pptx", "text"):  # for the room and for the minutes: those directly under the total
        told = report.top or tuple(row for row in report.lines if row.level <= 1)
        rows = (*told, report.total) if name == "pptx" or report.rows else told

    found = READ[name](rendered(report, name).content, report)

    assert {key: found.get(key) for key in wanted(report, rows)} == wanted(report, rows)


def test_the_comparison_would_see_a_wrong_figure():
    said = render(nora(), "text").content.replace(
        f"{MINUS}12{NBSP}227".encode(), f"{MINUS}12{NBSP}228".encode()
    )

    assert "Hemtjänst" not in of_text(said, nora())


def test_the_titles_say_the_same_finding():
    for name in ("docx", "pptx", "xlsx"):
        assert outline(nora()).finding in texts_of(rendered(nora(), name))
