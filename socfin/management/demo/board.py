"""Exempelkommunen's kommunstyrelse, with a meeting where all nämnder have been taken up and one to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from socfin.actions.committees import create_committee
from socfin.actions.meetings import create_meeting
from socfin.actions.people.memberships import give_role
from socfin.actions.taking_up import take_up
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.domain.roles import Role
from socfin.management.demo.coming import coming_meeting
from socfin.management.demo.tree import MUNICIPALITY
from socfin.selectors.committees import committee_by_slug

if TYPE_CHECKING:
    from socfin.models import User

SLUG, NAME = "exempel-styrelsen", "Kommunstyrelsen"
SEPTEMBER = Month(2025, 9)
HELD = Occasion(date(2025, 11, 5), time(13, 0), time(17, 0), "Kommunhuset, Stora salen")
AGENDA = AgendaItem(
    item="KS § 214",
    dnr="KS 2025-17",
    heading="Nämndernas ekonomi efter september 2025",
    decision="Kommunstyrelsen lägger nämndernas uppföljning till handlingarna.",
)


def missing_board() -> list[str]:
    """Its address where it does not exist."""
    return [] if committee_by_slug(SLUG) else [SLUG]


def load_board(people: dict[str, User], step: Callable[[str], None]) -> None:
    """Make it where it does not exist, with sara as its secretary."""
    if missing_board():
        _make(people)
    step(NAME)


def _make(people: dict[str, User]) -> None:
    made = create_committee(
        new=NewCommittee(
            slug=SLUG,
            name=NAME,
            municipality=MUNICIPALITY,
            root_code="1",
            root_name=NAME,
            constructed=True,
            oversees=True,
        ),
        by=people["adam"],
    )
    sara = people["sara"]
    give_role(user=sara, committee=made, given=GivenRole(role=Role.SECRETARY), by=people["adam"])
    take_up(committee=made, month=SEPTEMBER, to=HELD, agenda=AGENDA, by=sara)
    day = coming_meeting(localdate())
    create_meeting(committee=made, occasion=Occasion(day, HELD.starts, HELD.ends, HELD.place), by=sara)
