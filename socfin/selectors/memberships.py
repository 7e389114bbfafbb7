"""Who has which role where, today and otherwise; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from socfin.domain.roles import GRANTS, OF_OWN_PARTS, OF_SUPERUSERS, Permission, Role
from socfin.models import Committee, GroupRole, Membership, User
from socfin.selectors.committees import verksamheter
from socfin.services.ledger.organisation import codes_above


@dataclass(frozen=True, slots=True)
class RoleIn:
    """A committee and a person's role in it."""

    committee: Committee
    role: Role


def counting(day: date | None = None) -> QuerySet[Membership]:
    """The roles that count on a day, today when none is given; see `Term.holds` (domain/people/terms.py)."""
    when = day or timezone.localdate()
    begun = Q(first_day__isnull=True) | Q(first_day__lte=when)
    lasting = Q(last_day__isnull=True) | Q(last_day__gte=when)
    return Membership.objects.filter(begun, lasting, ended_at__isnull=True)


def seats_of(user: User) -> list[RoleIn]:
    """The committees a person has a role in today, with the role; a superuser administers all."""
    if user.is_superuser:
        return [RoleIn(committee, OF_SUPERUSERS) for committee in Committee.objects.all()]
    theirs = (
        counting()
        .filter(user=user)
        .select_related("committee")
        .order_by("committee__municipality", "committee__name")
    )
    return [RoleIn(each.committee, Role(each.role)) for each in theirs]


def role_of(user: User, committee: Committee) -> Role | None:
    """The person's role in the committee today, or None."""
    return OF_SUPERUSERS if user.is_superuser else role_given(user, committee)


def sees_masked(committee: Committee, role: Role) -> bool:
    """Whether the committee has chosen that someone with the role sees small units gathered."""
    return committee.mask_for_politicians and Permission.WHOLE not in GRANTS[role]


def role_given(user: User, committee: Committee) -> Role | None:
    """The role that a person has been given in the committee and that counts today, or None."""
    role = counting().filter(user=user, committee=committee).values_list("role", flat=True).first()
    return None if role is None else Role(role)


def areas_of(user: User, committee: Committee) -> frozenset[str] | None:
    """The codes that a verksamhetschef writes of, and all beneath; None for a role without such bounds."""
    given = counting().filter(user=user, committee=committee, role__in=OF_OWN_PARTS).first()
    if given is None or user.is_superuser:
        return None
    above = dict(verksamheter(committee).values_list("code", "parent__code"))
    return frozenset(code for code in above if set(given.areas) & {code, *codes_above(code, above)})


def memberships(committee: Committee) -> QuerySet[Membership]:
    """Who has which role today, by name."""
    return _by_name(counting().filter(committee=committee))


def every_membership(committee: Committee) -> QuerySet[Membership]:
    """Those that count, those to come and those that were, by name."""
    return _by_name(committee.memberships.all())


def membership_by_id(committee: Committee, membership_id: int) -> Membership | None:
    """The committee's membership, or None."""
    return committee.memberships.select_related("user").filter(pk=membership_id).first()


def roles_by_group(committee: Committee) -> dict[str, Role]:
    """Group → the role it gives in the committee, by group."""
    pairs = committee.group_roles.order_by("group").values_list("group", "role")
    return {group: Role(role) for group, role in pairs}


def committees_with_groups(user: User) -> QuerySet[Committee]:
    """Those where some group gives a role, or where the person has one by a group today."""
    mapped = GroupRole.objects.values("committee")
    followed = counting().filter(user=user).exclude(group="").values("committee")
    return Committee.objects.filter(Q(pk__in=mapped) | Q(pk__in=followed)).order_by("pk")


def overseers() -> QuerySet[User]:
    """Those who administer the whole site, and so every committee."""
    return User.objects.filter(is_superuser=True, is_active=True).order_by("last_name", "username")


def _by_name(roles: QuerySet[Membership]) -> QuerySet[Membership]:
    return roles.select_related("user").order_by("role", "user__last_name", "user__username", "pk")
