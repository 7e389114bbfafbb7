"""A Report with its organisation, as it is and as it will be; the one place that puts it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.services.report.boxes import Node, boxes, changes

MOST_LEVELS = 2
"""Beneath the committee: what is further down has its own verksamhet's page."""
AHEAD = 12
"""Months in which a change of the tree is worth a picture of its own."""


def with_organisation(report: Report, nodes: Sequence[Node], *, is_shut: bool = False) -> Report:
    """The committee's report with its boxes, where they tell more than the money does.

    That is where heads or employees are known, or the tree is another within a year; then it is told as it
    will be too. A verksamhet's report has none, nor one with history moved to successors. A closed month
    (`is_shut`) tells it as it was: what ends or begins later may have been decided after the closing.
    """
    if report.total.parent or report.organisation is Organisation.NOW:
        return report
    if is_shut:
        nodes = [_as_known(node, report.month) for node in nodes]
    last = report.month.plus(AHEAD)
    coming = () if is_shut else changes(nodes)
    following = next((month for month in coming if report.month < month <= last), None)
    now = boxes(nodes, report, report.month)
    if following is None and not any(box.heads or box.people for box in now):
        return report
    later = () if following is None else boxes(nodes, report, following)
    return replace(report, boxes=tuple(box for box in (*now, *later) if box.level <= MOST_LEVELS))


def _as_known(node: Node, month: Month) -> Node:
    """The verksamhet without an end that is not before the month's own, and without what comes after it."""
    return node if node.last is None or node.last < month else replace(node, last=None, successor="")
