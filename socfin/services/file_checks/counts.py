"""New verksamheter that by their names are counts or shares, and no money; never which rows are read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from socfin.domain.figures import NamedVerksamhet, Problem, warning
from socfin.domain.listing import first_of

_COUNTS = re.compile(
    r"(?i)^antal\b|årsarbetare?\b|\bvårddygn|\bbeläggning|timmar$|^platser$|^procent|sjukfrånvaro|nyckeltal|"
    r"\((?:%|antal|st|tim|timmar|dygn|platser|åa)\)|%$"
)


def counted_verksamheter(unknown: Iterable[NamedVerksamhet]) -> list[Problem]:
    """A warning that names the new verksamheter whose numbers are most likely no kronor."""
    names = [row.called for row in unknown if _COUNTS.search(row.name or row.code)]
    if not names:
        return []
    return [
        warning(
            f"Verksamheter som ser ut att vara antal eller andelar läses som kronor: {first_of(names)}.",
            "Ta bort raderna ur filen, eller utelämna dem nedan (--verksamhet KOD=utelämna). "
            "Är beloppen kronor: skriv det som skäl.",
            code="counts_as_money",
        )
    ]
