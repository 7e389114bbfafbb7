"""Rows of other committees in a long file, by a column of committees or by name: left out, or asked about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.importers.long.cells import rows_where
from socfin.importers.long.header import DIMENSION, Header
from socfin.importers.options import Options, OtherCommittees
from socfin.importers.report.layout.dimensions import dimension_of
from socfin.importers.spelling.committees import is_committee, same_field, same_name, stands_beside
from socfin.importers.spelling.labels import code_and_name, plain

_CHOOSE = "Välj under Så lästes filen om andra nämnders rader räknas med (--other-committees i kommandot)."
Left = tuple[np.ndarray, tuple[Problem, ...]]


def others_left(frame: pd.DataFrame, header: Header, options: Options) -> Left:
    """The rows of other committees, and what is said of them."""
    left, problems = np.zeros(len(frame), dtype=bool), tuple[Problem, ...]()
    if options.other_committees is OtherCommittees.COUNTED:
        return left, problems
    for name in _columns(header):
        rows, told = _by_column(frame[~left], name, header, options)
        left[~left] = rows
        problems += told
    rows, told = _by_name(frame[~left], options)
    left[~left] = rows
    return left, (*problems, *told)


def _columns(header: Header) -> list[str]:
    """The columns of committees, and of administrations, that are not what the rows are of."""
    known = {at: dimension_of(text) for at, text in enumerate(header.texts)}
    return [
        f"{DIMENSION} {at}"
        for wanted in ("nämnd", "förvaltning")
        for at, one in known.items()
        if one is not None and one.name == wanted and header.columns[at] == f"{DIMENSION} {at}"
    ]


def _by_column(frame: pd.DataFrame, name: str, header: Header, options: Options) -> Left:
    column = frame[name].cat.remove_unused_categories()
    words = [str(word).strip() for word in column.cat.categories if str(word).strip()]
    own = {word for word in words if _is_own(word, options)}
    others = [word for word in words if word not in own]
    heading = header.texts[int(name.removeprefix(f"{DIMENSION} "))]
    nothing = np.zeros(len(frame), dtype=bool)
    if not others or (not own and len(words) == 1 and not is_committee(code_and_name(words[0])[1])):
        return nothing, ()
    if own:
        rows = rows_where(frame, name, lambda word: word in others)
        return rows, (_left(others, own),)
    if len(words) == 1:
        return nothing, (_of_another(words[0], heading),)
    asks = plain(heading).startswith("nämnd")
    return nothing, ((_none_matches if asks else _several)(others, heading, options.committee),)


def _is_own(word: str, options: Options) -> bool:
    """True for the committee's name or field, or for the code or name that a person has said is it."""
    code, name = code_and_name(word)
    if options.dimension:
        return plain(options.dimension) in {plain(word), plain(code), plain(name)}
    return same_name(name, options.committee) or same_field(name, options.committee)


def _by_name(frame: pd.DataFrame, options: Options) -> Left:
    """Rows whose verksamhet is called as another committee."""
    naming = "verksamhetsnamn" if "verksamhetsnamn" in frame else "verksamhet"
    names = [str(word) for word in frame[naming].cat.remove_unused_categories().cat.categories]
    called = {word: code_and_name(word.strip())[1] for word in names}
    own = [word for word, name in called.items() if same_name(name, options.committee)]
    committees = [word for word, name in called.items() if is_committee(name) and word not in own]
    nothing = np.zeros(len(frame), dtype=bool)
    if len(committees) < (1 if own else 2) or (not own and 2 * len(committees) < len(names)):
        return nothing, ()
    others = [*committees, *(w for w, n in called.items() if stands_beside(n) and w not in own)]
    if not own:
        return nothing, (_none_matches(others, "Verksamhet", options.committee),)
    stripped = {word.strip() for word in others}
    return rows_where(frame, naming, lambda word: word in stripped), (_left(others, own),)


def _named(words: Sequence[str]) -> str:
    return first_of([f"”{word}”" for word in words])


def _left(others: Sequence[str], own: Sequence[str] | set[str]) -> Problem:
    return warning(
        f"Andra nämnders rader läses inte: {_named(others)}. Bara {_named(sorted(own))} läses.",
        _CHOOSE,
        code="other_committees",
    )


def _of_another(word: str, heading: str) -> Problem:
    return warning(
        f"Alla rader är ”{word}” i kolumnen ”{heading}”, som inte heter som nämnden.",
        "Kontrollera att filen lämnas in till rätt nämnd.",
        column=heading,
        code="other_committees",
    )


def _none_matches(others: Sequence[str], heading: str, committee: str) -> Problem:
    return error(
        f"Kolumnen ”{heading}” har flera nämnder: {_named(others)}. ”{committee}” finns inte bland dem.",
        f"{_CHOOSE} Eller säg vilken kod eller vilket namn som är nämnden (--dimension i kommandot).",
        column=heading,
        code="choose_committee",
    )


def _several(others: Sequence[str], heading: str, _committee: str) -> Problem:
    return warning(
        f"Kolumnen ”{heading}” har flera förvaltningar: {_named(others)}. Alla räknas med.",
        f"{_CHOOSE} Eller säg vilken kod eller vilket namn som är nämndens (--dimension i kommandot).",
        column=heading,
        code="other_committees",
    )
