"""Ends what a person may in a committee, as whoever hands out roles does it one role at a time."""

from socfin.actions.people.memberships import end_role
from socfin.models import Committee, Membership, User


def end_every_role(*, user: User, committee: Committee, by: User) -> None:
    """End at once what role a person has in a committee, and any to come."""
    for membership in Membership.objects.filter(user=user, committee=committee, ended_at__isnull=True):
        end_role(membership=membership, by=by)
