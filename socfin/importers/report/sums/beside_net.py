"""What stands beside the net among verksamheter: lines under it, or left out; never by which names."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.lines import Line
from socfin.domain.listing import first_of
from socfin.domain.money import Ore
from socfin.importers.options import UnderSum
from socfin.importers.problems import only_row
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.below_sum import named_with_amounts
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import ties
from socfin.importers.report.sums.ties import total as total_of
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.beside_net import is_beside_net, is_investment, is_tax, line_beside
from socfin.importers.spelling.committees import is_committee

CODE = "beside_net"
Summing = Callable[[Sequence[Entry]], Summed]
"""How rows are told apart into figures and sums."""
_CHOOSE = "Välj under Så lästes filen om det räknas med i nettot (--under-sum i kommandot)."


def with_beside(
    entries: Sequence[Entry],
    summing: Summing,
    columns: Sequence[Column],
    precision: Precision,
    answer: UnderSum | None,
    *,
    own_lines: bool = True,
) -> Summed:
    """The rows as `summing` parts them, without those that stand beside the net by their names.

    Investments, taxes and the financial net are kept as lines under it where the table is the committee's
    alone (`own_lines`); what the council gives, and deviations, are left out. A sum that ties only with them
    makes it a question, unless another sum is the net without.
    """
    names = [entry for entry in entries if _is_named(entry)]
    if _of_committees(entries, names):  # taxes and what the council gives are the municipality's own rows
        names = [entry for entry in names if is_investment(entry.label.name)]
    if not names or answer is UnderSum.COUNTED:
        return summing(entries)
    every = summing(entries)
    own_sums = [total for total in every.sums if _is_named(total.entry) and total.parts]
    beside = _rows_of(names, own_sums)
    rows = {entry.row for entry in (*beside, *names)}
    without = summing([entry for entry in entries if entry.row not in rows])
    tying = [total for total in without.sums if ties(total.entry, total.parts, columns, precision)]
    near = {total.entry.row: _miss(total, columns) for total in tying}
    counting = [
        total
        for total in every.sums
        if rows & total.rows
        and total.rows - rows
        and ties(total.entry, total.parts, columns, precision)
        and _miss(total, columns) < near.get(total.entry.row, math.inf)
    ]
    net = _without(every, rows) if counting else replace(without, sums=(*without.sums, *own_sums))
    problems: tuple[Problem, ...] = ()
    asked = {total.entry.row for total in counting}
    proved = any(total.covers_all and total.entry.row not in asked for total in tying) or (
        not counting and _are_below(beside, without.sums)
    )
    if answer is None and (own_lines or counting) and not proved:
        problems = (_asked(counting[-1].entry, beside, columns) if counting else _assumed(beside, columns),)
    return _apart(net, beside, columns, problems, own_lines=own_lines)


def with_lines(summed: Summed, entries: Iterable[Entry], columns: Sequence[Column]) -> Summed:
    """The rows with some as lines of the committee beside its net, as told in a note with their amounts.

    Investments are costs and taxes income: where every amount has the other sign it is turned, and told.
    """
    lines = [
        replace(e, verksamhet="", verksamhet_name="", beside=e.beside or line_beside(e.label.name))
        for e in entries
    ]
    if not lines:
        return summed
    signed, notes = _usual(lines, columns)
    named = f"Under nettot, och inte i det: {named_with_amounts(signed, columns)}."
    return replace(summed, notes=(*summed.notes, named, *notes), beside=(*summed.beside, *signed))


def with_usual_signs(summed: Summed, columns: Sequence[Column]) -> Summed:
    """The rows of an income statement, its investments as costs and its taxes as income, told in a note."""
    leaves, notes = _usual(summed.leaves, columns)
    return replace(summed, leaves=leaves, notes=(*summed.notes, *notes)) if notes else summed


def _usual(entries: Sequence[Entry], columns: Sequence[Column]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Investments as costs, taxes as income, and a sentence that names the rows turned for it."""
    odd = {entry.row for entry in entries if _has_odd_sign(entry, columns)}
    if not odd:
        return tuple(entries), ()
    named = first_of([f"”{entry.called}” (rad {entry.row})" for entry in entries if entry.row in odd])
    note = f"Tecknet är vänt, så att utgifter är negativa och skatter positiva: {named}."
    return tuple(_turned(entry) if entry.row in odd else entry for entry in entries), (note,)


