"""Headings that part amounts into revenue, cost and net, side by side in a row; never the amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.roles import Role

SHORT = 20
"""Characters of a bare "Netto"."""
SIDES = frozenset({Line.REVENUE, Line.COST})


def with_sides(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of a row with revenue, cost and net as parts of one another, where both parts are there.

    "Intäkter" and "Kostnader" without more are the outcome's beside "Nettokostnad". A part alone beside the
    net is no amount of its own; revenue alone is revenue.
    """
    lines = {h.line for h in headings if h.role in (None, Role.AMOUNT)}
    if lines >= SIDES:
        return [_as_amount(h, _of_net(headings)) for h in headings]
    headings = _with_outcome(headings)
    others = any(h.role is Role.AMOUNT and h.line not in SIDES for h in headings)
    return [_alone(h, others=others) for h in headings]


def _with_outcome(headings: Sequence[Heading]) -> list[Heading]:
    """A bare "Netto" is the outcome's beside "Budget netto", where all other amounts are budgets."""
    amounts = [h for h in headings if h.role is Role.AMOUNT]
    nets = [h for h in headings if h.role is None and h.line is Line.NET and len(h.text) <= SHORT]
    budgets = [h for h in amounts if h.scenario is Scenario.BUDGET]
    if len(nets) != 1 or not any(h.line is Line.NET for h in budgets) or len(budgets) < len(amounts):
        return list(headings)
    return [replace(h, role=Role.AMOUNT, scenario=Scenario.OUTCOME) if h is nets[0] else h for h in headings]


def _of_net(headings: Iterable[Heading]) -> Scenario | None:
    """What the bare columns are of: the outcome where a net column says so by its own word."""
    nets = {h.scenario for h in headings if h.role is Role.AMOUNT and h.line is Line.NET}
    return Scenario.OUTCOME if Scenario.OUTCOME in nets else None


def _as_amount(heading: Heading, scenario: Scenario | None) -> Heading:
    if heading.role is not None or heading.line is None or len(heading.text) > 60:
        return heading
    return replace(heading, role=Role.AMOUNT, scenario=scenario)


def _alone(heading: Heading, *, others: bool) -> Heading:
    if heading.role is None:
        return Heading(heading.text)
    if heading.role is not Role.AMOUNT or heading.line not in SIDES:
        return replace(heading, line=None)
    if others:
        return Heading(heading.text, Role.IGNORE)
    return heading if heading.line is Line.REVENUE else replace(heading, line=None)
