"""Indicators and unit costs that tell of a hidden unit, left out of a report; never its money."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from socfin.domain.report import Report, ReportRow
from socfin.domain.sections import StaffCost


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
    def few(self) -> frozenset[str]:
        """The codes of every unit with few people and of all above them."""
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
    withheld: Collection[str] = hides.hidden | hides.above | _without_money(report, hides)
    if not withheld and not hides.closed:
        return report
    if hides.closed:
        return replace(report, indicators=(), unit_costs=(), own_bought=(), staff=())
    return replace(
        report,
        indicators=tuple(row for row in report.indicators if row.code not in withheld),
        unit_costs=tuple(row for row in report.unit_costs if row.code not in withheld),
        own_bought=tuple(row for row in report.own_bought if row.code not in withheld),
        staff=tuple(_without_mean(row) for row in report.staff if row.code not in withheld),
    )


def _without_mean(row: StaffCost) -> StaffCost:
    """Without what rests on all the committee's people, whose number is not shown."""
    return replace(row, mean_ore=None, deviation_cost_ore=None)


def _without_money(report: Report, hides: Hides) -> frozenset[str]:
    """The units with few people and those above, where one has an indicator and no money to gather."""
    with_money = {row.code for row in report.all_rows if _has_money(row)}
    bare = {indicator.code for indicator in report.indicators} - with_money
    return hides.few if bare & hides.few else frozenset()


def _has_money(row: ReportRow) -> bool:
    return any(amount is not None for amount in (row.to_date.outcome, row.to_date.budget, row.year.budget))
