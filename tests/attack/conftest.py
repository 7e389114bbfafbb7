"""The two committees whose files gave a unit away, published for real, with an item at a meeting."""

from datetime import date
from pathlib import Path

import pytest

from socfin.actions.committees import create_committee, plant_tree
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import publish, receive
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import Committee
from tests.cast import person

DATA = Path(__file__).parent / "data"
MARCH = Month(2025, 3)
PEOPLE = {
    "zero-sibling": {"110": 3, "120": 3, "130": 40, "200": 40},
    "parent-equals-unit": {"110": 3, "120": 40, "200": 40},
}
TREE = (
    ("100", "Område", "", 1),
    ("110", "Grupphem Alfa", "100", 2),
    ("120", "Systerenheten", "100", 3),
    ("130", "Stort boende", "100", 4),
    ("200", "Annat", "", 5),
)


@pytest.fixture(params=PEOPLE)
def committee(request, db) -> Committee:
    by = machine_user()
    made = create_committee(
        new=NewCommittee(
            slug="provby", name="Nämnden", municipality="Provby", root_code="1", root_name="Nämnden"
        ),
        by=by,
    )
    for name, role in (("petra", Role.POLITICIAN), ("sara", Role.SECRETARY), ("carin", Role.CONTROLLER)):
        give_role(user=person(name), committee=made, given=GivenRole(role=role), by=by)
    plant_tree(committee=made, nodes=[(*one, None, None, "") for one in TREE], by=by)
    content = (DATA / f"{request.param}.csv").read_bytes()
    kept = receive(
        committee=made, filename="Grupphem Alfa mars.csv", content=content, by=by, options={}, source="erp"
    ).upload
    publish(upload=kept, by=by, reason="Prov.")
    made.refresh_from_db()
    change_small_numbers(
        committee=made, limit=5, mask_for_politicians=True, people=PEOPLE[request.param], by=by
    )
    made.refresh_from_db()
    return made


@pytest.fixture
def item(committee):
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2025, 5, 3), starts=None, ends=None, place=""),
        by=person("sara"),
    )
    return freeze(meeting=meeting, month=MARCH, by=person("sara")).item
