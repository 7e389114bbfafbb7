"""A hidden unit that came after an item was frozen is not what two versions of its month differ by."""

from datetime import date

import pytest
from django.urls import reverse

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.meetings import create_meeting, freeze, reopen
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem

MARCH = Month(2025, 3)
NODES = [(code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("511", "512", "513", "514")]
FIRST = {"512": -1_100, "513": -2_000, "514": -6_000, "520": -7_000}


def rows(amounts: dict[str, int]) -> str:
    return "\n".join(f"{code} personnel 2025-03 outcome {amount} 3" for code, amount in amounts.items())


@pytest.fixture
def committee(committee, carin, publish_rows):
    """March as it was first published, without 511; 511 and 512 are small, 513 shields them."""
    plant_tree(committee=committee, nodes=NODES, by=carin)
    publish_rows(rows(FIRST))
    people = {"511": 3, "512": 3, "513": 40, "514": 50, "520": 90}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)
    committee.refresh_from_db()
    return committee


@pytest.fixture
def version(committee, sara):
    day = date(2025, 5, 3)
    meeting = create_meeting(
        committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
    )
    return freeze(meeting=meeting, month=MARCH, by=sara)


def shown(committee, version):
    committee.refresh_from_db()
    return reporting.public_version(committee, version)


def test_what_was_frozen_before_a_hidden_unit_came_is_not_shown_beside_what_has_it(
    committee, version, publish_rows
):
    assert shown(committee, version).rows
    publish_rows(rows({**FIRST, "511": -1_000}))

    old = shown(committee, version)
    assert old.total.to_date.outcome is None
    assert (old.rows, old.lines, old.months, old.bridge) == ((), (), (), ())
    assert "skillnaden mot de senare siffrorna" in " ".join(old.notes)
    assert not reporting.still_holds(committee, version)
    assert reporting.public_report(committee, MARCH).total.to_date.outcome is not None


def test_what_was_frozen_before_a_hidden_unit_went_is_not_shown_either(committee, sara, carin, publish_rows):
    publish_rows(rows({**FIRST, "511": -1_000}))
    committee.refresh_from_db()
    day = date(2025, 5, 3)
    meeting = create_meeting(
        committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
    )
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    publish_rows(rows({**FIRST, "511": 0}))

    assert shown(committee, version).total.to_date.outcome is None


def test_a_correction_of_what_was_there_is_no_units_amount(committee, version, publish_rows):
    publish_rows(rows({**FIRST, "512": -1_300}))

    assert shown(committee, version).total.to_date.outcome == -16_100_00


def test_a_visible_unit_that_came_late_is_no_secret(committee, version, publish_rows):
    publish_rows(rows({**FIRST, "510": -900}))

    assert shown(committee, version).total.to_date.outcome == -16_100_00


def test_a_newer_version_is_shown_and_the_older_is_not(committee, version, sara, publish_rows):
    publish_rows(rows({**FIRST, "511": -1_000}))
    named = AgendaItem(item="1", dnr="", heading="Ekonomi", decision="")
    newer = reopen(item=version.item, agenda=named, new_figures=True, reason="Rättat.", by=sara)

    assert shown(committee, version).total.to_date.outcome is None
    assert shown(committee, newer).total.to_date.outcome == -17_100_00


def test_every_page_of_such_an_item_says_why_and_none_breaks(
    committee, version, sara, petra, publish_rows, logged_in
):
    publish_rows(rows({**FIRST, "511": -1_000}))
    named = AgendaItem(item="1", dnr="", heading="Ekonomi", decision="")
    reopen(item=version.item, agenda=named, new_figures=True, reason="Rättat.", by=sara)
    publish_rows("\n".join(f"{code} personnel 2025-04 outcome -500" for code in (*FIRST, "511")))
    args = ["provby", version.item.meeting_id, version.item_id]
    addresses = [
        f"{reverse('item', args=args)}?version=1",
        f"{reverse('present', args=args)}?version=1",
        *(
            f"{reverse('compare_item', args=args)}?version={one}"
            for one in ("1&med=nu", "1&med=2", "2&med=1")
        ),
        f"{reverse('item_document', args=[*args, 'pdf'])}?version=1",
        reverse("overview", args=["provby", "2025-04"]),
    ]
    for address in addresses:
        answer = logged_in(petra).get(address)
        assert answer.status_code == 200, address
        if b"%PDF" not in answer.content[:8] and "2025-04" not in address:
            told = answer.content.decode().replace("\u00a0", " ")
            assert "16 100" not in told
            assert "9 100" not in told
    assert "har kommit till sedan" in logged_in(petra).get(addresses[0]).content.decode()
    for kind in ("docx", "xlsx", "csv"):
        address = f"{reverse('item_document', args=[*args, kind])}?version=1&visa=offentlig"
        assert logged_in(sara).get(address).status_code == 200, address
