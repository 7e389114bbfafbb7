"""A report's own deviation columns checked against outcome − budget; never stored, never corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, product
from math import floor

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.lines import Line
from socfin.domain.money import Ore, format_exact
from socfin.domain.period import Span
from socfin.importers.report.columns.held import Held, held_against
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.layout.mapping import Column, Mapping, Sign
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum
from socfin.importers.report.sums.ties import ties
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.other_amounts import says_remaining
from socfin.importers.spelling.roles import Basis, Role

_BUDGET_FIRST = re.compile(r"(?i)bud\w*\.?\s*(?:[-–−]|minus)\s*(?:utf|prog)")
SHOWN = 3
"""So many rows more must say the opposite: of fewer it may be chance, or a file's own way."""
FAR = 200
"""A deviation that misses by half a per cent of the row's larger amount is far off: two figures swapped."""
FAR_OFF = 3
"""And by so many times what rounding may make."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A deviation column and the columns whose difference it ought to be."""

    deviation: Column
    outcome: tuple[int, ...]
    budget: tuple[int, ...]


def check_deviations(
    entries: Sequence[Entry], mapping: Mapping, spans: dict[int, Span], precision: Precision
) -> tuple[Held, ...]:
    """Each deviation column with a warning per row that is not outcome − budget; it may be turned throughout.

    A column without a pair to be the difference of is not among them.
    """
    checks: list[Held] = []
    mapping = mapping.spoken
    for column in mapping.columns:
        span = spans.get(column.index)
        if column.role is Role.DEVIATION and span is not None:
            pairs = [*_pairs(column, mapping, spans, span)]
            readings = sorted(
                (_check(entries, pair, precision) for pair in pairs),
                key=lambda check: len(check.problems),
            )
            if not readings or readings[0].problems:
                others = _of_others(column, mapping, entries, precision)
                readings = [*_by_year(others, spans, column), *readings]
            checks += [_turned(_all_told(check, column), column, mapping) for check in readings[:1]]
    return tuple(checks)


def _all_told(held: Held, column: Column) -> Held:
    """With one serious warning more where the column ties in half of its rows or fewer, of two or more."""
    wrong = len(held.wrong)
    if wrong < 2 or wrong < len(held.tied):
        return held
    return replace(held, problems=(*held.problems, _unlike(column, wrong, wrong + len(held.tied))))


def _turned(held: Held, column: Column, mapping: Mapping) -> Held:
    """With a serious warning where the deviation says the opposite of what outcome − budget would.

    Costs negative, a minus is a deficit, whatever the heading names first; costs positive, it is only where
    the heading itself says budget − outcome. Else the file may well write a deficit as a plus.
    """
    names_budget_first = _BUDGET_FIRST.search(column.header) is not None
    as_is = names_budget_first if mapping.sign is not Sign.AS_IS else not names_budget_first
    if not held.turned or not as_is or says_remaining(column.header):
        return held
    return replace(held, problems=(*held.problems, _opposite(column)))


def _opposite(column: Column) -> Problem:
    return warning(
        f"Kolumnen ”{column.header}” säger rad för rad motsatsen till vad {_of(column)} minus budget ger: "
        f"kolumnerna för {_of(column)} och budget kan ha bytt plats.",
        "Kontrollera ett underskott i filen, och rätta annars vad kolumnerna är under Så lästes filen "
        "(--contents i kommandot).",
        column=column.header,
        code="deviation_opposite",
    )


def _unlike(column: Column, wrong: int, rows: int) -> Problem:
    return warning(
        f"Kolumnen ”{column.header}” är inte {_of(column)} minus budget på {wrong} av {rows} rader. "
        "Kolumnerna kan vara fel lästa.",
        f"Kontrollera under Så lästes filen vilka kolumner som är {_of(column)} och budget (--contents i "
        "kommandot), och deras månader.",
        column=column.header,
        code="deviation_unlike",
    )


