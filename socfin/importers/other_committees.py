"""Which committees a file names beside its own, in a column or as verksamheter: told or asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.importers.options import Options, OtherCommittees
from socfin.importers.spelling.committees import is_body, is_committee, is_own, same_name, stands_beside
from socfin.importers.spelling.labels import code_and_name, plain, read_label

CHOOSE = "Välj under Så lästes filen om andra nämnders rader räknas med (--other-committees i kommandot)."
Others = tuple[list[str], tuple[Problem, ...]]
"""The words whose rows are left out, and what is said of them."""


def others_in_column(cells: Iterable[str], heading: str, options: Options) -> Others:
    """The others in a column of committees or administrations, by the words in its cells."""
    words = sorted({cell for cell in cells if cell and not read_label(cell).sums})
    of_committees = plain(heading).startswith("nämnd")
    if not of_committees and not any(is_body(code_and_name(word)[1]) for word in words):
        return [], ()
    own = [word for word in words if _is_own(word, options)]
    others = [word for word in words if word not in own]
    if not others or (not own and len(words) == 1 and not is_committee(code_and_name(words[0])[1])):
        return [], ()
    if own:
        sure = all(same_name(code_and_name(word)[1], options.committee) for word in own)
        return others, (left(_named(others), _named(own), sure=sure or is_answered(options)),)
    if len(words) == 1:
        return [], (_of_another(words[0], heading),)
    asked = none_matches(others, heading, options.committee) if of_committees else _several(others, heading)
    return [], (asked,)


def others_by_name(words: Collection[str], options: Options) -> Others:
    """The others among verksamheter, when they are called as committees; the file's own is one of them."""
    called = {word: code_and_name(word)[1] for word in words if word}
    own = [word for word, name in called.items() if same_name(name, options.committee)]
    committees = [word for word, name in called.items() if is_committee(name) and word not in own]
    if len(committees) < (1 if own else 2) or (not own and 2 * len(committees) < len(called)):
        return [], ()
    others = [*committees, *(w for w, n in called.items() if stands_beside(n) and w not in own)]
    if not own:
        return [], (none_matches(others, "Verksamhet", options.committee),)
    return others, (left(_named(others), _named(own), sure=is_answered(options)),)


def is_answered(options: Options) -> bool:
    """Whether a person has said that other committees' rows are left out."""
    return options.other_committees is OtherCommittees.LEAVE


def _is_own(word: str, options: Options) -> bool:
    """True for the committee's name or field, or for the code or name that a person has said is it."""
    code, name = code_and_name(word)
    if options.dimension:
        return plain(options.dimension) in {plain(word), plain(code), plain(name)}
    return is_own(name, options.committee)


def left(others: str, own: str, *, sure: bool) -> Problem:
    """The warning about rows that are left out, both as they are named; `own` is "" where none is.

    It demands no reason where it is `sure` which are the file's own: by the committee's very name, or said.
    """
    only = f" Bara {own} läses." if own else ""
    return warning(
        f"Andra nämnders rader läses inte: {others}.{only}",
        CHOOSE,
        code="committees_left" if sure else "other_committees",
    )


def none_matches(others: Sequence[str], heading: str, committee: str) -> Problem:
    """The question which of the committees is the file's own."""
    return error(
        f"Kolumnen ”{heading}” har flera nämnder: {_named(others)}. ”{committee}” finns inte bland dem.",
        f"{CHOOSE} Eller säg vilken kod eller vilket namn som är nämnden (--dimension i kommandot).",
        column=heading,
        code="choose_committee",
    )


def _of_another(word: str, heading: str) -> Problem:
    return warning(
        f"Alla rader är ”{word}” i kolumnen ”{heading}”, som inte heter som nämnden.",
        "Kontrollera att filen lämnas in till rätt nämnd.",
        column=heading,
        code="other_committees",
    )


def _several(others: Sequence[str], heading: str) -> Problem:
    return warning(
        f"Kolumnen ”{heading}” har flera förvaltningar: {_named(others)}. Alla räknas med.",
        f"{CHOOSE} Eller säg vilken kod eller vilket namn som är nämndens (--dimension i kommandot).",
        column=heading,
        code="other_committees",
    )


def _named(words: Sequence[str]) -> str:
    return first_of([f"”{word}”" for word in words])
