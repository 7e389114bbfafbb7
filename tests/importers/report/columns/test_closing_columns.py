"""Periods 13 to 16 as columns: asked about once, then December's or not read."""

import pytest

from socfin.importers.options import Closing
from tests.importers.tables import read_both, totals

HEADINGS = ["202413", "2024-13", "P13 2024", "Utfall 202413", "Period 13"]


def _report(closing: str) -> str:
    word = "Utfall " if closing.startswith("Utfall") else ""
    return (
        f"Socialnämnden utfall 2024, tkr\n\nVerksamhet;{word}202411;{word}202412;{closing}\n"
        "510 Hemtjänst;-10;-11;-3\n520 Särskilt boende;-20;-21;1\n"
    )


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_closing_column_is_asked_about(heading):
    for parsed in read_both(_report(heading)):
        assert [one.code for one in parsed.errors] == ["period_13"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_closing_column_is_added_to_december_where_that_is_said(heading):
    for parsed in read_both(_report(heading), closing=Closing.DECEMBER):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2024-11": -30, "outcome 2024-12": -34}


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_closing_column_is_left_out_where_that_is_said(heading):
    for parsed in read_both(_report(heading), closing=Closing.LEAVE):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2024-11": -30, "outcome 2024-12": -32}


@pytest.mark.parametrize("heading", ["Bokslut 2013", "Utfall 2014", "Utfall 202412", "Utfall 2016"])
def test_years_and_december_are_no_closing(heading):
    text = f"Socialnämnden, tkr\n\nVerksamhet;{heading}\n510 Hemtjänst;-10\n520 Särskilt boende;-20\n"
    for parsed in read_both(text):
        assert "period_13" not in {one.code for one in parsed.errors}