def _of(column: Column) -> str:
    """What the deviation is of, as its heading says."""
    return "prognos" if column.scenario is Scenario.FORECAST else "utfall"


def _check(entries: Sequence[Entry], pair: _Pair, precision: Precision) -> Held:
    """The rows whose deviation is not the pair's difference, turned throughout when that fits more rows."""
    limit = floor(tolerance(len(pair.outcome) + len(pair.budget), precision))
    compared = [(entry, *both) for entry in entries if (both := _both(entry, pair)) is not None]
    as_is = sum(abs(printed - counted) <= limit for _, printed, counted in compared)
    turned = sum(abs(printed + counted) <= limit for _, printed, counted in compared)
    sign = -1 if turned > as_is else 1
    cells = ((entry, printed, sign * counted, limit) for entry, printed, counted in compared)
    held = held_against(pair.deviation.index, cells, partial(_differs, pair, precision))
    return replace(held, turned=turned >= as_is + SHOWN)


def _pairs(column: Column, mapping: Mapping, spans: dict[int, Span], span: Span) -> Iterator[_Pair]:
    """What a deviation may be the difference of: one reading where its heading says, else both."""
    forecast = column.scenario is Scenario.FORECAST or column.basis is Basis.YEAR
    readings = [(Scenario.FORECAST, span)] if forecast else [(Scenario.OUTCOME, span)]
    if column.basis is None:
        readings.append((Scenario.FORECAST, Span.full_year(span.last.year)))
    if says_remaining(column.header):
        yield from _of_the_year(column, mapping, spans, span)
    side = side_of(column, mapping)
    for scenario, covered in readings:
        outcome = _covering(mapping, spans, scenario, covered, side)
        budget = _covering(mapping, spans, Scenario.BUDGET, covered, side)
        if outcome and budget:
            yield _Pair(column, outcome, budget)


def _of_the_year(column: Column, mapping: Mapping, spans: dict[int, Span], span: Span) -> Iterator[_Pair]:
    """ "Kvar av budget" is what is left of the year's."""
    side = side_of(column, mapping)
    outcome = _covering(mapping, spans, Scenario.OUTCOME, span, side)
    budget = _covering(mapping, spans, Scenario.BUDGET, Span.full_year(span.last.year), side)
    if outcome and budget:
        yield _Pair(column, outcome, budget)


def _of_others(
    column: Column, mapping: Mapping, entries: Sequence[Entry], precision: Precision
) -> Iterator[tuple[Column, Column, Held]]:
    """The deviation as that of another outcome or forecast and budget, where it is so in every row."""
    side = side_of(column, mapping)
    amounts = [c for c in mapping.columns if c.role is Role.AMOUNT and side_of(c, mapping) is side]
    held = [c for c in amounts if c.scenario in (Scenario.OUTCOME, Scenario.FORECAST)]
    budgets = [c for c in amounts if c.scenario is Scenario.BUDGET]
    for outcome, budget in product(held, budgets):
        pair = _Pair(column, (outcome.index,), (budget.index,))
        if (tied := _ties(entries, pair, precision)) is not None:
            yield outcome, budget, tied


def _by_year(
    others: Iterable[tuple[Column, Column, Held]], spans: dict[int, Span], column: Column
) -> list[Held]:
    """Those of one year first; an outcome of another year than its budget's with a serious warning."""
    of_one, warned = [], []
    for outcome, budget, held in others:
        if _years_differ(outcome, budget, spans):
            warned.append(replace(held, problems=(*held.problems, _of_another_year(column, outcome))))
        else:
            of_one.append(held)
    return [*of_one, *warned]


def _years_differ(outcome: Column, budget: Column, spans: dict[int, Span]) -> bool:
    both = [spans.get(column.index) for column in (outcome, budget)]
    return len({span.last.year for span in both if span is not None}) > 1


