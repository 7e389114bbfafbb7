"""Codes for verksamheter that a file only names, where the name cannot be one; never a file's own codes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from socfin.domain.figures import NamedVerksamhet, Parsed
from socfin.frames.figures import FrameFigures, figures_frame, renamed
from socfin.importers.spelling.bounds import CODE_LENGTH, is_code

_KEPT = CODE_LENGTH - 7
_NOT_IN_CODES = re.compile(r"[^\w.\- ]+")


def with_made_codes(parsed: Parsed) -> Parsed:
    """The file with a code of ours for each name that is too long for one or has characters none may have.

    The same name always gets the same code, so next month's file finds the verksamhet it made.
    """
    made = {unit.code: made_code(unit.name) for unit in parsed.verksamheter if _needs(unit)}
    if not made:
        return parsed
    frame = figures_frame(parsed)
    codes = renamed(frame["verksamhet_code"], made)
    return replace(
        parsed,
        figures=FrameFigures(frame.assign(verksamhet_code=codes)),
        verksamheter=tuple(_renamed(parsed.verksamheter, made)),
        indicators=tuple(
            replace(value, verksamhet_code=made.get(value.verksamhet_code, value.verksamhet_code))
            for value in parsed.indicators
        ),
    )


def made_code(name: str) -> str:
    """A code that says the name as far as codes can, with six letters of its own."""
    words = " ".join(_NOT_IN_CODES.sub("-", name).split())[:_KEPT].strip(" -.")
    return f"{words}-{hashlib.sha256(name.casefold().encode()).hexdigest()[:6]}"


def _needs(unit: NamedVerksamhet) -> bool:
    only_named = bool(unit.name) and unit.code == unit.name
    return only_named and (len(unit.code) > CODE_LENGTH or not is_code(unit.code)) and unit.name.isprintable()


def _renamed(named: Iterable[NamedVerksamhet], made: dict[str, str]) -> Iterable[NamedVerksamhet]:
    for unit in named:
        yield replace(
            unit,
            code=made.get(unit.code, unit.code),
            parent_code=made.get(unit.parent_code, unit.parent_code),
        )
