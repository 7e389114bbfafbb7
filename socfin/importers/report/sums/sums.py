"""Which rows of a report are sums of which, and whether they tie; never anything but adding öre.

Tolerance: (n + 1) · ½ of the last place the file shows, for n rows in a sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from operator import itemgetter

from socfin.domain.figures import Problem, error, warning
from socfin.domain.money import Ore, Unit, format_exact
from socfin.importers.options import Alike
from socfin.importers.problems import each_row, rows_text
from socfin.importers.report.layout.mapping import Column, RowsAre
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.by_amount import certainty, given_away
from socfin.importers.report.sums.tolerance import tolerance

MOST_TOLD = 60
"""Sums told one by one."""
MOST_COMPARED = 4_000_000
"""Sum rows times rows; above it a sum is looked for among the rows beside it only."""
LIKELY = 1_000
"""How certain the amounts must make it that a first or last row without code is the total of all others.

One or two tries a report, of a row that already lacks the code that the others have: a thousand times their
rounding is enough, where CERTAIN has tens of thousands of tries to stand. Ten would be met by chance.
"""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum row and the rows it sums; columns in which only the sum row has figures."""

    entry: Entry
    parts: tuple[Entry, ...]
    covers_all: bool
    own_columns: frozenset[int]


@dataclass(frozen=True, slots=True)
class Summed:
    """A report's rows parted into those that carry figures and those that sum them."""

    leaves: tuple[Entry, ...]
    sums: tuple[Sum, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What the sums show about the rows, in Swedish."""
    left_out: tuple[Entry, ...] = ()
    """Rows that are neither figures nor sums, and told."""


def find_sums(
    entries: Sequence[Entry],
    columns: Sequence[Column],
    rows_are: RowsAre,
    unit: Unit,
    decimals: int,
    alike: Alike | None = None,
) -> Summed:
    """Sum rows with what they sum, checked in every column where the parts have figures.

    A row of amounts with neither code nor name is a sum or an error, and never a figure. `alike` is what has
    been said about rows that equal those beside them.
    """
    summed = _find_sums(entries, columns, rows_are, unit, decimals, alike)
    nameless = [e for e in summed.leaves if rows_are is RowsAre.VERKSAMHETER and not e.name]
    if not nameless:
        return summed
    without = {e.row for e in nameless}
    named = [e for e in entries if e.row not in without]
    rest = _find_sums(named, columns, rows_are, unit, decimals, alike)
    told = each_row(((e.row, "") for e in nameless if any(e.amounts.values())), _nameless)
    return replace(rest, problems=(*told, *rest.problems))


def _nameless(row: int, _: str) -> Problem:
    return error(
        "Raden har belopp men varken kod eller namn, och är inte summan av de andra raderna.",
        "Skriv i filen vilken verksamhet raden är, eller ”Summa” om den är en summa. Ta annars bort den.",
        row=row,
        code="nameless_row",
    )


def _find_sums(
    entries: Sequence[Entry],
    columns: Sequence[Column],
    rows_are: RowsAre,
    unit: Unit,
    decimals: int,
    alike: Alike | None,
) -> Summed:
    keys = [
        (entry.account, "")[entry.of_unit] if rows_are is RowsAre.ACCOUNTS else entry.label.code
        for entry in entries
    ]
    begun = _begun(entries, keys, rows_are)
    theirs = {at for at in begun if _is_their_sum(at, begun, entries, columns, unit, decimals)}
    detailed = {e.verksamhet for e in entries if e.account and not e.of_unit}
    is_sum = [
        at in theirs
        or (entries[at].of_unit and entries[at].verksamhet in detailed)
        or _is_sum(at, entries, keys, rows_are, columns, unit, decimals)
        for at in range(len(entries))
    ]
    asked = [
        n
        for n, e in enumerate(entries)
        if not is_sum[n] and (rows_are is RowsAre.VERKSAMHETER or not e.label.code)
    ]
    at_columns = [c.index for c in columns]
    told, unsure = given_away(entries, is_sum, asked, at_columns, unit, decimals, alike)
    is_sum = [summing or at in told for at, summing in enumerate(is_sum)]
    leaves = tuple(
        e for e, summing in zip(entries, is_sum, strict=True) if not summing and not e.label.of_which
    )
    sums: list[Sum] = []
    problems: list[Problem] = [_asked(entries[at], [entries[n] for n in run]) for at, run in unsure.items()]
    find = _nearest if sum(is_sum) * len(entries) > MOST_COMPARED else _parts
    for at, entry in enumerate(entries):
        if not is_sum[at] or entry.label.of_which:
            continue
        if at in told:
            parts = _leaves_of(told[at], entries, told)
            problems += [] if alike is Alike.SUM else [_assumed(entry, parts)]
        else:
            parts = find(at, entries, is_sum, keys, rows_are, columns, unit, decimals)
        problems += differences(entry, parts, columns, unit, decimals)
        sums.append(Sum(entry, parts, len(parts) == len(leaves), own_columns(entry, parts, columns)))
    problems += [_own_amounts(entries[at]) for at in begun if not is_sum[at]]
    return Summed(leaves, tuple(sums), (*problems[:MOST_TOLD], *_more(len(problems) - MOST_TOLD)))


def _more(count: int) -> tuple[Problem, ...]:
    """How many more sums there is something to say about, when they are too many to list."""
    if count <= 0:
        return ()
    return (
        warning(
            f"Ytterligare {count} summor stämmer inte eller är antagna.",
            "Kontrollera att rapporten är komplett och att rätt kolumner lästs.",
            code="sum_differs",
        ),
    )


def _begun(entries: Sequence[Entry], keys: Sequence[str], rows_are: RowsAre) -> dict[int, list[int]]:
    """Place → the places of the rows whose code the row's own code begins, in its own verksamhet."""
    groups: dict[str, list[tuple[str, int]]] = {}
    for at, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        if key:
            groups.setdefault(entry.verksamhet if rows_are is RowsAre.ACCOUNTS else "", []).append((key, at))
    found: dict[int, list[int]] = {}
    for group in groups.values():
        group.sort()
        first = 0
        for key, same in groupby(group, key=itemgetter(0)):
            places = [place for _, place in same]
            first += len(places)
            if below := _beginning_with(key, group, first):
                found |= dict.fromkeys(places, below)
    return found


def _beginning_with(key: str, group: Sequence[tuple[str, int]], first: int) -> list[int]:
    """The places of a sorted group's codes from one on that begin with a code."""
    places = takewhile(lambda n: group[n][0].startswith(key), range(first, len(group)))
    return [group[n][1] for n in places]


def _is_their_sum(
    at: int,
    begun: dict[int, list[int]],
    entries: Sequence[Entry],
    columns: Sequence[Column],
    unit: Unit,
    decimals: int,
) -> bool:
    """Whether a row is the sum of the innermost rows its code begins, in any column at least."""
    below = [entries[n] for n in begun[at] if n not in begun and _is_plain(entries[n])]
    entry = entries[at]
    compared = [c for c in columns if entry.amounts.get(c.index) is not None and _total(below, c) is not None]
    return not compared or any(_difference(entry, below, c, unit, decimals) is None for c in compared)


def _is_plain(entry: Entry) -> bool:
    return not entry.label.sums and not entry.label.of_which


def _own_amounts(entry: Entry) -> Problem:
    """A row that its code makes look like a sum, but whose amounts are its own."""
    return warning(
        f"”{entry.name}” är inte summan av raderna vars kod börjar likadant, och läses som egna belopp.",
        "Kontrollera att raden inte är en summa av rader som saknas i filen.",
        row=entry.row,
        code="not_their_sum",
    )


def own_columns(entry: Entry, parts: Sequence[Entry], columns: Sequence[Column]) -> frozenset[int]:
    """The columns in which only the sum row has figures, such as a full-year budget for the total alone."""
    given = (c.index for c in columns if entry.amounts.get(c.index) is not None)
    return frozenset(at for at in given if all(p.amounts.get(at) is None for p in parts))


def _is_sum(
    at: int,
    entries: Sequence[Entry],
    keys: Sequence[str],
    rows_are: RowsAre,
    columns: Sequence[Column],
    unit: Unit,
    decimals: int,
) -> bool:
    """By its label, or as the first or last row without code that is the total of all others."""
    entry, key = entries[at], keys[at]
    if entry.label.sums:
        return True
    if rows_are is RowsAre.ACCOUNTS and entry.label.line is not None and not entry.label.code:
        return True
    others = (
        [e for n, e in enumerate(entries) if n != at and _is_plain(e)] if at in (0, len(entries) - 1) else []
    )
    if rows_are is not RowsAre.VERKSAMHETER or key or len(others) < (2 if entry.name else 1):
        return False
    sure = not entry.name or certainty(entry, others, [c.index for c in columns], unit, decimals) >= LIKELY
    return sure and ties(entry, others, columns, unit, decimals)


def _parts(
    at: int,
    entries: Sequence[Entry],
    is_sum: Sequence[bool],
    keys: Sequence[str],
    rows_are: RowsAre,
    columns: Sequence[Column],
    unit: Unit,
    decimals: int,
) -> tuple[Entry, ...]:
    """The rows a sum row sums: the first reading that ties, else the likeliest.

    Under headings of verksamheter a sum is first looked for among its own verksamhet's accounts; "Summa 5"
    then among those of the verksamheter whose code it begins.
    """
    leaf = [not summing and not e.label.of_which for e, summing in zip(entries, is_sum, strict=True)]
    own = [
        is_leaf and e.verksamhet == entries[at].verksamhet for is_leaf, e in zip(leaf, entries, strict=True)
    ]
    code = entries[at].verksamhet if entries[at].of_unit else ""
    below = [
        is_leaf and bool(code) and e.verksamhet.startswith(code)
        for is_leaf, e in zip(leaf, entries, strict=True)
    ]
    pools = [own, below, leaf] if rows_are is RowsAre.ACCOUNTS else [leaf]
    candidates = [c for pool in pools for c in _candidates(at, entries, is_sum, keys, pool) if c]
    for parts in candidates:
        if ties(entries[at], parts, columns, unit, decimals):
            return tuple(parts)
    return tuple(candidates[0]) if candidates else ()


def _nearest(
    at: int,
    entries: Sequence[Entry],
    is_sum: Sequence[bool],
    _keys: Sequence[str],
    _rows_are: RowsAre,
    columns: Sequence[Column],
    unit: Unit,
    decimals: int,
) -> tuple[Entry, ...]:
    """The rows between a sum row and the sum before or after it, for reports with thousands of sums."""
    before = next((n for n in range(at - 1, -1, -1) if is_sum[n]), -1)
    after = next((n for n in range(at + 1, len(entries)) if is_sum[n]), len(entries))
    above = [e for e in entries[before + 1 : at] if not e.label.of_which]
    below = [e for e in entries[at + 1 : after] if not e.label.of_which]
    tying = next((some for some in (above, below) if ties(entries[at], some, columns, unit, decimals)), None)
    return tuple(tying or above or below)


def _candidates(
    at: int, entries: Sequence[Entry], is_sum: Sequence[bool], keys: Sequence[str], leaf: Sequence[bool]
) -> Iterator[list[Entry]]:
    everything = [e for n, e in enumerate(entries) if leaf[n]]
    if keys[at]:
        yield [
            e
            for n, e in enumerate(entries)
            if leaf[n] and keys[n].startswith(keys[at]) and keys[n] != keys[at]
        ]
    if at == len(entries) - 1 or at == 0:
        yield everything
    before = next((n for n in range(at - 1, -1, -1) if is_sum[n]), -1)
    yield [e for n, e in enumerate(entries) if leaf[n] and before < n < at]
    yield [e for n, e in enumerate(entries) if leaf[n] and n < at]
    after = next((n for n in range(at + 1, len(entries)) if is_sum[n]), len(entries))
    yield [e for n, e in enumerate(entries) if leaf[n] and at < n < after]
    yield everything


def _leaves_of(
    places: Sequence[int], entries: Sequence[Entry], told: dict[int, tuple[int, ...]]
) -> tuple[Entry, ...]:
    """The rows at some places, with those that are sums themselves replaced by what they sum."""
    found: list[Entry] = []
    for place in sorted(places):
        found += _leaves_of(told[place], entries, told) if place in told else (entries[place],)
    return tuple(found)


def _assumed(entry: Entry, parts: Sequence[Entry]) -> Problem:
    rows = rows_text(part.row for part in parts)
    what = f"”{entry.name}”" if entry.name else "Raden utan namn"
    return warning(
        f"{what} är lika med {rows} tillsammans och läses som deras summa.",
        "Kontrollera att raden inte är en verksamhet med egna belopp. Skriv annars ”Summa” framför den.",
        row=entry.row,
        code="sum_assumed",
    )


def _asked(entry: Entry, parts: Sequence[Entry]) -> Problem:
    """A row that may be a sum or not: the amounts are too small, or too few, to tell."""
    rows = rows_text(part.row for part in parts)
    return error(
        f"”{entry.name}” är lika med {rows} tillsammans, och kan vara deras summa eller ha egna belopp.",
        "Välj under Så lästes filen vad raden är (--alike i kommandot), eller skriv ”Summa” framför den.",
        row=entry.row,
        code="maybe_sum",
    )


def ties(entry: Entry, parts: Sequence[Entry], columns: Sequence[Column], unit: Unit, decimals: int) -> bool:
    """True when the parts give what the sum row says in every column both have."""
    compared = [c for c in columns if _total(parts, c) is not None and entry.amounts.get(c.index) is not None]
    return bool(compared) and all(_difference(entry, parts, c, unit, decimals) is None for c in compared)


def differences(
    entry: Entry, parts: Sequence[Entry], columns: Sequence[Column], unit: Unit, decimals: int
) -> Iterator[Problem]:
    """A warning for each column in which the sum row says something else than its parts give."""
    for column in columns:
        differs = _difference(entry, parts, column, unit, decimals)
        if differs is not None:
            said, counted = differs
            yield warning(
                f"Summaraden ”{entry.called}” säger {format_exact(said)} kr i kolumnen ”{column.header}”, "
                f"men raderna ger {format_exact(counted)} kr (skillnad {format_exact(said - counted)} kr).",
                "Raderna används, inte summan. Kontrollera att rapporten är komplett.",
                row=entry.row,
                column=column.header,
                code="sum_differs",
            )


def _difference(
    entry: Entry, parts: Sequence[Entry], column: Column, unit: Unit, decimals: int
) -> tuple[Ore, Ore] | None:
    """What the sum row says and what its parts give, when that is more than rounding."""
    said, counted = entry.amounts.get(column.index), _total(parts, column)
    if said is None or counted is None or abs(said - counted) <= tolerance(len(parts), unit, decimals):
        return None
    return said, counted


def _total(parts: Sequence[Entry], column: Column) -> Ore | None:
    amounts = [a for p in parts if (a := p.amounts.get(column.index)) is not None]
    return sum(amounts) if amounts else None
