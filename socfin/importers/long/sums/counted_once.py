"""Figures of a long file without those that are sums of the others; never how sums are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.domain.money import format_exact
from socfin.importers.long.sums.cubes import Cube, cube_of
from socfin.importers.long.sums.line_sums import LineSum, line_sums
from socfin.importers.long.sums.parents import Parent, beside_nearly, nearly, parents_of
from socfin.importers.options import Alike
from socfin.importers.problems import rows_text

SMALLEST = 100
"""Units of the last place that an amount has at least, to be asked about: 3 is 1 and 2 by chance."""
_CHOOSE = "Välj under Så lästes filen vad raderna är (--alike i kommandot)."


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The figures that are no sums, the rows of sums that tie and of those that differ, and problems."""

    figures: pd.DataFrame
    checked: tuple[int, ...]
    wrong: tuple[int, ...]
    problems: tuple[Problem, ...]


def counted_once(
    figures: pd.DataFrame,
    above: Mapping[str, str],
    names: Mapping[str, str],
    is_committee: Callable[[str], bool],
    per_unit: int,
    answer: Alike | None,
) -> Counted:
    """The figures without lines and verksamheter that are the sum of others, which is told.

    `above` is each code's överordnad, `names` what it is called. OWN keeps all.
    """
    if answer is Alike.OWN or figures.empty:
        return Counted(figures, (), (), ())
    gone, apart, problems = np.zeros(len(figures), dtype=bool), np.zeros(len(figures), dtype=bool), []
    for line in line_sums(figures, per_unit):
        gone |= line.rows if line.is_sum else False
        apart |= line.apart if line.is_sum else False
        problems += _of_line(line, figures)
    rest = figures[~gone]
    cube = cube_of(rest, per_unit)
    parents = parents_of(cube, above, is_committee)
    kept = np.ones(len(rest), dtype=bool)
    near = nearly(cube, above, is_committee, parents)
    beside = beside_nearly(cube, (*parents, *near))
    for parent in (*parents, *near, *beside):
        if parent.sure or answer is Alike.SUM:
            kept &= ~cube.rows_in(parent.at, parent.cells)
    for parent in parents:
        problems += _of_parent(parent, cube, names, rest, answer)
    problems += [_of_nearly(parent, cube, names, rest, answer) for parent in (*near, *beside)]
    out = figures["row"].to_numpy()
    left = [*out[gone & ~apart].tolist(), *rest["row"].to_numpy()[~kept].tolist()]
    return Counted(rest[kept], tuple(left), tuple(out[gone & apart].tolist()), tuple(problems))


def _of_line(line: LineSum, figures: pd.DataFrame) -> list[Problem]:
    """A line that differs from its parts somewhere, or that is no sum of them at all."""
    rows = figures["row"].to_numpy()
    name = line.line.label.partition(",")[0]
    if line.is_sum:
        differ = rows[line.apart].tolist()
        return [_differs(f"”{name}”", differ)] if differ else []
    return [
        warning(
            f"”{name}” står bredvid rader som brukar vara delar av det, men är inte deras summa "
            f"({rows_text(rows[line.rows].tolist())}). Alla räknas med.",
            f"Kontrollera att inget räknas två gånger. {_CHOOSE}",
            code="not_their_sum",
        )
    ]


def _differs(what: str, rows: list[int]) -> Problem:
    return warning(
        f"{what} är inte summan av sina delar på {rows_text(rows)}.",
        "Delarna används, inte summan. Kontrollera att filen är komplett.",
        row=rows[0],
        code="sum_differs",
    )


def _of_parent(
    parent: Parent, cube: Cube, names: Mapping[str, str], figures: pd.DataFrame, answer: Alike | None
) -> list[Problem]:
    what = _called(cube.codes[parent.at], names)
    parts = first_of([_called(cube.codes[at], names) for at in parent.parts], 4)
    amount = format_exact(int(cube.net[parent.at, parent.cells].sum()))
    rows = figures["row"].to_numpy()
    problem = (
        [_differs(what, rows[cube.rows_in(parent.at, parent.apart)].tolist())] if parent.apart.any() else []
    )
    if answer is Alike.SUM:
        return problem
    if not parent.sure:
        return [
            error(
                f"{what} är lika med summan av {parts} ({amount} kr), men beloppen är för små för att avgöra "
                "om det är en slump.",
                _CHOOSE,
                code="maybe_sum",
            )
        ]
    return [
        *problem,
        warning(
            f"{what} är summan av {parts} ({amount} kr) och räknas inte med.",
            f"Kontrollera totalen. {_CHOOSE}",
            code="sum_assumed",
        ),
    ]


def _of_nearly(
    parent: Parent, cube: Cube, names: Mapping[str, str], figures: pd.DataFrame, answer: Alike | None
) -> Problem:
    """Rows that are nearly those below them together: perhaps their total, with one of them corrected."""
    what = _called(cube.codes[parent.at], names)
    rows = figures["row"].to_numpy()[cube.rows_in(parent.at, parent.cells)].tolist()
    if answer is Alike.SUM:
        return _differs(what, rows)
    parts = first_of([_called(cube.codes[at], names) for at in parent.parts], 4)
    own, given = (int(cube.net[at][..., parent.cells].sum()) for at in (parent.at, [*parent.parts]))
    alike = (
        f"{what} ({format_exact(own)} kr) är nästan lika med {parts} tillsammans ({format_exact(given)} kr)"
    )
    remedy = f"Är raderna en total: ta bort dem ur filen. {_CHOOSE}"
    if abs(own) < SMALLEST * cube.step:
        return warning(f"{alike}. Båda räknas med.", remedy, row=rows[0], code="not_their_sum")
    return error(
        f"{alike}, och kan vara deras summa eller ha egna belopp.", remedy, row=rows[0], code="maybe_sum"
    )


def _called(code: str, names: Mapping[str, str]) -> str:
    name = names.get(code, "")
    return f"”{code} {name}”" if code and name and name != code else f"”{code or name or 'Hela nämnden'}”"
