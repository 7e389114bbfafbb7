"""Whether a row with "varav" in its name is part of another row: a printed sum decides, else a person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import product

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.importers.options import OfWhich
from socfin.importers.problems import only_row
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Summed
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.of_which import less_and_more

TRIED_ALONE = 5
"""Doubtful rows tried one by one, in 32 ways; more are taken all as parts or all as rows of their own."""

Summing = Callable[[Sequence[Entry]], Summed]
"""How rows are told apart into figures and sums."""


def parts_settled(entries: Sequence[Entry], summing: Summing, answer: OfWhich | None) -> Summed:
    """The rows as `summing` tells them apart, with each "varav" row read as the printed sums bear out.

    A row that opens with "varav" is a part unless the sums tie only with it. One that has it inside its name
    is asked about where the sums tie both ways or neither, and counted until then.
    """
    entries = _less_than_others(entries)
    names = {name for e in entries if not e.label.of_which for name in (e.label.code, plain(e.label.name))}
    entries = [_part(e) if e.label.within and _is_named(e, names) else e for e in entries]
    doubtful = [e.row for e in entries if e.label.within]
    if answer is OfWhich.PART:
        entries, doubtful = [_part(e) if e.row in doubtful else e for e in entries], []
    summed = summing(entries)
    if answer is OfWhich.OWN or not (
        doubtful or (_differs(summed) and any(e.label.of_which for e in entries))
    ):
        return summed
    tried = doubtful or [e.row for e in entries if e.label.of_which]
    tying = _tying(entries, tried, summing)
    if len(tying) == 1:
        own, read = tying[0]
        return replace(read, problems=(*read.problems, *_proved(entries, own, doubtful)))
    return replace(summed, problems=(*summed.problems, *_asked(entries, doubtful)))


def _less_than_others(entries: Sequence[Entry]) -> list[Entry]:
    """The rows, those marked as perhaps parts that another row says it holds, or is without.

    "IFO exkl. flyktingar" beside "IFO", and beside "IFO inkl. flyktingar" both of them and "Flyktingar".
    """
    words = {e.row: less_and_more(e.label.name) for e in entries if e.is_plain and not e.label.within}
    if not any(words.values()):
        return list(entries)
    more = {
        (plain(base), plain(what)): base
        for kind, base, what in filter(None, words.values())
        if kind == "more"
    }
    marked = []
    for entry in entries:
        kind, base, what = words.get(entry.row) or ("", entry.label.name, "")
        name = plain(base)
        holder = next(
            (whole for (of, part), whole in more.items() if kind != "more" and name in (of, part)), ""
        )
        within = base if kind == "less" and not holder and what else holder
        others = within and any(plain(e.label.name) == plain(within) for e in entries if e is not entry)
        doubtful = entry.row in words and within and (holder or others)
        marked.append(replace(entry, label=replace(entry.label, within=within)) if doubtful else entry)
    return marked


def _is_named(entry: Entry, names: set[str]) -> bool:
    """True when the row that the "varav" is part of stands in the report as itself."""
    base = plain(entry.label.within)
    others = {plain(entry.label.name), entry.label.code}
    return base in names - others


def _tying(entries: Sequence[Entry], rows: Sequence[int], summing: Summing) -> list[tuple[set[int], Summed]]:
    """The ways to read the rows, as those that are their own, in which every printed sum ties.

    [] as well when no sum tells the ways apart: none is proved then.
    """
    if len(rows) > TRIED_ALONE:
        ways = [set[int](), set(rows)]
    else:
        ways = [
            {row for row, own in zip(rows, chosen, strict=True) if own}
            for chosen in product((False, True), repeat=len(rows))
        ]
    read = [(own, summing([_read(e, rows, own) for e in entries])) for own in ways]
    tying = [(own, reading) for own, reading in read if reading.sums and not _differs(reading)]
    return tying if len(tying) == 1 else []


def _read(entry: Entry, rows: Collection[int], own: Collection[int]) -> Entry:
    if entry.row not in rows:
        return entry
    return replace(entry, label=replace(entry.label, of_which=entry.row not in own, within=""))


def _part(entry: Entry) -> Entry:
    return replace(entry, label=replace(entry.label, of_which=True, within=""))


def _differs(summed: Summed) -> bool:
    return any(problem.code in ("sum_differs", "sum_assumed", "maybe_sum") for problem in summed.problems)


def _proved(entries: Sequence[Entry], own: Collection[int], doubtful: Collection[int]) -> tuple[Problem, ...]:
    """What is said of rows called "varav" that the sums count all the same."""
    counted = [f"”{e.text}” (rad {e.row})" for e in entries if e.row in own and e.row not in doubtful]
    if not counted:
        return ()
    return (
        warning(
            f"Raderna räknas med fast de kallas varav: {first_of(counted)}. Summan stämmer bara med dem.",
            "Kontrollera summan i filen om raderna är en del av andra rader.",
            code="of_which_counted",
        ),
    )


def _asked(entries: Sequence[Entry], doubtful: Collection[int]) -> tuple[Problem, ...]:
    rows = [e for e in entries if e.row in doubtful]
    if not rows:
        return ()
    named = first_of([f"”{e.text}” (rad {e.row}{_indented(e)})" for e in rows])
    return (
        error(
            f"Det framgår inte om detta är en del av en annan rad (varav) eller en egen verksamhet: {named}.",
            "Välj under Så lästes filen vad raderna är (--of-which i kommandot).",
            row=only_row([e.row for e in rows]),
            code="maybe_of_which",
        ),
    )


def _indented(entry: Entry) -> str:
    """Where the row stands that this one is indented under, and is no sum of it."""
    return f", indragen under rad {entry.under}" if entry.under else ""
