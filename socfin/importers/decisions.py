"""What was decided about verksamheter the file or the tree lacks, laid upon the figures; never the tree."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Parsed, Scenario
from socfin.domain.lines import Line
from socfin.domain.listing import first_of
from socfin.frames.declared import stacked
from socfin.frames.figures import COLUMNS, FrameFigures, figures_frame, lines_of
from socfin.frames.trade import without_units


class Treatment(StrEnum):
    """What becomes of a verksamhet that is in the file but not in the tree, or the other way round."""

    CREATE = "create"
    """It is added under the other."""
    SAME_AS = "same_as"
    """Its figures are the other's."""
    LEAVE = "leave"
    """Its rows are left out."""
    ZERO = "zero"
    """It is not in the file, and its outcome is 0: nothing has been booked."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A treatment, and the code of the other verksamhet; "" for LEAVE and ZERO."""

    treatment: Treatment
    other: str = ""


_SPELLED = {
    "under": Treatment.CREATE,
    "samma": Treatment.SAME_AS,
    "utelämna": Treatment.LEAVE,
    "noll": Treatment.ZERO,
}


def decision_spelled(text: str) -> tuple[str, Decision]:
    """What a command says of one verksamhet: 530=under:5, 530=samma:510, 530=utelämna or 530=noll.

    ValueError with the ways to spell it for anything else.
    """
    code, _, answer = text.partition("=")
    word, _, other = answer.partition(":")
    treatment = _SPELLED.get(word.strip().lower())
    if (
        not code.strip()
        or treatment is None
        or (treatment in (Treatment.CREATE, Treatment.SAME_AS)) != bool(other.strip())
    ):
        raise ValueError(f"”{text}”: skriv 530=under:5, 530=samma:510, 530=utelämna eller 530=noll.")
    return code.strip(), Decision(treatment, other.strip())


def decided(parsed: Parsed, decisions: Mapping[str, Decision]) -> Parsed:
    """The file with its verksamheter added, joined or left out as decided, and the zeros it leaves unsaid."""
    zeros = {code for code, decision in decisions.items() if decision.treatment is Treatment.ZERO}
    return _with_zeros(_joined(parsed, decisions), zeros)


def _with_zeros(parsed: Parsed, codes: Collection[str]) -> Parsed:
    """An outcome of 0, on row 0 and in the file's spans, for each code the file has no outcome for."""
    frame = figures_frame(parsed)
    outcome = frame[frame["scenario"] == Scenario.OUTCOME.value]
    missing = sorted(set(codes) - set(outcome["verksamhet_code"].unique()))
    if outcome.empty or not missing:
        return parsed
    spans = outcome[["scenario", "last_month", "months", "as_of"]].drop_duplicates()
    nets_only = set(lines_of(frame).unique()) == {Line.NET.value}
    zeros = spans.merge(pd.DataFrame({"verksamhet_code": missing}), how="cross").assign(
        account="", line="" if nets_only else Line.REVENUE.value, amount_ore=0, row=0
    )
    words = {name: "str" for name, kind in COLUMNS.items() if kind == "category"}
    filled = zeros.astype(words)[list(COLUMNS)].astype(COLUMNS)
    listing = first_of(missing)
    return replace(
        parsed,
        figures=FrameFigures(stacked(frame, filled)),
        notes=(*parsed.notes, f"Utfallet är satt till 0, inget är bokfört: {listing}."),
    )


def _joined(parsed: Parsed, decisions: Mapping[str, Decision]) -> Parsed:
    taken = {unit.code: decisions[unit.code] for unit in parsed.verksamheter if unit.code in decisions}
    if not taken:
        return parsed
    same = {
        code: decision.other for code, decision in taken.items() if decision.treatment is Treatment.SAME_AS
    }
    left = {code for code, decision in taken.items() if decision.treatment is Treatment.LEAVE}
    under = {
        code: decision.other for code, decision in taken.items() if decision.treatment is Treatment.CREATE
    }
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
        trade=without_units(parsed.trade, left),
        indicators=tuple(
            replace(value, verksamhet_code=same.get(value.verksamhet_code, value.verksamhet_code))
            for value in parsed.indicators
            if value.verksamhet_code not in left
        ),
        verksamheter=tuple(
            _placed(unit, under, same, left)
            for unit in parsed.verksamheter
            if unit.code not in same and unit.code not in left
        ),
    )


def _placed(
    unit: NamedVerksamhet, under: dict[str, str], same: dict[str, str], left: set[str]
) -> NamedVerksamhet:
    parent = under.get(unit.code, same.get(unit.parent_code, unit.parent_code))
    return replace(unit, parent_code="" if parent in left else parent)
