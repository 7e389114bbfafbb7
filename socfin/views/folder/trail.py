"""The committee's trail in the auditor's folder: what was done, in the order it was, with the seals."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from socfin.access import Seat
from socfin.domain.folder.evidence import FolderFile
from socfin.domain.people.trail import PASSING
from socfin.domain.people.trail_search import PEOPLE, TrailSearch
from socfin.domain.roles import Permission
from socfin.selectors.trail import entries_of, proven
from socfin.views.settings.trail_page import csv_of

if TYPE_CHECKING:
    from socfin.models import AuditEvent


def entries_of_year(seat: Seat, year: int) -> QuerySet[AuditEvent]:
    """From the year's first day until now, for a year is finished in the next; the newest first.

    Who looked at what is never in it, and who was given a role only for those who may see it.
    """
    span = TrailSearch(first=date(year, 1, 1))
    hidden = PASSING if seat.may(Permission.PEOPLE) else (*PASSING, *PEOPLE)
    return entries_of(seat.committee, span).exclude(action__in=hidden)


def trail_file(seat: Seat, year: int) -> tuple[FolderFile, ...]:
    """The entries as CSV, and how far the trail is proven: whole, or the entries that were in sight."""
    verdict = proven()
    proof = {
        "entries": verdict.entries,
        "head": verdict.head,
        "wrong": verdict.wrong,
        "whole": verdict.whole,
        "algorithm": "SHA-256 över föregående posts försegling och posten som JSON (docs/security.md)",
    }
    written = "".join(csv_of(entries_of_year(seat, year).order_by("id").iterator()))
    return (
        FolderFile("dagbok.csv", "text/csv", written.encode(), "Dagboken"),
        FolderFile(
            "bevis.json",
            "application/json",
            json.dumps(proof, ensure_ascii=False, indent=1).encode(),
            "Dagbokens bevis",
        ),
    )
