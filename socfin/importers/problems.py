"""The same mistake on many rows, told row by row up to a limit, then counted; never what is a mistake."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from socfin.domain.figures import Problem, Severity

SHOWN = 20
"""Rows named one by one before the rest are counted."""


def each_row(pairs: Iterable[tuple[int, str]], make: Callable[[int, str], Problem]) -> tuple[Problem, ...]:
    """One problem per (row, what) for the first rows, and one that counts the rest."""
    rows = list(pairs)
    problems = [make(row, what) for row, what in rows[:SHOWN]]
    if len(rows) > SHOWN:
        first = problems[0]
        problems.append(
            Problem(
                first.severity,
                f"Ytterligare {len(rows) - SHOWN} rader har samma slags problem.",
                first.remedy,
                column=first.column,
                code=first.code,
            )
        )
    return tuple(problems)


def rows_text(rows: Iterable[int], limit: int = 8) -> str:
    """Row numbers as prose: "rad 4", "rad 4, 7 och 9", "rad 4, 5, 6 … (1 204 rader)"."""
    numbers = sorted(rows)
    if len(numbers) == 1:
        return f"rad {numbers[0]}"
    if len(numbers) <= limit:
        return f"rad {', '.join(map(str, numbers[:-1]))} och {numbers[-1]}"
    count = f"{len(numbers):,}".replace(",", "\u00a0")
    return f"rad {', '.join(map(str, numbers[:limit]))} … ({count} rader)"


def only_row(rows: Collection[int]) -> int | None:
    """The row that a problem of a single row is shown at; None for several."""
    return next(iter(rows)) if len(rows) == 1 else None


def stops(problems: Iterable[Problem]) -> bool:
    """True when any of the problems stops publishing."""
    return any(problem.severity is Severity.ERROR for problem in problems)
