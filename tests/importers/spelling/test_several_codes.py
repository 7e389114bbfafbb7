"""Several codes in one cell are no verksamhet; a code with a hyphen is one."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.spelling.several_codes import says_several
from tests.importers.tables import read_both

TITLE = "Socialnämnden jan-okt 2025 ackumulerat, tkr"


@pytest.mark.parametrize(
    "text", ["510;520", "510, 520", "510+520+530", "510 och 520", "5000-5999", "5000–5999", "510 till 519"]
)
def test_lists_and_intervals_of_codes_are_several(text):
    assert says_several(text)


@pytest.mark.parametrize(
    "text", ["510", "510-01", "1234-510", "510-520", "5100-99", "510 Hemtjänst", "12,5", "999-510", "510;5"]
)
def test_a_code_with_a_hyphen_and_a_named_one_are_not(text):
    assert not says_several(text)


@pytest.mark.parametrize("heading", ["Verksamhet", "Ansvar", "Enhet"])
@pytest.mark.parametrize(("first", "second"), [("510+520", "530"), ("5000-5999", "6000-6999")])
def test_a_report_of_them_is_refused_with_row_and_column(heading, first, second):
    text = f"{TITLE}\n{heading};Utfall;Budget\n{first};-31;-30\n{second};-20;-21\nTotalt;-51;-51\n"
    for parsed in read_both(text):
        told = [p for p in parsed.errors if p.code == "several_codes"]

        assert told[0].row == 3
        assert first in told[0].message


def test_a_column_that_names_the_rows_makes_them_groups():
    text = f"{TITLE}\nVerksamhet;Verksamhetsnamn;Utfall;Budget\n510-519;Äldre;-31;-30\n520-529;IFO;-20;-21\n"
    for parsed in read_both(text):
        assert "several_codes" not in [p.code for p in parsed.problems]


def test_a_list_of_them_is_refused_too():
    text = 'verksamhet;period;scenario;belopp\n"510;520";2025-01;utfall;-10\n530;2025-01;utfall;-12\n'
    parsed = parse(text.encode(), "l.csv", Options())

    assert [p.row for p in parsed.errors if p.code == "several_codes"] == [2]
