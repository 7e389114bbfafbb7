"""Which role a group of the municipality's log-in gives, and the roles of whoever it vouches for."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from django.db import transaction

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.people.memberships import RoleClash, end_role, give_role
from socfin.actions.people.users import machine_user
from socfin.apart.doors import municipalities_of_groups
from socfin.apart.place import within
from socfin.domain.people.groups import role_of_groups
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import Committee, GroupRole, User
from socfin.selectors.memberships import committees_with_groups, counting, roles_by_group


@transaction.atomic
def map_group(*, committee: Committee, group: str, role: Role, by: User) -> None:
    """Let a group give a role in the committee, from each member's next log-in."""
    held(committee)
    before = roles_by_group(committee).get(group, "")
    GroupRole.objects.update_or_create(committee=committee, group=group, defaults={"role": role.value})
    record("map_group", by=by, committee=committee, group=group, before=before, role=role.value)


@transaction.atomic
def unmap_group(*, committee: Committee, group: str, by: User) -> None:
    """The group gives no role any more; those that it gave end at once."""
    held(committee)
    before = roles_by_group(committee).get(group, "")
    GroupRole.objects.filter(committee=committee, group=group).delete()
    for membership in list(counting().filter(committee=committee, group=group)):
        end_role(membership=membership, by=by)
    record("unmap_group", by=by, committee=committee, group=group, before=before)


@transaction.atomic
def follow_groups(*, user: User, groups: Collection[str]) -> None:
    """Give and end roles as the person's groups say now; what was given by hand is left alone."""
    with within(municipalities=municipalities_of_groups(user.pk)):
        _follow(user, groups)


def _follow(user: User, groups: Collection[str]) -> None:
    for committee in committees_with_groups(user):
        wanted = role_of_groups(roles_by_group(committee), groups)
        now = counting().filter(user=user, committee=committee).first()
        if now is not None and (not now.group or (Role(now.role), now.group) == wanted):
            continue
        if wanted is not None:
            with suppress(RoleClash):  # one that was given by hand is to come: it was meant
                role, group = wanted
                give_role(
                    user=user, committee=committee, given=GivenRole(role=role, group=group), by=machine_user()
                )
        elif now is not None:
            end_role(membership=now, by=machine_user())
