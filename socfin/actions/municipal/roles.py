"""Gives roles in a municipality, a seat in each of its committees, and ends them; never one committee's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import all_held
from socfin.actions.people.memberships import RoleClash
from socfin.domain.people.terms import GivenRole, Term
from socfin.domain.roles import OF_MUNICIPALITIES
from socfin.models import Committee, Municipality, MunicipalRole, User


@transaction.atomic
def give_municipal_role(
    *, user: User, municipality: Municipality, given: GivenRole, by: User
) -> MunicipalRole:
    """Give a person a role in the municipality in place of any that counts; noted in each committee's trail.

    RoleClash when the role is one of a committee alone, when the days are backwards or have been, and when
    another role is to begin within them.
    """
    committees, today = all_held(municipality), timezone.localdate()
    if given.role not in OF_MUNICIPALITIES:
        raise RoleClash(f"{given.role.label} är en roll i en nämnd. Ge den där.")
    first = given.first_day if given.first_day is not None and given.first_day > today else None
    if given.last_day is not None and given.last_day < (first or today):
        raise RoleClash("Sista dagen är före den första, eller har varit.")
    _make_way(user, municipality, Term(first or today, given.last_day))
    made = MunicipalRole.objects.create(
        user=user,
        municipality=municipality,
        role=given.role.value,
        first_day=first,
        last_day=given.last_day,
        given_at=timezone.now(),
    )
    for committee in _places(committees):
        record("give_municipal_role", by=by, committee=committee, **_about(made))
    return made


@transaction.atomic
def end_municipal_role(*, held: MunicipalRole, by: User) -> None:
    """End the role at once. RoleClash when it has ended."""
    committees = all_held(held.municipality)
    held.refresh_from_db()
    if held.ended_at is not None or (held.last_day is not None and held.last_day < timezone.localdate()):
        raise RoleClash("Rollen är redan avslutad.")
    held.ended_at = timezone.now()
    held.save(update_fields=["ended_at"])
    for committee in _places(committees):
        record("end_municipal_role", by=by, committee=committee, **_about(held))


def _make_way(user: User, municipality: Municipality, term: Term) -> None:
    """End what counts within the new role's days; RoleClash when one is to begin there."""
    today = timezone.localdate()
    for other in MunicipalRole.objects.filter(user=user, municipality=municipality, ended_at__isnull=True):
        if not other.term.meets(term):
            continue
        if other.term.is_ahead(today):
            raise RoleClash("Personen ska få en annan roll inom de dagarna. Avsluta den först.")
        other.ended_at = timezone.now()
        other.save(update_fields=["ended_at"])


def _places(committees: list[Committee]) -> list[Committee | None]:
    """The trails it is noted in: each committee's, or the site's where the municipality has none yet."""
    return [*committees] or [None]


def _about(held: MunicipalRole) -> dict[str, Any]:
    """For the trail."""
    days: dict[str, date | None] = {"first_day": held.first_day, "last_day": held.last_day}
    words = {name: day.isoformat() for name, day in days.items() if day is not None}
    return {
        "municipality": held.municipality.slug,
        "user": held.user.get_username(),
        "role": held.role,
        "days": words,
    }
