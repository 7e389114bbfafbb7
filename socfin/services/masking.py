"""Small numbers: gathers units with few people behind them, so that no shown figure gives theirs away.

The choice of units follows people and the tree, never how a unit has fared, so that it holds still from
month to month. Rule: docs/meetings.md, "Små tal".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from socfin.domain.limits import Thresholds
from socfin.domain.money import Ore
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.bridge import bridge
from socfin.services.outlook import Outlook
from socfin.services.rows import Amounts, Identity, figured

GATHERED = "+"
"""How the code of a gathered row begins; the rest is the code of the row above it."""
FEWEST_UNITS = 2


@dataclass(frozen=True, slots=True)
class Gathering:
    """Units directly under `parent` that are shown as one row, or not at all when `merged` is false."""

    parent: str
    codes: tuple[str, ...]
    merged: bool


@dataclass(frozen=True, slots=True)
class Concealment:
    """What is hidden in a committee's report, and why."""

    gatherings: tuple[Gathering, ...] = ()
    small: frozenset[str] = frozenset()
    """Units under the limit themselves."""
    hidden: frozenset[str] = frozenset()
    """Every row that is not shown: the small ones, those that shield them, and all beneath."""
    limit: int = 0

    def __bool__(self) -> bool:
        return bool(self.hidden)

    @property
    def shields(self) -> frozenset[str]:
        """Units that are gathered only so that the small ones cannot be worked out."""
        return frozenset(code for one in self.gatherings for code in one.codes) - self.small


class _Tree:
    """The rows of a report with the people behind each."""

    def __init__(self, report: Report, people: Mapping[str, int]) -> None:
        self.root = report.total.code
        self.rows = {row.code: row for row in report.rows}
        self.below: dict[str, list[str]] = {}
        for row in report.rows:
            self.below.setdefault(row.parent or self.root, []).append(row.code)
        self.order = {code: place for place, code in enumerate(self.rows)}
        self.total = report.total
        self.people = {code: self._people(code, people) for code in self.rows}

    def _people(self, code: str, given: Mapping[str, int]) -> int | None:
        """As given; the sum of the parts when that is less, or nothing is given, and the row is their sum.

        So a parent of a single small part is as small as the part: the two show the same figures.
        """
        parts = self.below.get(code, [])
        counts = [self._people(part, given) for part in parts]
        if not parts or None in counts:
            return given.get(code)
        summed = sum(count for count in counts if count is not None)
        if code not in given:
            return summed
        is_sum = _is_sum_of(self.row(code), [self.rows[part] for part in parts])
        return min(given[code], summed) if is_sum else given[code]

    def under(self, code: str) -> Iterable[str]:
        for child in self.below.get(code, []):
            yield child
            yield from self.under(child)

    def row(self, code: str) -> ReportRow:
        return self.total if code == self.root else self.rows[code]


def concealment(report: Report, people: Mapping[str, int], limit: int) -> Concealment:
    """Which rows of a committee's report to gather, given places or clients per code.

    A unit with fewer than `limit` people is small; one whose number is not given is not. Small units
    under the same parent are gathered in one row with the smallest of the others, until the row holds two
    units and `limit` people. Where that cannot be done the parent stands alone. A limit of 0 hides nothing.
    """
    if limit <= 0:
        return Concealment()
    tree = _Tree(report, people)
    small = frozenset(code for code, count in tree.people.items() if count is not None and count < limit)
    gatherings = tuple(_gatherings(tree, tree.root, small, limit))
    hidden = frozenset(code for one in gatherings for top in one.codes for code in (top, *tree.under(top)))
    return Concealment(gatherings, small & hidden, hidden, limit)


def _is_sum_of(row: ReportRow, parts: list[ReportRow]) -> bool:
    """Whether outcome or budget is that of the parts alone; then the row tells what they are."""
    return row.outcome_to_date_ore == _sum(
        part.outcome_to_date_ore for part in parts
    ) or row.budget_to_date_ore == _sum(part.budget_to_date_ore for part in parts)


def _gatherings(tree: _Tree, parent: str, small: frozenset[str], limit: int) -> Iterable[Gathering]:
    children = tree.below.get(parent, [])
    chosen = [code for code in children if code in small]
    if chosen:
        others = sorted((code for code in children if code not in small), key=lambda code: _quiet(tree, code))
        while others and not _is_enough(tree, chosen, limit):
            chosen.append(others.pop(0))
        merged = len(chosen) < len(children) and _is_enough(tree, chosen, limit)
        hidden = chosen if merged else children
        yield Gathering(parent, tuple(sorted(hidden, key=lambda code: tree.order[code])), merged)
        children = others if merged else []
    for child in children:
        yield from _gatherings(tree, child, small, limit)


