"""Reports with one month a row: periods, accumulated amounts, repeated years, lines of verksamheter."""

import datetime as dt
from dataclasses import replace

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.importers import Options, parse
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.report.erp_report import examine, fingerprint
from socfin.importers.spelling.roles import Role
from tests.importers.tables import with_column


def read(text, **options):
    return parse(text.encode(), "rapport.csv", Options(**options))


def kr(parsed, scenario=Scenario.OUTCOME):
    return {
        (f.verksamhet_code, f.account or f.line, str(f.span)): (f.amount or 0) / 100
        for f in parsed.figures
        if f.scenario is scenario
    }


def codes(parsed):
    return [p.code for p in parsed.problems]


def test_each_row_has_its_month_and_outcome_to_come_is_not_read():
    parsed = read("""\
Belopp i kr
Verksamhet;Konto;Period;Utfall;Budget
510 Hemtjänst;5020 Lön;202201;-100;-90
510 Hemtjänst;5020 Lön;202202;-110;-91
510 Hemtjänst;5020 Lön;202203;0;-92
""")

    assert kr(parsed) == {("510", "5020", "2022-01"): -100, ("510", "5020", "2022-02"): -110}
    assert kr(parsed, Scenario.BUDGET)["510", "5020", "2022-03"] == -92
    assert (str(parsed.period), codes(parsed)) == ("2022-02", [])


def test_a_cell_that_is_no_month_is_an_error_with_its_row():
    parsed = read("""\
Belopp i kr
Ansvar;Benämning;Period;Utfall
2201;Hemtjänst;2022-01;-100
2202;SÄBO;2022-01;-200
2201;Hemtjänst;2022-02;-100
2203;IFO;2022-02;-100
2202;SÄBO;mars 20x;-200
""")

    assert [(p.code, p.row) for p in parsed.errors] == [("unreadable_period", 7)]


def test_amounts_to_date_are_months_and_a_repeated_year_is_told_once():
    parsed = read("""\
Belopp i kr
Verksamhet;Rad;Period;Utfall ack;Årsbudget
510 Hemtjänst;Intäkter;2201;80;840
510 Hemtjänst;Intäkter;2202;180;840
520 SÄBO;Personalkostnader;2201;-100;-1080
520 SÄBO;Personalkostnader;2202;-300;-1080
""")

    assert kr(parsed)["510", Line.REVENUE, "2022-02"] == 100
    assert kr(parsed)["520", Line.PERSONNEL, "2022-02"] == -200
    assert len(kr(parsed, Scenario.BUDGET)) == 2
    assert [(v.code, v.name) for v in parsed.verksamheter] == [("510", "Hemtjänst"), ("520", "SÄBO")]
    assert codes(parsed) == []


def test_the_year_may_stand_in_a_column_of_its_own():
    parsed = read("""\
Belopp i kr
Verksamhet;År;Månad;Utfall
510 Hemtjänst;2022;1;-100
510 Hemtjänst;2022;2;-110
""")

    assert list(kr(parsed)) == [("510", Line.NET, "2022-01"), ("510", Line.NET, "2022-02")]


def test_months_may_be_dates_in_a_workbook(workbook):
    content = workbook(
        "Belopp i kr",
        "Verksamhet | Period | Utfall",
        ["510 Hemtjänst", dt.date(2022, 1, 1), -100],
        ["510 Hemtjänst", dt.date(2022, 2, 1), -110],
    )

    assert len(kr(parse(content))) == 2


def test_a_sum_within_a_month_is_checked_against_its_rows():
    parsed = read("""\
Belopp i kr
Verksamhet;Period;Utfall
510 Hemtjänst;202201;-100
520 SÄBO;202201;-200
Summa;202201;-300
510 Hemtjänst;202202;-100
520 SÄBO;202202;-200
Summa;202202;-999
Summa;;-1299
""")

    assert [(p.code, p.row) for p in parsed.problems] == [("sum_differs", 8)]
    assert len(parsed.figures) == 4


MONTHLY = """\
Period: 2022-02, kr
Verksamhet;När;Utfall
510 Hemtjänst;202201;-100
510 Hemtjänst;202202;-110
"""


def test_rows_that_only_an_unused_column_parts_name_the_column_and_the_remedy():
    told = next(p for p in read(MONTHLY).errors if p.code == "duplicate")

    assert "”När”" in told.message
    assert "Period (radens månad)" in told.remedy


def test_a_column_may_be_said_to_be_the_period_and_is_known_next_month():
    file = SourceFile(MONTHLY.encode(), "rapport.csv")
    said = examine(file, Options())[1].mapping
    said = with_column(said, replace(said.columns[1], role=Role.PERIOD))
    later = SourceFile((MONTHLY + "510 Hemtjänst;202203;-120\n").encode(), "rapport.csv")
    parsed = examine(later, Options(mapping=type(said).from_json(said.to_json())))[0]

    assert (len(kr(parsed)), str(parsed.period), parsed.errors) == (3, "2022-03", ())
    assert fingerprint(later) == fingerprint(file)


def test_amounts_that_grow_as_accumulated_ones_do_are_asked_about():
    rows = "".join(f"510 Hemtjänst;20220{k};{-100 * k}\n" for k in (1, 2, 3))
    parsed = read(f"Belopp i kr\nVerksamhet;Period;Utfall\n{rows}")

    assert codes(parsed) == ["looks_to_date"]


@pytest.mark.parametrize("total", ["Totalsumma", "Summa", "Totalt"])
def test_a_total_in_the_column_of_months_takes_no_month_from_the_rows(total):
    text = (
        "Verksamhet;Benämning;Konto;Period;Utfall\n"
        "5100;Gemensamt;5010;202510;-400000\n"
        "5200;Boende;5010;202510;-900000\n"
        "5200;Boende;4510;202510;-1200000\n"
        f";;;{total};-2500000\n"
    )
    parsed = parse(text.encode(), "lista.csv", Options(unit=Unit.KR))

    assert parsed.errors == ()
    assert {str(one.span) for one in parsed.figures} == {"2025-10"}
    assert sum(one.amount or 0 for one in parsed.figures) == -250_000_000
