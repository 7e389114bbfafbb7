"""Which rows of a report are sums of which; never anything but adding öre."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from socfin.domain.figures import Problem
from socfin.importers.options import Alike
from socfin.importers.problems import each_row
from socfin.importers.report.layout.mapping import Column, RowsAre
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.by_amount import Runs, certainty, given_away
from socfin.importers.report.sums.by_code import begun_by, is_their_sum
from socfin.importers.report.sums.equal_rows import groups_of_one
from socfin.importers.report.sums.indented import heading_sums, told_of
from socfin.importers.report.sums.near import near_rows, nearly
from socfin.importers.report.sums.parts import Listed, leaves_of, nearest, parts_of
from socfin.importers.report.sums.sum_problems import asked_of, assumed, more_told, nameless, own_amounts
from socfin.importers.report.sums.ties import differences, own_columns, ties
from socfin.importers.report.sums.tolerance import Precision

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

    @property
    def rows(self) -> frozenset[int]:
        """The rows that it sums."""
        return frozenset(part.row for part in self.parts)


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
    beside: tuple[Entry, ...] = ()
    """Rows among verksamheter that are lines beside the committee's net, as Investeringar."""


def find_sums(
    entries: Sequence[Entry],
    columns: Sequence[Column],
    rows_are: RowsAre,
    precision: Precision,
    alike: Alike | None = None,
) -> Summed:
    """Sum rows with what they sum, checked in every column where the parts have figures.

    A row of amounts with neither code nor name is a sum or an error, and never a figure. `alike` is what has
    been said about rows that equal those beside them, or nearly do.
    """
    summed = _with_near(entries, columns, rows_are, precision, alike)
    without_name = [e for e in summed.leaves if rows_are is RowsAre.VERKSAMHETER and not e.name]
    if not without_name:
        return summed
    without = {e.row for e in without_name}
    named = [e for e in entries if e.row not in without]
    rest = _with_near(named, columns, rows_are, precision, alike)
    problems = each_row(((e.row, "") for e in without_name if any(e.amounts.values())), nameless)
    return replace(rest, problems=(*problems, *rest.problems))


def _with_near(
    entries: Sequence[Entry],
    columns: Sequence[Column],
    rows_are: RowsAre,
    precision: Precision,
    alike: Alike | None,
) -> Summed:
    """The sums, and what is asked of rows that those beside them nearly make; these too where said."""
    summed = _find_sums(entries, columns, rows_are, precision, alike)
    if alike is Alike.OWN or rows_are is not RowsAre.VERKSAMHETER:
        return summed
    proved = [s.rows for s in summed.sums if ties(s.entry, s.parts, columns, precision)]
    near = near_rows(summed.leaves, proved, [c.index for c in columns], precision)
    if not near:
        return summed
    if alike is Alike.SUM:
        return _find_sums(entries, columns, rows_are, precision, alike, near)
    asked = nearly(near, summed.leaves, columns)
    rest = (p for p in summed.problems if p.code != "not_their_sum" or p.row not in near)
    return replace(summed, problems=(asked, *rest))


def _find_sums(
    entries: Sequence[Entry],
    columns: Sequence[Column],
    rows_are: RowsAre,
    precision: Precision,
    alike: Alike | None,
    near: Mapping[int, tuple[int, ...]] | None = None,
) -> Summed:
    listed = Listed.of(entries, rows_are)
    begun = begun_by(entries, listed.keys, rows_are)
    by_words = _by_words_and_codes(listed, begun, columns, precision)
    given = _by_amounts(entries, by_words, columns, rows_are, precision, alike)
    given = given.with_chosen(entries, near or {})
    is_sum = [summing or at in given.sums for at, summing in enumerate(by_words)]
    rows = zip(entries, is_sum, strict=True)
    leaves = tuple(e for e, summing in rows if not summing and not e.label.of_which)
    sums: list[Sum] = []
    problems: list[Problem] = []
    find = nearest if sum(is_sum) * len(entries) > MOST_COMPARED else parts_of
    for at in (n for n, e in enumerate(entries) if is_sum[n] and not e.label.of_which):
        parts = given.parts(at, entries) or find(at, listed, is_sum, columns, precision)
        problems += [assumed(entries[at], parts)] if at in given.assumed else []
        problems += differences(entries[at], parts, columns, precision)
        own = own_columns(entries[at], parts, columns)
        sums.append(Sum(entries[at], parts, len(parts) == len(leaves), own))
    proved = [total for total in sums if ties(total.entry, total.parts, columns, precision)]
    problems = [*given.questions(entries, proved), *problems]
    problems += [own_amounts(entries[at]) for at in begun if not is_sum[at]]
    problems_told = (*problems[:MOST_TOLD], *more_told(len(problems) - MOST_TOLD))
    return Summed(leaves, tuple(sums), problems_told, told_of(entries, given.headed))


