"""Rows of one name below different groups, told apart by their groups; never rows below the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from socfin.domain.figures import Problem, error
from socfin.domain.listing import listed
from socfin.importers.problems import rows_text
from socfin.importers.report.rows.blocks import Block
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum
from socfin.importers.spelling.numbers import shown

Chain = tuple[str, ...]
MOST_NAMED = 5
"""Names that a note lists."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is a verksamhet or a group of them, and the groups it stands under, the nearest first."""

    entry: Entry
    above: Chain

    @property
    def key(self) -> str:
        return _key(self.entry)


def told_apart(blocks: list[Block]) -> list[Block]:
    """Rows of verksamheter that share their name but not their group, each named with its group too.

    A code says what a row is whatever it stands under, but the tree has one place for it: the same code below
    several groups is an error. What is told stands with the first block.
    """
    if not any(map(_recurs, blocks)):
        return blocks
    placed = [list(_placed(block)) for block in blocks]
    apart: dict[str, list[_Row]] = {key: [] for rows in placed for key in _recurring(rows)}
    for row in chain.from_iterable(placed):
        if row.key in apart:
            apart[row.key].append(row)
    coded = {key: rows for key, rows in apart.items() if any(row.entry.label.code for row in rows)}
    named = {key: rows for key, rows in apart.items() if key not in coded}
    names = {row: name for rows in named.values() for row, name in _names(rows)}
    first, *rest = [_renamed(block, names) for block in blocks]
    summed = first.summed
    problems = (*(_in_several(*pair) for pair in coded.items()), *summed.problems)
    whole = replace(summed, notes=(*summed.notes, *_notes(named)), problems=problems)
    return [replace(first, summed=whole), *rest]


def _recurs(block: Block) -> bool:
    """Whether any row may share its name with another, asked first: a large report has groups but seldom."""
    leaves = block.summed.leaves
    grouped = _groups(block) or any(leaf.heading for leaf in leaves)
    keys = [*(leaf.verksamhet for leaf in leaves), *(_key(group.entry) for group in _groups(block))]
    return bool(grouped) and len(set(keys)) < len(keys)


def _groups(block: Block) -> list[Sum]:
    """The sums that are a group of their own, the smallest first."""
    groups = [
        s
        for s in block.summed.sums
        if not s.covers_all and _key(s.entry) and {p.verksamhet for p in s.parts} != {_key(s.entry)}
    ]
    return sorted(groups, key=lambda group: len(group.parts))


def _placed(block: Block) -> Iterator[_Row]:
    groups = _groups(block)
    above: dict[int, list[Sum]] = {}
    for group in groups:
        for row in group.rows:
            above.setdefault(row, []).append(group)
    for leaf in block.summed.leaves:
        yield _Row(leaf, _chain(leaf, above.get(leaf.row, ())))
    for group in groups:
        inside = group.rows
        larger = [s for s in above[min(inside)] if inside < s.rows] if inside else []
        yield _Row(group.entry, _chain(group.entry, larger))


def _chain(entry: Entry, groups: Iterable[Sum]) -> Chain:
    names = [group.entry.label.name or group.entry.label.code for group in groups]
    return tuple(dict.fromkeys(filter(None, (*names, entry.heading))))


def _recurring(rows: Iterable[_Row]) -> Iterator[str]:
    """The names that stand under more than one group."""
    rows = list(rows)
    times = Counter(row.key for row in rows)
    under: dict[str, set[Chain]] = {}
    for row in rows:
        if times[row.key] > 1:
            under.setdefault(row.key, set()).add(row.above)
    yield from (key for key, chains in under.items() if key and len(chains) > 1)


def _names(rows: Sequence[_Row]) -> Iterator[tuple[int, str]]:
    """Row → its name with as many of the groups above it as part it from the others, the nearest first."""
    chains = {row.above for row in rows}
    deepest = max(map(len, chains))
    enough = next(n for n in range(1, deepest + 1) if len({c[:n] for c in chains}) == len(chains))
    for row in rows:
        yield row.entry.row, " ".join((row.key, *row.above[:enough]))


def _renamed(block: Block, names: Mapping[int, str]) -> Block:
    summed = block.summed
    sums = tuple(
        replace(s, entry=_named(s.entry, names), parts=tuple(_named(p, names) for p in s.parts))
        for s in summed.sums
    )
    leaves = tuple(_named(leaf, names) for leaf in summed.leaves)
    return replace(block, summed=replace(summed, leaves=leaves, sums=sums))


def _named(entry: Entry, names: Mapping[int, str]) -> Entry:
    name = names.get(entry.row)
    if name is None:
        return entry
    return replace(entry, label=replace(entry.label, name=name), verksamhet=name)


def _notes(named: Mapping[str, Sequence[_Row]]) -> tuple[str, ...]:
    if not named:
        return ()
    some = [
        f"{key} ({_listed(dict.fromkeys(row.above[0] for row in rows if row.above))})"
        for key, rows in list(named.items())[:MOST_NAMED]
    ]
    more = f" och {len(named) - MOST_NAMED} till" if len(named) > MOST_NAMED else ""
    return (
        "Rader med samma namn under olika grupper är olika verksamheter, och får gruppens namn efter sitt: "
        f"{'; '.join(some)}{more}.",
    )


def _in_several(code: str, rows: Sequence[_Row]) -> Problem:
    groups = dict.fromkeys(row.above[0] for row in rows if row.above)
    return error(
        f"Koden {shown(code)} står under flera grupper ({_listed(groups)}): "
        f"{rows_text({row.entry.row for row in rows})}. En verksamhet har en plats i trädet.",
        "Är de olika verksamheter: ge dem egna koder, eller välj Används inte för kodens kolumn under Så "
        "lästes filen (--contents i kommandot), så skiljer grupperna dem åt. Är de samma verksamhet: lägg "
        "gruppernas rader under Rader som inte räknas (--not-counted i kommandot).",
        row=rows[-1].entry.row,
        code="code_in_groups",
    )


def _listed(names: Iterable[str]) -> str:
    return listed([shown(name) for name in names] or ["–"])


def _key(entry: Entry) -> str:
    return entry.label.code or entry.label.name
