"""What is hidden of a committee whose months are told one after another, to readers who save what they read.

What was gathered with a small unit in March and is shown by itself in April gives the unit away to whoever
kept March's table. So the choice is made as it was made month by month, and whatever has shielded goes on
shielding. Rule: docs/meetings.md, "Små grupper", 7; ADR 0011.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

from socfin.domain.lines import Line
from socfin.services.masking.judged_cells import Cells, Units, unsafe_since
from socfin.services.masking.lines import lines_to_hide, told_sums
from socfin.services.masking.masking import Concealment, conceal


def conceal_in_turn(
    units: Units, cells: Cells, of_line: Mapping[Line, Cells], *, before: frozenset[str] = frozenset()
) -> Concealment:
    """What to hide of units and of lines, given every cell and since when it has been told.

    `before` names rows that have been gathered in what is handed out already.
    """
    concealment, month = Concealment(limit=units.limit), min(cells.since, default=None)
    while month is not None:
        lines = {line: every.until(month) for line, every in of_line.items()}
        left_out = concealment.lines
        concealment = conceal(units, cells.until(month), before=before)
        concealment = lines_to_hide(concealment, units, lines, left_out)
        before |= concealment.hidden
        month = _outgrown(concealment, units, cells, of_line, month)
    return concealment


def _outgrown(
    concealment: Concealment, units: Units, cells: Cells, of_line: Mapping[Line, Cells], month: int
) -> int | None:
    """The next month with a cell in which what is hidden is not enough; None when it is for good."""
    if concealment.closed:
        return None
    return min(
        (broken for broken in _unsafe(concealment, units, cells, of_line) if broken > month), default=None
    )


def _unsafe(
    concealment: Concealment, units: Units, cells: Cells, of_line: Mapping[Line, Cells]
) -> Iterator[int]:
    tops = [code for gathering in concealment.gatherings for code in gathering.codes]
    judged = [unsafe_since(cells, units, gathering.codes) for gathering in concealment.gatherings]
    for lines in told_sums(concealment.lines) if tops else ():
        spoken = [of_line[line] for line in lines if line in of_line]
        if spoken:
            judged.append(unsafe_since(reduce(Cells.plus, spoken), units, tops))
    yield from (broken for broken in judged if broken is not None)
