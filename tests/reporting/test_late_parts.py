"""A hidden unit that came late to months before, or after a month was shut, is not told by what differs."""

from datetime import date

import pytest
from django.urls import reverse

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.meetings import create_meeting, freeze, reopen
from socfin.actions.periods import close_period
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from tests.attack.documents import text_of

MARCH, APRIL = Month(2025, 3), Month(2025, 4)
NODES = [(code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("511", "512", "513", "514")]
FIRST = {"512": -1_100, "513": -2_000, "514": -6_000, "520": -7_000}
EVERY = {**FIRST, "511": -1_000}


def rows(amounts, month="2025-03", months=3, scenario="outcome"):
    return "\n".join(
        f"{code} personnel {month} {scenario} {amount} {months}" for code, amount in amounts.items()
    )


@pytest.fixture
def committee(committee, carin):
    """511 and 512 are small, 513 shields them."""
    plant_tree(committee=committee, nodes=NODES, by=carin)
    people = {"511": 3, "512": 3, "513": 40, "514": 50, "520": 90}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)
    committee.refresh_from_db()
    return committee


def frozen(committee, month, by):
    committee.refresh_from_db()
    day = date(2025, month.month + 2, 3)
    meeting = create_meeting(
        committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=by
    )
    return freeze(meeting=meeting, month=month, by=by)


def test_what_was_frozen_of_april_does_not_tell_what_march_then_lacked(committee, sara, publish_rows):
    publish_rows(rows(FIRST))
    publish_rows(rows(EVERY, "2025-04", 1))
    version = frozen(committee, APRIL, sara)
    publish_rows(rows(EVERY))
    committee.refresh_from_db()

    assert reporting.public_version(committee, version).total.to_date.outcome is None
    assert not reporting.still_holds(committee, version)


def test_nor_what_a_month_within_the_sum_then_lacked(committee, sara, publish_rows):
    for month in (1, 2, 3):
        publish_rows(rows(FIRST if month == 1 else EVERY, f"2025-0{month}", 1))
    version = frozen(committee, MARCH, sara)
    publish_rows(rows(EVERY, "2025-01", 1))
    committee.refresh_from_db()

    assert reporting.public_version(committee, version).months == ()


def test_old_figures_in_a_new_version_are_held_against_todays_too(committee, sara, publish_rows):
    publish_rows(rows(FIRST))
    publish_rows(rows(EVERY, "2025-04", 1))
    version = frozen(committee, APRIL, sara)
    publish_rows(rows(EVERY))
    named = AgendaItem(item="1", dnr="", heading="Ekonomi", decision="")
    newer = reopen(item=version.item, agenda=named, new_figures=False, reason="Beslutet.", by=sara)
    committee.refresh_from_db()

    assert reporting.public_version(committee, newer).total.to_date.outcome is None


def test_a_shut_month_does_not_tell_what_the_years_budget_then_lacked(committee, carin, publish_rows):
    publish_rows(rows(EVERY))
    publish_rows(rows({code: 12 * amount for code, amount in FIRST.items()}, "2025-12", 12, "budget"))
    committee.refresh_from_db()
    close_period(committee=committee, month=MARCH, by=carin, reason="Klart.")
    publish_rows(rows({code: 12 * amount for code, amount in EVERY.items()}, "2025-12", 12, "budget"))
    publish_rows(rows(EVERY, "2025-04", 1))
    committee.refresh_from_db()

    old, new = (reporting.public_report(committee, month) for month in (MARCH, APRIL))
    assert new.total.year.budget is not None
    assert (old.total.year.budget, new.total.year.budget) == (None, new.total.year.budget)


def test_a_correction_of_a_hidden_unit_in_the_same_months_withholds_nothing(committee, sara, publish_rows):
    publish_rows(rows(EVERY))
    publish_rows(rows(EVERY, "2025-04", 1))
    version = frozen(committee, APRIL, sara)
    publish_rows(rows({**EVERY, "511": -1_300, "512": -900}))
    committee.refresh_from_db()

    assert reporting.public_version(committee, version).total.to_date.outcome == -34_200_00


def test_a_month_that_came_afterwards_withholds_nothing_of_those_before(committee, carin, sara, publish_rows):
    publish_rows(rows(FIRST))
    version = frozen(committee, MARCH, sara)
    close_period(committee=committee, month=MARCH, by=carin, reason="Klart.")
    publish_rows(rows(EVERY, "2025-04", 1))
    publish_rows(rows({code: 12 * amount for code, amount in EVERY.items()}, "2024-12", 12))
    committee.refresh_from_db()

    assert reporting.public_version(committee, version).total.to_date.outcome == -16_100_00
    assert reporting.public_report(committee, MARCH).total.to_date.outcome == -16_100_00


def test_every_page_of_such_a_shut_month_says_why_and_none_breaks(
    committee, carin, sara, petra, publish_rows, logged_in
):
    of_year = {code: 12 * amount for code, amount in FIRST.items()}
    publish_rows(rows(FIRST))
    publish_rows(rows(of_year, "2025-12", 12, "budget"))
    committee.refresh_from_db()
    close_period(committee=committee, month=MARCH, by=carin, reason="Klart.")
    publish_rows(rows({**of_year, "511": -12_000}, "2025-12", 12, "budget"))
    frozen(committee, MARCH, sara)

    for name, *more in (("overview",), ("forecast",), ("verksamhet", "510"), ("verksamhet", "520")):
        address = reverse(name, args=["provby", "2025-03", *more])
        for query in ("", "?visa=helar"):
            answer = logged_in(petra).get(address + query)
            assert answer.status_code == 200, address
            shown = answer.content.decode().replace("\u00a0", " ")
            assert "193 200" not in shown
            assert "16 100" not in shown
    page = logged_in(petra).get(reverse("overview", args=["provby", "2025-03"]))
    assert "sedan månaden stängdes" in page.content.decode()
    for kind in ("csv", "docx"):
        address = reverse("export", args=["provby", "2025-03", kind]) + "?offentlig=ja"
        answer = logged_in(sara).get(address)
        assert answer.status_code == 200, address
        for amount in ("193200", "193 200", "16100", "16 100"):
            assert amount not in text_of(kind, answer.content).replace("\u00a0", " "), address
