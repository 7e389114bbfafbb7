"""Which committee, month and person a command names; never what is done with them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from django.core.management.base import CommandError

from socfin.actions.people.users import machine_user
from socfin.management.reading_choices import month
from socfin.selectors.committees import all_committees, committee_by_slug
from socfin.selectors.municipal.municipalities import all_municipalities, municipality_called
from socfin.selectors.people import person_by_username

if TYPE_CHECKING:
    from socfin.models import Committee, Municipality, User


MOST_NAMED = 20
"""Of what there is, to one who misspelt: more is no help in a terminal."""


def add_month(parser: argparse.ArgumentParser) -> None:
    """SLUG 2022-03 and --by."""
    parser.add_argument("committee", metavar="SLUG", help="nämndens adress, t.ex. nora")
    parser.add_argument("month", metavar="2022-03", type=month, help="månaden")
    parser.add_argument("--by", metavar="USERNAME", help="den som gör det")


def committee_of(slug: str) -> Committee:
    """The committee of an address, or CommandError."""
    committee = committee_by_slug(slug)
    if committee is None:
        known = ", ".join(each.slug for each in all_committees()[:MOST_NAMED])
        raise CommandError(f"Nämnden ”{slug}” finns inte. Adresserna: {known or 'ingen'}.")
    return committee


def municipality_of(slug: str) -> Municipality:
    """The municipality of an address or name, or CommandError."""
    municipality = municipality_called(slug)
    if municipality is None:
        known = ", ".join(f"{each.slug} ({each.name})" for each in all_municipalities()[:MOST_NAMED])
        raise CommandError(f"Kommunen ”{slug}” finns inte. De som finns: {known or 'ingen'}.")
    return municipality


def actor(username: str | None) -> User:
    """Who is named, the machine when nobody is; CommandError for a name that nobody has."""
    if username is None:
        return machine_user()
    person = person_by_username(username)
    if person is None:
        raise CommandError(
            f"Användaren ”{username}” finns inte. Personer läggs upp under /admin/, Användare."
        )
    return person
