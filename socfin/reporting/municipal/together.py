"""A municipality's committees beside each other, made of the Report of each and kept by their revisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from socfin.domain.money import Unit
from socfin.domain.municipal.together import Part, Standing, Together
from socfin.domain.municipal.trade import stored
from socfin.domain.period import Month
from socfin.reporting.kept import held_as_it_is, shared
from socfin.reporting.masked import hidden_in, public_report, public_rows
from socfin.reporting.municipal.trade import committee_trade
from socfin.reporting.reports import ROW_BYTES, report, rows_alone
from socfin.selectors.committees import thresholds
from socfin.selectors.ledger import published_months
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
    basis = [_facts(municipality), municipality.counterparts, *((each.pk, each.revision) for each, _ in seen)]
    return held_as_it_is(
        name, basis, lambda: _together(municipality, seen, month), lambda _: ROW_BYTES * 4 * len(seen)
    )


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
    parts = tuple(
        part_of(each, masked, month) if month in published[each.pk] else Part(slug=each.slug, name=each.name)
        for each, masked in seen
    )
    if not any(part.now for part in parts):
        return None
    made = municipal_report(_facts(municipality), month, parts, stored(municipality.counterparts))
    return Together(report=made, parts=parts)


def part_of(committee: Committee, masked: bool, month: Month) -> Part:
    """The committee's part of a month that it has published, as the reader may see it.

    Made once for all processes as long as nothing in the committee has changed: a municipality's page of many
    committees asks for each of them.
    """
    name = f"part:{month}:{'masked' if masked else 'whole'}"
    return shared(committee, Part, name, lambda: _part(committee, masked, month))


def _part(committee: Committee, masked: bool, month: Month) -> Part:
    if masked and hidden_in(committee).closed:
        return Part(slug=committee.slug, name=committee.name, hidden=True)
    now = public_report(committee, month) if masked else report(committee, month)
    before = month.plus(-1)
    is_there = before.year == month.year and before in published_months(committee).months
    then = public_rows if masked else rows_alone
    may_tell = now is not None and not (masked and hidden_in(committee))
    return Part(
        slug=committee.slug,
        name=committee.name,
        hidden=now is None,
        now=None if now is None else Standing.of(now),
        before=Standing.of(then(committee, before)) if now is not None and is_there else None,
        trade=committee_trade(committee, month) if may_tell else None,
    )
