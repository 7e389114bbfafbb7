"""Gives roles for a time, moves their end and ends them at once; a role is never changed nor deleted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.domain.people.terms import GivenRole, Term
from socfin.domain.roles import OF_COMMITTEES, Role
from socfin.models import Committee, Membership, User
from socfin.selectors.committees import verksamheter
from socfin.selectors.memberships import role_given


class RoleClash(Exception):
    """The days of a role cannot be as they were asked for; nothing has been changed. In Swedish."""


@transaction.atomic
def give_role(
    *,
    user: User,
    committee: Committee,
    given: GivenRole,
    by: User,
) -> Membership:
    """Give a person a role, from now or from a later day, in place of the one that counts then.

    What counts before is ended: at once, or the day before a later first day. RoleClash when the last day
    comes before the first or has been, when the role is a municipality's, when another role is to begin
    within the new one's days, and when a verksamhetschef has no part of the tree or another role has one.
    """
    held(committee)
    if given.role not in OF_COMMITTEES:
        raise RoleClash(f"{given.role.label} är en roll i kommunen. Ge den där.")
    _stop_if_placeless(committee, given.role, given.areas)
    today = timezone.localdate()
    first = given.first_day if given.first_day is not None and given.first_day > today else None
    _stop_if_backwards(first or today, given.last_day)
    before = role_given(user, committee) or ""
    _make_way(user, committee, Term(first or today, given.last_day))
    made = Membership.objects.create(
        user=user,
        committee=committee,
        role=given.role.value,
        first_day=first,
        last_day=given.last_day,
        given_at=timezone.now(),
        group=given.group,
        areas=sorted(given.areas),
    )
    record(
        "give_role",
        by=by,
        committee=committee,
        user=user.get_username(),
        before=before,
        role=given.role.value,
        days=_days(made),
        group=given.group,
        areas=made.areas,
    )
    return made


@transaction.atomic
def end_role(*, membership: Membership, by: User, last_day: date | None = None) -> None:
    """Let a role end after its last day, or at once when none is given. RoleClash when it cannot."""
    committee = held(membership.committee)
    membership.refresh_from_db()
    today = timezone.localdate()
    if membership.ended_at is not None or (membership.last_day is not None and membership.last_day < today):
        raise RoleClash("Rollen är redan avslutad.")
    before = _days(membership)
    if last_day is None:
        membership.ended_at = timezone.now()
    else:
        _stop_if_backwards(max(today, membership.first_day or today), last_day)
        _stop_if_met(membership, Term(membership.first_day, last_day))
        membership.last_day = last_day
    membership.save(update_fields=["last_day", "ended_at"])
    record(
        "end_role",
        by=by,
        committee=committee,
        user=membership.user.get_username(),
        role=membership.role,
        before=before,
        after=_days(membership),
    )


def _stop_if_placeless(committee: Committee, role: Role, areas: Collection[str]) -> None:
    if not role.has_own_parts:
        if areas:
            raise RoleClash("Bara en verksamhetschef har egna delar. Välj den rollen, eller inga delar.")
        return
    known = set(verksamheter(committee).values_list("code", flat=True))
    if not areas or not set(areas) <= known:
        raise RoleClash("Välj minst en verksamhet som finns: en verksamhetschef skriver om sina egna delar.")


def _stop_if_backwards(earliest: date, last_day: date | None) -> None:
    if last_day is not None and last_day < earliest:
        day = date_format(earliest, "j F Y")
        raise RoleClash(f"Sista dagen kan inte vara före {day}. Ska rollen sluta nu, välj Avsluta nu.")


def _stop_if_met(membership: Membership, term: Term) -> None:
    others = Membership.objects.filter(user=membership.user_id, committee=membership.committee_id)
    for other in others.exclude(pk=membership.pk):
        if other.first_day is not None and other.term.meets(term):
            raise RoleClash(_clash(other))


def _make_way(user: User, committee: Committee, term: Term) -> None:
    """End what counts when the new role begins; RoleClash when one is to begin within its days."""
    today = timezone.localdate()
    for other in Membership.objects.filter(user=user, committee=committee, ended_at__isnull=True):
        if not other.term.meets(term):
            continue
        if other.term.is_ahead(term.first or today):
            raise RoleClash(_clash(other))
        if term.first is not None and term.first > today and term.first != other.first_day:
            other.last_day = term.first - timedelta(days=1)
        else:
            other.ended_at = timezone.now()
        other.save(update_fields=["last_day", "ended_at"])


def _clash(other: Membership) -> str:
    day = date_format(other.first_day, "j F Y") if other.first_day else "nu"
    role = Role(other.role).label.lower()
    return f"Personen ska vara {role} från {day}. Avsluta den rollen först, eller sätt sista dagen före."


def _days(membership: Membership) -> dict[str, str]:
    """For the trail."""
    days = {"first_day": membership.first_day, "last_day": membership.last_day}
    iso_days = {name: day.isoformat() for name, day in days.items() if day is not None}
    return iso_days | ({"ended": "at once"} if membership.ended_at is not None else {})
