"""A grid of months × verksamheter: what stands in it, and the file that what is typed becomes."""

from socfin.domain.figures import Scenario
from socfin.domain.indicator_list import INDICATORS
from socfin.domain.indicators import Value
from socfin.domain.period import Month, Span
from socfin.importers import parse
from socfin.services.indicators.grid import (
    Filled,
    as_file,
    cell_name,
    changed_spans,
    grid_rows,
    overfull,
    standing_texts,
    with_values,
)
from socfin.services.indicators.rows import Place

WORKERS = INDICATORS["arsarbetare"]
PLACES = (
    Place("5", "Vård och omsorg", ""),
    Place("510", "Hemtjänst", "5"),
    Place("520", "SÄBO", "5", first=Month(2022, 3)),
    Place("530", "Nedlagd", "5", last=Month(2021, 12)),
)


JANUARY, FEBRUARY, MARCH = (Span(Month(2022, number)) for number in (1, 2, 3))
EVERY_MONTH = [Span(Month(2022, number)) for number in range(1, 13)]
QUARTER = Span(Month(2022, 3), 3)


def value(code, month, steps, months=1):
    return Value(code, "arsarbetare", Scenario.OUTCOME, Span(Month(2022, month), months), steps)


def test_a_cell_has_what_counts_of_its_months_as_a_person_types_it():
    values = [value("510", 1, 12345), value("510", 2, None), value("510", 6, 5, months=3)]

    texts = standing_texts(values, WORKERS, Scenario.OUTCOME, 2022)

    assert texts == {
        ("510", JANUARY): "1 234,5",
        ("510", FEBRUARY): "–",
        ("510", Span(Month(2022, 6), 3)): "0,5",
    }


def test_the_rows_are_those_that_exist_and_a_shut_month_is_not_written_in():
    rows = grid_rows(PLACES, EVERY_MONTH, Filled(beside={("510", FEBRUARY): "12"}), [Month(2022, 1)])

    assert [(row.code, row.level) for row in rows] == [("5", 0), ("510", 1), ("520", 1)]
    assert [cell.label for cell in rows[1].cells if cell.is_shut] == ["januari"]
    assert [cell.label for cell in rows[2].cells if cell.is_shut] == ["januari", "februari"]
    assert [(cell.label, cell.beside) for cell in rows[1].cells if cell.beside] == [("februari", "12")]


def test_several_months_are_shut_with_their_last_and_where_the_verksamhet_was_not_there_through_them():
    later = Span(Month(2022, 6), 3)
    rows = grid_rows(PLACES, [QUARTER, later], Filled(), [Month(2022, 2), Month(2022, 6)])

    assert [(row.code, [cell.is_shut for cell in row.cells]) for row in rows] == [
        ("5", [False, True]),
        ("510", [False, True]),
        ("520", [True, True]),
    ]
    assert [cell.label for cell in rows[0].cells] == ["januari–mars", "april–juni"]


def test_what_is_typed_becomes_a_file_of_the_months_that_changed_whole():
    before = {("510", JANUARY): "10", ("520", JANUARY): "20", ("510", FEBRUARY): "11"}
    typed = {("510", JANUARY): "10,5", ("520", JANUARY): "20", ("510", FEBRUARY): "11"}

    spans = changed_spans(before, typed)
    text, rows = as_file(WORKERS, Scenario.OUTCOME, typed, spans)

    assert spans == [JANUARY]
    parsed = parse(text.encode(), "nyckeltal.csv")
    assert parsed.problems == ()
    assert [(one.verksamhet_code, one.steps) for one in parsed.indicators] == [("510", 105), ("520", 200)]
    assert [rows[one.row] for one in parsed.indicators] == [("510", JANUARY), ("520", JANUARY)]


def test_a_value_of_several_months_is_one_value_of_them_and_no_month_is_made_of_it():
    typed = {("510", QUARTER): "30", ("510", JANUARY): "9"}

    text, rows = as_file(WORKERS, Scenario.OUTCOME, typed, changed_spans({("510", JANUARY): "9"}, typed))

    (handed_in,) = parse(text.encode(), "nyckeltal.csv").indicators
    assert (handed_in.span, handed_in.steps, rows[handed_in.row]) == (QUARTER, 300, ("510", QUARTER))


def test_the_field_of_several_months_is_named_by_both_ends():
    assert cell_name(("510", MARCH)) == "510:3"
    assert cell_name(("510", QUARTER)) == "510:1-3"


def test_a_target_is_a_target():
    text, _ = as_file(WORKERS, Scenario.BUDGET, {("510", JANUARY): "10"}, [JANUARY])

    (target,) = parse(text.encode(), "nyckeltal.csv").indicators
    assert target.scenario is Scenario.BUDGET


def test_more_days_than_the_places_hold_is_wrong_at_its_cell():
    places = {("520", JANUARY): 10, ("520", FEBRUARY): 10}

    faults = overfull({("520", JANUARY): 311, ("520", FEBRUARY): 280}, places)

    assert list(faults) == [("520", JANUARY)]


def test_days_of_several_months_are_held_against_the_places_of_each():
    places = {("520", JANUARY): 10, ("520", FEBRUARY): 10, ("520", MARCH): 12}
    room = 10 * 31 + 10 * 28 + 12 * 31

    assert overfull({("520", QUARTER): room}, places) == {}
    (fault,) = overfull({("520", QUARTER): room + 1}, places).values()
    assert fault.replace("\u00a0", " ") == "10–12 platser rymmer 962 dygn."


def test_days_of_months_whose_places_are_not_all_known_are_held_against_nothing():
    assert overfull({("520", QUARTER): 9_999}, {("520", MARCH): 1}) == {}


def test_those_without_a_value_are_left_out_but_for_what_is_above_one_with():
    places = (
        Place("5", "Vård och omsorg", ""),
        Place("51", "Hemtjänst", "5"),
        Place("511", "Norr", "51"),
        Place("52", "SÄBO", "5"),
        Place("521", "Ekbacken", "52"),
        Place("522", "Solgläntan", "52"),
    )

    def codes(**filled):
        return [row.code for row in with_values(grid_rows(places, EVERY_MONTH, Filled(**filled), []))]

    assert codes(texts={("521", MARCH): "80"}) == ["5", "52", "521"]
    assert codes(beside={("511", JANUARY): "4"}) == ["5", "51", "511"]
    assert codes(texts={("51", JANUARY): "4"}, beside={("522", FEBRUARY): "9"}) == ["5", "51", "52", "522"]
    assert codes() == [place.code for place in places]


def test_those_with_values_of_other_months_are_kept():
    rows = with_values(grid_rows(PLACES, [QUARTER], Filled(), []), {"510"})

    assert [row.code for row in rows] == ["5", "510"]
