"""Makes municipalities and changes what their committees have of them; every action is atomic and audited."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from socfin.actions.audit import record, trace
from socfin.actions.holding import all_held, stop_if_overtaken
from socfin.apart.doors import municipality_with_name
from socfin.domain.municipal.municipality import ADDRESS_LENGTH, MunicipalSettings, municipal_address
from socfin.models import Committee, Municipality, User
from socfin.models.municipal.municipality import Presented
from socfin.selectors import standing

SHOWN = ("unit", "watch_percent", "deficit_percent", "floor_ore", "total_first", "risk_percent")
"""The fields of Presented, which a committee has of its municipality or its own."""
NAMED = ("name", "organisation_number", "accent", "open_licence", "open_contact", "counterparts")


@transaction.atomic
def municipality_named(name: str, *, by: User) -> Municipality:
    """The municipality of the name, made with an address of its own when there is none."""
    there = Municipality.objects.filter(name=name).first()
    if there is not None:
        return there
    made = Municipality(name=name, slug=_free_address(name))
    made.full_clean()
    made.save(force_insert=True)
    trace("create_municipality", who=by.get_username(), municipality=made.slug, name=name)
    return made


def _free_address(name: str) -> str:
    first, number = municipal_address(name), 1
    slug = first
    while Municipality.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{first[: ADDRESS_LENGTH - len(str(number)) - 1]}-{number}"
    return slug


@transaction.atomic
def change_municipality(
    *, municipality: Municipality, new: MunicipalSettings, by: User, seen: str | None = None
) -> None:
    """Change what the municipality says of itself and how its committees show figures.

    A committee follows in all that it has not chosen itself; a closed month keeps its limits. ValidationError
    when the thresholds contradict, or another has the name. `seen` is the mark of what the writer saw;
    Overtaken when another has changed it since.
    """
    committees = all_held(municipality)
    municipality.refresh_from_db()
    stop_if_overtaken(seen, standing.municipality(municipality))
    before = _values(municipality)
    municipality.name, municipality.accent = new.name, new.accent
    municipality.organisation_number = new.organisation_number
    municipality.open_licence, municipality.open_contact = new.open_licence.value, new.open_contact
    municipality.counterparts = new.counterparts
    _write_shown(municipality, new)
    municipality.full_clean()
    _stop_if_taken(municipality)
    municipality.save(update_fields=[*NAMED, *SHOWN])
    words = _words_of_change(before, _values(municipality))
    trace("change_municipality", who=by.get_username(), municipality=municipality.slug, **words)
    for committee in committees if words["after"] else ():
        follow(committee, municipality)
        record("follow_municipality", by=by, committee=committee, **words)


def _stop_if_taken(municipality: Municipality) -> None:
    """Django's own objection to a name that is taken, also by a municipality that is not seen from here."""
    if {*municipality_with_name(municipality.name)} - {municipality.pk}:
        raise ValidationError({"name": municipality.unique_error_message(Municipality, ("name",))})


def _write_shown(municipality: Municipality, new: MunicipalSettings) -> None:
    shown = new.presentation
    municipality.unit, municipality.total_first = shown.unit.value, shown.total_first
    municipality.watch_percent, municipality.deficit_percent = shown.watch_percent, shown.deficit_percent
    municipality.floor_ore = shown.floor
    municipality.risk_percent = shown.risk_percent or municipality.risk_percent


def follow(committee: Committee, municipality: Municipality) -> None:
    """Give a held committee what its municipality says now, in all that it has not chosen itself.

    What it has chosen itself stands; ValidationError when the two would contradict.
    """
    followed = [name for name in SHOWN if name not in committee.own_settings]
    for name in followed:
        setattr(committee, name, getattr(municipality, name))
    committee.full_clean()
    committee.save(update_fields=followed)


def own_after(committee: Presented, before: Presented, municipality: Presented, own: list[str]) -> list[str]:
    """Which fields are the committee's own when it has been changed from `before`: those it set otherwise
    than the municipality; one it set alike follows again, and what it did not touch is as it was."""
    touched = {name for name in SHOWN if getattr(committee, name) != getattr(before, name)}
    chosen = {name for name in touched if getattr(committee, name) != getattr(municipality, name)}
    return sorted((set(own) - touched) | chosen)


def _values(municipality: Municipality) -> dict[str, object]:
    return {name: getattr(municipality, name) for name in (*NAMED, *SHOWN)}


def _words_of_change(before: dict[str, object], after: dict[str, object]) -> dict[str, Any]:
    """For the trail: what was changed, from what to what."""
    changed = [name for name in after if after[name] != before[name]]
    return {
        "before": {name: str(before[name]) for name in changed},
        "after": {name: str(after[name]) for name in changed},
    }
