"""manage.py create_committee: a new committee with its root verksamhet and the default account table."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from socfin.actions.committees import create_committee
from socfin.actions.people.users import machine_user
from socfin.domain.committee import NewCommittee
from socfin.domain.money import Unit
from socfin.management.owners import OwnersCommand
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.municipal.municipalities import municipality_called

ADDRESS = "SLUG får ha bokstäver, siffror, - och _, till exempel omsorgsnamnden."


class Command(OwnersCommand):
    """Makes a committee; who has which role in it is then said by give_role, or on a page of its own."""

    help = "Lägg upp en nämnd. Roller delas sedan ut i nämnden: Inställningar, Vem får göra vad."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The committee's address and names."""
        parser.add_argument("slug", metavar="SLUG", help="adressen, t.ex. socialnamnden")
        parser.add_argument("--name", required=True, help="t.ex. Socialnämnden")
        parser.add_argument(
            "--municipality", required=True, help="kommunens namn eller adress; en ny läggs upp"
        )
        parser.add_argument("--root-code", default="0", help="koden för hela nämnden i ekonomisystemet")
        parser.add_argument("--root-name", help="vad helheten heter i tabellen, annars nämndens namn")
        parser.add_argument(
            "--oversees",
            action="store_true",
            help="kommunstyrelsen: tar upp alla kommunens nämnder på sina sammanträden, utan egna siffror",
        )
        parser.add_argument("--unit", choices=[unit.value for unit in Unit], help="annars kommunens")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Make the committee, or say why it cannot be made."""
        if committee_by_slug(given["slug"]) is not None:
            raise CommandError(f"Det finns redan en nämnd med adressen {given['slug']}.")
        known = municipality_called(given["municipality"])
        try:
            create_committee(
                new=NewCommittee(
                    slug=given["slug"],
                    name=given["name"],
                    municipality=known.name if known else given["municipality"],
                    root_code=given["root_code"],
                    root_name=given["root_name"] or given["name"],
                    oversees=given["oversees"],
                    unit=Unit(given["unit"]) if given["unit"] else None,
                ),
                by=machine_user(),
            )
        except ValidationError as reason:
            raise CommandError(_why(reason)) from None
        where = known.name if known else f"{given['municipality']}, en ny kommun här,"
        self.stdout.write(
            self.style.SUCCESS(f"Klart. {given['name']} i {where} har adressen /{given['slug']}/.")
        )
        self.stdout.write(f"Ge någon en roll: manage.py give_role {given['slug']} ANVÄNDARE administrator")


def _why(reason: ValidationError) -> str:
    """What is wrong; an address is told its rule, but where another reason says more."""
    wrong = reason.error_dict.get("slug", []) if hasattr(reason, "error_dict") else []
    return ADDRESS if wrong and all(each.code == "invalid" for each in wrong) else " ".join(reason.messages)
