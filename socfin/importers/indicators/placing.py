"""The verksamheter of a file of indicators found in the tree, by code or name; the tree is never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from socfin.domain.figures import Parsed, Problem, error
from socfin.importers.indicators.checks import contradictions
from socfin.importers.problems import each_row
from socfin.importers.spelling.labels import code_and_name, plain
from socfin.importers.spelling.numbers import shown

ROWS = 2**31
"""More rows than any file has."""


def placed(parsed: Parsed, tree: Mapping[str, str], root: str) -> Parsed:
    """The values at the codes of the tree (code → name), "" at the root; errors for what is not in it.

    An indicator explains what is there: a file of them adds no verksamhet.
    """
    known = {one.verksamhet_code: _code_of(one.verksamhet_code, tree, root) for one in parsed.indicators}
    values = tuple(
        replace(one, verksamhet_code=code)
        for one in parsed.indicators
        if (code := known[one.verksamhet_code]) is not None
    )
    told = {(p.row, p.code) for p in parsed.problems}
    again = [p for p in contradictions(values) if (p.row, p.code) not in told]
    problems = sorted((*parsed.problems, *_unknown(parsed, known), *again), key=_row)
    return replace(parsed, indicators=values, problems=tuple(problems))


def _row(problem: Problem) -> int:
    """In the order of the file, those of all of it last."""
    return problem.row or ROWS


def _unknown(parsed: Parsed, known: Mapping[str, str | None]) -> tuple[Problem, ...]:
    rows: dict[int, str] = {
        one.row: one.verksamhet_code for one in parsed.indicators if known[one.verksamhet_code] is None
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


def _code_of(text: str, tree: Mapping[str, str], root: str) -> str | None:
    """The code a cell means; None when the tree has none, or several of its name."""
    if not text:
        return root
    code = code_and_name(text)[0]
    if exact := next((one for one in (text, code) if one in tree), None):
        return exact
    meant = set(_without_zeros(text, code, tree)) or {
        one for one, name in tree.items() if plain(name) == plain(text)
    }
    return meant.pop() if len(meant) == 1 else None


def _without_zeros(text: str, code: str, tree: Mapping[str, str]) -> Iterator[str]:
    """Codes that Excel took the leading zeros off."""
    for wanted in filter(str.isdecimal, (text, code)):
        yield from (one for one in tree if one.isdecimal() and one.lstrip("0") == wanted.lstrip("0"))
