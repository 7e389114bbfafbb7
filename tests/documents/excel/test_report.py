"""The workbook: true numbers, formulas that agree with the report, print set-up, texts that stay texts."""

import io
from dataclasses import replace

import openpyxl
import pytest

from socfin.documents.clean import cleaned
from socfin.documents.excel.report import HEADER, make
from socfin.domain.money import Unit
from tests.documents.reports import empty, hostile, large, nora, timra
from tests.rows import figure

FIGURES = {
    "Utfall": "outcome_to_date_ore",
    "Budget": "budget_to_date_ore",
    "Avvikelse": "deviation_to_date_ore",
    "Budget helår": "budget_year_ore",
    "Prognos helår": "forecast_year_ore",
    "Prognos avvikelse": "forecast_deviation_ore",
}


def opened(report, **how):
    return openpyxl.load_workbook(io.BytesIO(make(report)), **how)


def table(sheet) -> list[dict[str, object]]:
    lines = list(sheet.iter_rows(min_row=HEADER + 1, values_only=True))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def kronor(amount):
    return "–" if amount is None else amount / 100


@pytest.mark.parametrize("report", [nora(), large()], ids=["nora", "large"])
def test_every_figure_is_the_reports_own_in_kronor(report):
    read_back = table(opened(report, data_only=True)["Verksamheter"])

    for cells, row in zip(read_back, (*report.rows, report.total), strict=True):
        shown = {title: cells[title] for title in FIGURES if title in cells}
        assert shown == {title: kronor(figure(row, FIGURES[title])) for title in shown}


def test_the_income_statement_has_its_own_sheet_with_month_and_forecast():
    cells = table(opened(timra(), data_only=True)["Resultaträkning"])[1]

    assert cells["Namn"] == "Kostnader"
    assert cells["Avvikelse augusti"] == -4_055_600
    assert cells["Prognos avvikelse"] == -38_733_000


def test_deviations_are_formulas_that_hold_the_reports_value():
    formulas = table(opened(nora())["Verksamheter"])[0]
    values = table(opened(nora(), data_only=True)["Verksamheter"])[0]

    assert formulas["Avvikelse"] == "=C7-D7"
    assert formulas["Avvikelse %"] == "=E7/ABS(D7)"
    assert (values["Avvikelse"], round(values["Avvikelse %"], 4)) == (-178_800, -0.0148)


@pytest.mark.parametrize("report", [nora(), timra(), large()], ids=["nora", "timra", "large"])
def test_every_formula_gives_what_it_says_when_worked_out(report):
    formulas, values = opened(report), opened(report, data_only=True)
    found = 0
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            names = {c.coordinate: c.value for row in values[sheet.title].iter_rows() for c in row}
            recipe = cell.value.removeprefix("=").replace("ABS", "abs")
            worked_out = eval(recipe, {"abs": abs}, names)
            assert names[cell.coordinate] == pytest.approx(worked_out, abs=1e-9)
            found += 1
    assert found >= 5


def test_without_a_budget_the_share_is_a_dash_and_not_an_error():
    integration = table(opened(nora())["Verksamheter"])[5]

    assert integration["Avvikelse %"] == "–"


@pytest.mark.parametrize(
    ("unit", "format"),
    [(Unit.KR, "#,##0;−#,##0"), (Unit.TKR, "#,##0,;−#,##0,"), (Unit.MNKR, "#,##0.0,,;−#,##0.0,,")],
)
def test_kronor_are_shown_in_the_committees_unit(unit, format):
    sheet = opened(replace(nora(), unit=unit))["Verksamheter"]

    assert sheet["C7"].number_format == format
    assert sheet["C7"].value == -12_226_800


def test_header_filter_and_print_are_set_up():
    sheet = opened(large())["Verksamheter"]

    assert sheet.freeze_panes == "C7"
    assert sheet.auto_filter.ref.startswith("A6:")
    assert sheet.print_title_rows == "$6:$6"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 8)
    assert sheet.page_setup.fitToHeight in (None, 0, 1)


def test_the_total_is_not_sorted_away_by_the_filter():
    sheet = opened(nora())["Verksamheter"]

    assert sheet.auto_filter.ref.endswith(str(HEADER + 1 + len(nora().rows)))


def test_comments_and_sources_have_their_sheets():
    book = opened(nora())

    assert book.sheetnames == ["Verksamheter", "Kommentarer", "Om siffrorna"]
    assert book["Kommentarer"]["E5"].value.startswith("- Ca 500 tkr plus.\n- Förändringar")


def test_no_text_becomes_a_formula_or_a_link():
    book = opened(cleaned(hostile()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert [cell.value for cell in cells if cell.data_type == "f" and "cmd" in cell.value] == []
    assert [cell.value for cell in cells if cell.hyperlink] == []


def test_a_report_without_figures_still_opens():
    assert table(opened(empty())["Verksamheter"])[0]["Utfall"] == "–"


def test_its_properties_carry_title_and_a_fixed_date():
    properties = opened(nora()).properties

    assert properties.title == "Ekonomirapport Vård och omsorg, utfall januari–mars 2022"
    assert properties.created.isoformat() == "2022-04-12T12:00:00"
