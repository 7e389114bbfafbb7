"""Which column names a report's rows: its own heading decides before its place."""

import pytest

from tests.importers.tables import case, read_both, totals


def names(parsed):
    """Code and name of the verksamheter, in the file's order."""
    return [(v.code, v.name) for v in parsed.verksamheter]


def test_the_column_headed_verksamhet_is_the_verksamhet():
    for parsed in read_both(case("21")):
        assert parsed.errors == ()
        assert names(parsed) == [("510", "Hemtjänst"), ("520", "Särskilt boende")]
        assert totals(parsed) == {"outcome 2022-01–2022-03": -300, "budget 2022-01–2022-03": -300}


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("Ansvar;Verksamhet;Verksamhetsnamn", "1"),
        ("Ansvar;Verksamhet;Benämning", "1"),
        ("Nämnd;Verksamhet;Verksamhet (T)", "1"),
        ("Kostnadsställe;Verksamhetskod;Verksamhet", "1"),
        ("Förvaltning;Verksamhet;Verksamhet text", "Socialförvaltningen"),
        ("Enhet;Verksamhet;Verksamhet", "Norra"),
    ],
)
def test_code_and_name_are_of_verksamhet_whatever_dimension_stands_first(header, first):
    rows = "".join(
        f"{first};{code};{name};-100000;-90000\n" for code, name in (("510", "Hemtjänst"), ("520", "Säbo"))
    )
    for parsed in read_both(f"Period: januari–mars 2022, kr\n{header};Utfall ack;Budget ack\n{rows}"):
        assert parsed.errors == ()
        assert names(parsed) == [("510", "Hemtjänst"), ("520", "Säbo")]


def test_the_name_of_another_dimension_is_no_verksamhets_name():
    text = (
        "Mars 2022 ack, kr\nAnsvar;Ansvar (T);Verksamhet;Konto;Utfall;Budget\n"
        "101;Norra;510;5020;-100000;-90000\n"
        "101;Norra;520;5020;-200000;-210000\n"
    )
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert {(f.verksamhet_code, f.account) for f in parsed.figures} == {("510", "5020"), ("520", "5020")}
        assert "Norra" not in [name for _, name in names(parsed)]


def test_without_a_column_headed_verksamhet_the_first_dimension_names_the_rows():
    text = "Mars 2022 ack, tkr\nAnsvar;Benämning;Projekt;Utfall;Budget\n101;Norra;9;-100;-90\n102;Södra;8;-20;-21\n"
    for parsed in read_both(text):
        assert names(parsed) == [("101", "Norra"), ("102", "Södra")]


def test_nettokostnad_is_the_outcomes_net():
    for parsed in read_both(case("09")):
        assert parsed.errors == ()
        assert totals(parsed) == {
            "outcome 2020-01–2020-10": -4200,
            "budget 2020-01–2020-10": -4000,
        }
