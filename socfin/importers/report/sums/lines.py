"""Which rows of an income statement are sums of which: net of all, cost of its parts; never verksamheter."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, error, warning
from socfin.domain.lines import LABELS, Line
from socfin.domain.listing import listed
from socfin.domain.money import Ore
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import differences, own_columns, ties
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.beside_net import is_beside_net, line_beside
from socfin.importers.spelling.labels import plain

Key = tuple[str, Line | None]
"""Verksamhet and line."""
_SUM = re.compile(r"(?i)(?:summa|s:a|total\w*)\b")
"""Begins the names of lines that say they are sums, as "Summa intäkter"."""


def find_line_sums(entries: Sequence[Entry], columns: Sequence[Column], precision: Precision) -> Summed:
    """Each verksamhet's net and cost rows checked against the lines that make them up."""
    leaves: list[Entry] = []
    proven: set[Key] = set()
    sums: list[Sum] = []
    problems: list[Problem] = []
    across, blocks = _with_last_net_apart(*_blocks(entries), columns, precision)
    for block in blocks:
        block, unknown = _without_unknown(block)
        problems += unknown
        block, line_sums = _of_decided(block, columns, precision)
        block, cost_sums, more = _cost(block, columns, precision)
        problems += more
        own = [e for e in block if e.label.line is not Line.NET and not e.label.of_which]
        net_sums = [(e, own) for e in block if e.label.line is Line.NET]
        proven |= _proven(own, net_sums, line_sums, columns, precision)
        for entry, parts in (*line_sums, *cost_sums, *net_sums):
            problems += [] if unknown else differences(entry, parts, columns, precision)
            sums.append(
                Sum(entry, tuple(parts), entry.label.line is Line.NET, own_columns(entry, parts, columns))
            )
        leaves += [*own, *(e for e in block if e.label.of_which and e.label.line is not None)]
    together, notes = _together(leaves, proven)
    for entry in across:
        below = _summed_across(entry, together)
        problems += differences(entry, below, columns, precision)
        sums.append(Sum(entry, below, len(below) == len(together), own_columns(entry, below, columns)))
    return Summed(together, tuple(sums), tuple(problems), notes)


def _proven(
    own: Sequence[Entry],
    nets: Sequence[tuple[Entry, Sequence[Entry]]],
    line_sums: Sequence[tuple[Entry, Sequence[Entry]]],
    columns: Sequence[Column],
    precision: Precision,
) -> set[Key]:
    """The lines of a verksamhet whose rows the net or a sum of them shows to be counted together.

    Not of rows of which one says that it is their sum: a net that counts it too is no proof.
    """
    whole = bool(nets) and all(ties(net, parts, columns, precision) for net, parts in nets)
    counted = (
        [own] if whole else [parts for total, parts in line_sums if ties(total, parts, columns, precision)]
    )
    summed = {e.label.line for e in own if _says_sum(e)} if whole else set()
    return {(e.verksamhet, e.label.line) for parts in counted for e in parts if e.label.line not in summed}


def _blocks(entries: Sequence[Entry]) -> tuple[list[Entry], list[list[Entry]]]:
    """The rows that sum a verksamhet or several, as a pivot prints them, and each verksamhet's other rows."""
    across = [e for e in entries if e.label.sums and e.label.line is None]
    blocks: dict[str, list[Entry]] = {}
    for entry in entries:
        if not (entry.label.sums and entry.label.line is None):
            blocks.setdefault(entry.verksamhet, []).append(entry)
    return across, list(blocks.values())


def _with_last_net_apart(
    across: list[Entry],
    blocks: list[list[Entry]],
    columns: Sequence[Column],
    precision: Precision,
) -> tuple[list[Entry], list[list[Entry]]]:
    """The rows with "Totalt netto" below the last verksamhet's own net among those that sum several.

    A second net on the last row, which is not the net of the rows above it, is that of all the blocks.
    """
    if len(blocks) < 2:
        return across, blocks
    block = max(blocks, key=lambda rows: rows[-1].row)
    nets = [e for e in block if e.label.line is Line.NET]
    own = [e for e in block if e.label.line is not Line.NET and not e.label.of_which]
    if len(nets) < 2 or nets[-1] is not block[-1] or ties(nets[-1], own, columns, precision):
        return across, blocks
    return [*across, nets[-1]], [rows[:-1] if rows is block else rows for rows in blocks]


def _summed_across(entry: Entry, leaves: Sequence[Entry]) -> tuple[Entry, ...]:
    """The lines of the verksamheter whose code or name a sum gives, or whose code its own begins; else all.

    "Summa Stab" is of the verksamhet called Stab; "Totalsumma" is of all.
    """
    counted = [leaf for leaf in leaves if not leaf.label.of_which]
    code, name = entry.label.code, plain(entry.label.name)
    named = [leaf for leaf in counted if code and leaf.verksamhet.startswith(code)]
    named = named or [
        leaf for leaf in counted if name and name in (plain(leaf.verksamhet), plain(leaf.verksamhet_name))
    ]
    return tuple(named or counted)


