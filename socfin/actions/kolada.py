"""Keeps what was fetched from Kolada: what differs from what is kept, with when; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.domain.kolada import KoladaFact, Whose
from socfin.models import Committee, KoladaValue, User
from socfin.selectors.kolada import newest_values

LONGEST_SOURCE = 200
"""Characters of the address or the file's name that its column holds."""


@transaction.atomic
def keep_kolada(
    *, committee: Committee, facts: Iterable[KoladaFact], places: Mapping[str, Whose], source: str, by: User
) -> int:
    """Store the facts of these places that are new or another than before; gives how many those are.

    A closed month keeps what was known when it was closed. `source` is the address or the file.
    """
    known = {(value.kpi, value.place, value.year): value.value for value in newest_values(committee)}
    now = timezone.now()
    new = {
        (fact.kpi, fact.place, fact.year): fact
        for fact in facts
        if (fact.kpi, fact.place, fact.year) not in known
        or known[fact.kpi, fact.place, fact.year] != _stored(fact)
    }
    KoladaValue.objects.bulk_create(
        KoladaValue(
            committee=committee,
            kpi=fact.kpi,
            whose=places[fact.place].value,
            place=fact.place,
            year=fact.year,
            value=_stored(fact),
            fetched_at=now,
            source=source[:LONGEST_SOURCE],
        )
        for fact in new.values()
    )
    if new:
        figures = sorted({fact.kpi for fact in new.values()})
        record("keep_kolada", by=by, committee=committee, source=source, figures=figures, values=len(new))
    return len(new)


def _stored(fact: KoladaFact) -> Decimal | None:
    """As the database has it, with six decimals."""
    return None if fact.value is None else round(fact.value, 6)
