"""CSV as a Swedish Excel opens it: true numbers in kronor with öre, and no text that acts as a formula."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from socfin.documents.exchange.table_csv import COLUMNS, INDICATOR_COLUMNS, defused, kronor, make, per_cent
from socfin.domain.goals.sections import GoalRow
from socfin.domain.goals.states import GoalState
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Ore
from socfin.services.measures.plan import with_plan
from tests.documents.reports import empty, home_care_measure, hostile, large, nora, occupancy, timra
from tests.rows import figure

AMOUNTS = {
    "Utfall": "outcome_to_date_ore",
    "Budget": "budget_to_date_ore",
    "Avvikelse": "deviation_to_date_ore",
    "Avvikelse månaden": "deviation_month_ore",
    "Budget helår": "budget_year_ore",
    "Prognos helår": "forecast_year_ore",
    "Prognos avvikelse": "forecast_deviation_ore",
}


def read(report) -> list[dict[str, str]]:
    text = make(report).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def ore(cell: str) -> Ore | None:
    return None if cell == "" else int(Decimal(cell.replace(",", ".")) * 100)


@pytest.mark.parametrize(
    "report", [nora(), timra(), large(), empty()], ids=["nora", "timra", "large", "empty"]
)
def test_every_amount_reads_back_to_the_ore(report):
    rows = (*report.rows, report.total, *report.lines)

    for read_back, row in zip(read(report), rows, strict=True):
        assert {title: ore(read_back[title]) for title in AMOUNTS} == {
            title: figure(row, name) for title, name in AMOUNTS.items()
        }


def test_it_starts_with_the_mark_that_makes_excel_read_utf_8_and_ends_lines_as_windows_does():
    assert make(nora()).startswith(b"\xef\xbb\xbfN\xc3\xa4mnd;Period;")
    assert make(nora()).count(b"\r\n") == make(nora()).count(b"\n") == len(nora().rows) + 2


def test_the_columns_are_the_same_for_every_report():
    assert (
        list(read(empty())[0])
        == list(read(large())[0])
        == [
            *(column.title for column in COLUMNS),
            *INDICATOR_COLUMNS,
        ]
    )


@pytest.mark.parametrize(
    ("amount", "cell"),
    [(-12_226_800_00, "-12226800,00"), (50, "0,50"), (-1, "-0,01"), (0, "0,00"), (None, "")],
)
def test_an_amount_is_a_number_and_a_missing_one_is_empty(amount, cell):
    assert kronor(amount) == cell


@pytest.mark.parametrize(("share", "cell"), [(-0.0148, "-1,48"), (0.0, "0,00"), (None, "")])
def test_a_share_is_per_cent_and_a_missing_one_is_empty(share, cell):
    assert per_cent(share) == cell


@pytest.mark.parametrize("text", ["=1+1", "+46 8", "-1", "@SUM(A1)", "\t=1", "  =1"])
def test_a_text_is_never_a_formula(text):
    assert defused(text).startswith("'")


def test_no_cell_of_a_hostile_report_starts_a_formula():
    texts = [cell for row in read(hostile()) for cell in row.values()]

    assert [cell for cell in texts if cell[:1] in {"=", "+", "@"}] == []
    assert [cell for cell in texts if cell.startswith("-") and ore(cell) is None] == []


def test_a_comment_of_several_lines_stays_on_its_row():
    funktionsstod = read(nora())[3]

    assert funktionsstod["Kommentar"].startswith("'- Ca 500 tkr plus. - Förändringar i SFB")


def test_an_indicator_has_a_row_and_columns_of_its_own_and_no_amount():
    share = occupancy(deviation=-145)

    row = read(replace(nora(), indicators=(share,)))[-1]

    assert (row["Typ"], row["Kod"], row["Namn"], row["Utfall"], row["Avvikelse"]) == (
        "nyckeltal",
        "520",
        "SÄBO",
        "",
        "",
    )
    assert (row["Nyckeltal"], row["Enhet"], row["Nyckeltal utfall"]) == ("Beläggning", "%", "80,5")
    assert (row["Nyckeltal avvikelse"], row["Nyckeltal förra året"]) == ("-14,5", "")


def test_a_measure_is_a_row_of_its_own_with_what_it_gave_beside_what_was_expected():
    measure = home_care_measure(
        text="Färre pass",
        state=MeasureState.DECIDED,
        first="2022-01",
        last="2022-12",
        expected_ore=300_00,
        realised_ore=250_50,
    )
    proposal = replace(measure, state=MeasureState.PROPOSED, amount_ore=900_00, expected_ore=None)
    proposal = replace(proposal, realised_ore=None, consequence="Längre väntan.")

    rows = read(replace(nora(), measures=(measure, proposal)))[-2:]

    assert [(row["Typ"], row["Kod"], row["Nyckeltal"], row["Enhet"]) for row in rows] == [
        ("åtgärd", "510", "Färre pass", "kr"),
        ("förslag", "510", "Färre pass", "kr"),
    ]
    outcome, aim, deviation = (f"Nyckeltal {word}" for word in ("utfall", "mål eller budget", "avvikelse"))
    assert [rows[0][name] for name in (outcome, aim, deviation)] == ["250,50", "300,00", "-49,50"]
    assert [rows[1][name] for name in (outcome, aim, deviation)] == ["", "900,00", ""]
    assert rows[1]["Vad det betyder"].endswith("Längre väntan.")
    assert rows[0]["Utfall"] == ""


def test_the_plan_has_a_row_for_each_measure_and_year():
    measure = home_care_measure(
        text="Färre pass",
        state=MeasureState.DECIDED,
        first="2023-01",
        last="2024-12",
        amount_ore=900_00,
        year_ore=0,
    )

    rows = read(replace(nora(), measures_ahead=(with_plan(measure, 2022),)))[-3:]

    aim = "Nyckeltal mål eller budget"
    assert [(row["Typ"], row["Nyckeltal"], row[aim], row["Vad det betyder"]) for row in rows] == [
        ("plan", "Färre pass", "0,00", "2022, beslutad"),
        ("plan", "Färre pass", "450,00", "2023, beslutad"),
        ("plan", "Färre pass", "450,00", "2024, beslutad"),
    ]


def test_a_goal_is_a_row_of_its_own_with_where_it_stands_and_what_is_told():
    goal = GoalRow(
        number=1,
        code="510",
        verksamhet="Hemtjänst",
        word="Mål 1",
        text="Trygga",
        first_year=2022,
        state=GoalState.EXPECTED,
        after=nora().period,
        follow_up="=Fler\nsvarar.",
        effect="Färre väntar.",
    )

    row = read(replace(nora(), goals=(goal,)))[-1]

    assert (row["Typ"], row["Kod"], row["Nyckeltal"]) == ("mål", "510", "Mål 1: Trygga")
    assert row[list(row)[-1]] == (
        f"{GoalState.EXPECTED.label}. Uppföljning: =Fler svarar. Effekt: Färre väntar."
    )
