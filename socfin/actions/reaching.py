"""Which closed months a change of figures or of the tree would be seen in; never a refusal."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from socfin.domain.closing import reached
from socfin.domain.period import Month
from socfin.domain.slots import Slot
from socfin.models import Committee, Publication, Upload, Verksamhet
from socfin.selectors.indicators import values_in
from socfin.selectors.ledger import counting
from socfin.selectors.periods import figures_in, shut_months, years_with_figures

ALWAYS = 999_999
"""A month (yyyymm) after every other."""


def months_of_slots(committee: Committee, slots: Iterable[Slot]) -> frozenset[Month]:
    """The closed months whose sums hold the slots; a forecast's month is that it was made after."""
    shut = frozenset(shut_months(committee))
    return frozenset().union(*(_reached(slot, shut) for slot in slots))


def already_said(committee: Committee, upload: Upload, slots: Collection[Slot]) -> set[Slot]:
    """Those of the file's slots in closed months whose figures are the very same as what counts there.

    A file of a whole year says the months before over again: they are left as they stand.
    """
    shut = frozenset(shut_months(committee))
    closed = {slot for slot in slots if _reached(slot, shut)}
    if not closed:
        return set()
    stands = {
        publication.slot: publication
        for publication in counting(committee)
        if publication.source == upload.source
    }
    return {
        slot
        for slot in closed
        if slot in stands
        and stands[slot].upload_id != upload.pk
        and _said_in(stands[slot]) == _said_in(Publication(upload=upload, **slot.columns))
    }


def months_of_undoing(committee: Committee, pointers: Iterable[Publication]) -> frozenset[Month]:
    """The closed months that would lose what counts in them now."""
    standing = {publication.pk for publication in counting(committee)}
    return months_of_slots(
        committee, [publication.slot for publication in pointers if publication.pk in standing]
    )


def _reached(slot: Slot, shut: frozenset[Month]) -> frozenset[Month]:
    """The shut months whose sums hold the slot."""
    return reached(slot.known_in, shut)


def _said_in(pointer: Publication) -> object:
    """What a pointer says, alike where two of them say the same."""
    return values_in(pointer) if pointer.indicator else figures_in([pointer])


def months_of_placing(committee: Committee, moved: Iterable[Verksamhet]) -> frozenset[Month]:
    """The closed months with figures, that year or the one before, of what hangs elsewhere in the tree."""
    shut = shut_months(committee)
    tops = {node.pk for node in moved}
    if not shut or not tops:
        return frozenset()
    nodes = {node.pk: node for node in committee.verksamheter.all()}
    below = [node.code for node in nodes.values() if tops & _with_above(node, nodes)]
    return _of_years(shut, years_with_figures(committee, below))


def months_of_validity(
    committee: Committee, node: Verksamhet, before: tuple[int | None, int | None]
) -> set[Month]:
    """The closed months in which a verksamhet existed before and does not now, or the other way round.

    `before` is its first and last month (yyyymm), None for no bound.
    """
    now = (node.valid_from, node.valid_to)
    return {
        month
        for month in shut_months(committee)
        if _holds(before, month.yyyymm) is not _holds(now, month.yyyymm)
    }


def _holds(bounds: tuple[int | None, int | None], yyyymm: int) -> bool:
    return (bounds[0] or 0) <= yyyymm <= (bounds[1] or ALWAYS)


def _with_above(node: Verksamhet, nodes: dict[int, Verksamhet]) -> set[int]:
    """The keys of a verksamhet and all above it."""
    met = {node.pk}
    while node.parent_id is not None and node.parent_id not in met:
        node = nodes[node.parent_id]
        met.add(node.pk)
    return met


def _of_years(shut: Iterable[Month], years: Collection[int]) -> frozenset[Month]:
    """A month's report holds its own year and, beside it, the year before."""
    return frozenset(month for month in shut if month.year in years or month.year - 1 in years)
