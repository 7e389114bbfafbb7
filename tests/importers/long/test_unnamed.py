"""A list that names the verksamhet on the first of its rows only is asked about, and filled in as said."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import Unnamed
from tests.importers.tables import read_both

HEADER = "Verksamhet;Konto;Period;Scenario;Belopp\n"
ROWS = "720 Hemtjänst;5010;202610;utfall;-100\n;6010;202610;utfall;-50\n730 Boende;5010;202610;utfall;-70\n"
BUDGETS = "720 Hemtjänst;5010;202610;budget;-90\n;5010;202610;utfall;-100\n730;5010;202610;budget;-70\n"


def placed(parsed):
    return sorted((f.verksamhet_code, f.account, f.scenario.value, f.amount) for f in parsed.figures)


@pytest.mark.parametrize("text", [HEADER + ROWS, HEADER + BUDGETS])
def test_a_row_without_verksamhet_below_one_with_it_is_asked_about(text):
    for parsed in read_both(text):
        (asked,) = parsed.errors
        assert (asked.code, asked.row, asked.column) == ("unnamed_rows", 3, "verksamhet")
        assert "--unnamed" in asked.remedy


def test_the_answer_fills_it_in_from_the_row_above_or_gives_it_to_the_committee():
    for parsed in read_both(HEADER + ROWS, unnamed=Unnamed.ABOVE):
        assert parsed.problems == ()
        assert placed(parsed)[1] == ("720", "6010", "outcome", -5000)
    for parsed in read_both(HEADER + ROWS, unnamed=Unnamed.ROOT):
        assert parsed.problems == ()
        assert placed(parsed)[0] == ("", "6010", "outcome", -5000)


def test_code_and_name_in_two_columns_are_both_the_rows_above():
    header = "Vht;Verksamhetsnamn;Konto;Period;Scenario;Belopp\n"
    rows = "720;Hemtjänst;5010;202610;utfall;-100\n;;6010;202610;utfall;-50\n;;6020;202610;utfall;-5\n"
    for parsed in read_both(header + rows, unnamed=Unnamed.ABOVE):
        assert {code for code, *_ in placed(parsed)} == {"720"}
        assert [(v.code, v.name) for v in parsed.verksamheter] == [("720", "Hemtjänst")]


def test_sums_below_a_verksamhet_are_its_own():
    rows = "720;5010;202610;utfall;-100\n;6010;202610;utfall;-50\n;Summa;202610;utfall;-150\n"
    for parsed in read_both(HEADER + rows, unnamed=Unnamed.ABOVE):
        assert parsed.problems == ()
        assert placed(parsed) == [("720", "5010", "outcome", -10000), ("720", "6010", "outcome", -5000)]


def test_in_the_projects_own_lists_and_above_every_name_the_committee_is_meant():
    own = "verksamhet;överordnad;konto;period;scenario;belopp\n720;5;5010;202610;utfall;-100\n"
    own += ";;6010;202610;utfall;-5\n"
    above = f"{HEADER};6010;202610;utfall;-50\n720;5010;202610;utfall;-100\n"
    for text in (own, above):
        parsed = parse(text.encode(), "l.csv", Options())
        assert parsed.errors == ()
        assert "" in {code for code, *_ in placed(parsed)}
