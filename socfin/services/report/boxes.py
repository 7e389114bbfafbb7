"""The organisation of a month as boxes: who is under whom, with heads, people and budget; never drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from socfin.domain.indicators import Steps
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.sections import OrganisationBox

HEADS, PEOPLE, WORKERS = "chefer", "anstallda", "arsarbetare"


@dataclass(frozen=True, slots=True)
class Node:
    """A verksamhet of the tree, with when it is and what comes after it."""

    code: str
    name: str
    parent: str
    first: Month | None
    last: Month | None
    successor: str = ""
    """The code of the one that takes over."""

    def exists_in(self, month: Month) -> bool:
        """Whether the month is one of its own."""
        return (self.first is None or self.first <= month) and (self.last is None or month <= self.last)


def boxes(
    nodes: Sequence[Node], report: Report, month: Month, hidden: Collection[str] = frozenset()
) -> tuple[OrganisationBox, ...]:
    """The tree of the month, parts beneath their whole; figures are the report's, so of its months alone."""
    there = [node for node in nodes if node.exists_in(month) and node.code not in hidden]
    budgets = {row.code: row.year.budget for row in report.all_rows}
    counts = {(row.code, row.indicator): _count(row.outcome, row.newest) for row in report.indicators}
    names = {node.code: node.name for node in nodes if node.code not in hidden}
    return tuple(
        OrganisationBox(
            month=str(month),
            code=node.code,
            name=node.name,
            level=level,
            parent=node.parent,
            heads=counts.get((node.code, HEADS)),
            people=counts.get((node.code, PEOPLE)),
            workers=counts.get((node.code, WORKERS)),
            year_budget_ore=budgets.get(node.code),
            remark=_remark(node, nodes, names),
        )
        for level, node in _in_tree(there)
    )


def changes(nodes: Iterable[Node]) -> tuple[Month, ...]:
    """The months from which the tree is another than before, in time order."""
    starts = {node.first for node in nodes if node.first is not None}
    after_ends = {node.last.plus(1) for node in nodes if node.last is not None}
    return tuple(sorted(starts | after_ends))


def _count(outcome: Steps | None, newest: Steps | None) -> Steps | None:
    return newest if outcome is None else outcome


def _remark(node: Node, nodes: Iterable[Node], names: Mapping[str, str]) -> str:
    before = [names[other.code] for other in nodes if other.successor == node.code and other.code in names]
    words = []
    if node.first is not None:
        after = f", efter {', '.join(before)}" if before else ""
        words.append(f"ny {node.first.label}{after}")
    if node.last is not None:
        followed = f", efterträds av {names[node.successor]}" if node.successor in names else ""
        words.append(f"upphör {node.last.label}{followed}")
    return "; ".join(words)


def _in_tree(nodes: Sequence[Node]) -> Iterator[tuple[int, Node]]:
    codes = {node.code for node in nodes}
    below: dict[str, list[Node]] = {}
    for node in nodes:
        below.setdefault(node.parent if node.parent in codes else "", []).append(node)
    waiting = [(0, node) for node in reversed(below.get("", []))]
    while waiting:
        level, node = waiting.pop()
        yield level, node
        waiting += [(level + 1, part) for part in reversed(below.get(node.code, []))]
