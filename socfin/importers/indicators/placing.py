"""The verksamheter of a file of indicators found in the tree, by code or name; the tree is never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from socfin.domain.figures import Parsed, Problem, error
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Catalogue
from socfin.importers.indicators.checks import contradictions
from socfin.importers.problems import each_row
from socfin.importers.spelling.labels import code_and_name, plain
from socfin.importers.spelling.numbers import shown

ROWS = 2**31
"""More rows than any file has."""


def placed(parsed: Parsed, tree: Mapping[str, str], root: str, catalogue: Catalogue = CATALOGUE) -> Parsed:
    """The values at the codes of the tree (code → name), "" at the root; errors for what is not in it.

    An indicator explains what is there: a file of them adds no verksamhet.
    """
    known = {
        value.verksamhet_code: code_in_tree(value.verksamhet_code, tree, root) for value in parsed.indicators
    }
    values = tuple(
        replace(value, verksamhet_code=code)
        for value in parsed.indicators
        if (code := known[value.verksamhet_code]) is not None
    )
    known_problems = {(p.row, p.code) for p in parsed.problems}
    again = [p for p in contradictions(values, catalogue) if (p.row, p.code) not in known_problems]
    problems = sorted((*parsed.problems, *_unknown(parsed, known), *again), key=_row)
    return replace(parsed, indicators=values, problems=tuple(problems))


def _row(problem: Problem) -> int:
    """In the order of the file, those of all of it last."""
    return problem.row or ROWS


def _unknown(parsed: Parsed, known: Mapping[str, str | None]) -> tuple[Problem, ...]:
    rows: dict[int, str] = {
        value.row: value.verksamhet_code
        for value in parsed.indicators
        if known[value.verksamhet_code] is None
    }
    return each_row(
        rows.items(),
        lambda row, text: error(
            f"Verksamheten ”{shown(text)}” finns inte i nämndens träd.",
            "Skriv koden som i ekonomisystemet, eller lämna in månadens ekonomi först så att den läggs upp.",
            row=row,
            column="Verksamhet",
            code="unknown_verksamhet",
        ),
    )


def code_in_tree(text: str, tree: Mapping[str, str], root: str) -> str | None:
    """The code a cell means; None when the tree has none, or several of its name."""
    if not text:
        return root
    code = code_and_name(text)[0]
    if exact := next((spelled for spelled in (text, code) if spelled in tree), None):
        return exact
    meant = set(_without_zeros(text, code, tree)) or {
        code for code, name in tree.items() if plain(name) == plain(text)
    }
    return meant.pop() if len(meant) == 1 else None


def _without_zeros(text: str, code: str, tree: Mapping[str, str]) -> Iterator[str]:
    """Codes that Excel took the leading zeros off."""
    for wanted in filter(str.isdecimal, (text, code)):
        yield from (code for code in tree if code.isdecimal() and code.lstrip("0") == wanted.lstrip("0"))
