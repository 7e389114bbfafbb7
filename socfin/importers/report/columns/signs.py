"""Which sign a report gives costs, read from its own figures, and amounts turned to ours; never units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.importers.options import Options
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.columns.stated import is_stated
from socfin.importers.report.layout.mapping import Column, Mapping, RowsAre, Sign
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.roles import Role

_PAYING = re.compile(
    r"(?i)skatt(?!erhet)|utjämning|statsbidrag|finans|^(?:verksamhetens )?intäkt|intäkter$|"
    r"^kommunbidrag|^anslag|^budgetram|^ram$"
)
_OWN_SIGN = (Line.TAXES, Line.FINANCIAL)
"""Lines beside the net that are income or cost by their own sign where costs are positive too."""
LEAST_ROWS = 2
"""A single row may be a refund."""
APART = 0.8
"""The share of rows that must have opposite signs: refunds and gifts turn some, never most."""
MOSTLY = 0.6
"""The part of a column that must be costs for one revenue among verksamheter to be odd."""
LARGE = 0.02
"""The part of its column that an odd net must be to need a reason: a small unit's may turn."""
_CHECK = (
    "Kontrollera ett belopp i förhandsgranskningen. Välj Tecken under Så lästes filen "
    "(--sign i kommandot) om det blev fel."
)


def find_sign(
    entries: Sequence[Entry], mapping: Mapping, options: Options
) -> tuple[Sign, tuple[Problem, ...]]:
    """The person's word, else the profile's, else what revenue and cost rows, or the total, look like."""
    if options.sign is not None:
        return options.sign, ()
    seen = _seen(entries, mapping)
    if mapping.sign is not None:
        if seen in (None, mapping.sign):
            return mapping.sign, ()
        return mapping.sign, (_looks_turned(seen),)
    if seen is None or seen is Sign.AS_IS:
        return Sign.AS_IS, ()
    return seen, (_assumed(seen),)


def turned(entries: Sequence[Entry], mapping: Mapping, sign: Sign) -> tuple[Entry, ...]:
    """The entries with costs negative and revenue positive.

    Deviations are left as they are beside amounts; alone they are turned as a person has said.
    """
    if sign is Sign.AS_IS:
        return tuple(entries)
    amounts = {c.index for c in mapping.columns if c.role is Role.SUM or c in _amounts(mapping)}
    if sign is Sign.COSTS_POSITIVE and _sides(mapping):
        amounts = _turning(entries, mapping)
    return tuple(
        entry
        if sign is Sign.COSTS_POSITIVE and (side(entry, mapping) > 0 or entry.label.line in _OWN_SIGN)
        else replace(
            entry, amounts={at: _minus(v) if at in amounts else v for at, v in entry.amounts.items()}
        )
        for entry in entries
    )


def signs_apart(entries: Sequence[Entry], mapping: Mapping) -> tuple[Problem, ...]:
    """An error where the outcome and a budget or forecast have opposite signs in nearly all rows.

    One of the two columns then has the other sign than the file's others, and no one sign is right for both.
    """
    nets = [c for c in _of_money(mapping) if side_of(c, mapping) is None]
    first = next((c for c in nets if c.scenario is Scenario.OUTCOME), None)
    if first is None:
        return ()
    return tuple(
        error(
            f"”{first.header}” och ”{other.header}” har motsatta tecken i {apart} av {compared} rader.",
            "Ta ut rapporten med samma tecken i båda, eller vänd tecknet i den ena kolumnen i Excel.",
            column=other.header,
            code="signs_apart",
        )
        for other in nets
        if other.scenario not in (first.scenario, None)
        for compared, apart in [_apart(entries, first.index, other.index)]
        if compared >= LEAST_ROWS and apart >= APART * compared
    )


def _apart(entries: Sequence[Entry], first: int, other: int) -> tuple[int, int]:
    """The rows that have an amount in both columns, and those of them where the signs are opposite."""
    both = [(e.amounts.get(first) or 0) * (e.amounts.get(other) or 0) for e in entries if e.is_plain]
    return sum(product != 0 for product in both), sum(product < 0 for product in both)


