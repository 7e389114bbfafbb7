"""Municipalities and which committees they have; reads only."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from socfin.models import Committee, Municipality, MunicipalRole
from socfin.selectors.committees import all_committees


def municipality_by_slug(slug: str) -> Municipality | None:
    """The municipality of an address, or None."""
    return Municipality.objects.filter(slug=slug).first()


def municipality_called(word: str) -> Municipality | None:
    """The municipality with that address or name, or None."""
    return Municipality.objects.filter(Q(slug=word) | Q(name=word)).order_by("pk").first()


def committees_in(municipality: Municipality) -> QuerySet[Committee]:
    """The municipality's committees with the municipality, by name."""
    return all_committees().filter(municipality=municipality)


def municipal_role_by_id(municipality: Municipality, role_id: int) -> MunicipalRole | None:
    """The municipality's role, or None."""
    return municipality.roles.select_related("user", "municipality").filter(pk=role_id).first()
