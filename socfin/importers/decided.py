"""What was decided about verksamheter the tree does not have, laid upon the figures; never the tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from socfin.domain.figures import NamedVerksamhet, Parsed
from socfin.importers.frames import FrameFigures, figures_frame


class Fate(StrEnum):
    """What becomes of a verksamhet that is in the file but not in the tree."""

    CREATE = "create"
    """It is added under the other."""
    SAME_AS = "same_as"
    """Its figures are the other's."""
    LEAVE = "leave"
    """Its rows are left out."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A fate, and the code of the other verksamhet; "" for LEAVE."""

    fate: Fate
    other: str = ""


def decided(parsed: Parsed, decisions: Mapping[str, Decision]) -> Parsed:
    """The file with its verksamheter added, joined or left out as decided; codes it lacks are ignored."""
    taken = {one.code: decisions[one.code] for one in parsed.verksamheter if one.code in decisions}
    if not taken:
        return parsed
    same = {code: one.other for code, one in taken.items() if one.fate is Fate.SAME_AS}
    left = {code for code, one in taken.items() if one.fate is Fate.LEAVE}
    under = {code: one.other for code, one in taken.items() if one.fate is Fate.CREATE}
    figures = parsed.figures
    if same or left:
        frame = figures_frame(parsed)
        codes = frame["verksamhet_code"].astype("str")
        kept = ~codes.isin(left)
        frame = frame[kept].assign(verksamhet_code=codes[kept].replace(same).astype("category"))
        figures = FrameFigures(frame.reset_index(drop=True))
    return replace(
        parsed,
        figures=figures,
        verksamheter=tuple(
            _placed(one, under, same, left)
            for one in parsed.verksamheter
            if one.code not in same and one.code not in left
        ),
    )


def _placed(
    one: NamedVerksamhet, under: dict[str, str], same: dict[str, str], left: set[str]
) -> NamedVerksamhet:
    parent = under.get(one.code, same.get(one.parent_code, one.parent_code))
    return replace(one, parent_code="" if parent in left else parent)
