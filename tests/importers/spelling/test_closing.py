"""Period 13 to 16 is December's closing, in every format, once the person has said so."""

from pathlib import Path

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month, Span
from socfin.importers import Options, SourceFile, parse
from socfin.importers.options import Closing
from socfin.importers.registry import examine
from socfin.importers.spelling.closing import closing_year

CASE = Path(__file__).parents[2] / "data" / "odd-reports" / "18-period-thirteen.csv"
DECEMBER = Span(Month(2024, 12))
REPORT = """Period: januari-december 2024, kr
Verksamhet;Konto;{period};Utfall;Budget
510 Hemtjänst;5020 Lön;{november};-1000000;-1000000
510 Hemtjänst;5020 Lön;{december};-1100000;-1000000
510 Hemtjänst;5020 Lön;{thirteen};-50000;{budget}
"""
LONG = """verksamhet;konto;period;scenario;belopp
510;5020;2024-11;utfall;-1000000
510;5020;2024-12;utfall;-1100000
510;5020;{thirteen};utfall;-50000
"""


def outcome(content: bytes | str, **options) -> dict[Span, int]:
    content = content.encode() if isinstance(content, str) else content
    parsed = parse(content, "fil.csv", Options(**options))
    assert parsed.errors == ()
    return {one.span: (one.amount or 0) // 100 for one in parsed.figures if one.scenario is Scenario.OUTCOME}


def asked(content: bytes | str) -> list[str]:
    content = content.encode() if isinstance(content, str) else content
    return [p.code for p in parse(content, "fil.csv").errors]


def test_a_report_with_period_thirteen_is_asked_about_and_then_read_as_december():
    content = CASE.read_bytes()

    assert asked(content) == ["period_13"]
    assert outcome(content, closing=Closing.DECEMBER)[DECEMBER] == -1_150_000
    assert outcome(content, closing=Closing.LEAVE)[DECEMBER] == -1_100_000


@pytest.mark.parametrize(
    ("period", "november", "december", "thirteen"),
    [
        ("Period", "2024-11", "2024-12", "2024-13"),
        ("Månad", "2411", "2412", "2413"),
        ("Period", "11", "12", "13"),
        ("Redovisningsperiod", "202411", "202412", "202416"),
        ("Period", "november 2024", "december 2024", "period 13"),
        ("Period", "2024/11", "2024/12", "2024/14"),
        ("Period", "nov", "dec", "P13 2024"),
    ],
)
@pytest.mark.parametrize("budget", ["0", ""])
def test_however_it_is_spelled_beside_other_months(period, november, december, thirteen, budget):
    content = REPORT.format(
        period=period, november=november, december=december, thirteen=thirteen, budget=budget
    )

    assert asked(content) == ["period_13"]
    assert outcome(content, closing=Closing.DECEMBER) == {
        Span(Month(2024, 11)): -1_000_000,
        DECEMBER: -1_150_000,
    }
    budgets = [
        one.amount
        for one in parse(content.encode(), "x.csv", Options(closing=Closing.DECEMBER)).figures
        if one.scenario is Scenario.BUDGET
    ]
    assert budgets == [-1_000_000_00] * 2


def test_several_closing_periods_are_added_and_what_only_they_have_is_decembers():
    content = REPORT.format(
        period="Period", november="202411", december="202412", thirteen="202413", budget=0
    )
    content += "510 Hemtjänst;5020 Lön;202414;-7000;0\n510 Hemtjänst;6000 Hyra;202413;-3000;0\n"
    parsed = parse(content.encode(), "x.csv", Options(closing=Closing.DECEMBER))

    found = {
        (one.account, one.span): one.amount for one in parsed.figures if one.scenario is Scenario.OUTCOME
    }
    assert found[("5020", DECEMBER)] == -1_157_000_00
    assert found[("6000", DECEMBER)] == -3_000_00


def test_amounts_to_date_of_period_thirteen_are_the_whole_years():
    content = (
        "Ackumulerat, kr\nVerksamhet;Period;Utfall ack\n"
        "510 Hemtjänst;202411;-11000\n510 Hemtjänst;202412;-12000\n510 Hemtjänst;202413;-12500\n"
    )
    found = outcome(content, closing=Closing.DECEMBER)

    assert found == {Span.to_date(Month(2024, 11)): -11_000, DECEMBER: -1_500}


@pytest.mark.parametrize("thirteen", ["2024-13", "202413", "2413", "2024-15", "period 13 2024"])
def test_the_long_format_asks_and_adds_too(thirteen):
    content = LONG.format(thirteen=thirteen)

    assert asked(content) == ["period_13"]
    assert outcome(content, closing=Closing.DECEMBER)[DECEMBER] == -1_150_000
    assert outcome(content, closing=Closing.LEAVE)[DECEMBER] == -1_100_000


def test_in_the_long_format_a_missing_december_stays_missing_and_a_lone_closing_row_is_december():
    missing = LONG.format(thirteen="202413").replace("-1100000", "")
    alone = LONG.format(thirteen="202413").replace("510;5020;2024-12;utfall;-1100000\n", "")

    figures = parse(missing.encode(), "x.csv", Options(closing=Closing.DECEMBER)).figures
    assert {one.span: one.amount for one in figures}[DECEMBER] is None
    assert outcome(alone, closing=Closing.DECEMBER)[DECEMBER] == -50_000


def test_a_closing_row_for_several_months_is_an_error():
    content = "verksamhet;period;månader;scenario;belopp\n510;202413;12;utfall;-1\n"

    assert asked(content) == ["unknown_months"]


def test_the_page_asks_where_a_file_has_such_periods_and_keeps_asking_once_answered():
    other = SourceFile(b"verksamhet;period;scenario;belopp\n510;202412;utfall;-1\n", "x.csv")
    file = SourceFile(CASE.read_bytes(), "x.csv")

    assert "closing" in examine(file, Options()).reading.asks
    assert "closing" in examine(file, Options(closing=Closing.LEAVE)).reading.asks
    assert "closing" not in examine(other, Options()).reading.asks


@pytest.mark.parametrize(
    ("text", "year"),
    [("202413", 2024), ("2024-16", 2024), ("2413", 2024), ("13", 0), ("p 14", 0), ("Period 15 2023", 2023)],
)
def test_a_closing_period_is_spelled_like_a_month(text, year):
    assert closing_year(text) == year


@pytest.mark.parametrize("text", ["2013", "2016", "202417", "202412", "12", "17", "summa 13", "", "1 300"])
def test_years_months_and_amounts_are_no_closing_periods(text):
    assert closing_year(text) is None


@pytest.mark.parametrize("thirteen", ["202413", "2024-13", "202414", "period 13"])
def test_a_column_of_a_closing_period_beside_december_is_asked_about(thirteen):
    header = f"Utfall 2024, kr\nVerksamhet;202411;202412;{thirteen}\n"
    content = f"{header}510 Hemtjänst;-10;-11;-5\n520 SÄBO;-1;-2;-3\n"

    assert asked(content) == ["period_13"]
