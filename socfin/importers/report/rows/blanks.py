"""Whether an empty cell is nothing or unknown: a printed sum proves it zero, else a person says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, Severity
from socfin.importers.options import Blanks
from socfin.importers.problems import rows_text
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.tolerance import Precision, tolerance

MISSING = "missing_amount"
Cell = tuple[int, int]
"""Row in the file and column."""


def blanks_settled(
    summed: Summed, columns: Sequence[Column], precision: Precision, answer: Blanks | None
) -> Summed:
    """The rows with 0 in the empty cells that a sum proves to be nothing, or a person says are.

    A sum proves it when it ties with the amounts given, within (n + 1) · ½ of the last digit. Columns that no
    row fills stay empty.
    """
    if answer is Blanks.MISSING:
        return summed
    proven = {cell for total in summed.sums for cell in _proven(total, columns, precision)}
    zeros = proven | (_blank(summed.leaves, columns) if answer is Blanks.ZERO else set())
    rows = sorted({leaf.row for leaf in summed.leaves if any((leaf.row, c.index) in zeros for c in columns)})
    if not rows:
        return summed
    why = "summan visar det" if zeros == proven else "så är det valt"
    note = f"Tomma belopp är noll, {why}: {rows_text(rows)}."
    filled = tuple(_filled(leaf, zeros) for leaf in summed.leaves)
    sums = tuple(replace(total, parts=tuple(_filled(p, zeros) for p in total.parts)) for total in summed.sums)
    return replace(summed, leaves=filled, sums=sums, notes=(*summed.notes, note))


def asked_of_blanks(problems: Iterable[Problem], answer: Blanks | None) -> tuple[Problem, ...]:
    """The problems; that amounts are missing is an error until a person has said what an empty cell is.

    Cells that cannot be read are missing too: where there are such they are mended first.
    """
    if answer is not None:
        return tuple(problems)
    return tuple(_asked(problem) if problem.code == MISSING else problem for problem in problems)


def _asked(problem: Problem) -> Problem:
    remedy = (
        "Ingen summa visar att tomt är noll. Välj under Så lästes filen vad tomma belopp är (--blanks i "
        "kommandot); valet kan sparas till nästa månad. Eller skriv 0 i filen där beloppet är noll."
    )
    return replace(problem, severity=Severity.ERROR, remedy=remedy)


def _proven(total: Sum, columns: Sequence[Column], precision: Precision) -> set[Cell]:
    cells: set[Cell] = set()
    limit = tolerance(len(total.parts), precision)
    for column in columns:
        printed = total.entry.amounts.get(column.index)
        given = [a for part in total.parts if (a := part.amounts.get(column.index)) is not None]
        if printed is not None and given and abs(printed - sum(given)) <= limit:
            blank = (part.row for part in total.parts if part.amounts.get(column.index) is None)
            cells |= {(row, column.index) for row in blank}
    return cells


def _blank(leaves: Sequence[Entry], columns: Sequence[Column]) -> set[Cell]:
    filled = [c.index for c in columns if any(leaf.amounts.get(c.index) is not None for leaf in leaves)]
    return {(leaf.row, at) for leaf in leaves for at in filled if leaf.amounts.get(at) is None}


def _filled(entry: Entry, zeros: set[Cell]) -> Entry:
    at = [column for column in entry.amounts if (entry.row, column) in zeros]
    return replace(entry, amounts={**entry.amounts, **dict.fromkeys(at, 0)}) if at else entry
