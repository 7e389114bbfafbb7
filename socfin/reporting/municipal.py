"""A municipality's committees beside each other, made of the Report of each and kept by their revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from socfin.domain.money import Unit
from socfin.domain.municipal.together import Part, Together
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.reporting.held import held, hold
from socfin.reporting.masked import hidden_in, public_report
from socfin.reporting.reports import ROW_BYTES, report
from socfin.selectors.committees import thresholds
from socfin.selectors.municipal.municipalities import months_of_each
from socfin.services.report.compose import CommitteeFacts
from socfin.services.report.municipal import municipal_report

if TYPE_CHECKING:
    from socfin.models import Committee, Municipality

NAME = "Kommunens nämnder"
"""Whose report it is, where a committee's says its name."""
Seen = tuple["Committee", bool]
"""A committee, and whether the reader sees small units gathered there."""


def together(municipality: Municipality, seen: Sequence[Seen], month: Month) -> Together | None:
    """The committees as the reader may see them in a period; None when none of them has published it.

    Made once for each revision of the committees: nothing is asked of the database when none has changed.
    """
    name = f"municipal:{municipality.pk}:{month}:{sorted(each.pk for each, masked in seen if masked)}"
    basis = [_facts(municipality), *((each.pk, each.revision) for each, _ in seen)]
    kept: Together | None = held(name, basis)
    if kept is None:
        kept = _together(municipality, seen, month)
        if kept is not None:
            hold(name, basis, kept, ROW_BYTES * 4 * len(kept.parts))
    return kept


def _facts(municipality: Municipality) -> CommitteeFacts:
    return CommitteeFacts(
        slug=municipality.slug,
        name=NAME,
        municipality=municipality.name,
        unit=Unit(municipality.unit),
        thresholds=thresholds(municipality),
        total_first=municipality.total_first,
    )


def _together(municipality: Municipality, seen: Sequence[Seen], month: Month) -> Together | None:
    published = months_of_each(each for each, _ in seen)
    parts = tuple(_part(each, masked, month, published[each.pk]) for each, masked in seen)
    if not any(part.report for part in parts):
        return None
    return Together(report=municipal_report(_facts(municipality), month, parts), parts=parts)


def _part(committee: Committee, masked: bool, month: Month, months: Iterable[Month]) -> Part:
    if month not in months:
        return Part(slug=committee.slug, name=committee.name)
    now = _seen(committee, month, masked)
    if now is None:
        return Part(slug=committee.slug, name=committee.name, hidden=True)
    before = month.plus(-1)
    is_there = before in months and before.year == month.year
    return Part(
        slug=committee.slug,
        name=committee.name,
        report=now,
        before=_seen(committee, before, masked) if is_there else None,
    )


def _seen(committee: Committee, month: Month, masked: bool) -> Report | None:
    """The committee's report as the reader may see it; None when nothing of it may be shown."""
    if not masked:
        return report(committee, month)
    return None if hidden_in(committee).closed else public_report(committee, month)
