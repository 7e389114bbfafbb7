"""What a title with first and last month, or a part-year report, says of columns that name no months."""

import pytest

from tests.importers.tables import read_both


def table(title: str) -> str:
    return "\n".join(
        [f"{title};;;", "Verksamhet;Utfall;Budget", "510 Hemtjänst;-1100;-900", "520 SÄBO;-2100;-1900"]
    )


def spans(parsed) -> set[str]:
    return {figure.span.label for figure in parsed.figures}


@pytest.mark.parametrize(
    ("title", "span"),
    [
        ("Period: 202510-202510, tkr", "oktober 2025"),
        ("Huvudbok 2025-05-01 - 2025-05-31, tkr", "maj 2025"),
        ("Period april–juni 2025, tkr", "april–juni 2025"),
        ("Period från 202504 till 202506, tkr", "april–juni 2025"),
        ("Uppföljning maj - aug 2025, tkr", "maj–augusti 2025"),
        ("Avser sep t.o.m. okt 2025, tkr", "januari–oktober 2025"),
        ("Period 202501-202506, tkr", "januari–juni 2025"),
        ("Oktober 2025, tkr", "januari–oktober 2025"),
        ("Period 202504-202506 ackumulerat, tkr", "januari–juni 2025"),
    ],
)
def test_a_column_without_months_is_of_those_that_the_title_spells(title, span):
    for parsed in read_both(table(title)):
        assert spans(parsed) == {span}


def test_the_months_of_the_title_are_told():
    for parsed in read_both(table("Period april–juni 2025, tkr")):
        (first, _) = [p for p in parsed.problems if p.code == "basis_assumed"]
        assert first.message == "Kolumnen ”Utfall” läses som april–juni 2025, som titeln säger."


def test_a_month_in_the_headings_of_a_part_year_report_is_from_january():
    text = "\n".join(
        [
            "Delårsrapport 2025-08-31, nettokostnader i tkr;;;",
            "Verksamhet;Utfall 2025-08;Budget 2025-08;Budget 2025",
            "510 Hemtjänst;-8100;-8000;-12000",
            "520 SÄBO;-16300;-16000;-24000",
        ]
    )
    for parsed in read_both(text):
        assert spans(parsed) == {"januari–augusti 2025", "januari–december 2025"}


@pytest.mark.parametrize("title", ["Augusti 2025, tkr", "Uppföljning 2025-08, tkr", "Nämnden (tkr)"])
def test_a_month_s_budget_is_held_against_the_year_s_that_says_only_its_year(title):
    text = "\n".join(
        [
            f"{title};;;",
            "Verksamhet;Utfall 2025-08;Budget 2025-08;Budget 2025",
            "510 Hemtjänst;-8100;-8000;-12000",
            "520 SÄBO;-16300;-16000;-24000",
        ]
    )
    for parsed in read_both(text):
        assert [p.column for p in parsed.problems if p.code == "looks_to_date"] == ["Budget 2025-08"]


@pytest.mark.parametrize(
    ("first", "last"), [("Från period", "Till period"), ("Fr.o.m.", "T.o.m."), ("Period från", "Period till")]
)
def test_first_and_last_month_right_above_the_header_are_no_part_of_it(first, last):
    text = (
        f"{first};202501\n{last};202511\nVerksamhet;Utfall, kr;Budget, kr\n510 A;-120;-110\n520 B;-10;-20\n"
    )
    for parsed in read_both(text):
        assert {str(f.span) for f in parsed.figures} == {"2025-01–2025-11"}
