"""How a year is laid in columns: months, parts of the year, January to a month, and months of one's own."""

import pytest

from socfin.domain.period import Month, Span
from socfin.services.indicators.grid_columns import (
    DIVISIONS,
    EQUAL_PARTS,
    columns,
    division_of,
    elsewhere,
)

SUMMER = Span(Month(2022, 8), 3)
QUARTER = Span(Month(2022, 3), 3)


def headings(division, own=None, standing=()):
    return [column.heading for column in columns(division, 2022, own=own, standing=standing)]


def test_a_year_may_be_laid_in_equal_parts_or_from_january():
    assert headings("manad")[:2] == ["jan", "feb"]
    assert headings("kvartal") == ["jan–mar", "apr–jun", "jul–sep", "okt–dec"]
    assert headings("tertial") == ["jan–apr", "maj–aug", "sep–dec"]
    assert headings("halvar") == ["jan–jun", "jul–dec"]
    assert headings("helar") == ["jan–dec"]
    assert headings("hittills")[0] == "jan–feb"
    assert headings("hittills")[-1] == "jan–dec"


def test_other_months_are_those_of_a_value_and_ones_own():
    assert headings("andra") == []
    assert headings("andra", own=QUARTER, standing=[SUMMER, Span(Month(2022, 6), 3)]) == [
        "jan–mar",
        "jun–aug",
    ]


@pytest.mark.parametrize("division", DIVISIONS)
def test_every_column_belongs_to_a_division_that_has_one_of_its_months(division):
    for column in columns(division, 2022, own=SUMMER, standing=[]):
        other = columns(division_of(column.span), 2022, own=None, standing=[column.span])
        assert column.span in [each.span for each in other]


@pytest.mark.parametrize("division", EQUAL_PARTS)
def test_equal_parts_have_every_month_once(division):
    numbers = [
        number for column in columns(division, 2022, own=None, standing=[]) for number in column.span.numbers
    ]

    assert numbers == [month.number for month in (Month(2022, at) for at in range(1, 13))]


def test_values_without_a_column_are_said_with_where_they_are():
    standing = [Span(Month(2022, 1)), Span(Month(2022, 2)), QUARTER, SUMMER]

    assert elsewhere(standing, columns("kvartal", 2022, own=None, standing=standing)) == {
        "manad": "januari–februari",
        "andra": "juni–augusti",
    }
    assert elsewhere([QUARTER], columns("kvartal", 2022, own=None, standing=[])) == {}