def _has_odd_sign(entry: Entry, columns: Sequence[Column]) -> bool:
    line = entry.beside or entry.label.line
    usual = -1 if line is Line.INVESTMENT else 1 if line is Line.TAXES and is_tax(entry.label.name) else 0
    amounts = [usual * amount for c in columns if (amount := entry.amounts.get(c.index))]
    return bool(amounts) and all(amount < 0 for amount in amounts)


def _turned(entry: Entry) -> Entry:
    return replace(entry, amounts={at: None if v is None else -v for at, v in entry.amounts.items()})


def _of_committees(entries: Sequence[Entry], names: Sequence[Entry]) -> bool:
    """True for a table of a municipality's committees."""
    rows = [entry for entry in entries if entry.is_plain and entry not in names]
    return bool(names) and 2 * sum(is_committee(entry.label.name) for entry in rows) > len(rows)


def _is_named(entry: Entry) -> bool:
    return is_beside_net(entry.label.name) and not entry.label.of_which and entry.label.line is not Line.NET


def _rows_of(names: Sequence[Entry], own_sums: Sequence[Sum]) -> list[Entry]:
    """The rows named so, and in the place of a sum named so the rows it sums, each of the sum's line.

    "Summa investeringar" over Inventarier and Fordon makes these rows investments.
    """
    sums = {total.entry.row: total for total in own_sums}
    beside: dict[int, Entry] = {}
    for entry in names:
        if entry.row not in sums:
            beside[entry.row] = entry
            continue
        line = line_beside(entry.label.name)
        for part in sums[entry.row].parts:
            beside.setdefault(part.row, part if _is_named(part) else replace(part, beside=line))
    return [*beside.values()]


def _miss(total: Sum, columns: Sequence[Column]) -> Ore:
    """How far in all what a sum says is from what its parts give, where both say something."""
    pairs = [(total.entry.amounts.get(c.index), total_of(total.parts, c)) for c in columns]
    return sum(abs(printed - given) for printed, given in pairs if printed is not None and given is not None)


def _are_below(beside: Sequence[Entry], sums: Sequence[Sum]) -> bool:
    """True where all stand under the last sum of other rows."""
    last = max((total.entry.row for total in sums), default=None)
    return last is not None and all(entry.row > last for entry in beside)


def _without(summed: Summed, rows: Collection[int]) -> Summed:
    """The rows without those beside the net; the sums that counted them still do, as they are printed."""
    leaves = tuple(leaf for leaf in summed.leaves if leaf.row not in rows)
    problems = tuple(each for each in summed.problems if each.code != "under_the_sum" or each.row not in rows)
    counted = {leaf.row for leaf in leaves}
    sums = tuple(
        replace(total, covers_all=counted <= total.rows) if total.parts else total for total in summed.sums
    )
    return replace(summed, leaves=leaves, sums=sums, problems=problems)


def _apart(
    summed: Summed,
    beside: Sequence[Entry],
    columns: Sequence[Column],
    problems: tuple[Problem, ...],
    *,
    own_lines: bool,
) -> Summed:
    kept = own_lines and any(column.scenario is not Scenario.DEVIATION for column in columns)
    lines = [e for e in beside if kept and (e.beside or line_beside(e.label.name)) is not None]
    left = [entry for entry in beside if entry not in lines]
    summed = with_lines(summed, lines, columns)
    return replace(
        summed,
        problems=(*summed.problems, *problems),
        notes=(*summed.notes, *([f"Räknas inte: {named_with_amounts(left, columns)}."] if left else [])),
        left_out=(*summed.left_out, *left),
    )


def _assumed(beside: Sequence[Entry], columns: Sequence[Column]) -> Problem:
    return warning(
        f"Bland verksamheterna står {named_with_amounts(beside, columns)}. Det räknas inte i nettot.",
        _CHOOSE,
        row=only_row([entry.row for entry in beside]),
        code=CODE,
    )


def _asked(total: Entry, beside: Sequence[Entry], columns: Sequence[Column]) -> Problem:
    return error(
        f"Summaraden ”{total.called}” (rad {total.row}) räknar med {named_with_amounts(beside, columns)}, "
        "som inte hör till nettokostnaden.",
        _CHOOSE,
        row=only_row([entry.row for entry in beside]),
        code=CODE,
    )
