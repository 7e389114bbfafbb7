"""The boxes of the organisation without hidden units, and without counts that would tell of one."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.report import Report
from socfin.domain.sections import OrganisationBox
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets


def without_boxes(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without the boxes of hidden units; above one a box has no heads and no people.

    A count of people less the counts that are shown would be the hidden unit's own. Rule: docs/meetings.md,
    "Små grupper".
    """
    if not report.boxes:
        return report
    if hides.closed:
        return replace(report, boxes=())
    month = report.month.yyyymm
    withheld = hides.above | hides.few if hides.hidden or hides.few else frozenset()
    rows = (
        _without_counts(box) if box.code in withheld else box
        for box in report.boxes
        if box.code not in hides.hidden and not secrets.told_by(f"{box.name} {box.remark}", month)
    )
    return replace(report, boxes=tuple(rows))


def _without_counts(box: OrganisationBox) -> OrganisationBox:
    return replace(box, heads=None, people=None, workers=None)
