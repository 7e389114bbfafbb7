"""Which rows are a municipality's: the way from each table up to it; holds no rows of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from django.apps import apps
from django.db.models import ForeignKey, Q

from socfin.backup.rows import Model, kept_models

MUNICIPALITY, PERSON = "socfin.Municipality", "socfin.User"
TRAIL = ("socfin.AuditEvent", "socfin.TrailHead")
"""One chain for the whole site, whose entries name committees by their addresses."""
SITE = (
    "admin.LogEntry",
    "auth.Group",
    "auth.Group_permissions",
    "auth.Permission",
    "axes.AccessFailureLog",
    "axes.AccessLog",
    "contenttypes.ContentType",
    "socialaccount.SocialApp",
    "socfin.User_groups",
    "socfin.User_user_permissions",
)
"""Of the installation and who runs it, whatever municipalities it has."""


@cache
def ways() -> Mapping[str, str]:
    """The label of each table that is a municipality's → the lookup from a row of it to the municipality.

    "pk" for the municipality itself; through what must be there, the shortest, and never through a person.
    """
    way = {MUNICIPALITY: "pk"}
    models = [model for model in kept_models(apps) if model._meta.label not in (*TRAIL, *SITE, PERSON)]
    while True:
        step = {
            model._meta.label: _joined(name, way[above])
            for model in models
            if model._meta.label not in way
            for name, above in _above(model)
            if above in way
        }
        if not step:
            return way
        way |= step


def of_people() -> list[Model]:
    """People, and what is theirs wherever they work: their ways to log in, and which notices they chose."""
    return [
        model
        for model in kept_models(apps)
        if model._meta.label not in ways() and model._meta.label not in (*TRAIL, *SITE)
    ]


def way_to_person(model: Model) -> str:
    """The lookup from a row of a person's own tables to the person."""
    if model._meta.label == PERSON:
        return "pk"
    above = dict(_above(model))
    own = next((name for name, label in above.items() if label == PERSON), None)
    if own is not None:
        return own
    name, label = next(iter(above.items()))
    return f"{name}__{way_to_person(apps.get_model(label))}"


def names_of_people(model: Model) -> list[str]:
    """The columns of a table in which a person stands."""
    return [name for name, above in _above(model, must_be=False) if above == PERSON]


def its(label: str, municipality: int) -> Q:
    """What chooses the rows of a table that are the municipality's."""
    return Q(**{ways()[label]: municipality})


def children_first(labels: Iterable[str]) -> list[str]:
    """The tables in an order in which each may be emptied before those it points at."""
    chosen = set(labels)
    order: list[str] = []
    while chosen:
        pointed = {
            above
            for label in chosen
            for _, above in _above(apps.get_model(label), must_be=False)
            if above != label
        }
        free = sorted(chosen - pointed)
        order += free
        chosen -= set(free)
        if not free:
            raise ValueError(f"tables that point at each other: {sorted(chosen)}")
    return order


def _above(model: Model, *, must_be: bool = True) -> list[tuple[str, str]]:
    """Its foreign keys: name and the label of the table that each points at."""
    return [
        (field.name, field.related_model._meta.label)
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and not (must_be and field.null)
    ]


def _joined(name: str, rest: str) -> str:
    return name if rest == "pk" else f"{name}__{rest}"
