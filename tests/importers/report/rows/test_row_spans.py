"""Reports whose rows say their months as first and last, quarters or days, and their line as a kind."""

import pytest

from socfin.domain.lines import Line
from tests.importers.tables import read_both, totals

HEAD = "Socialnämnden, tkr\n"


def table(headings: str, *rows: str, head: str = HEAD) -> str:
    return f"{head}Verksamhet;{headings};Utfall;Budget\n" + "\n".join(rows) + "\n"


FROM_TO = [
    ("Från period;Till period", "202501;202509"),
    ("Period från;Period till", "2025-01;2025-09"),
    ("Fr.o.m.;T.o.m.", "jan 2025;sep 2025"),
    ("Startperiod;Slutperiod", "2501;2509"),
    ("Från månad;Till månad", "2025-01-01;2025-09-30"),
]


@pytest.mark.parametrize(("headings", "cells"), FROM_TO)
def test_first_and_last_month_of_a_row_are_its_months_together(headings, cells):
    for parsed in read_both(table(headings, f"510 Hemtjänst;{cells};-90;-80", f"520 IFO;{cells};-10;-20")):
        assert not parsed.problems
        assert totals(parsed) == {"outcome 2025-01–2025-09": -100, "budget 2025-01–2025-09": -100}
        assert any("”" in note and "januari–september 2025" in note for note in parsed.notes)


def test_rows_of_several_stretches_are_each_their_own_months():
    rows = ["510 Hemtjänst;202501;202503;-90;-80", "510 Hemtjänst;202504;202506;-95;-80"]
    for parsed in read_both(table("Från period;Till period", *rows)):
        assert totals(parsed) == {
            "outcome 2025-01–2025-03": -90,
            "outcome 2025-04–2025-06": -95,
            "budget 2025-01–2025-03": -80,
            "budget 2025-04–2025-06": -80,
        }


def test_rows_from_january_up_to_one_month_and_another_are_accumulated():
    rows = ["510 Hemtjänst;202501;202503;-90;-80", "510 Hemtjänst;202501;202504;-125;-110"]
    for parsed in read_both(table("Från period;Till period", *rows)):
        assert {k: v for k, v in totals(parsed).items() if "outcome" in k} == {
            "outcome 2025-01–2025-03": -90,
            "outcome 2025-04": -35,
        }


@pytest.mark.parametrize("cells", ["202509;202501", "202412;202503", "x;202503"])
def test_months_that_are_no_stretch_of_one_year_are_an_error_with_their_row(cells):
    good = [f"51{n} Enhet;202501;202503;-1;-1" for n in range(5)]
    for parsed in read_both(table("Från period;Till period", *good, f"520 IFO;{cells};-9;-8")):
        assert [(p.code, p.row) for p in parsed.errors] == [("unreadable_period", 8)]


def test_first_and_last_beside_the_rows_month_are_of_something_else():
    rows = ["510 Hemtjänst;2024-01-01;2027-12-31;202501;-90;-80"]
    for parsed in read_both(table("Från datum;Till datum;Period", *rows)):
        assert totals(parsed) == {"outcome 2025-01": -90, "budget 2025-01": -80}


QUARTERS = [
    ("Kvartal", "Q{} 2025"),
    ("Kvartal", "2025Q{}"),
    ("Kvartal", "2025 kv{}"),
    ("Kvartal", "Kvartal {} 2025"),
    ("Period", "kv {} 2025"),
    ("År;Kvartal", "2025;{}"),
    ("Kvartal;År", "Q{};2025"),
]


@pytest.mark.parametrize(("headings", "cells"), QUARTERS)
def test_quarters_as_rows_are_three_months_each(headings, cells):
    rows = [f"510 Hemtjänst;{cells.format(n)};-{n}0;-15" for n in (1, 3, 2)]
    for parsed in read_both(table(headings, *rows)):
        assert not parsed.errors
        assert {k: v for k, v in totals(parsed).items() if "outcome" in k} == {
            "outcome 2025-01–2025-03": -10,
            "outcome 2025-04–2025-06": -20,
            "outcome 2025-07–2025-09": -30,
        }