def _together(leaves: Sequence[Entry], proven: Collection[Key]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Rows that a person, the net or a sum says are of one line, as one row, and a note on the latter.

    An amount missing in one is missing in all.
    """
    groups: dict[Key, list[Entry]] = {}
    for entry in leaves:
        groups.setdefault((entry.verksamhet, entry.label.line), []).append(entry)
    joined: list[Entry] = []
    notes: dict[str, None] = {}
    for key, group in groups.items():
        unsaid = sum(not entry.decided for entry in group) > 1
        if key[1] is None or len(group) == 1 or (unsaid and key not in proven):
            joined += group
            continue
        if unsaid:
            names = listed([f"”{name}”" for name in dict.fromkeys(entry.name for entry in group)])
            notes[f"{names} läggs ihop till {LABELS[key[1]]}: filens summor visar det."] = None
        columns = dict.fromkeys(at for entry in group for at in entry.amounts)
        joined.append(replace(group[0], amounts={at: _added(group, at) for at in columns}))
    return tuple(joined), tuple(notes)


def _added(group: Sequence[Entry], column: int) -> Ore | None:
    amounts = [entry.amounts.get(column) for entry in group]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _without_unknown(block: list[Entry]) -> tuple[list[Entry], list[Problem]]:
    known = [e for e in block if e.label.line is not None or e.label.of_which or e.label.code or e.label.sums]
    problems = [_unknown(entry) for entry in block if entry not in known]
    return [e for e in known if e.label.line is not None or e.label.of_which or e.label.code], problems


def _of_decided(
    block: list[Entry], columns: Sequence[Column], precision: Precision
) -> tuple[list[Entry], list[tuple[Entry, list[Entry]]]]:
    """The block without a line that sums the rows of it, as "Summa intäkter"; and it.

    It does where it says so and equals them. Of rows that a person has said are of the line it is the sum
    where it says so or equals them. Where the net proves that it stands beside them it is none.
    """
    nets = [e for e in block if e.label.line is Line.NET]
    own = [e for e in block if e.label.line is not Line.NET and not e.label.of_which]
    beside = bool(nets) and all(ties(net, own, columns, precision) for net in nets)
    sums: list[tuple[Entry, list[Entry]]] = []
    for line in {e.label.line for e in own} - {None, Line.COST}:
        parts, totals = _parts_and_totals([e for e in own if e.label.line is line])
        if len(totals) != 1 or not parts or beside:
            continue
        decided = any(e.decided for e in parts)
        if (decided and _says_sum(totals[0])) or ties(totals[0], parts, columns, precision):
            sums.append((totals[0], parts))
    gone = [total for total, _ in sums]
    return [e for e in block if e not in gone], sums


def _parts_and_totals(rows: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The rows of one line and those that sum them: what says so, else what no person has said is of it."""
    parts = [e for e in rows if not _says_sum(e)]
    if len(parts) == len(rows):
        parts = [e for e in rows if e.decided] or parts
    return parts, [e for e in rows if e not in parts]


def _says_sum(entry: Entry) -> bool:
    return entry.label.sums or _SUM.match(entry.name) is not None


def _cost(
    block: list[Entry], columns: Sequence[Column], precision: Precision
) -> tuple[list[Entry], list[tuple[Entry, list[Entry]]], list[Problem]]:
    """The cost row told apart: a sum of the lines beside it, one of them, or one with an unmarked "varav"."""
    costs = [e for e in block if e.label.line is Line.COST]
    cost = [e for e in costs if not e.decided] or costs
    parts = [e for e in block if e not in cost and e.label.line and e.label.line.is_cost]
    if not cost or not parts or _is_beside(cost, parts, block, columns, precision):
        return block, [], []
    if all(e.label.line is Line.PERSONNEL for e in parts) and not ties(cost[0], parts, columns, precision):
        memos = [
            replace(e, label=replace(e.label, line=Line.OF_WHICH_PERSONNEL, of_which=True)) for e in parts
        ]
        return [*(e for e in block if e not in parts), *memos], [], [_of_which(e) for e in parts]
    return [e for e in block if e not in cost], [(e, parts) for e in cost], []


def _is_beside(
    cost: Sequence[Entry],
    parts: Sequence[Entry],
    block: Sequence[Entry],
    columns: Sequence[Column],
    precision: Precision,
) -> bool:
    """Whether the net proves that "Verksamhetens kostnader" stands beside other costs, as Avskrivningar."""
    nets = [e for e in block if e.label.line is Line.NET]
    own = [e for e in block if e.label.line is not Line.NET and not e.label.of_which]
    if len(cost) != 1 or not nets or ties(cost[0], parts, columns, precision):
        return False
    return all(ties(net, own, columns, precision) for net in nets)


_OR_VERKSAMHETER = " Är raderna verksamheter väljer du det under Så lästes filen (--rows i kommandot)."


def _unknown(entry: Entry) -> Problem:
    beside = is_beside_net(entry.name)
    where = "under nettot" if line_beside(entry.name) else "utanför rapporten"
    what = f"hör inte till nettot, och föreslås stå {where}" if beside else "är ingen känd rad"
    return error(
        f"Raden ”{entry.name}” {what}{'' if beside else ' i resultaträkningen'}.",
        "Välj nedan vilken rad den hör till, eller att den inte hör till rapporten (--row NAMN=RAD i "
        f"kommandot).{'' if beside else _OR_VERKSAMHETER}",
        row=entry.row,
        code="unknown_line",
    )


def _of_which(entry: Entry) -> Problem:
    return warning(
        f"Raden ”{entry.name}” läses som en del av kostnaderna (”varav”): den är inte hela summan.",
        "Kontrollera att det stämmer: raden visas men räknas inte in en gång till.",
        row=entry.row,
        code="of_which_assumed",
    )
