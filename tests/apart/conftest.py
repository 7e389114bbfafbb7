"""Two municipalities, each with something in it; what only PostgreSQL does is collected there alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from socfin.actions.committees import create_committee, plant_tree
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import create_user, machine_user
from socfin.actions.publishing import publish, receive
from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import Committee, User
from tests.cast import PASSWORD, long_csv
from tests.conftest import ON_POSTGRES

collect_ignore = (
    [] if ON_POSTGRES else ["test_policies.py", "test_carrying.py", "test_doors.py", "test_roles.py"]
)
ROWS = "511 5020 2022-01 outcome -1000\n511 5020 2022-01 budget -900"
JANUARY = Month(2022, 1)


@dataclass(frozen=True)
class Town:
    """A municipality's one committee, and who hands its figures in."""

    committee: Committee
    controller: User

    @property
    def municipality(self) -> int:
        return self.committee.municipality_id


def town(name: str) -> Town:
    by = machine_user()
    new = NewCommittee(
        slug=name.lower(), name="Socialnämnden", municipality=name, root_code="5", root_name="Allt"
    )
    committee = create_committee(new=new, by=by)
    plant_tree(committee=committee, nodes=[("511", f"Enhet i {name}", "", 11, None, None, "")], by=by)
    names = {"username": f"carin-{name.lower()}", "first_name": "Carin", "last_name": name}
    person = create_user(**names, password=PASSWORD, by=by)
    give_role(user=person, committee=committee, given=GivenRole(role=Role.CONTROLLER), by=by)
    kept = receive(committee=committee, filename="januari.csv", content=long_csv(ROWS), by=person, options={})
    publish(upload=kept.upload, by=person, reason="Så var det.")
    node = committee.verksamheter.get(code="511")
    write_remark(verksamhet=node, month=JANUARY, words=RemarkWords(text=f"Sagt i {name}."), by=person)
    return Town(committee, person)


@pytest.fixture
def towns(db: None) -> tuple[Town, Town]:
    return town("Norrby"), town("Sunnanby")
