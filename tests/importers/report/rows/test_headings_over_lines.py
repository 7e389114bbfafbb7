"""Blocks of lines or accounts whose heading has no code: each is the verksamhet that its heading names."""

import pytest

from tests.importers.tables import read_both, totals

TOP = "Socialnämnden jan-okt 2025, tkr\n;Utfall ack;Budget ack\n"
LINES = "Intäkter;10;11\nPersonalkostnader;-110;-121\nÖvriga kostnader;-10;-11\nNetto;-110;-121\n"
ACCOUNTS = "5020 Lön;-10;-11\n6010 Hyra;-5;-6\n"
NAMES = [
    ("Hemtjänst", "Särskilt boende"),
    ("IFO barn och unga", "IFO vuxna"),
    ("Stab & ledning", "Område Norr"),
]


def of_units(parsed):
    return {one.verksamhet_code for one in parsed.figures}


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("block", [LINES, ACCOUNTS, LINES.replace("Netto;-110;-121\n", "")])
def test_lines_and_accounts_below_names_are_of_the_verksamheter_that_these_are(names, block):
    for parsed in read_both(TOP + "\n;;\n".join(f"{name};;\n{block}" for name in names)):
        assert not parsed.problems
        assert of_units(parsed) == set(names)
        assert {one.name for one in parsed.verksamheter} == set(names)
        assert totals(parsed)["outcome 2025-01–2025-10"] in (-220, -30)


def test_blocks_with_and_without_code_stand_beside_each_other_and_their_total_is_theirs():
    text = f"{TOP}510 Hemtjänst;;\n{LINES}Gemensamt;;\n{LINES}Socialnämnden totalt;;\nNetto;-220;-242\n"
    for parsed in read_both(text):
        assert not parsed.problems
        assert of_units(parsed) == {"510", "Gemensamt"}


@pytest.mark.parametrize("heading", ["Drift", "Verksamhetens resultat i sammandrag", "Gemensamt"])
def test_a_heading_of_lines_that_come_once_names_no_verksamhet(heading):
    for parsed in read_both(f"{TOP}{heading};;\n{LINES}"):
        assert of_units(parsed) == {""}


@pytest.mark.parametrize("headings", [("Januari", "Februari"), ("2024", "2025"), ("Budget", "Utfall")])
def test_months_years_and_scenarios_name_no_verksamhet(headings):
    for parsed in read_both(TOP + "".join(f"{name};;\n{LINES}" for name in headings)):
        assert of_units(parsed) <= {""}
        assert parsed.errors
