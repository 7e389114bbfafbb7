"""What a committee takes up at its meetings: its own months, or of a board those of all it oversees.

A board sees of each committee what the kommunstyrelse's role sees there; its public version is made of each
committee's public one (docs/adr/0024).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import OVERSEER
from socfin.reporting import masked
from socfin.reporting.late import figures_known_at
from socfin.reporting.municipal.together import together
from socfin.reporting.reports import as_frozen, report
from socfin.selectors.ledger import published_months
from socfin.selectors.memberships import sees_masked
from socfin.selectors.municipal.municipalities import months_of_any, overseen_by
from socfin.selectors.remarks import agenda
from socfin.services.masking.masking import LATE_COMMITTEE, Concealment, withheld
from socfin.services.masking.typed import without_words
from socfin.services.masking.words import Secrets, amounts_of

if TYPE_CHECKING:
    from socfin.models import Committee, ItemVersion


def months_to_take_up(committee: Committee) -> tuple[Month, ...]:
    """The months of which there is a report, the oldest first."""
    if not committee.oversees:
        return published_months(committee).months
    return months_of_any(overseen_by(committee))


def report_to_take_up(committee: Committee, month: Month, *, public: bool) -> Report | None:
    """The month's report, of a board that of all it oversees; None when nothing of it may be shown."""
    if not committee.oversees:
        return masked.public_report(committee, month) if public else report(committee, month)
    seen = [(each, public or sees_masked(each, OVERSEER)) for each in overseen_by(committee)]
    made = together(committee.municipality, seen, month)
    if made is None:
        return None
    return replace(
        made.report,
        committee=committee.slug,
        committee_name=committee.name,
        agenda=agenda(committee, month),
    )


def secrets(committee: Committee) -> Secrets:
    """What words may not say to those outside; at a board's meetings what no committee's may."""
    if not committee.oversees:
        return masked.secrets(committee)
    return _joined(map(masked.secrets, overseen_by(committee)))


def public_version(committee: Committee, version: ItemVersion) -> Report:
    """A frozen version as those outside may see it now: as it was frozen for them, while that still holds."""
    if not committee.oversees:
        return masked.public_version(committee, version)
    frozen, known = _public_as_frozen(version), _secrets_then(committee, version)
    if _tells(committee, version, frozen):
        return withheld(frozen, Concealment(limit=committee.small_limit), LATE_COMMITTEE, known)
    return without_words(_with_trade_that_may_be_told(committee, frozen), known)


def still_holds(committee: Committee, version: ItemVersion) -> bool:
    """Whether a version's public report hides all that must be hidden now."""
    if not committee.oversees:
        return masked.still_holds(committee, version)
    return public_version(committee, version) == _public_as_frozen(version)


def _with_trade_that_may_be_told(board: Committee, frozen: Report) -> Report:
    """Without the trade of all where anything is hidden by now in one that is part of it."""
    summed = {slug for row in frozen.elimination for slug in row.of}
    if not any(masked.hidden_in(each) for each in overseen_by(board) if each.slug in summed):
        return frozen
    return replace(frozen, trade=(), elimination=())


def _public_as_frozen(version: ItemVersion) -> Report:
    return as_frozen(version.public_report or version.report)


def _tells(board: Committee, version: ItemVersion, frozen: Report) -> bool:
    """Whether a committee's total, as it was frozen, would now tell what one of its small units has.

    What has moved since the month before tells that month's total too.
    """
    shown = {row.code for row in frozen.rows if any(True for _ in amounts_of(row))}
    before = frozen.month.plus(-1)
    months = (frozen.month, before) if before.year == frozen.month.year else (frozen.month,)
    return any(
        masked.hidden_in(each).closed
        or any(masked.tells_since(each, month, figures_known_at(version, each)) for month in months)
        for each in overseen_by(board)
        if each.slug in shown
    )


def _secrets_then(board: Committee, version: ItemVersion) -> Secrets:
    """What a version's words may not say: nothing was known of later months when they were frozen."""
    return _joined(masked.words_hidden_then(each, version) for each in overseen_by(board))


def _joined(every: Iterable[Secrets]) -> Secrets:
    return reduce(Secrets.joined, every, Secrets())
