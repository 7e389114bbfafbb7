"""What a backup holds: every row, or a municipality's with its people and its part of the trail."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q

from socfin.backup.manifest import BackupRefused
from socfin.backup.rows import Model, kept_models
from socfin.backup.whose import MUNICIPALITY, its, names_of_people, of_people, way_to_person, ways

EVENT, COMMITTEE = "socfin.AuditEvent", "socfin.Committee"


@dataclass(frozen=True, slots=True)
class Share:
    """Tables, each with what chooses its rows."""

    tables: tuple[tuple[Model, Q], ...]
    whole_trail: bool = True


def everything() -> Share:
    """All rows of all tables."""
    return Share(tuple((model, Q()) for model in kept_models(apps)))


def share_of(slug: str) -> Share:
    """What is a municipality's. BackupRefused when there is none with the address.

    The people are those its rows name. The trail is one chain for the whole site: all of it goes along where
    there is no other municipality, else the entries that name its committees.
    """
    municipalities = apps.get_model(MUNICIPALITY)._base_manager
    its_key = municipalities.filter(slug=slug).values_list("pk", flat=True).first()
    if its_key is None:
        raise BackupRefused(f"Här finns ingen kommun med adressen {slug}. Adresserna: {_addresses()}.")
    alone = not municipalities.exclude(pk=its_key).exists()
    people = _people(its_key)
    slugs = list(
        apps.get_model(COMMITTEE)._base_manager.filter(its(COMMITTEE, its_key)).values_list("slug", flat=True)
    )
    tables = [(apps.get_model(label), its(label, its_key)) for label in ways()]
    tables += [(model, Q(**{f"{way_to_person(model)}__in": people})) for model in of_people()]
    tables.append((apps.get_model(EVENT), Q() if alone else Q(committee__in=slugs)))
    return Share(tuple(sorted(tables, key=lambda table: table[0]._meta.label)), alone)


def _people(municipality: int) -> list[int]:
    named: set[int] = set()
    for label in ways():
        rows = apps.get_model(label)._base_manager.filter(its(label, municipality))
        for name in names_of_people(apps.get_model(label)):
            named |= set(rows.exclude(**{name: None}).values_list(name, flat=True).distinct())
    return sorted(named)


def _addresses() -> str:
    return ", ".join(apps.get_model(MUNICIPALITY)._base_manager.values_list("slug", flat=True)) or "inga än"
