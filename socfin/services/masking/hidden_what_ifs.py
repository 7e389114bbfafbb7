"""Scenarios that tell of a hidden unit, left out of a report."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.report import Report
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.domain.what_if.sections import AssumptionRow, WhatIfRow
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets

TYPED = (AssumptionKind.AMOUNT, AssumptionKind.VOLUME)
"""What is reckoned on nothing but what was typed, and so tells nothing of what is hidden beneath."""


def without_what_ifs(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without the scenarios that assume something of a hidden unit, or whose words tell of one.

    A scenario goes whole: what it lands on less the rest would be the part that is hidden. So does one that
    is reckoned on a figure with something hidden beneath. The range goes where anything is hidden, as the
    forecast's own does. Rule: docs/meetings.md, "Små grupper".
    """
    if not report.what_ifs:
        return report
    if hides.closed:
        return replace(report, what_ifs=())
    month = report.month.yyyymm
    rows = (
        row
        for row in report.what_ifs
        if not any(_tells(each, hides) for each in row.assumptions)
        and not secrets.told_by(words_of(row), month)
    )
    shown = (replace(row, low_ore=None, high_ore=None) if hides.hidden else row for row in rows)
    return replace(report, what_ifs=tuple(shown))


def words_of(row: WhatIfRow) -> str:
    """All that is typed of a scenario."""
    return " ".join((row.name, row.text, *(each.text for each in row.assumptions)))


def _tells(each: AssumptionRow, hides: Hides) -> bool:
    return each.code in hides.hidden or (each.code in hides.above and each.kind not in TYPED)
