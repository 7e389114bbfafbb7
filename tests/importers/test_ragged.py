"""A row of a text file with more values than its header is an error: a comma has cut a number in two."""

import pytest

from socfin.importers import Options, parse

HEADER = "Verksamhet,Budget jan-okt 2026 tkr,Utfall jan-okt 2026 tkr\n"


def problems(text):
    """Code and row of each error."""
    parsed = parse(text.encode(), "rapport.csv", Options())
    return [(p.code, p.row) for p in parsed.errors]


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "Ledning,-410,-402\nHemtjänst,-1250,5,-1300,2\n",
        HEADER + "Ledning,-410,-402\nHemtjänst,1,250,500\n",
        "Verksamhet,Utfall jan-okt 2026 tkr\nLedning,-402\nHemtjänst,-1300,2\n",
        HEADER.replace(",", ";") + "Ledning;-410;-402\nHemtjänst;-1250;-1300;-99\n",
    ],
)
def test_a_number_right_of_the_headers_last_column_is_an_error_on_its_row(text):
    assert problems(text) == [("too_many_values", 3)]


def test_the_error_says_how_many_values_and_how_to_save_the_file():
    error = parse((HEADER + "Hemtjänst,-1250,5,-1300,2\n").encode(), "rapport.csv", Options()).errors[0]

    assert "Rad 2 har fler värden än rubrikraden (5 mot 3)" in error.message
    assert "CSV med semikolon" in error.remedy


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "Ledning,-410,-402,\nHemtjänst,-1250,-1300,,\n",
        HEADER + 'Ledning,"-410,5","-402,0"\nHemtjänst,"-1250,5","-1300,2"\n',
        HEADER + "Ledning,-410,-402\nHemtjänst,-1250,-1300,se bilaga\n",
        "Nämnden\nJan-okt 2026 tkr\nVerksamhet;Budget;Utfall\nLedning;-410;-402\nHemtjänst;-1250;-1300\n",
        "Verksamhet;Budget jan-okt 2026 tkr;Utfall jan-okt 2026 tkr;\nLedning;-410;-402;8\n",
    ],
)
def test_blank_cells_quoted_numbers_short_titles_and_a_column_without_heading_are_none(text):
    assert problems(text) == []


LONG = "Verksamhet,Konto,Period,Scenario,Belopp\n510,5020,2026-03,utfall,-100\n"


def test_a_long_file_is_held_to_its_header_too():
    assert problems(LONG + "520,5020,2026-03,utfall,-200,5\n") == [("too_many_values", 3)]
    assert problems(LONG + "520,5020,2026-03,utfall,-200,\n") == []
    assert problems(LONG + '520,5020,2026-03,utfall,"-200,5"\n') == []
