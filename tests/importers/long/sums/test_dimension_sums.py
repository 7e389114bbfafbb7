"""A row of a list that sums others in a dimension that is not used is never added to them."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import Alike
from tests.importers.tables import read_both, totals

TOP = "Verksamhet;Ansvar;Konto;Period;Scenario;Belopp\n"
KEY = "5010;202610;utfall"
PARTS = "720;4100;5010;202610;utfall;-700100\n720;4110;5010;202610;utfall;-280900\n"
WHOLE = {"outcome 2026-10": -981}


def listed(cell, *, amount="-981000", top=TOP):
    """Two rows of an account and a third that says `cell` under Ansvar."""
    return f"{top}{PARTS}720;{cell};5010;202610;utfall;{amount}\n"


@pytest.mark.parametrize("cell", ["Totalt", "Summa", "TOTAL", "Summa ansvar", "S:a", "Delsumma"])
def test_a_row_that_calls_itself_their_total_is_left_out_and_named(cell):
    for parsed in read_both(listed(cell)):
        assert parsed.problems == ()
        assert totals(parsed) == WHOLE
        assert any(note.startswith(f"Rad 4, ”{cell}”, är summor") for note in parsed.notes)
        assert any("1 kontrollerade summor" in note for note in parsed.notes)


@pytest.mark.parametrize("cell", ["", "*", "Alla"])
def test_a_row_of_all_or_nothing_is_their_sum_by_its_amounts_with_a_warning(cell):
    for parsed in read_both(listed(cell)):
        assert [(p.code, p.row) for p in parsed.problems] == [("sum_assumed", 4)]
        assert totals(parsed) == WHOLE


@pytest.mark.parametrize("cell", ["", "Alla", "Gemensamt"])
def test_a_row_of_its_own_amount_is_added_as_before(cell):
    for parsed in read_both(listed(cell, amount="-5000")):
        assert parsed.problems == ()
        assert totals(parsed) == {"outcome 2026-10": -986}


@pytest.mark.parametrize(
    "heading", ["Ansvar", "Projekt", "Aktivitet", "Motpart", "Objektkod", "Kostnadsställe"]
)
def test_a_row_by_any_other_name_that_equals_the_others_is_asked_about(heading):
    text = listed("Gemensamt", top=TOP.replace("Ansvar", heading)).encode()
    asked = parse(text, "l.csv", Options())
    assert [(p.code, p.row) for p in asked.errors] == [("maybe_sum", 4)]
    assert "rad 2 och 3 tillsammans" in asked.errors[0].message

    assert totals(parse(text, "l.csv", Options(alike=Alike.SUM))) == WHOLE
    own = parse(text, "l.csv", Options(alike=Alike.OWN))
    assert own.errors == ()
    assert totals(own) == {"outcome 2026-10": -1962}


def test_a_total_that_ties_with_nothing_is_asked_about():
    for parsed in read_both(listed("Totalt", amount="-999000")):
        assert [(p.code, p.row) for p in parsed.errors] == [("maybe_sum", 4)]


def test_a_total_that_most_tie_with_is_left_out_where_it_differs_too():
    rows = f"720;Totalt;{KEY};-981000\n"
    rows += f"730;41;{KEY};-5000\n730;42;{KEY};-6000\n730;Totalt;{KEY};-11000\n"
    rows += f"740;41;{KEY};-1000\n740;42;{KEY};-2000\n740;Totalt;{KEY};-9000\n"
    for parsed in read_both(TOP + PARTS + rows):
        assert [(p.code, p.row) for p in parsed.problems] == [("sum_differs", 10)]
        assert totals(parsed) == {"outcome 2026-10": -995}


def test_totals_of_two_dimensions_are_left_out_from_the_innermost():
    rows = "720;41;1;5010;202610;utfall;-100000\n720;41;2;5010;202610;utfall;-200000\n"
    rows += "720;41;Totalt;5010;202610;utfall;-300000\n720;42;1;5010;202610;utfall;-400000\n"
    rows += "720;42;Totalt;5010;202610;utfall;-400000\n720;Totalt;Totalt;5010;202610;utfall;-700000\n"
    for parsed in read_both(TOP.replace("Ansvar", "Ansvar;Projekt") + rows):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2026-10": -700}


def test_a_row_of_all_that_repeats_the_only_other_row_is_asked_about():
    rows = "720;4100;5010;202610;utfall;-700100\n720;;5010;202610;utfall;-700100\n"
    rows += "730;4110;5010;202610;utfall;-280900\n730;;5010;202610;utfall;-280900\n"
    for parsed in read_both(TOP + rows):
        assert [(p.code, p.row) for p in parsed.errors] == [("maybe_sum", 3)]


def test_each_months_total_is_its_own_and_the_order_is_free():
    rows = "720;Totalt;5010;202609;utfall;-3\n720;1;5010;202610;utfall;-5\n720;1;5010;202609;utfall;-1\n"
    rows += "720;2;5010;202609;utfall;-2\n720;Totalt;5010;202610;utfall;-11\n720;2;5010;202610;utfall;-6\n"
    for parsed in read_both(TOP.replace("Belopp", "Belopp tkr") + rows):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2026-09": -3, "outcome 2026-10": -11}


def test_bookings_that_equal_each_other_are_added_without_a_question():
    rows = f"720;A1;{KEY};-300000\n720;A2;{KEY};-200000\n720;A3;{KEY};-100000\n"
    for parsed in read_both(TOP.replace("Ansvar", "Vernr") + rows):
        assert parsed.problems == ()
        assert totals(parsed) == {"outcome 2026-10": -600}