def test_quarters_that_grow_as_accumulated_ones_are_told():
    rows = [f"510 Hemtjänst;Q{n} 2025;-{n}00;-150" for n in (1, 2, 3)]
    for parsed in read_both(table("Kvartal", *rows)):
        assert [p.column for p in parsed.problems if p.code == "looks_to_date"] == ["Utfall"]


def test_a_quarter_below_its_own_months_is_never_counted_with_them():
    rows = [f"510 Hemtjänst;{month};-{n};-{n}" for n, month in enumerate(("jan", "feb", "mar", "Q1"), 1)]
    for parsed in read_both(table("Period", *rows, head="Socialnämnden 2025, tkr\n")):
        assert [(p.code, p.row) for p in parsed.errors] == [("months_overlap", 6)]


def test_of_a_column_of_quarters_and_one_of_months_the_months_are_the_rows():
    rows = ["510 Hemtjänst;Q1;202501;-9;-8", "510 Hemtjänst;Q1;202502;-9;-8"]
    for parsed in read_both(table("Kvartal;Månad", *rows)):
        assert {k for k in totals(parsed) if "outcome" in k} == {"outcome 2025-01", "outcome 2025-02"}


@pytest.mark.parametrize("heading", ["Månad", "Period", "Bokföringsdatum"])
def test_a_day_as_a_spreadsheet_counts_them_is_its_month_and_told(heading):
    rows = ["510 Hemtjänst;45931;-90;-80", "520 IFO;45901;-10;-20"]
    for parsed in read_both(table(heading, *rows)):
        assert {k: v for k, v in totals(parsed).items() if "outcome" in k} == {
            "outcome 2025-10": -90,
            "outcome 2025-09": -10,
        }
        assert any("45931 är oktober 2025" in note for note in parsed.notes)


def test_a_row_of_totals_without_month_is_a_sum_and_no_figure():
    rows = ["Totals;;-100;-100", "510 Hemtjänst;45931;-90;-80", "520 IFO;45931;-10;-20"]
    for parsed in read_both(table("Månad", *rows)):
        assert not parsed.errors
        assert totals(parsed) == {"outcome 2025-10": -100, "budget 2025-10": -100}


KINDS = ["Kontotyp", "Kontoslag", "Typ av konto", "Resultatrad", "Kontogrupp", "Kontoklass"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_of_nothing_but_lines_is_each_rows_line_and_tells_the_sign(kind):
    rows = [
        f"{unit};{line};202510;{amount};{amount}"
        for unit in ("510 Hemtjänst", "520 IFO")
        for line, amount in (("Intäkter", 200), ("Kostnader", 4200))
    ]
    for parsed in read_both(table(f"{kind};Period", *rows)):
        assert not parsed.errors
        assert totals(parsed) == {"outcome 2025-10": -8000, "budget 2025-10": -8000}
        assert {one.line for one in parsed.figures} == {Line.REVENUE, Line.COST}


@pytest.mark.parametrize("kind", ["Kontogrupp", "Kontoslag"])
def test_lines_and_their_net_a_verksamhet_are_lines_and_a_sum_without_a_period_too(kind):
    rows = "".join(
        f"{unit};Intäkter;20;19\n{unit};Personalkostnader;-420;-430\n{unit};Nettokostnad;-400;-411\n"
        for unit in ("510", "520")
    )
    for parsed in read_both(f"Jan-okt 2025, tkr\nVerksamhet;{kind};Utfall ack;Budget ack\n{rows}"):
        assert not parsed.problems
        assert totals(parsed) == {"outcome 2025-01–2025-10": -800, "budget 2025-01–2025-10": -822}
        assert [unit.code for unit in parsed.verksamheter] == ["510", "520"]
