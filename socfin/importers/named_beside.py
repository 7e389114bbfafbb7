"""New verksamheter that by their names are no verksamheter but stand beside the net; never report rows."""

from __future__ import annotations

from collections.abc import Iterable

from socfin.domain.figures import NamedVerksamhet, Problem, warning
from socfin.domain.listing import first_of
from socfin.importers.spelling.beside_net import is_beside_net


def beside_verksamheter(unknown: Iterable[NamedVerksamhet]) -> list[Problem]:
    """A warning that names the new verksamheter of a list that are called Investeringar or Finansnetto."""
    names = [unit.called for unit in unknown if is_beside_net(unit.name or unit.code)]
    if not names:
        return []
    return [
        warning(
            "Verksamheter som ser ut att vara investeringar eller finansiering räknas i nettot: "
            f"{first_of(names)}.",
            "Utelämna dem nedan (--verksamhet KOD=utelämna), eller ge dem raden investeringar, skatter eller "
            "finansnetto i filen. Hör beloppen till nettot: skriv det som skäl.",
            code="beside_net",
        )
    ]
