"""Indicators and unit costs that tell of a hidden unit, left out of a report; never its money."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from socfin.domain.report import Report


class Hides(Protocol):
    """What is known of what is hidden."""

    @property
    def hidden(self) -> frozenset[str]:
        """The codes of the rows that are not shown."""
        ...

    @property
    def above(self) -> frozenset[str]:
        """The codes of those with something hidden beneath."""
        ...

    @property
    def closed(self) -> bool:
        """Whether no figure is shown at all."""
        ...


def without_hidden(report: Report, hides: Hides) -> Report:
    """The report without the indicators of what is hidden and of all that has something hidden beneath.

    A count of people is a small number itself, and a sum less the parts that are shown is the hidden one:
    unlike money, which is gathered, it is left out whole. Rule: docs/meetings.md, "Små grupper".
    """
    withheld: Collection[str] = hides.hidden | hides.above
    if not withheld and not hides.closed:
        return report
    return replace(
        report,
        indicators=()
        if hides.closed
        else tuple(indicator for indicator in report.indicators if indicator.code not in withheld),
        unit_costs=()
        if hides.closed
        else tuple(cost for cost in report.unit_costs if cost.code not in withheld),
    )
