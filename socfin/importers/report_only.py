"""Choices about a report's rows that are given of another file: told, since nothing is left out by them."""

from __future__ import annotations

from socfin.domain.figures import Problem, warning
from socfin.importers.options import Options


def reports_only(options: Options) -> tuple[Problem, ...]:
    """A warning that a file of another kind than a report is read whole, for each such choice."""
    given = [
        *(["Tabellen slutar på rad"] if options.last_row is not None else []),
        *(["Rader som inte räknas"] if options.not_counted else []),
    ]
    return tuple(
        warning(
            f"Valet ”{label}” gäller bara rapporter. Hela filen läses.",
            "Ta bort raderna ur filen om de inte ska räknas.",
            code="reports_only",
        )
        for label in given
    )
