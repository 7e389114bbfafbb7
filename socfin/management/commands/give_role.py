"""`manage.py give_role`: a role in a committee for someone who is laid up already; never a person."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from socfin.actions.people.memberships import RoleClash, give_role
from socfin.actions.people.users import machine_user
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.management.named import actor, committee_of


class Command(BaseCommand):
    """Give a role, as the page "Vem får göra vad" does."""

    help = "Ge en person en roll i en nämnd, från i dag eller en senare dag."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Where, who, what and for how long."""
        parser.add_argument("slug", metavar="SLUG", help="nämndens adress")
        parser.add_argument("username", metavar="ANVÄNDARE", help="personens användarnamn")
        parser.add_argument("role", choices=[role.value for role in Role], help="rollen")
        parser.add_argument("--area", action="append", default=[], help="en verksamhetschefs egen verksamhet")
        parser.add_argument("--first-day", type=date.fromisoformat, help="ÅÅÅÅ-MM-DD, annars nu")
        parser.add_argument("--last-day", type=date.fromisoformat, help="ÅÅÅÅ-MM-DD, annars tills vidare")

    def handle(self, *_: Any, **given: Any) -> None:
        """Give it, or say why it cannot be given."""
        committee, user = committee_of(given["slug"]), actor(given["username"])
        role = Role(given["role"])
        try:
            give_role(
                user=user,
                committee=committee,
                given=GivenRole(
                    role=role, areas=given["area"], first_day=given["first_day"], last_day=given["last_day"]
                ),
                by=machine_user(),
            )
        except RoleClash as clash:
            raise CommandError(str(clash)) from None
        self.stdout.write(f"Klart. {user} är {role.label.lower()} i {committee}.")