def _by_words_and_codes(
    listed: Listed, begun: dict[int, list[int]], columns: Sequence[Column], precision: Precision
) -> list[bool]:
    """Whether each row is a sum by what it is called, by its code, or by where it stands."""
    entries = listed.entries
    theirs = {at for at in begun if is_their_sum(at, begun, entries, columns, precision)}
    detailed = {e.verksamhet for e in entries if e.account and not e.of_unit}
    return [
        at in theirs
        or (entries[at].of_unit and entries[at].verksamhet in detailed)
        or _is_sum(at, listed, columns, precision)
        for at in range(len(entries))
    ]


@dataclass(frozen=True, slots=True)
class _Given:
    """The sums that amounts give away, and the rows that may be sums."""

    headed: Runs
    """Rows that equal those indented under them."""
    assumed: Runs
    """Rows told as sums since they equal those beside them."""
    chosen: Runs
    """Rows that are sums since a person has said so."""
    unsure: Runs
    lone: Runs
    """Rows that the row below repeats."""

    @property
    def sums(self) -> Runs:
        """Place → the places of its rows, of every row that amounts show to be a sum."""
        return self.headed | self.assumed | self.chosen

    def with_chosen(self, entries: Sequence[Entry], near: Mapping[int, tuple[int, ...]]) -> _Given:
        """With the rows (by their numbers) that a person has said are sums of others."""
        at = {entry.row: place for place, entry in enumerate(entries)} if near else {}
        runs = {at[row]: tuple(at[part] for part in parts) for row, parts in near.items()}
        return replace(self, chosen=self.chosen | runs)

    def parts(self, at: int, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """The rows that a sum given away by its amounts sums; () for any other row."""
        return leaves_of(self.sums[at], entries, self.sums) if at in self.sums else ()

    def questions(self, entries: Sequence[Entry], proved: Sequence[Sum]) -> Iterator[Problem]:
        """What is asked; a row repeated below is none where a sum that ties counts both."""
        counted = [{part.row for part in total.parts} for total in proved]
        for at, run in (self.unsure | self.lone).items():
            both = {entries[at].row, *(entries[n].row for n in run)}
            if at in self.unsure or not any(both <= rows for rows in counted):
                yield asked_of(entries[at], [entries[n] for n in run])


def _by_amounts(
    entries: Sequence[Entry],
    is_sum: Sequence[bool],
    columns: Sequence[Column],
    rows_are: RowsAre,
    precision: Precision,
    alike: Alike | None,
) -> _Given:
    """The sums among the rows that words and codes leave, by indentation and by what stands beside them."""
    of_units = rows_are is RowsAre.VERKSAMHETER
    asked = [n for n, e in enumerate(entries) if not is_sum[n] and (of_units or not e.label.code)]
    if alike is Alike.OWN:
        return _Given({}, {}, {}, {}, {})
    at_columns = [c.index for c in columns]
    headed = heading_sums(entries, asked, is_sum, columns, precision)
    known = [summing or at in headed for at, summing in enumerate(is_sum)]
    asked = [at for at in asked if at not in headed]
    runs, unsure = given_away(entries, known, asked, at_columns, precision, alike)
    known = [summing or at in runs for at, summing in enumerate(known)]
    lone = groups_of_one(entries, known, asked, at_columns, precision)
    if alike is Alike.SUM:
        return _Given(headed, {}, runs | lone, {}, {})
    return _Given(headed, runs, {}, unsure, lone)


def _is_sum(at: int, listed: Listed, columns: Sequence[Column], precision: Precision) -> bool:
    """By its label, or as the first or last row without code that is the total of all others."""
    entries, rows_are = listed.entries, listed.rows_are
    entry, key = entries[at], listed.keys[at]
    if entry.label.sums:
        return True
    if rows_are is RowsAre.ACCOUNTS and entry.label.line is not None and not entry.label.code:
        return True
    others = (
        [e for n, e in enumerate(entries) if n != at and e.is_plain] if at in (0, len(entries) - 1) else []
    )
    if rows_are is not RowsAre.VERKSAMHETER or key or len(others) < (2 if entry.name else 1):
        return False
    sure = not entry.name or certainty(entry, others, [c.index for c in columns], precision) >= LIKELY
    return sure and ties(entry, others, columns, precision)
