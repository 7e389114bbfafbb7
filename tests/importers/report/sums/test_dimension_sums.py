"""A row that sums others in a dimension that is not used is never added to them."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import Alike
from tests.importers.tables import read_both, totals

TOP = "Jan-okt 2026, kr\nVerksamhet;Ansvar;Konto;Utfall ack;Budget ack\n"
PARTS = "720;4100;5010;-700100;-290400\n720;4110;5010;-280900;-620400\n"
MORE = "720;4100;5020;-90300;-11700\n720;4110;5020;-40500;-31900\n"
WHOLE = {"outcome 2026-01–2026-10": -981, "budget 2026-01–2026-10": -910.8}


def table(cell, *, sums="-981000;-910800"):
    """Two rows of an account and a third that says `cell` under Ansvar."""
    return f"{TOP}{PARTS}720;{cell};5010;{sums}\n"


@pytest.mark.parametrize("cell", ["Totalt", "Summa", "TOTAL", "Summa ansvar", "S:a"])
def test_a_row_that_calls_itself_their_total_is_left_out_and_named(cell):
    for parsed in read_both(table(cell)):
        assert parsed.problems == ()
        assert totals(parsed) == WHOLE
        assert any(note.startswith(f"Rad 5, ”{cell}”, är summor") for note in parsed.notes)


@pytest.mark.parametrize("cell", ["", "*", "Alla"])
def test_a_row_of_all_or_nothing_is_their_sum_by_its_amounts_with_a_warning(cell):
    for parsed in read_both(table(cell)):
        assert [(p.code, p.row) for p in parsed.problems] == [("sum_assumed", 5)]
        assert totals(parsed) == WHOLE


@pytest.mark.parametrize("cell", ["", "Alla", "Gemensamt"])
def test_a_row_of_its_own_amounts_is_added_as_before(cell):
    for parsed in read_both(table(cell, sums="-5000;-7000")):
        assert parsed.problems == ()
        assert totals(parsed)["outcome 2026-01–2026-10"] == -986


def test_a_row_by_any_other_name_that_equals_the_others_is_asked_about():
    text = table("Gemensamt").encode()
    asked = parse(text, "r.csv", Options())
    assert [(p.code, p.row) for p in asked.errors] == [("maybe_sum", 5)]
    assert "rad 3 och 4 tillsammans" in asked.errors[0].message

    assert totals(parse(text, "r.csv", Options(alike=Alike.SUM))) == WHOLE
    own = parse(text, "r.csv", Options(alike=Alike.OWN))
    assert own.errors == ()
    assert totals(own)["outcome 2026-01–2026-10"] == -1962


def test_small_amounts_of_a_row_of_all_are_asked_about_and_the_smallest_are_chance():
    rows = "720;1;5010;-30;-29\n720;2;5010;-40;-44\n720;*;5010;-70;-73\n"
    assert [p.code for p in parse((TOP + rows).encode(), "r.csv", Options()).errors] == ["maybe_sum"]

    rows = "720;1;5010;-1;-1\n720;2;5010;-1;-1\n720;*;5010;-2;-2\n"
    assert parse((TOP + rows).encode(), "r.csv", Options()).errors == ()


def test_a_total_that_most_tie_with_is_left_out_where_it_differs_too():
    rows = f"720;Totalt;5010;-981000;-910800\n{MORE}720;Totalt;5020;-130800;-43600\n"
    rows += "730;4100;5010;-5000;-4000\n730;4110;5010;-6000;-6000\n730;Totalt;5010;-12000;-10000\n"
    for parsed in read_both(TOP + PARTS + rows):
        assert [(p.code, p.row) for p in parsed.problems] == [("sum_differs", 11)]
        assert totals(parsed)["outcome 2026-01–2026-10"] == -981 - 130.8 - 11


def test_a_total_that_ties_with_nothing_is_asked_about():
    for parsed in read_both(table("Totalt", sums="-999000;-910800")):
        assert [(p.code, p.row) for p in parsed.errors] == [("maybe_sum", 5)]


def test_totals_of_two_dimensions_are_left_out_from_the_innermost():
    top = "Jan-okt 2026, kr\nVerksamhet;Ansvar;Projekt;Konto;Utfall ack\n"
    rows = "720;41;1;5010;-100000\n720;41;2;5010;-200000\n720;41;Totalt;5010;-300000\n"
    rows += "720;42;1;5010;-400000\n720;42;Totalt;5010;-400000\n720;Totalt;Totalt;5010;-700000\n"
    for parsed in read_both(top + rows):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2026-01–2026-10": -700}


def test_a_dimension_that_most_rows_leave_empty_sums_nothing():
    top = "Jan-okt 2026, kr\nVerksamhet;Ansvar;Projekt;Konto;Utfall ack\n"
    rows = "720;41;;5010;-100000\n720;42;;5010;-200000\n720;43;9;5010;-250000\n"
    for parsed in read_both(top + rows):
        assert parsed.problems == ()
        assert totals(parsed) == {"outcome 2026-01–2026-10": -550}


def test_a_code_that_equals_the_others_of_one_account_among_several_is_chance():
    rows = "720;4120;5010;-981000;-910800\n" + MORE + "720;4120;5020;-7000;-8000\n"
    for parsed in read_both(TOP + PARTS + rows):
        assert parsed.problems == ()


@pytest.mark.parametrize(("parts", "asked"), [(58, ["maybe_sum"]), (59, ["maybe_sum"]), (60, [])])
def test_a_row_by_another_name_is_held_against_sixty_rows_of_its_key_at_most(parts, asked):
    rows = "".join(f"720;{4000 + at};5010;-{1000 + 7 * at};-{2000 + 3 * at * at}\n" for at in range(parts))
    sums = ";".join(
        f"-{sum(amounts)}"
        for amounts in zip(*((1000 + 7 * at, 2000 + 3 * at * at) for at in range(parts)), strict=True)
    )
    parsed = parse(f"{TOP}{rows}720;Gemensamt;5010;{sums}\n".encode(), "r.csv", Options())
    assert [p.code for p in parsed.errors] == asked


@pytest.mark.parametrize("account", ["5010;", ""])
def test_a_row_of_all_that_repeats_the_only_other_row_is_asked_about(account):
    top = TOP if account else TOP.replace("Konto;", "")
    rows = f"720;4100;{account}-700100;-290400\n720;;{account}-700100;-290400\n"
    rows += f"730;4110;{account}-280900;-620400\n730;;{account}-280900;-620400\n"
    for parsed in read_both(top + rows):
        (asked,) = parsed.errors
        assert (asked.code, asked.row) == ("maybe_sum", 4)
        assert "är lika med rad 3, och kan" in asked.message
        assert asked.message.endswith("likadana är rad 6.")