def odd_signs(entries: Sequence[Entry], mapping: Mapping) -> Iterator[Problem]:
    """A warning for each cost that is positive, or revenue that is negative, beside the row's other amounts.

    Amounts have our sign. A credit among costs is small beside them; one of at least half is told.
    """
    columns = [c for c in _of_money(mapping) if side_of(c, mapping) is None]
    sides = [side(entry, mapping) for entry in entries]
    nets = [e for e, own in zip(entries, sides, strict=True) if e.is_plain and not own]
    yield from _odd_nets(nets, columns)
    if mapping.rows is not RowsAre.VERKSAMHETER:
        yield from _turned_blocks(entries, sides, columns)
    indices = [c.index for c in columns]
    for entry, own in zip(entries, sides, strict=True):
        known = [entry.amounts.get(index) or 0 for index in indices]
        if not known or not min(known) < 0 < max(known):
            continue
        amounts = [(c, own * (entry.amounts.get(c.index) or 0)) for c in columns]
        right = max((amount for _, amount in amounts), default=0)
        for column, amount in amounts:
            if right > 0 > amount and -2 * amount >= right:
                yield _odd(entry, column)


def _turned_blocks(
    entries: Sequence[Entry], sides: Sequence[int], columns: Sequence[Column]
) -> Iterator[Problem]:
    """A warning for each verksamhet whose lines or accounts nearly all have the other sign than they should.

    Of several verksamheter, of which most have theirs: somebody has turned the signs of one.
    """
    blocks: dict[str, list[int]] = {}
    indices = [c.index for c in columns]
    for entry, own in zip(entries, sides, strict=True):
        signs = [own * (entry.amounts.get(index) or 0) for index in indices] if own else []
        blocks.setdefault(entry.verksamhet, []).extend(amount for amount in signs if amount)
    turned = [
        code
        for code, signs in blocks.items()
        if len(signs) >= LEAST_ROWS and sum(amount < 0 for amount in signs) >= APART * len(signs)
    ]
    for code in turned if 2 * len(turned) < len(blocks) else ():
        yield warning(
            f"Raderna för ”{code}” har motsatt tecken mot de andra verksamheternas: kostnader är positiva "
            "och intäkter negativa.",
            "Kontrollera tecknen i filen. Beloppen läses som de står.",
            code="odd_sign_of_net",
        )


def _odd_nets(entries: Sequence[Entry], columns: Sequence[Column]) -> Iterator[Problem]:
    """The same for nets of verksamheter that are at least LARGE of their column, where that has mostly costs.

    The row's largest cost in another column is at most twice the odd amount.
    """
    for column in columns:
        amounts = {entry.row: entry.amounts.get(column.index) or 0 for entry in entries}
        size = sum(map(abs, amounts.values()))
        if -sum(amount for amount in amounts.values() if amount < 0) < MOSTLY * size:
            continue
        for entry in entries:
            cost = -min((entry.amounts.get(c.index) or 0 for c in columns), default=0)
            if cost > 0 and amounts[entry.row] >= max(LARGE * size, cost / 2):
                yield replace(_odd(entry, column), code="odd_sign_of_net")


def _odd(entry: Entry, column: Column) -> Problem:
    return warning(
        f"”{entry.called}” har i kolumnen ”{column.header}” motsatt tecken mot radens andra belopp.",
        "Kontrollera tecknet i filen. Beloppet läses som det står.",
        row=entry.row,
        column=column.header,
        code="odd_sign",
    )


_BY_CLASS = {"3": 1, "4": -1, "5": -1, "6": -1, "7": -1}
"""The class of an account → revenue or cost, as the municipal chart of accounts has them."""


def side(entry: Entry, mapping: Mapping) -> int:
    """1 for a row of revenue, −1 for one of cost, 0 for a net or unknown one."""
    if mapping.rows is RowsAre.ACCOUNTS and entry.account and not entry.label.sums:
        return _BY_CLASS.get(entry.account[0], 0)
    line = entry.label.line
    if mapping.rows is RowsAre.LINES and line is None and entry.label.code:
        return _BY_CLASS.get(entry.label.code[0], 0)
    if line is Line.REVENUE:
        return 1
    return -1 if line is not None and (line.is_cost or line.is_memo) else 0


