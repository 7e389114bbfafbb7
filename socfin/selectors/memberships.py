"""Who has which role where, today and otherwise; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from socfin.domain.roles import GRANTS, OF_OWN_PARTS, OF_SUPERUSERS, Permission, Role, widest
from socfin.models import Committee, GroupRole, Membership, Municipality, MunicipalRole, User
from socfin.selectors.committees import all_committees, hides_from_politicians, verksamheter
from socfin.services.ledger.organisation import codes_above


@dataclass(frozen=True, slots=True)
class RoleIn:
    """A committee and a person's role in it."""

    committee: Committee
    role: Role


def counting(day: date | None = None) -> QuerySet[Membership]:
    """The roles in one committee that count on a day, today when none is given."""
    return Membership.objects.filter(_counts(day))


def counting_above(day: date | None = None) -> QuerySet[MunicipalRole]:
    """As `counting`, the roles in a municipality."""
    return MunicipalRole.objects.filter(_counts(day))


def _counts(day: date | None) -> Q:
    """See `Term.holds` (domain/people/terms.py)."""
    when = day or timezone.localdate()
    begun = Q(first_day__isnull=True) | Q(first_day__lte=when)
    lasting = Q(last_day__isnull=True) | Q(last_day__gte=when)
    return begun & lasting & Q(ended_at__isnull=True)


def seats_of(user: User) -> list[RoleIn]:
    """The committees a person has a role in today, by municipality and name, with the role that may most.

    A role in a municipality is one in each of its committees; a superuser administers all.
    """
    if user.is_superuser:
        return [RoleIn(committee, OF_SUPERUSERS) for committee in all_committees()]
    roles: dict[int, list[Role]] = {}
    for key, word in counting().filter(user=user).values_list("committee", "role"):
        roles.setdefault(key, []).append(Role(word))
    above = {
        key: Role(word)
        for key, word in counting_above().filter(user=user).values_list("municipality", "role")
    }
    theirs = all_committees().filter(Q(pk__in=roles) | Q(municipality__in=above))
    return [
        RoleIn(each, role)
        for each in theirs
        if (role := widest([*roles.get(each.pk, ()), *_above(above, each)])) is not None
    ]


def _above(roles: dict[int, Role], committee: Committee) -> list[Role]:
    role = roles.get(committee.municipality_id)
    return [] if role is None else [role]


def role_of(user: User, committee: Committee) -> Role | None:
    """The person's role in the committee today, the widest of that there and in its municipality; or None."""
    if user.is_superuser:
        return OF_SUPERUSERS
    own = counting().filter(user=user, committee=committee).values_list("role", flat=True)
    above = counting_above().filter(user=user, municipality=committee.municipality_id)
    return widest(Role(word) for word in own.union(above.values_list("role", flat=True)))


def municipal_role_of(user: User, municipality: Municipality) -> Role | None:
    """The person's role in the municipality today, or None."""
    if user.is_superuser:
        return OF_SUPERUSERS
    word = (
        counting_above().filter(user=user, municipality=municipality).values_list("role", flat=True).first()
    )
    return None if word is None else Role(word)


def roles_in(user: User, municipality: Municipality, above: Role) -> list[RoleIn]:
    """The person's seat in each of the municipality's committees, who has the role `above` in all of them."""
    theirs = counting().filter(user=user, committee__municipality=municipality)
    own = {key: Role(word) for key, word in theirs.values_list("committee", "role")}
    every = all_committees().filter(municipality=municipality)
    return [
        RoleIn(each, widest([above, *([own[each.pk]] if each.pk in own else [])]) or above) for each in every
    ]


def municipalities_of(user: User) -> dict[str, str]:
    """Name → address of the municipalities that the person has a role in today; of all for a superuser."""
    if user.is_superuser:
        return dict(Municipality.objects.values_list("name", "slug"))
    return dict(counting_above().filter(user=user).values_list("municipality__name", "municipality__slug"))


def municipal_roles(municipality: Municipality) -> QuerySet[MunicipalRole]:
    """Every role in the municipality that counts, is to come or was, by name."""
    return municipality.roles.select_related("user").order_by(
        "role", "user__last_name", "user__username", "pk"
    )


def sees_masked(committee: Committee, role: Role) -> bool:
    """Whether the committee has chosen that someone with the role sees small units gathered.

    At a board's meetings it is enough that one of those it oversees has.
    """
    return hides_from_politicians(committee) and Permission.WHOLE not in GRANTS[role]


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
