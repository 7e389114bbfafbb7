"""Rows of an income statement that a person has said stand beside its net are figures and no part of it."""

import pytest

from socfin.domain.lines import Line
from socfin.importers import Options, parse
from tests.importers.tables import read_both

TEXT = """Resultaträkning jan-aug 2025 ackumulerat, tkr
Rad;Utfall;Budget
Intäkter;100;90
Personalkostnader;-600;-580
Verksamhetens nettokostnad;-500;-490
Skatteintäkter;520;515
Finansnetto;-4;-3
Investeringar;-80;-120
"""
SAID = {"skatteintäkter": "taxes", "finansnetto": "financial", "investeringar": "investment"}


def test_they_become_figures_and_the_net_still_ties():
    for parsed in read_both(TEXT, lines=SAID):
        outcome = {f.line: f.amount // 100_000 for f in parsed.figures if f.scenario.value == "outcome"}

        assert outcome == {
            Line.REVENUE: 100,
            Line.PERSONNEL: -600,
            Line.TAXES: 520,
            Line.FINANCIAL: -4,
            Line.INVESTMENT: -80,
        }
        assert not [p for p in parsed.problems if p.code != "basis_assumed"]


def test_until_it_is_said_the_file_stops_with_a_proposal():
    for parsed in read_both(TEXT):
        asked = [p for p in parsed.errors if p.code == "unknown_line"]

        assert len(asked) == 3
        assert all("föreslås stå under nettot" in p.message for p in asked)


def test_where_costs_are_positive_taxes_and_the_financial_net_keep_their_sign():
    text = TEXT.replace("-600;-580", "600;580").replace("-80;-120", "80;120").replace("-500;-490", "500;490")
    for parsed in read_both(text, lines=SAID):
        outcome = {f.line: f.amount // 100_000 for f in parsed.figures if f.scenario.value == "outcome"}

        assert (outcome[Line.TAXES], outcome[Line.FINANCIAL], outcome[Line.INVESTMENT]) == (520, -4, -80)


def test_investments_printed_as_positive_among_negative_costs_are_costs():
    for parsed in read_both(TEXT.replace("-80;-120", "80;120"), lines=SAID):
        assert {f.amount for f in parsed.figures if f.line is Line.INVESTMENT} == {-8_000_000, -12_000_000}
        assert "Tecknet är vänt" in " ".join(parsed.notes)


@pytest.mark.parametrize(
    ("word", "line"),
    [("Investeringar", "investment"), ("Skatter och statsbidrag", "taxes"), ("finansnetto", "financial")],
)
def test_a_long_list_names_them_in_its_column_of_lines(word, line):
    text = f"verksamhet;rad;period;scenario;belopp\n510;netto;2025-01;utfall;-9\n;{word};2025-01;utfall;-4\n"
    parsed = parse(text.encode(), "l.csv", Options())

    assert [f.line.value for f in parsed.figures] == ["net", line]
    assert not parsed.errors
