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


OF_ONE = ";Budget jan-mar;Utfall jan-mar\nIntäkter;100;110\nPersonalkostnader;-900;-950\nNetto;-800;-840\n"


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("names", [("510 Hemtjänst", "512 SÄBO"), ("51 Norr", "52 Syd")])
def test_the_name_above_the_first_of_several_tables_heads_its_rows(names, between):
    blocks = between.join(f"{name}\n{OF_ONE}" for name in names)
    for parsed in read_both(f"Omsorgsnämnden jan-mar 2025 (tkr)\n\n{blocks}"):
        assert {figure.verksamhet_code for figure in parsed.figures} == {name.split()[0] for name in names}


def test_a_title_of_a_single_table_heads_nothing():
    for parsed in read_both(f"4100 Omsorgsnämnden jan-mar 2025 (tkr)\n{OF_ONE}"):
        assert {figure.verksamhet_code for figure in parsed.figures} == {""}


@pytest.mark.parametrize("turned", [0, 1, 2])
def test_a_block_with_its_signs_turned_needs_a_reason(turned):
    opposite = (
        OF_ONE.replace("100;110", "-100;-110").replace("-900;-950", "900;950").replace("-800;-840", "800;840")
    )
    blocks = "".join(f"51{at} Del {at}\n{opposite if at == turned else OF_ONE}" for at in range(3))
    for parsed in read_both(f"Omsorgsnämnden jan-mar 2025 (tkr)\n{blocks}"):
        told = [p.message for p in parsed.problems if p.code == "odd_sign_of_net"]
        assert len(told) == 1
        assert f"51{turned}" in told[0]
