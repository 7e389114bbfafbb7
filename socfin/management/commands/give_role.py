"""`manage.py give_role`: a role in a committee or a municipality for someone laid up already; no person."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError

from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.people.memberships import RoleClash, give_role
from socfin.actions.people.users import machine_user
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.management.named import actor, committee_of, municipality_of
from socfin.management.owners import OwnersCommand

if TYPE_CHECKING:
    from socfin.models import User


class Command(OwnersCommand):
    """Give a role, as the page "Vem får göra vad" does."""

    help = "Ge en person en roll i en nämnd eller kommun, från i dag eller en senare dag."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Where, who, what and for how long."""
        parser.add_argument(
            "slug", metavar="SLUG", help="nämndens adress, eller kommunens med --municipality"
        )
        parser.add_argument("username", metavar="ANVÄNDARE", help="personens användarnamn")
        parser.add_argument("role", choices=[role.value for role in Role], help="rollen")
        parser.add_argument(
            "--municipality", action="store_true", help="SLUG är en kommun: rollen gäller alla dess nämnder"
        )
        parser.add_argument("--area", action="append", default=[], help="en verksamhetschefs egen verksamhet")
        parser.add_argument("--first-day", type=date.fromisoformat, help="ÅÅÅÅ-MM-DD, annars nu")
        parser.add_argument("--last-day", type=date.fromisoformat, help="ÅÅÅÅ-MM-DD, annars tills vidare")

    def handle(self, *_: Any, **given: Any) -> None:
        """Give it, or say why it cannot be given."""
        user, role = actor(given["username"]), Role(given["role"])
        new = GivenRole(
            role=role, areas=given["area"], first_day=given["first_day"], last_day=given["last_day"]
        )
        try:
            where = (_in_municipality if given["municipality"] else _in_committee)(given["slug"], user, new)
        except RoleClash as clash:
            raise CommandError(str(clash)) from None
        self.stdout.write(f"Klart. {user} är {role.label.lower()} i {where}.")


def _in_committee(slug: str, user: User, new: GivenRole) -> str:
    committee = committee_of(slug)
    give_role(user=user, committee=committee, given=new, by=machine_user())
    return str(committee)


def _in_municipality(slug: str, user: User, new: GivenRole) -> str:
    municipality = municipality_of(slug)
    give_municipal_role(user=user, municipality=municipality, given=new, by=machine_user())
    return f"{municipality}, alla nämnder"
