"""What a column of "kr", "tkr", "timmar" says that each row is measured in; never the amounts themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of
from socfin.importers.spelling.headings import is_unit, unit_in
from socfin.importers.spelling.numbers import shown

_LONGEST = 40
"""Characters in the name of a measure; longer texts are comments."""
_CROWNS = r"(?:kr|kronor|sek)\b"
_OTHER_UNITS = re.compile(
    rf"\b(?:100|10|hundra|tio) ?-?tals? {_CROWNS}|\bhundratals?\b|"
    rf"\b(?:10 ?000|tiotusen) ?-?(?:tals?)? ?{_CROWNS}|\btiotusentals?\b|"
    r"\b(?:mdkr|mdr|miljarder|miljard)\b|\b(?:euro|eur|keur|meur|usd)\b"
)


def measures_in(words: Iterable[str]) -> tuple[str, ...]:
    """The distinct measures of a column that names money among them; () for a column of anything else."""
    measures: dict[str, None] = {}
    money = False
    for word in words:
        if len(word) > _LONGEST or any(map(str.isdigit, word)):
            return ()
        unit = unit_in(word) if is_unit(word) else None
        money = money or unit is not None
        measures[word if unit is None else unit.label] = None
    return tuple(measures) if money else ()


def measured_apart(measures: Iterable[str], header: str) -> Problem:
    """Rows in several measures cannot be read as one."""
    names = first_of([shown(name) for name in measures])
    return error(
        f"Kolumnen ”{shown(header)}” säger att raderna är i olika mått: {names}.",
        "Ta ut filen med bara kronor, eller ta bort de andra raderna ur den.",
        column=header,
        code="mixed_measures",
    )


def other_unit_in(text: str) -> str:
    """The words of a unit that is none of ours, as "100-tal kr" and "mdkr"; "" where there are none."""
    spelled = _OTHER_UNITS.search(" ".join(text.split()).casefold())
    return spelled[0] if spelled else ""


def scaled_without_unit() -> Problem:
    """That only the number format tells the unit: thousands of kronor, or of thousands."""
    return error(
        "Excel visar beloppen delade med tusen eller en miljon (talformatet #,##0,), men filen säger inte "
        "vilken enhet det som visas är i.",
        "Välj under Så lästes filen den enhet som beloppen visas i (--unit i kommandot) och läs om filen. "
        "Valet kan sparas till nästa månad.",
        code="unit_unknown",
    )
