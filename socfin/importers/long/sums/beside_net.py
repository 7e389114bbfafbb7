"""Verksamheter of a list that by their names stand beside the net, as Investeringar: lines under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Problem, Scenario, warning
from socfin.domain.lines import Line
from socfin.domain.listing import first_of
from socfin.domain.money import format_exact
from socfin.frames.declared import stacked
from socfin.frames.figures import KEY
from socfin.importers.options import UnderSum
from socfin.importers.problems import only_row
from socfin.importers.spelling.beside_net import is_beside_net, is_tax, line_beside

_CHOOSE = "Välj under Så lästes filen om det räknas med i nettot (--under-sum i kommandot)."


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """The figures with what stands beside the net as the committee's lines, and what is said of it."""

    figures: pd.DataFrame
    codes: frozenset[str] = frozenset()
    """The verksamheter that are lines now, or left out."""
    left: tuple[int, ...] = ()
    """The rows left out."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def with_lines_beside(
    figures: pd.DataFrame, named: Mapping[str, NamedVerksamhet], answer: UnderSum | None
) -> Beside:
    """The figures; investments, taxes and the financial net as lines, what the council gives left out.

    As in reports: investments are costs and taxes income, and where every amount has the other sign it is
    turned. Without an answer it demands a reason; COUNTED leaves all as they are.
    """
    names = {code: unit.name or code for code, unit in named.items()}
    beside = frozenset(code for code, name in names.items() if code and is_beside_net(name))
    code_of = figures["verksamhet_code"].astype("str")
    rows = code_of.isin(beside)
    if answer is UnderSum.COUNTED or not rows.any() or rows.all():
        return Beside(figures)
    own = {code: figures[code_of == code] for code in sorted(set(code_of[rows]))}
    lines = {code: line for code in own if (line := line_beside(names[code])) is not None}
    made = [_as_line(own[code], line, names[code]) for code, line in lines.items()]
    whole = reduce(stacked, made, figures[~rows].reset_index(drop=True))
    kept = whole.set_index(whole["row"].to_numpy(dtype="int64")).sort_index()
    left = [row for code, some in own.items() if code not in lines for row in some["row"].tolist()]
    spelled = [f"”{named[code].called}” ({_amount(some)})" for code, some in own.items()]
    at = figures.loc[rows, "row"].tolist()
    problems = () if answer is UnderSum.LEAVE else (_assumed(spelled, at),)
    return Beside(kept, beside, tuple(left), problems, (f"Inte i nettot: {first_of(spelled)}.",))


def _as_line(figures: pd.DataFrame, line: Line, name: str) -> pd.DataFrame:
    """The figures as a line of the committee, one a span, with its usual sign."""
    usual = -1 if line is Line.INVESTMENT else 1 if is_tax(name) else 0
    ore = figures["amount_ore"]
    turned = usual != 0 and bool((ore.dropna() * usual).le(0).all())
    whole = figures.assign(
        verksamhet_code=pd.Categorical([""] * len(figures)),
        account=pd.Categorical([""] * len(figures)),
        line=pd.Categorical([line.value] * len(figures)),
        amount_ore=-ore if turned else ore,
    )
    groups = whole.groupby(KEY, observed=True, dropna=False, sort=False)["amount_ore"]
    added = whole.assign(amount_ore=groups.transform("sum"))
    return added[~added.duplicated(KEY)].reset_index(drop=True)


def _amount(figures: pd.DataFrame) -> str:
    outcome = figures[figures["scenario"] == Scenario.OUTCOME.value]
    some = figures if outcome.empty else outcome
    scenario = Scenario(str(some["scenario"].iloc[0])).label.lower()
    alike = some[some["scenario"] == some["scenario"].iloc[0]]
    return f"{scenario} {format_exact(int(alike['amount_ore'].fillna(0).sum()))} kr"


def _assumed(names: list[str], rows: list[int]) -> Problem:
    return warning(
        f"Bland verksamheterna står {first_of(names)}. Det räknas inte i nettot.",
        _CHOOSE,
        row=only_row(rows),
        code="beside_net",
    )
