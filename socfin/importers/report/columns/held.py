"""A column that was held against others: where it ties and where it does not; never how it was reckoned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.figures import Problem
from socfin.domain.money import Ore
from socfin.importers.report.rows.entries import Entry

Compared = tuple[Entry, Ore, Ore, Fraction | int]
"""A row, what it says in a column, what it ought to say, and how far apart they may be; öre."""


@dataclass(frozen=True, slots=True)
class Held:
    """A column held against the file's own amounts: the rows where it ties, and a problem for the rest."""

    column: int
    tied: tuple[int, ...]
    problems: tuple[Problem, ...]
    turned: bool = False
    """Whether most rows say it with the opposite sign."""

    @property
    def wrong(self) -> tuple[int, ...]:
        """The rows where it does not tie."""
        return tuple(problem.row for problem in self.problems if problem.row is not None)


def held_against(
    column: int, cells: Iterable[Compared], differs: Callable[[Entry, Ore, Ore], Problem]
) -> Held:
    """A column's cells parted by whether they tie; `differs` is what is told of one that does not."""
    tied: list[int] = []
    problems: list[Problem] = []
    for entry, printed, ought, limit in cells:
        if abs(printed - ought) <= limit:
            tied.append(entry.row)
        else:
            problems.append(differs(entry, printed, ought))
    return Held(column, tuple(tied), tuple(problems))