def _quiet(tree: _Tree, code: str) -> tuple[bool, bool, int, int]:
    """Who shields first: one with figures of its own, whose people are known, the fewest, in tree order."""
    row, people = tree.rows[code], tree.people[code]
    empty = not row.outcome_to_date_ore or not row.budget_to_date_ore
    return (empty, people is None, people or 0, tree.order[code])


def _is_enough(tree: _Tree, codes: list[str], limit: int) -> bool:
    people = sum(limit if (known := tree.people[code]) is None else known for code in codes)
    return len(codes) >= FEWEST_UNITS and people >= limit


def mask(
    report: Report, people: Mapping[str, int], limit: int, *, thresholds: Thresholds | None = None
) -> Report:
    """The report as it may leave the inner circle; itself when nothing needs hiding."""
    return concealed(report, concealment(report, people, limit), thresholds=thresholds)


def concealed(report: Report, found: Concealment, *, thresholds: Thresholds | None = None) -> Report:
    """The report, of the committee or of one visible verksamhet, without what is hidden.

    Comments, bridge steps and notes that speak of hidden units go with them, and so do the lines of a
    part of the committee: a line may be one hidden unit's alone. `thresholds` give the gathered rows
    their status.
    """
    gone = {row.code: row for row in report.rows if row.code in found.hidden}
    if not gone:
        return report
    rows = tuple(_shown(report, found, thresholds or Thresholds()))
    names = [row.name for row in gone.values()]
    kept = tuple(note for note in report.notes if not any(name in note for name in names))
    return replace(
        report,
        rows=rows,
        lines=() if report.total.parent else report.lines,
        bridge=bridge(report.total, rows or report.lines) if report.bridge else (),
        notes=(*kept, explanation(found.limit)),
        public=True,
    )


def explanation(limit: int) -> str:
    """What a reader of a masked report is told."""
    return f"Enheter med färre än {limit} platser eller brukare redovisas inte var för sig."


def _shown(report: Report, found: Concealment, thresholds: Thresholds) -> Iterable[ReportRow]:
    of_code = {code: one for one in found.gatherings for code in one.codes}
    rows = {row.code: row for row in report.rows}
    told: set[str] = set()
    for row in report.rows:
        one = of_code.get(row.code)
        if one is None and row.code not in found.hidden:
            visible = any(
                other.parent == row.code and other.code not in found.hidden for other in report.rows
            ) or any(group.parent == row.code and group.merged for group in found.gatherings)
            yield replace(row, has_children=row.has_children and visible)
        elif one is not None and one.merged and one.parent not in told:
            told.add(one.parent)
            parts = [rows[code] for code in one.codes if code in rows]
            yield _gathered(one, parts, thresholds)


def _gathered(one: Gathering, parts: list[ReportRow], thresholds: Thresholds) -> ReportRow:
    first = parts[0]
    identity = Identity(
        code=GATHERED + one.parent,
        name=f"Mindre enheter ({len(parts)} st)",
        level=first.level,
        kind=RowKind.VERKSAMHET,
        parent=first.parent,
    )
    amounts = Amounts(
        budget_to_date=_sum(part.budget_to_date_ore for part in parts),
        outcome_to_date=_sum(part.outcome_to_date_ore for part in parts),
        budget_month=_sum(part.budget_month_ore for part in parts),
        outcome_month=_sum(part.outcome_month_ore for part in parts),
        budget_year=_sum(part.budget_year_ore for part in parts),
        last_year_to_date=_sum(part.last_year_to_date_ore for part in parts),
    )
    outlook = Outlook(
        straight_line=_sum(part.straight_line_ore for part in parts),
        budget_remaining=_sum(part.budget_remaining_ore for part in parts),
        official=_sum(part.forecast_year_ore for part in parts),
        method="summa av enheterna",
    )
    return figured(identity, amounts, outlook, thresholds)


def _sum(amounts: Iterable[Ore | None]) -> Ore | None:
    """The sum; missing when any amount is."""
    known = list(amounts)
    return None if None in known else sum(amount for amount in known if amount is not None)


def is_gathered(code: str) -> bool:
    """Whether a row's code stands for gathered units, which have no page of their own."""
    return code.startswith(GATHERED)


def hidden_names(whole: Report, masked: Report) -> tuple[str, ...]:
    """The names of the rows that the masked report does not show, those beneath a hidden one left out."""
    shown = {row.code for row in masked.rows}
    hidden = {row.code for row in whole.rows} - shown
    return tuple(row.name for row in whole.rows if row.code in hidden and row.parent not in hidden)
