"""A real committee as the attacker meets it: the truth from whole reports, the rest from public ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin import reporting
from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.models import Committee
from socfin.selectors.committees import root_of, verksamheter
from socfin.selectors.meetings import people
from tests.attack.attacker import Found, Knowledge, Target, placed
from tests.attack.public import hidden_amounts, read
from tests.attack.worlds import REST, ROOT, World
from tests.rows import figure


def attack_year(committee: Committee, months: Sequence[Month], told: Sequence[Report]) -> list[Found]:
    """What is placed of a year's hidden amounts by whoever has read `told`, a public report for each."""
    whole = [reporting.report(committee, month) for month in months]
    world = _true(committee, whole)
    knowledge = Knowledge(frozenset(key for key, amount in world.amounts.items() if (amount or 0) > 0))
    for number, report in enumerate(told, start=1):
        read(world, knowledge, _rooted(report), number)
    return placed(knowledge, hidden_amounts(world, reporting.hidden_in(committee).hidden))


def attack_lines(committee: Committee, month: Month) -> list[Found]:
    """The same for the lines of the statements of a month, outcome to date."""
    hidden = reporting.hidden_in(committee).hidden
    codes = [one.code for one in verksamheter(committee) if one.parent]
    of_unit = {code: _lines(reporting.report(committee, month, root=code)) for code in codes}
    below = {one.code: one.parent.code for one in verksamheter(committee) if one.parent}
    leaves = [code for code in codes if code not in below.values()]
    positive = {(unit, line) for unit in leaves for line, amount in of_unit[unit].items() if amount > 0}
    knowledge = Knowledge(frozenset(positive))
    for code in ("", *(code for code in codes if code not in hidden)):
        shown = reporting.public_report(committee, month, root=code)
        for line, amount in (_lines(shown) if shown else {}).items():
            units = [one for one in leaves if not code or one == code or below[one] == code]
            knowledge.learn({(one, line): 1 for one in units if line in of_unit[one]}, amount)
    return placed(
        knowledge,
        [
            Target(f"{unit} {line}", {(unit, line): 1}, amount)
            for unit in leaves
            if unit in hidden
            for line, amount in of_unit[unit].items()
            if amount
        ],
    )


def _lines(report: Report) -> dict[str, int]:
    return {
        row.code: row.to_date.outcome
        for row in report.lines
        if row.kind is RowKind.LINE and row.to_date.outcome is not None
    }


def _true(committee: Committee, whole: Sequence[Report]) -> World:
    root = root_of(committee).code
    parents = {
        one.code: ROOT if one.parent.code == root else one.parent.code
        for one in verksamheter(committee)
        if one.parent
    }
    world = World(parents, people(committee), {}, months=len(whole))
    for number, report in enumerate(whole, start=1):
        earlier = whole[number - 2] if number > 1 else None
        for row in report.rows:
            for series, amount in _of_month(row, _row(earlier, row.code)).items():
                parts = [one for one in report.rows if one.parent == row.code]
                told = [_of_month(one, _row(earlier, one.code))[series] for one in parts]
                own = None if amount is None else amount - sum(one or 0 for one in told)
                world.amounts[row.code, series, number] = own if own or not parts else None
    for row in whole[-1].rows:
        if row.year.budget is not None and not any(one.parent == row.code for one in whole[-1].rows):
            left = row.year.budget - (row.to_date.budget or 0)
            world.amounts[row.code, "budget", REST] = left
    return world


def _of_month(row: ReportRow, earlier: ReportRow | None) -> dict[str, int | None]:
    """What a month adds of each series, and the forecast made after it."""

    def added(name: str) -> int | None:
        now = figure(row, name)
        before = figure(earlier, name) if earlier else None
        return None if now is None else now - (before or 0)

    return {
        "outcome": added("outcome_to_date_ore"),
        "budget": added("budget_to_date_ore"),
        "last_year": added("last_year_to_date_ore"),
        "forecast": row.year.outcome,
    }


def _row(report: Report | None, code: str) -> ReportRow | None:
    return None if report is None else next((row for row in report.rows if row.code == code), None)


def _rooted(report: Report) -> Report:
    """With the name that the attacker's worlds give the root."""
    rows = tuple(
        replace(row, code=f"+{ROOT}") if row.code == f"+{report.total.code}" else row for row in report.rows
    )
    return replace(report, total=replace(report.total, code=ROOT), rows=rows)
