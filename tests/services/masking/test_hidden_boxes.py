"""A hidden unit has no box, and the boxes above it no counts that would tell its own."""

from socfin.domain.report import Report
from socfin.domain.sections import OrganisationBox
from socfin.services.masking.hidden_boxes import without_boxes
from socfin.services.masking.masking import Concealment
from socfin.services.masking.words import Secrets
from tests.rows import row_of


def box(code, level=1, **more):
    counts = {"heads": 2, "people": 30, "year_budget_ore": -900} | more
    return OrganisationBox(month="2025-03", code=code, name=code, level=level, **counts)


def shown(*boxes, secrets=None, **hides):
    report = Report(
        committee="provby",
        committee_name="Socialnämnden",
        municipality="Provby",
        period="2025-03",
        total=row_of(code="5", name="Vård och omsorg"),
        boxes=boxes,
    )
    return without_boxes(report, Concealment(**hides), secrets or Secrets()).boxes


def test_a_hidden_unit_goes_and_those_above_it_lose_their_counts_and_keep_their_budget():
    above, beside = shown(
        box("510"),
        box("511", 2),
        box("520"),
        hidden=frozenset({"511"}),
        above=frozenset({"510"}),
    )

    assert (above.code, above.heads, above.people, above.year_budget_ore) == ("510", None, None, -900)
    assert (beside.code, beside.heads, beside.people) == ("520", 2, 30)


def test_a_remark_that_names_a_hidden_unit_takes_its_box_with_it():
    named = box("512", remark="ny januari 2025, efter Solgläntan")

    assert shown(named, box("520"), secrets=Secrets(names=frozenset({"Solgläntan"}))) == (box("520"),)


def test_nothing_is_told_where_no_figure_is():
    assert shown(box("510"), closed=True) == ()
