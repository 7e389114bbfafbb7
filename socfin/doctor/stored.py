"""What is stored: originals that are gone or changed, files no row needs, committees nobody can use."""

from __future__ import annotations

from collections.abc import Iterator

from socfin.archive import archive
from socfin.doctor.finding import Finding, note, sound, wrong
from socfin.domain.roles import GRANTS, Permission
from socfin.selectors.committees import all_committees
from socfin.selectors.installation import (
    all_originals,
    is_forecast,
    original_names,
    without_people,
)
from socfin.selectors.ledger import published_months
from socfin.selectors.originals import damage_of
from socfin.services.forecast.run import LAST_MONTH

NAMED = 5
"""Of a long list so many are named; the rest are counted, or nobody reads to the end."""


def originals() -> Iterator[Finding]:
    """Every handed-in file and template, read whole with its checksum."""
    damages, count = [], 0
    for kept in all_originals():
        count += 1
        if damage := damage_of(kept):
            damages.append((f"{damage} ({kept.committee.slug})", damage.remedy))
    if not damages:
        yield sound(f"{count} original är hela.")
        return
    for seen, remedy in damages[:NAMED]:
        yield wrong(seen, f"{remedy} Siffrorna är desamma.")
    if (rest := len(damages) - NAMED) > 0:
        yield wrong(f"{rest} original till är skadade eller saknas.", "Återställ ur en säkerhetskopia.")


def orphans() -> Iterator[Finding]:
    """Files among the originals that no row needs; they take room and harm no one."""
    needed = original_names()
    left = sorted(name for name in archive().names() if name not in needed)
    if left:
        named = ", ".join(left[:NAMED]) + (" …" if len(left) > NAMED else "")
        yield note(
            f"{len(left)} filer i {archive().place} hör inte till något: {named}.",
            "De får tas bort för hand.",
        )


def committees() -> Iterator[Finding]:
    """Committees that nobody can hand files in to."""
    for committee in without_people(role for role, grants in GRANTS.items() if Permission.UPLOAD in grants):
        yield note(
            f"Ingen kan lämna in filer till {committee} ({committee.slug}).",
            f"Ge någon rollen: manage.py give_role {committee.slug} ANVÄNDARE controller.",
        )


def forecasts() -> Iterator[Finding]:
    """Committees whose newest month has no forecast, because making it failed."""
    for committee in all_committees():
        newest = published_months(committee).latest
        if newest is None or newest.month > LAST_MONTH or is_forecast(committee, newest):
            continue
        yield note(
            f"{committee} ({committee.slug}) har ingen beräknad prognos efter {newest.label}.",
            f"Kör manage.py make_forecasts {committee.slug}.",
        )
