"""A kommunstyrelse's item never tells what a small unit of a nämnd has, whatever comes after it."""

from dataclasses import replace
from datetime import date

import pytest

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import Role
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.memberships import sees_masked
from socfin.services.masking.masking import told_less_of
from tests.reporting.municipal.test_board import board, frozen
from tests.reporting.test_late_units import FIRST, NODES, rows


@pytest.fixture
def small(committee, carin, publish_rows):
    """A nämnd where 511 comes late and is small, taken up by its board as outsiders see it."""
    plant_tree(committee=committee, nodes=NODES, by=carin)
    publish_rows(rows(FIRST))
    people = {"511": 3, "512": 3, "513": 40, "514": 50, "520": 90}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=False, people=people, by=carin)
    return frozen(board(), Month(2025, 3), heading="Grupp 512 kostar mer")


def again(version):
    styrelsen = committee_by_slug("styrelsen")
    return styrelsen, reporting.public_version(styrelsen, version)


def test_a_total_that_would_tell_what_a_hidden_unit_has_is_shown_no_more(small, publish_rows):
    assert again(small)[1].total.to_date.outcome == -16_100_00
    publish_rows(rows({**FIRST, "511": -1_000}))

    styrelsen, report = again(small)
    assert report.total.to_date.outcome is None
    assert (report.rows, report.committees) == ((), ())
    assert "i en av nämnderna" in " ".join(report.notes)
    assert not reporting.still_holds(styrelsen, small)


def test_what_is_shown_to_the_kommunstyrelse_alone_is_named_beside_what_is_public(small):
    whole = Report.from_json(small.report)
    less = replace(whole.committees[0], measures=7)
    outside = replace(whole, committees=(less,))

    assert told_less_of(whole, whole) == ()
    assert told_less_of(whole, outside) == ("delar av Socialnämnden",)


def test_politicians_of_the_board_see_the_public_version_where_a_namnd_hides_from_its_own(
    small, committee, carin
):
    styrelsen = committee_by_slug("styrelsen")
    assert not sees_masked(styrelsen, Role.POLITICIAN)
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people={}, by=carin)

    assert sees_masked(styrelsen, Role.POLITICIAN)
    assert not sees_masked(styrelsen, Role.SECRETARY)


def test_a_correction_of_what_was_there_tells_nothing(small, publish_rows):
    publish_rows(rows({**FIRST, "512": -1_300}))

    assert again(small)[1].total.to_date.outcome == -16_100_00


def test_what_the_board_has_frozen_counts_for_the_namnds_own_versions_too(
    small, committee, sara, publish_rows
):
    publish_rows(rows({**FIRST, "511": -1_000}))
    committee.refresh_from_db()
    own = freeze(
        meeting=create_meeting(committee=committee, occasion=Occasion(date(2025, 5, 3)), by=sara),
        month=Month(2025, 3),
        by=sara,
    )
    frozen(committee_by_slug("styrelsen"), Month(2025, 3), Occasion(date(2099, 4, 9)))
    publish_rows(rows(FIRST))
    committee.refresh_from_db()

    assert reporting.public_version(committee, own).total.to_date.outcome is None


def test_typed_words_are_held_against_the_hidden_units_of_every_namnd(small):
    styrelsen, report = again(small)

    assert report.agenda.heading == "Rubriken visas inte: den nämner en enhet som är dold"
    assert reporting.secrets(styrelsen).told_by("Grupp 512")


def test_a_namnd_whose_total_itself_would_tell_is_left_out_and_named(small, committee, carin):
    few = {"510": 1, "511": 1, "512": 1, "513": 1, "514": 1, "520": 1}
    change_small_numbers(committee=committee, limit=20, mask_for_politicians=False, people=few, by=carin)

    styrelsen, report = again(small)
    assert report.total.to_date.outcome is None
    assert reporting.report_to_take_up(styrelsen, Month(2025, 3), public=True) is None
