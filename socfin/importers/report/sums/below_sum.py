"""Rows that stand under a report's last sum and are in no sum: left out until someone says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.lines import Line
from socfin.domain.listing import first_of
from socfin.domain.money import format_exact
from socfin.importers.options import UnderSum
from socfin.importers.problems import only_row
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import ties, total
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.beside_net import is_beside_net, is_given

LEAST_ABOVE = 2
"""Rows that a sum must be of to be the total that what is under it is not in."""
LEAST = 3
"""Rows among which one may be seen to pay for the others by its amount."""
HALF = Fraction(1, 2)
_CHOOSE = "Välj under Så lästes filen om raderna under summan räknas med (--under-sum i kommandot)."


def without_rows_below(
    summed: Summed,
    own: Entry | None,
    columns: Sequence[Column],
    precision: Precision,
    answer: UnderSum | None,
) -> Summed:
    """The rows without those under the last sum, or under the committee's `own` row, that are in no sum.

    They are told every time, with name and amount; COUNTED keeps them among the others. A sum that bears a
    name or code may be of its own part of the report only: rows under it are kept, and asked about.
    """
    total = _last(summed.sums, own)
    if total is None or answer is UnderSum.COUNTED:
        return summed
    above = [leaf for leaf in summed.leaves if leaf.row < total.row]
    below = [leaf for leaf in summed.leaves if leaf.row > total.row]
    if not above or not below or _summing(below, summed.sums):
        return summed
    if len(above) < LEAST_ABOVE or not ties(total, above, columns, precision):
        return summed
    if answer is None and total.name and total is not own:
        return replace(summed, problems=(*summed.problems, _asked(total, below, columns)))
    problem_of = left_below if answer is UnderSum.LEAVE else told_below
    return _without(summed, below, problem_of(total, below, columns))


def paying_settled(summed: Summed, columns: Sequence[Column], answer: UnderSum | None) -> Summed:
    """The rows among the verksamheter that by their amounts pay for the others told of, or left out.

    Taxes are a row of their own in a table of the whole municipality.
    """
    paying = [entry for entry in summed.leaves if _pays(entry, summed, columns)]
    if not paying or answer is UnderSum.COUNTED:
        return summed
    if answer is UnderSum.LEAVE:
        return _without(summed, paying, _paid(paying, columns, "Räknas inte, som valt.", "left_under_sum"))
    problem = _paid(paying, columns, "De räknas med i nettot, som raderna intill.", "under_the_sum")
    return replace(summed, problems=(*summed.problems, problem))


def _pays(entry: Entry, summed: Summed, columns: Sequence[Column]) -> bool:
    """True for what the council gives by its name, and for half of the other rows or more, turned."""
    if is_given(entry.label.name):
        return True
    known = entry.label.code or entry.label.line is not None or is_beside_net(entry.label.name)
    if known or len(summed.leaves) < LEAST:
        return False
    others = [leaf for leaf in summed.leaves if leaf is not entry]
    turned = [other for other in others if pays_for(entry, [other], columns, share=0)]
    return 3 * len(turned) >= 2 * len(others) and pays_for(entry, others, columns)


def pays_for(
    entry: Entry, net: Sequence[Entry], columns: Sequence[Column], *, share: Fraction | int = HALF
) -> bool:
    """True for a row of the other sign than some rows together, and a share of them or more, everywhere."""
    if entry.label.code or entry.label.line is not None or not entry.label.name:
        return False
    pairs = [(entry.amounts.get(c.index) or 0, total(net, c) or 0) for c in columns]
    pairs_told = [(paid, cost) for paid, cost in pairs if paid and cost]
    return bool(pairs_told) and all(
        paid * cost < 0 and abs(paid) >= share * abs(cost) for paid, cost in pairs_told
    )


def _paid(paying: Sequence[Entry], columns: Sequence[Column], what: str, code: str) -> Problem:
    return warning(
        f"Finansiering ser ut att stå bland verksamheterna: {named_with_amounts(paying, columns)}. {what}",
        "Välj under Så lästes filen om de och rader under summan räknas med (--under-sum i kommandot).",
        row=only_row([e.row for e in paying]),
        code=code,
    )


def _last(sums: Sequence[Sum], own: Entry | None) -> Entry | None:
    rows = [total.entry for total in sums] + ([own] if own else [])
    return max(rows, key=lambda entry: entry.row, default=None)


def _summing(below: Sequence[Entry], sums: Sequence[Sum]) -> bool:
    """True when any of the rows is part of a sum."""
    rows = {entry.row for entry in below}
    return any(part.row in rows for total in sums for part in total.parts)


def _without(summed: Summed, left: Collection[Entry], problem: Problem) -> Summed:
    rows = {entry.row for entry in left}
    kept = tuple(leaf for leaf in summed.leaves if leaf.row not in rows)
    parts = [tuple(part for part in total.parts if part.row not in rows) for total in summed.sums]
    sums = tuple(
        replace(total, parts=some, covers_all=len(some) == len(kept))
        for total, some in zip(summed.sums, parts, strict=True)
    )
    out = (*summed.left_out, *left)
    return replace(summed, leaves=kept, sums=sums, problems=(*summed.problems, problem), left_out=out)


def _asked(total: Entry, below: Sequence[Entry], columns: Sequence[Column]) -> Problem:
    named = named_with_amounts(below, columns)
    return error(
        f"Under summaraden ”{total.called}” (rad {total.row}) står {named}. Summan är utan dem.",
        _CHOOSE,
        row=only_row([e.row for e in below]),
        code="under_the_sum",
    )


def told_below(total: Entry, below: Sequence[Entry], columns: Sequence[Column]) -> Problem:
    """A serious warning of rows that are left out since the sum above them is without them."""
    named = named_with_amounts(below, columns)
    return warning(
        f"Under summan på rad {total.row} står {named}. Summan är utan dem, och de räknas inte med.",
        _CHOOSE,
        row=only_row([e.row for e in below]),
        code="under_the_sum",
    )


def left_below(total: Entry, below: Sequence[Entry], columns: Sequence[Column]) -> Problem:
    """What a choice, made once and perhaps kept in a profile, leaves out of this file."""
    return warning(
        f"Under summan på rad {total.row} står {named_with_amounts(below, columns)}. "
        "De läses inte, som valt.",
        "Ska de med: välj under Så lästes filen att raderna under summan räknas med "
        "(--under-sum i kommandot).",
        row=only_row([e.row for e in below]),
        code="left_under_sum",
    )


def named_with_amounts(below: Sequence[Entry], columns: Sequence[Column]) -> str:
    """ "”Investeringar” (rad 9, Utfall −900 000,00 kr)"."""
    return first_of(
        [f"”{entry.called}” (rad {entry.row}{amount_spelled(entry, columns)})" for entry in below]
    )


def amount_spelled(entry: Entry, columns: Sequence[Column]) -> str:
    """ ", Utfall −900 000,00 kr": the row's outcome, else its first amount; "" without any."""
    given = [column for column in columns if entry.amounts.get(column.index) is not None]
    best = min(given, key=_outcome_of_now_first, default=None)
    return "" if best is None else f", {best.header} {format_exact(entry.amounts[best.index])} kr"


def _outcome_of_now_first(column: Column) -> tuple[bool, bool, bool, int]:
    side = column.line in (Line.REVENUE, Line.COST)
    return column.scenario is not Scenario.OUTCOME, column.last_year, side, column.index
