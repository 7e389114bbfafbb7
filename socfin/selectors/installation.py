"""Reads what the whole installation holds, over all committees, for whoever looks after it; no figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Exists, OuterRef, QuerySet

from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import AuditEvent, Committee, ForecastRun, Municipality, Upload, WordTemplate
from socfin.selectors.committees import all_committees
from socfin.selectors.memberships import counting, counting_above


def municipalities_here() -> list[str]:
    """The addresses of the municipalities; none in a database that has no tables yet."""
    if Municipality._meta.db_table not in connection.introspection.table_names():
        return []
    return list(Municipality.objects.order_by("slug").values_list("slug", flat=True))


def all_originals() -> Iterator[Upload | WordTemplate]:
    """Every handed-in file and template, with its committee."""
    yield from Upload.objects.select_related("committee").order_by("pk").iterator()
    yield from WordTemplate.objects.select_related("committee").order_by("pk").iterator()


def original_names() -> set[str]:
    """The names under which the originals of all rows lie."""
    files = (
        Upload.objects.values_list("stored", flat=True),
        WordTemplate.objects.values_list("stored", flat=True),
    )
    return {str(name) for names in files for name in names}


def without_people(roles: Iterable[Role]) -> QuerySet[Committee]:
    """The committees where no active person has any of the roles."""
    active = {"role__in": list(roles), "user__is_active": True}
    held = counting().filter(committee=OuterRef("pk"), **active)
    above = counting_above().filter(municipality=OuterRef("municipality"), **active)
    return all_committees().filter(~Exists(held), ~Exists(above))


def is_forecast(committee: Committee, month: Month) -> bool:
    """Whether forecasts have been made after the month."""
    return ForecastRun.objects.filter(committee=committee, month=month.yyyymm).exists()


def newest_entry() -> datetime | None:
    """When the latest entry of the trail says that it was written; None when there is none."""
    return AuditEvent.objects.order_by("-at").values_list("at", flat=True).first()


def newest_migration() -> str:
    """The name of the last step that the database has taken, which tells versions of the program apart."""
    taken = MigrationRecorder.Migration.objects.filter(app="socfin").order_by("-name")
    return str(taken.values_list("name", flat=True).first() or "")
