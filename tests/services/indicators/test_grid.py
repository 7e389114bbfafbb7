"""A grid of months × verksamheter: what stands in it, and the file that what is typed becomes."""

from socfin.domain.figures import Scenario
from socfin.domain.indicator_list import INDICATORS
from socfin.domain.indicators import Value
from socfin.domain.period import Month, Span
from socfin.importers import parse
from socfin.services.indicators.grid import (
    Filled,
    as_file,
    changed_months,
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


def value(code, month, steps, months=1):
    return Value(code, "arsarbetare", Scenario.OUTCOME, Span(Month(2022, month), months), steps)


def test_a_cell_has_what_counts_of_the_month_as_a_person_types_it():
    values = [value("510", 1, 12345), value("510", 2, None), value("510", 6, 5, months=3)]

    texts = standing_texts(values, WORKERS, Scenario.OUTCOME, 2022)

    assert texts == {("510", 1): "1 234,5", ("510", 2): "–"}


def test_the_rows_are_those_that_exist_and_a_shut_month_is_not_written_in():
    rows = grid_rows(PLACES, 2022, Filled(beside={("510", 2): "12"}), [Month(2022, 1)])

    assert [(row.code, row.level) for row in rows] == [("5", 0), ("510", 1), ("520", 1)]
    assert [cell.month for cell in rows[1].cells if cell.is_shut] == [1]
    assert [cell.month for cell in rows[2].cells if cell.is_shut] == [1, 2]
    assert [(cell.month, cell.beside) for cell in rows[1].cells if cell.beside] == [(2, "12")]


def test_what_is_typed_becomes_a_file_of_the_months_that_changed_whole():
    before = {("510", 1): "10", ("520", 1): "20", ("510", 2): "11"}
    typed = {("510", 1): "10,5", ("520", 1): "20", ("510", 2): "11"}

    months = changed_months(before, typed)
    text, rows = as_file(WORKERS, Scenario.OUTCOME, 2022, typed, months)

    assert months == [1]
    parsed = parse(text.encode(), "nyckeltal.csv")
    assert parsed.problems == ()
    assert [(one.verksamhet_code, one.steps) for one in parsed.indicators] == [("510", 105), ("520", 200)]
    assert [rows[one.row] for one in parsed.indicators] == [("510", 1), ("520", 1)]


def test_a_target_is_a_target():
    text, _ = as_file(WORKERS, Scenario.BUDGET, 2022, {("510", 1): "10"}, [1])

    (target,) = parse(text.encode(), "nyckeltal.csv").indicators
    assert target.scenario is Scenario.BUDGET


def test_more_days_than_the_places_hold_is_wrong_at_its_cell():
    faults = overfull(2022, {("520", 1): 311, ("520", 2): 280}, {("520", 1): 10, ("520", 2): 10})

    assert list(faults) == [("520", 1)]


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
        return [row.code for row in with_values(grid_rows(places, 2022, Filled(**filled), []))]

    assert codes(texts={("521", 3): "80"}) == ["5", "52", "521"]
    assert codes(beside={("511", 1): "4"}) == ["5", "51", "511"]
    assert codes(texts={("51", 1): "4"}, beside={("522", 2): "9"}) == ["5", "51", "52", "522"]
    assert codes() == [place.code for place in places]
