"""Municipalities and which committees they have; reads only."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from socfin.domain.period import Month
from socfin.models import Committee, Municipality, MunicipalRole
from socfin.selectors.committees import all_committees
from socfin.selectors.ledger import shown_outcomes


def municipality_by_slug(slug: str) -> Municipality | None:
    """The municipality of an address, or None."""
    return Municipality.objects.filter(slug=slug).first()


def municipality_called(word: str) -> Municipality | None:
    """The municipality with that address or name, or None."""
    return Municipality.objects.filter(Q(slug=word) | Q(name=word)).order_by("pk").first()


def all_municipalities() -> QuerySet[Municipality]:
    """Those that are seen from here, by name."""
    return Municipality.objects.order_by("name", "pk")


def count_of_municipalities() -> int:
    """How many there are, of those that are seen from here."""
    return Municipality.objects.count()


def committees_in(municipality: Municipality) -> QuerySet[Committee]:
    """The municipality's committees with the municipality, by name."""
    return all_committees().filter(municipality=municipality)


def overseen_by(board: Committee) -> list[Committee]:
    """The committees whose figures a board takes up: all of its municipality's but itself, by name."""
    return list(all_committees().filter(municipality=board.municipality_id, oversees=False))


def municipal_role_by_id(municipality: Municipality, role_id: int) -> MunicipalRole | None:
    """The municipality's role, or None."""
    return municipality.roles.select_related("user", "municipality").filter(pk=role_id).first()


def months_of_each(committees: Iterable[Committee]) -> dict[int, tuple[Month, ...]]:
    """By the committee's key, the months whose outcome can be shown, the oldest first; in one question."""
    keys = [committee.pk for committee in committees]
    months: dict[int, set[int]] = {key: set() for key in keys}
    rows = shown_outcomes().filter(committee__in=keys).values_list("committee", "last", "as_of")
    for key, last, as_of in rows.distinct():
        months[key].add(as_of or last)
    return {key: tuple(map(Month.from_yyyymm, sorted(theirs))) for key, theirs in months.items()}


def months_of_any(committees: Iterable[Committee]) -> tuple[Month, ...]:
    """The months whose outcome any of the committees can show, the oldest first; in one question."""
    return tuple(sorted({month for months in months_of_each(committees).values() for month in months}))
