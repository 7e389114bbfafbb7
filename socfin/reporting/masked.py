"""The Reports that may leave the inner circle: small units gathered, the same way on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.reporting.reports import committee_facts, report
from socfin.selectors.meetings import people
from socfin.services.masking import Concealment, concealed, concealment

if TYPE_CHECKING:
    from socfin.models import Committee


def hidden_in(
    committee: Committee, month: Month, organisation: Organisation = Organisation.THEN
) -> Concealment:
    """What is hidden from those outside in a committee's period, whichever page they are on.

    Worked out each time: the numbers of people may be changed where no revision is raised.
    """
    whole = report(committee, month, organisation=organisation)
    return concealment(whole, people(committee), committee.small_limit)


def public_report(
    committee: Committee, month: Month, *, root: str = "", organisation: Organisation = Organisation.THEN
) -> Report | None:
    """The Report as outsiders may see it; None when the verksamhet `root` is itself hidden."""
    found = hidden_in(committee, month, organisation)
    if root in found.hidden:
        return None
    whole = report(committee, month, root=root, organisation=organisation)
    return concealed(whole, found, thresholds=committee_facts(committee).thresholds)
