"""What a person says that a list's columns hold goes before what they are called."""

import pytest

from socfin.domain.figures import Scenario
from socfin.importers.report.columns.contents import contents_said
from tests.importers.long.reading import codes, kronor, read_both

OUTCOME = {"scenario": Scenario.OUTCOME}
ROWS = ("4100;510;5011;202510;-1000", "4100;520;5011;202510;-2000", "4200;510;5011;202510;-4000")


def read_with(said: str, header: str, *rows: str, **options):
    return read_both(*(rows or ROWS), header=header, contents=contents_said(said), **{**OUTCOME, **options})


def units(parsed) -> list[str]:
    return [unit.code for unit in parsed.verksamheter]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Enhet=verksamhet", ["510", "520"]),
        ("Enhet=code", ["510", "520"]),
        ("ENHET = label", ["510", "520"]),
        ("Ansvar=verksamhet", ["4100", "4200"]),
        ("Ansvar=dimension", ["510", "520"]),
        ("Ansvar=Annan dimension (raderna läggs ihop)", ["510", "520"]),
    ],
)
def test_either_answer_to_which_is_the_verksamhet_is_taken(said, expected):
    for parsed in read_with(said, "Ansvar;Enhet;Konto;Period;Belopp"):
        assert units(parsed) == expected
        assert kronor(parsed) == {"outcome 2025-10": -7000}
        assert not parsed.errors


@pytest.mark.parametrize("heading", ["Verksamhet", "Verks", "Vht"])
def test_an_answer_goes_before_a_heading_that_is_the_verksamhet(heading):
    for parsed in read_with("Ansvar=verksamhet", f"Ansvar;{heading};Konto;Period;Belopp"):
        assert units(parsed) == ["4100", "4200"]
        assert not parsed.problems


def test_a_column_of_any_name_is_what_was_said():
    rows = ("510;Hemtjänst;5011;202510;x;-1000", "520;Boende;5011;202510;y;-2000")
    said = "Kostnadsbild=code; Klartext=name; Slagkod=account; Mån=period; Övrigt=ignore; Summa kr=amount"
    for parsed in read_with(said, "Kostnadsbild;Klartext;Slagkod;Mån;Övrigt;Belopp kr", *rows):
        assert [(unit.code, unit.name) for unit in parsed.verksamheter] == [
            ("510", "Hemtjänst"),
            ("520", "Boende"),
        ]
        assert [figure.account for figure in parsed.figures] == ["5011", "5011"]
        assert codes(parsed) == ["no_such_column"]
        assert "”summa kr”" in parsed.problems[0].message


def test_a_column_that_parts_rows_may_be_said_to_be_a_dimension_that_is_added():
    rows = ("510;a;5011;202510;-1000", "510;b;5011;202510;-2000")
    header = "Verksamhet;Underkod;Konto;Period;Belopp"
    for parsed in read_with("", header, *rows):
        assert "duplicate" in codes(parsed)
    for parsed in read_with("Underkod=dimension", header, *rows):
        assert kronor(parsed) == {"outcome 2025-10": -3000}
        assert not parsed.problems


@pytest.mark.parametrize(("word", "scenario"), [("budget", "budget"), ("outcome", "outcome")])
def test_the_one_column_of_amounts_may_be_said_to_be_of_a_scenario(word, scenario):
    for parsed in read_with(
        f"Belopp={word}", "Verksamhet;Konto;Period;Belopp", "510;5011;202512;-9", scenario=None
    ):
        assert {figure.scenario.value for figure in parsed.figures} == {scenario}


def test_two_columns_said_to_hold_amounts_are_read_as_a_report():
    rows = ("510;5011;202510;-1000;-900", "520;5011;202510;-2000;-2100")
    said = "Belopp=outcome; Belopp plan=budget"
    for parsed in read_with(
        said, "Verksamhet;Konto;Period;Belopp;Belopp plan", *rows, unit=None, scenario=None
    ):
        assert parsed.format == "report"
