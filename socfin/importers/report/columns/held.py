"""A column that was held against others: where it ties and where it does not; never how it was reckoned."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.figures import Problem


@dataclass(frozen=True, slots=True)
class Held:
    """A column held against the file's own amounts: the rows where it ties, and a problem for the rest."""

    column: int
    tied: tuple[int, ...]
    problems: tuple[Problem, ...]

    @property
    def wrong(self) -> tuple[int, ...]:
        """The rows where it does not tie."""
        return tuple(problem.row for problem in self.problems if problem.row is not None)