def _seen(entries: Sequence[Entry], mapping: Mapping) -> Sign | None:
    columns = [c.index for c in _of_money(mapping)]
    if sides := _sides(mapping):
        summed = [e for e in entries if e.is_plain]
        revenue, cost = (
            sum(e.amounts.get(at) or 0 for e in summed for at, line in sides.items() if line is side)
            for side in (Line.REVENUE, Line.COST)
        )
        return _sign(revenue, cost)
    if mapping.rows is RowsAre.VERKSAMHETER:
        voting = [e for e in entries if e.is_plain and not pays(e.label.name)]
        total = sum(e.amounts.get(at) or 0 for e in voting for at in columns)
        return None if total == 0 else Sign.FLIPPED if total > 0 else Sign.AS_IS
    revenue = sum(e.amounts.get(at) or 0 for e in entries if side(e, mapping) > 0 for at in columns)
    cost = sum(e.amounts.get(at) or 0 for e in entries if side(e, mapping) < 0 for at in columns)
    return _sign(revenue, cost)


def _of_money(mapping: Mapping) -> list[Column]:
    """The columns of amounts that have a sign of cost and revenue: a deviation has its own."""
    return [c for c in mapping.columns if c.role is Role.AMOUNT and not is_stated(c)]


def _amounts(mapping: Mapping) -> list[Column]:
    """The columns that a sign turns."""
    return _of_money(mapping) or [c for c in mapping.columns if is_stated(c)]


def _sign(revenue: Ore, cost: Ore) -> Sign | None:
    """The sign that revenue and cost show together; revenue alone is positive in our own."""
    if cost == 0:
        return None if revenue == 0 else Sign.AS_IS if revenue > 0 else Sign.FLIPPED
    if cost < 0:
        return Sign.AS_IS
    return Sign.COSTS_POSITIVE if revenue > 0 else Sign.FLIPPED


def _sides(mapping: Mapping) -> dict[int, Line]:
    """The columns of revenue and of cost of verksamheter."""
    sides = {c.index: side_of(c, mapping) for c in mapping.columns if c.role is Role.AMOUNT}
    return {at: line for at, line in sides.items() if line is not None}


def _turning(entries: Sequence[Entry], mapping: Mapping) -> set[int]:
    """Of amounts that are positive on both sides the columns to turn: the costs, and a net that counts cost.

    A net is cost less revenue in a report where most of its nets are positive.
    """
    sides = _sides(mapping)
    nets = {c.index for c in mapping.columns if c.role is Role.AMOUNT and c.index not in sides}
    total = sum(e.amounts.get(at) or 0 for e in entries for at in nets)
    of_sides = {
        line: sum(e.amounts.get(at) or 0 for e in entries for at in sides if sides[at] is line)
        for line in (Line.REVENUE, Line.COST)
    }
    counts_cost = (total > 0) == (of_sides[Line.COST] > of_sides[Line.REVENUE])
    return {at for at, line in sides.items() if line is Line.COST} | (nets if counts_cost else set())


def pays(name: str) -> bool:
    """True for a row that pays for the others, as taxes and grants, and whose sign says nothing of costs."""
    return _PAYING.search(name) is not None


def _minus(amount: Ore | None) -> Ore | None:
    return None if amount is None else -amount


def _assumed(sign: Sign) -> Problem:
    return warning(
        f"Kostnaderna är positiva i filen. Den läses så här: {sign.label[0].lower()}{sign.label[1:]}.",
        _CHECK,
        code="sign_assumed",
    )


def _looks_turned(seen: Sign) -> Problem:
    return warning(
        f"Tecknet som är valt stämmer inte med filens rader: {seen.label[0].lower()}{seen.label[1:]}.",
        _CHECK,
        code="sign_flipped",
    )
