"""A line that a hidden unit got, or lost, in a correction is not told by a statement from before it."""

from datetime import date

import pytest

from socfin import reporting
from socfin.actions.committees import map_accounts, plant_tree
from socfin.actions.meetings import create_meeting, freeze, reopen
from socfin.actions.periods import close_period
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem

MARCH = Month(2025, 3)
NODES = [(code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("511", "512", "513", "514")]
PEOPLE = {"511": 3, "512": 3, "513": 3, "514": 50, "520": 90}
STAFF = {("511", "5020"): -1_000, ("512", "5020"): -1_100, ("513", "5020"): -2_000, ("520", "5020"): -7_000}
CARE = {("512", "4630"): -600, ("513", "4630"): -500, ("520", "4630"): -300}
FIRST = {**STAFF, **CARE}
LATER = {**FIRST, ("511", "5020"): -600, ("511", "4630"): -400}
NAMED = AgendaItem(item="1", dnr="", heading="Ekonomi", decision="")


@pytest.fixture
def committee(committee, carin):
    """511, 512 and 513 are small and shown as one."""
    plant_tree(committee=committee, nodes=NODES, by=carin)
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=PEOPLE, by=carin)
    committee.refresh_from_db()
    return committee


@pytest.fixture
def publish(committee, publish_rows):
    def run(amounts, scenario="outcome", month="2025-03", months=3):
        told = amounts.items()
        publish_rows(
            "\n".join(f"{code} {account} {month} {scenario} {tkr} {months}" for (code, account), tkr in told)
        )
        committee.refresh_from_db()

    return run


def frozen(committee, month, by):
    day = date(month.year, month.month + 2, 3)
    meeting = create_meeting(
        committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=by
    )
    return freeze(meeting=meeting, month=month, by=by)


def lines(report):
    return [row.code for row in report.lines]


def test_of_the_old_statement_only_the_net_is_shown_and_the_new_one_is_whole(committee, sara, publish):
    publish(FIRST)
    version = frozen(committee, MARCH, sara)
    assert {"personnel", "purchased_care"} <= set(lines(reporting.public_version(committee, version)))
    publish(LATER)

    old = reporting.public_version(committee, version)
    assert old.total.to_date.outcome == -12_500_00
    assert lines(old) == ["net"]
    assert "inget utöver nettot" in " ".join(old.notes)
    assert {"personnel", "purchased_care"} <= set(lines(reporting.public_report(committee, MARCH)))


def test_a_new_public_version_of_it_is_offered_once(committee, sara, publish):
    publish(FIRST)
    version = frozen(committee, MARCH, sara)
    publish(LATER)
    assert reporting.telling_versions(committee) == [version]
    newer = reopen(item=version.item, agenda=NAMED, new_figures=False, reason="Offentlig.", by=sara)
    committee.refresh_from_db()

    assert lines(reporting.public_version(committee, newer)) == ["net"]
    assert reporting.telling_versions(committee) == []


def test_a_version_without_figures_is_not_offered_again_either(committee, sara, publish):
    publish({key: tkr for key, tkr in FIRST.items() if key[0] != "511"})
    version = frozen(committee, MARCH, sara)
    publish(FIRST)
    newer = reopen(item=version.item, agenda=NAMED, new_figures=False, reason="Offentlig.", by=sara)
    committee.refresh_from_db()

    assert reporting.public_version(committee, newer).total.to_date.outcome is None
    assert reporting.telling_versions(committee) == []


def test_a_line_that_came_with_the_years_budget_is_not_told_by_a_shut_month(committee, carin, publish):
    publish(FIRST)
    publish(FIRST, "budget", "2025-12", 12)
    close_period(committee=committee, month=MARCH, by=carin, reason="Klart.")
    publish(LATER, "budget", "2025-12", 12)

    for root in ("", "5"):
        closed = reporting.public_report(committee, MARCH, root=root)
        assert closed.total.year.budget == -12_500_00
        assert lines(closed) == ["net"]
    assert len(lines(reporting.public_report(committee, MARCH, root="520"))) > 1


def test_accounts_that_moved_to_a_line_a_hidden_unit_lacks_leave_the_net_alone(
    committee, carin, sara, publish
):
    moved = {("511", "5520"): -300, ("512", "6020"): -90, ("513", "6020"): -90}
    publish({**FIRST, **moved})
    version = frozen(committee, MARCH, sara)
    close_period(committee=committee, month=MARCH, by=carin, reason="Klart.")
    publish(FIRST, month="2025-04", months=1)
    map_accounts(committee=committee, prefix="55", line=Line.PREMISES, by=carin)
    committee.refresh_from_db()

    assert lines(reporting.public_report(committee, MARCH)) == ["net"]
    assert lines(reporting.public_version(committee, version)) == ["net"]


def test_what_the_year_after_showed_as_last_years_is_held_against_it_too(committee, sara, publish):
    publish(FIRST)
    version = frozen(committee, MARCH, sara)
    publish(LATER)
    publish(FIRST, month="2026-03")
    frozen(committee, Month(2026, 3), sara)
    publish(FIRST)

    assert lines(reporting.public_version(committee, version)) == ["net"]


def test_a_correction_of_lines_that_were_there_leaves_the_statement_as_it_was(committee, sara, publish):
    publish(FIRST)
    version = frozen(committee, MARCH, sara)
    publish({**FIRST, ("512", "4630"): -650, ("520", "6020"): -40})

    assert {"personnel", "purchased_care"} <= set(lines(reporting.public_version(committee, version)))
    assert reporting.still_holds(committee, version)