def _of_another_year(column: Column, outcome: Column) -> Problem:
    return warning(
        f"Kolumnen ”{column.header}” stämmer rad för rad med ”{outcome.header}”, som är ett annat år än "
        "budgeten, och inte med årets: rubrikerna kan ha bytt plats.",
        "Kontrollera mot ekonomisystemet vilket års belopp kolumnerna har, och rätta annars deras månader "
        "under Så lästes filen (--columns i kommandot).",
        column=column.header,
        code="deviation_of_another_year",
    )


def _ties(entries: Sequence[Entry], pair: _Pair, precision: Precision) -> Held | None:
    compared = [both for entry in entries if (both := _both(entry, pair)) is not None]
    checked = _check(entries, pair, precision)
    return checked if any(printed for printed, _ in compared) and not checked.problems else None


def _covering(
    mapping: Mapping, spans: dict[int, Span], scenario: Scenario, span: Span, side: Line | None
) -> tuple[int, ...]:
    """The columns of a scenario and side that together cover the span exactly once; () when none do."""
    columns = [
        c.index
        for c in mapping.columns
        if c.role is Role.AMOUNT and c.scenario is scenario and c.index in spans
        if side_of(c, mapping) is side
    ]
    inside = [at for at in columns if span.first <= spans[at].first and spans[at].last <= span.last][:12]
    months = {at: set(spans[at].numbers) for at in inside}
    for size in range(1, min(len(inside), 3) + 1):
        for some in combinations(inside, size):
            if (
                sum(len(months[at]) for at in some)
                == span.months
                == len(set().union(*(months[at] for at in some)))
            ):
                return some
    return tuple(inside) if inside and sum(len(months[at]) for at in inside) == span.months else ()


def _both(entry: Entry, pair: _Pair) -> tuple[Ore, Ore] | None:
    """What the row says and what its columns give, an empty cell nothing; None when all of them are empty."""
    printed = entry.amounts.get(pair.deviation.index)
    if printed is None:
        return None
    outcome, budget = entry.together(pair.outcome), entry.together(pair.budget)
    return None if outcome is None and budget is None else (printed, (outcome or 0) - (budget or 0))


def _differs(pair: _Pair, precision: Precision, entry: Entry, printed: Ore, counted: Ore) -> Problem:
    column = pair.deviation
    sizes = [abs(entry.amounts.get(at) or 0) for at in (*pair.outcome, *pair.budget)]
    limit = FAR_OFF * tolerance(len(pair.outcome) + len(pair.budget), precision)
    far = abs(printed - counted) > max(float(limit), max(sizes) / FAR)
    return warning(
        f"”{entry.called}”: kolumnen ”{column.header}” säger {format_exact(printed)} kr, "
        f"men {_of(column)} minus budget är {format_exact(counted)} kr.",
        "Avvikelsen räknas alltid om. Kontrollera radens belopp, och att rätt kolumner lästs som "
        f"{_of(column)} och budget.",
        row=entry.row,
        column=column.header,
        code="deviation_far" if far else "deviation_differs",
    )


def with_proof(
    checks: Sequence[Held], sums: Sequence[Sum], columns: Sequence[Column], precision: Precision
) -> tuple[Held, ...]:
    """The checks; a deviation far from its row's amounts is no more than odd where these are proved.

    A single row's, that is, in a sum that ties and has its own deviation tie. A column that seldom ties says
    by that alone that it was read wrong.
    """
    return tuple(_with_proof(held, sums, columns, precision) for held in checks)


def _with_proof(held: Held, sums: Sequence[Sum], columns: Sequence[Column], precision: Precision) -> Held:
    tied, wrong = set(held.tied), set(held.wrong)
    proved = {
        row
        for total in sums
        if total.entry.row in tied and len(wrong & total.rows) == 1
        if ties(total.entry, total.parts, columns, precision)
        for row in total.rows
    }
    seldom = 1 < len(wrong) >= len(tied)
    problems = (_softened(p) if seldom or p.row in proved else p for p in held.problems)
    return replace(held, problems=tuple(problems))


def _softened(problem: Problem) -> Problem:
    return replace(problem, code="deviation_differs") if problem.code == "deviation_far" else problem
