"""The settings of a site in production, as Django's own checks and ours judge them."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import ERROR, run_checks

from socfin.management.doctor.finding import Finding, note, sound, wrong


def deployment() -> Iterator[Finding]:
    """What `check --deploy` objects to; in development only that it is development."""
    if settings.DEBUG:
        yield note(
            "SOCFIN_DEBUG är på: det är utvecklingsläget.",
            "Stäng av det i drift; sidor med fel visar då inte koden.",
        )
        return
    objections = run_checks(include_deployment_checks=True)
    for objection in objections:
        kind = wrong if objection.level >= ERROR else note
        yield kind(
            f"{objection.id}: {objection.msg}", objection.hint or "Se docs/operations.md, Inställningar."
        )
    if not objections:
        yield sound("Inställningarna duger i drift.")
