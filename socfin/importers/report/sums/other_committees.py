"""Rows of other committees in a table of the whole municipality: left out, or asked about; never sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of
from socfin.importers.options import Options, OtherCommittees
from socfin.importers.other_committees import CHOOSE, is_answered, left
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.own_row import is_called
from socfin.importers.report.sums.sums import Summed
from socfin.importers.report.sums.ties import ties
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.committees import is_committee, is_own, same_name, stands_beside
from socfin.importers.spelling.labels import Label

Summing = Callable[[Sequence[Entry]], Summed]
"""How rows are told apart into figures and sums."""


def of_one_committee(
    entries: Sequence[Entry],
    own: Entry | None,
    columns: Sequence[Column],
    precision: Precision,
    options: Options,
    summing: Summing,
) -> Summed:
    """The rows as `summing` tells them apart, without those of other committees than the file's own.

    `own` is the committee's row, which is its figure where no verksamhet of it stands in the table. Without
    one the rows are kept, and asked about.
    """
    committee, answer = options.committee, options.other_committees
    headed, asked = _under_headings(entries, options) if answer is not OtherCommittees.COUNTED else ([], ())
    if headed:
        left_rows = {entry.row for entry in headed}
        rest = [entry for entry in entries if entry.row not in left_rows]
        summed = of_one_committee(rest, own, columns, precision, options, summing)
        return replace(summed, problems=(*summed.problems, *asked), left_out=(*summed.left_out, *headed))
    if asked and answer is None:
        summed = summing(entries)
        return replace(summed, problems=(*summed.problems, *asked))
    others = others_of(entries, own, committee)
    whole = own is not None and ties(own, others, columns, precision)
    if not others or whole or answer is OtherCommittees.COUNTED:
        return summing(entries)
    if own is None and answer is None:
        summed = summing(entries)
        return replace(summed, problems=(*summed.problems, _asked(others, committee)))
    others = [*others, *_beneath(others, entries, columns, precision)]
    rows = {entry.row for entry in (*others, *([own] if own else []))}
    totals = [e for e in entries if e.label.sums and not (e.label.code or _is_within(e, rows, entries))]
    out = {entry.row for entry in (*others, *totals)}
    rest = [entry for entry in entries if entry.row not in out]
    alone = own is not None and not any(e.is_plain for e in rest if e is not own)
    if own is not None and alone:
        rest = [replace(own, label=Label("", ""), verksamhet="")]
        summed = Summed(tuple(rest), ())
    else:
        summed = summing(rest)
    sure = alone and own is not None and same_name(own.label.name, committee)
    problem = left(
        _named(others), _named([own]) if own is not None else "", sure=sure or is_answered(options)
    )
    return replace(
        summed, problems=(*summed.problems, problem), left_out=(*summed.left_out, *others, *totals)
    )


def _under_headings(entries: Sequence[Entry], options: Options) -> tuple[list[Entry], tuple[Problem, ...]]:
    """The rows under other committees' headings, the totals of all among them, and what is said of them.

    Without a heading of its own among several, no rows, and the question which are the file's.
    """
    bodies = [*dict.fromkeys(entry.body for entry in entries if entry.body)]
    own = [body for body in bodies if is_own(body, options.committee)]
    others = [body for body in bodies if body not in own]
    if not others or (not own and len(others) == 1):
        return [], ()
    named = first_of([f"”{body}”" for body in others])
    if not own:
        return [], (_none_of(named, options.committee),)
    rows = [e for e in entries if e.body in others or (e.label.sums and not (e.body or e.name))]
    return rows, (left(named, first_of([f"”{body}”" for body in own]), sure=is_answered(options)),)


def others_of(entries: Sequence[Entry], own: Entry | None, committee: str) -> list[Entry]:
    """The rows called as committees that are not the file's own; [] when it is no table of them."""
    plainly = [e for e in entries if e.is_plain and e is not own and not is_called(e, committee)]
    named = [e for e in plainly if is_committee(e.label.name)]
    alone = own is None
    if alone and not is_committee(committee):
        return []
    if len(named) < (2 if alone else 1) or (alone and 2 * len(named) < len(plainly)):
        return []
    return [e for e in plainly if e in named or stands_beside(e.label.name)]


def _beneath(
    others: Sequence[Entry], entries: Sequence[Entry], columns: Sequence[Column], precision: Precision
) -> list[Entry]:
    """The rows below another committee's, up to the next committee or sum, that are together what it is."""
    ends = {entry.row for entry in entries if entry.label.sums or is_committee(entry.label.name)}
    beneath: list[Entry] = []
    for at, entry in enumerate(entries):
        if entry not in others or not is_committee(entry.label.name):
            continue
        run = list(takewhile(lambda below: below.row not in ends, entries[at + 1 :]))
        parts = [below for below in run if below.is_plain]
        within = {entry.row, *(below.row for below in run)}
        if run and (all(below.under in within for below in run) or ties(entry, parts, columns, precision)):
            beneath += [below for below in run if below not in others]
    return beneath


def _is_within(total: Entry, committees: set[int], entries: Sequence[Entry]) -> bool:
    """True for a sum with a name right below a row that is no committee's."""
    above = [e for e in entries if e.row < total.row]
    return bool(above) and above[-1].row not in committees and bool(total.label.name)


def _named(others: Sequence[Entry]) -> str:
    return first_of([f"”{entry.called}” (rad {entry.row})" for entry in others])


def _asked(others: Sequence[Entry], committee: str) -> Problem:
    return _none_of(_named(others), committee)


def _none_of(others: str, committee: str) -> Problem:
    return error(
        f"Andra nämnders rader står i filen: {others}. ”{committee}” finns inte bland dem.",
        CHOOSE,
        code="other_committees",
    )
