"""Which lines of a committee's statement may be shown beside hidden units; never an amount, only codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import reduce

from socfin.domain.lines import COST_LINES, COST_UNDIVIDED, NET_UNDIVIDED, Line
from socfin.services.masking.judged_cells import Cells, Units, is_safe
from socfin.services.masking.masking import Concealment


def lines_to_hide(
    concealment: Concealment,
    units: Units,
    of_line: Mapping[Line, Cells],
    before: frozenset[str] = frozenset(),
) -> Concealment:
    """With the lines to leave out of the committee's statement, so that none tells a hidden unit's.

    The statement of every verksamhet without hidden parts is shown, so what all hidden units have of a line
    can be worked out; that sum must be safe in every cell. Parts of the cost that are left out must be safe
    together, for their sum is the cost less the others. Revenue and cost go together: net is always shown.
    Lines left out `before` are left out still, or an old statement's rest less a new one's line is another's.
    """
    tops = [code for gathering in concealment.gatherings for code in gathering.codes]
    return replace(concealment, lines=_lines_to_hide(tops, units, of_line, before)) if tops else concealment


def _lines_to_hide(
    tops: list[str], units: Units, of_line: Mapping[Line, Cells], before: frozenset[str]
) -> frozenset[str]:
    def safe(*lines: Line) -> bool:
        return is_safe(reduce(Cells.plus, [of_line[line] for line in lines]), units, tops)

    costs = [line for line in of_line if line in COST_LINES]
    rest = [line for line in of_line if line.is_summed and line not in costs]
    memo = {line for line in of_line if not line.is_summed and (_code(line) in before or not safe(line))}
    if Line.COST.value in before or not all(map(safe, rest)) or (costs and not safe(*costs)):
        return _codes(of_line) | {Line.COST.value}
    left_out = [line for line in costs if _code(line) in before or not safe(line)]
    for line in costs:
        if left_out and not safe(*left_out) and line not in left_out:
            left_out.append(line)
    return _codes([*memo, *left_out])


def told_sums(left_out: Collection[str]) -> tuple[frozenset[Line], ...]:
    """The sums of lines that a statement without some rows tells: each line it has, the cost, the rest of it.

    None where the row of costs is left out as well: then it is the net alone.
    """
    if Line.COST.value in left_out:
        return ()
    rest = frozenset(line for line in COST_LINES if _code(line) in left_out)
    shown = [frozenset({line}) for line in Line if _code(line) not in left_out]
    return (*shown, frozenset(COST_LINES), *([rest] if rest else ()))


def _codes(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(_code(line) for line in lines)


def _code(line: Line) -> str:
    """The code of a line's row; what is not divided has one of its own, for the sums are cost and net."""
    return {Line.NET: NET_UNDIVIDED, Line.COST: COST_UNDIVIDED}.get(line, line.value)
