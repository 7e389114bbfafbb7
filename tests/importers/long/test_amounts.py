"""The unit, currency and side of a long file's amounts are read where the file says them, or asked about."""

import pytest

from socfin.domain.money import Unit
from tests.importers.long.reading import codes, kronor, read, read_both

ROWS = ("510 Hemtjänst;5020;2025-01;utfall;-100", "520 Boende;5020;2025-01;utfall;-200")
KEYS = "Verksamhet;Konto;Period;Scenario;"


@pytest.mark.parametrize(
    ("heading", "times"),
    [
        ("Belopp tkr", 1000),
        ("Belopp (tkr)", 1000),
        ("BELOPP, TKR", 1000),
        ("Belopp i tusental kronor", 1000),
        ("Belopp i mnkr", 1_000_000),
        ("Belopp (mkr)", 1_000_000),
        ("Belopp SEK", 1),
        ("Belopp (öre)", 0.01),
    ],
)
def test_a_unit_in_the_heading_is_read(heading, times):
    for parsed in read_both(*ROWS, header=KEYS + heading):
        assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -300 * times}, [])
        assert any(note.startswith("Beloppen är i ") for note in parsed.notes)


@pytest.mark.parametrize(
    "above",
    [
        ("Belopp i tkr",),
        ("Uttag ur ekonomisystemet", "Belopp i tkr"),
        ("Tusental kronor", "", "Utskrivet 1/2"),
    ],
)
def test_a_unit_in_a_title_above_the_header_is_read_and_rows_keep_their_numbers(above):
    for parsed in read_both(*ROWS, above=above):
        assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -300_000}, [])
    assert [one.row for one in read(*ROWS, above=above).figures] == [len(above) + 2, len(above) + 3]


def test_a_column_of_units_is_read_and_several_units_are_asked_about():
    named = [f"{row};tkr" for row in ROWS]

    assert kronor(read(*named, header=f"{KEYS}Belopp;Enhet")) == {"outcome 2025-01": -300_000}
    mixed = read(f"{ROWS[0]};tkr", f"{ROWS[1]};kr", header=f"{KEYS}Belopp;Enhet")
    assert [problem.code for problem in mixed.errors] == ["unit_unclear"]
    assert codes(read(*ROWS, header=f"{KEYS}Belopp tkr", above=("Belopp i mnkr",))) == ["unit_unclear"]
    assert codes(read(*ROWS, above=("Belopp i mnkr",), header=f"{KEYS}Belopp tkr", unit=Unit.TKR)) == []


@pytest.mark.parametrize("other", ["timmar", "årsarbetare", "st", "%", "platser"])
@pytest.mark.parametrize("money", ["kr", "SEK", "tkr"])
@pytest.mark.parametrize("heading", ["Enhet", "Måttenhet", "Mått"])
def test_rows_that_a_column_says_are_no_money_are_refused(heading, money, other):
    parsed = read(f"{ROWS[0]};{money}", f"{ROWS[1]};{other}", header=f"{KEYS}Belopp;{heading}")

    (told,) = parsed.errors
    assert told.code == "mixed_measures"
    assert other in told.message
    assert heading in told.message


@pytest.mark.parametrize("heading", ["Enhet", "Måttenhet", "Mätenhet", "Mått"])
def test_the_unit_in_a_column_of_measures_is_read_whatever_it_is_called(heading):
    for parsed in read_both(*(f"{row};tkr" for row in ROWS), header=f"{KEYS}Belopp;{heading}"):
        assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -300_000}, [])


def test_a_column_of_measures_that_names_no_money_is_not_used_and_rows_that_differ_in_it_are_not_added():
    rows = (f"{ROWS[0]};Volym", f"{ROWS[0]};Pris")
    parsed = read(*rows, header=f"{KEYS}Belopp;Mått")

    assert "Kolumnen ”Mått” används inte." in parsed.notes
    assert parsed.errors


def test_a_dimension_that_is_no_measure_is_left_in_peace():
    for words in (("Norr", "Söder"), ("kr", "kr"), ("", "kr")):
        parsed = read(*(f"{r};{w}" for r, w in zip(ROWS, words, strict=True)), header=f"{KEYS}Belopp;Enhet")
        assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -300}, [])


def test_the_persons_word_for_the_unit_goes_before_the_files():
    assert kronor(read(*ROWS, unit=Unit.MNKR)) == {"outcome 2025-01": -300_000_000}


def test_decimals_of_thousands_are_exact():
    parsed = read("510;5020;2025-01;utfall;-1234,567", header=f"{KEYS}Belopp tkr")

    assert parsed.figures[0].amount == -123_456_700


@pytest.mark.parametrize("header", [f"{KEYS}Belopp;Valuta", f"{KEYS}Belopp;Valutakod"])
def test_another_currency_is_an_error(header):
    parsed = read(f"{ROWS[0]};SEK", f"{ROWS[1]};EUR", header=header)

    assert [problem.code for problem in parsed.errors] == ["currency"]
    assert read(*(f"{row};SEK" for row in ROWS), header=header).errors == ()
    assert codes(read(*ROWS, header=f"{KEYS}Belopp EUR")) == ["currency"]


def test_debit_and_credit_are_costs_and_revenue():
    rows = ("510;3110;2025-01;utfall;;80000", "510;5020;2025-01;utfall;350000;", "510;5020;2025-02;utfall;;5")
    parsed = read(*rows, header=f"{KEYS}Debet;Kredit")

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -270_000, "outcome 2025-02": 5}, [])


@pytest.mark.parametrize("heading", ["D/K", "Debet/Kredit"])
def test_a_column_of_sides_gives_the_sign(heading):
    header = f"{KEYS}Belopp;{heading}"
    parsed = read("510;3110;2025-01;utfall;80000;K", "510;5020;2025-01;utfall;350000;D", header=header)

    assert kronor(parsed) == {"outcome 2025-01": -270_000}
    assert codes(read("510;5020;2025-01;utfall;350000;X", header=header)) == ["side"]


def test_columns_that_are_not_read_are_named():
    parsed = read(*(f"{row};5;7" for row in ROWS), header=f"{KEYS}Belopp;Antal;Belopp föregående år")

    assert "Dessa kolumner används inte: ”Antal”, ”Belopp föregående år”." in parsed.notes
