"""The question which of two dimensions is a file's verksamhet; never how they are met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socfin.domain.figures import Problem, Severity
from socfin.domain.listing import first_of, listed
from socfin.importers.spelling.numbers import shown

MOST_NAMED = 3


def which_verksamhet(places: Mapping[str, Sequence[str]]) -> Problem:
    """An error with each heading that may be the verksamhet, the leading first, and its distinct cells."""
    headings = [f"”{shown(heading)}”" for heading in places]
    answers = [f"”{shown(heading)}=verksamhet”" for heading in places]
    return Problem(
        Severity.ERROR,
        f"Ingen kolumn heter verksamhet, men {listed(headings)} kan vara det.",
        f"Säg vilken under Så lästes filen (--contents i kommandot): {' eller '.join(answers)}.",
        column=next(iter(places)),
        code="which_verksamhet",
        answers=tuple(
            f"{shown(heading)}: {len(words)} verksamheter, {first_of(words, MOST_NAMED)}"
            for heading, words in places.items()
        ),
    )
