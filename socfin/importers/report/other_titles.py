"""Whose report a title says it is, where that is another's or a part's; never what its rows are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from socfin.domain.figures import Problem, warning
from socfin.importers.report.layout.header import Layout
from socfin.importers.spelling.committees import is_committee, is_own
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import shown

_NAMED = re.compile(r"(?i)[\wåäö-]{3,}nämnd(?:en)?(?!\w)")
_INVESTED = re.compile(
    r"(?:\W*\w+nämnd(?:en)?\W+)?(?:netto|brutto)?investering(?:ar(?:na)?\b|s?(?:redovisning|rapport|"
    r"uppföljning|budget|plan|projekt|utgift))"
)
_SELECTED = re.compile(
    r"(?i)^\W*(verksamhet(?:er)?|vht|enhet(?:er)?|ansvar|avdelning|område|resultatenhet|kostnadsställe|kst|"
    r"konto(?:n|grupp|intervall)?|projekt|aktivitet|urval|filter|selektion|begränsning|"
    r"begränsat till|avgränsning)"
    r"\s*(?:[:=]\s*|\s(?=\d))(\S.*)$"
)
SELECTION = "selection_named"
"""Code of what is said of a line that chooses a part."""
_NUMBER = re.compile(r"^\W*\d+\W*")
_UNITS = re.compile("verksamhet|vht|enhet|ansvar|avdelning|område|resultatenhet|kostnadsställe|kst")
_NEXT = re.compile(r"\s+(?=[^\W\d]+\s?[:=]\s)")
"""Parts what a line says in turn: "Enhet: Socialnämnden Period: aug 2025"."""
_LEADS = re.compile(r"\W*[^\W\d]+\s?[:=]")
_ALL = re.compile(
    r"(?i)^\W*(?:alla|samtliga|hela|ing(?:en|et|a)|ej|utan|totalt?|all|"
    r"(?:sek\W*)?(?:[tkm]|mn|ms|ks)?kr|kronor|[mk]?sek|tusental|tusen|öre)(?:\W|$)|^[\W\d]*$"
)
"""All of them, nothing chosen, a unit; or a number alone, which may be the whole committee's own."""
_OWN = re.compile(r"(?i)[\wåäö-]+(?:nämnd|förvaltning|kontor|utskott)(?:en|et)?(?!\w)")


def told_of_another(titles: Iterable[str], committee: str) -> tuple[Problem, ...]:
    """A warning where the titles name another committee and never this one, by the last word of its name."""
    titles = tuple(titles)
    own = plain(committee).split()[-1:] or [""]
    if not is_committee(committee):
        return ()
    words = [word for title in titles for word in _OWN.findall(title)]
    others = [word for title in titles for word in _NAMED.findall(title)]
    if not others or any(is_own(word, own[0]) for word in words):
        return ()
    return (
        warning(
            f"Rapportens titel säger ”{others[0]}”, men filen lämnas in till {committee}.",
            "Kontrollera att det är rätt fil. Är den det: skriv varför titeln säger något annat.",
            code="other_committee_named",
        ),
    )


def told_of_investments(titles: Sequence[str]) -> tuple[Problem, ...]:
    """A serious warning of a report that its title calls one of investments: it is no part of the net."""
    named = next((title for title in titles if _INVESTED.match(plain(title))), "")
    if not named or any("drift" in plain(title) for title in titles):
        return ()
    return (
        warning(
            f"Titeln ”{shown(named)}” säger investeringar, men raderna räknas i nettot.",
            "Lämna in driftredovisningen: investeringar hör inte till nettokostnaden.",
            code="beside_net",
        ),
    )


def unit_selected(layout: Layout) -> str:
    """The verksamhet or unit that a line above the table chooses, "10 Stab" of "Enhet: 10 Stab"; else ""."""
    _, what, which = selected(titles_of(layout))
    return which if _UNITS.match(what) else ""


def titles_of(layout: Layout) -> tuple[str, ...]:
    """The texts above the header, those of one row together where its first cell ends as "Verksamhet:"."""
    together = (row for row in layout.title_rows if _LEADS.match(row))
    return (*together, *layout.titles)


def selected(titles: Iterable[str], committee: str = "") -> tuple[str, str, str]:
    """The first line above the table that chooses a part: the line, of what, and which; else empty texts."""
    for title in titles:
        for chosen in map(_SELECTED.match, _NEXT.split(" ".join(title.split()))):
            own = chosen is not None and bool(committee) and is_own(_NUMBER.sub("", chosen[2]), committee)
            if chosen is not None and not own and not _ALL.match(chosen[2]):
                return title, plain(chosen[1]), chosen[2]
    return "", "", ""


def told_of_selection(titles: Iterable[str], committee: str) -> tuple[Problem, ...]:
    """A warning where a line above the table chooses a part: "Enhet: 531 Ekbacken", "Urval: Konto 5000-5999".

    What is published is taken for the whole committee's.
    """
    title, _, which = selected(titles, committee)
    if not which:
        return ()
    return (
        warning(
            f"Raden ”{shown(title)}” ovanför tabellen säger att rapporten är ett urval, men det som "
            "publiceras gäller hela nämnden.",
            "Ta ut rapporten för hela nämnden. Är den det: skriv vad raden betyder.",
            code=SELECTION,
        ),
    )
