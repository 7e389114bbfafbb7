"""The difference a file makes, in the words and rows that are shown; reckoned by `ledgers`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.frames.declared import records
from socfin.services.comparison.as_read import Move
from socfin.services.comparison.ledgers import over_months

SHOWN_ROWS = 400
"""Rows of a comparison that a page holds: a year of a middling committee; the rest is only counted."""
LISTED_ROWS = 60
"""Of the shown ones, how many stand open on the page."""
KINDS = {"gone": "Försvinner", "changed": "Ändras", "new": "Ny", "unchanged": "Oförändrad"}


@dataclass(frozen=True, slots=True)
class Difference:
    """Before and after, counted, as totals per verksamhet and as rows; amounts in öre."""

    new: int
    changed: int
    unchanged: int
    gone: int
    totals: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    """What vanishes or changes first, then new and unchanged; at most SHOWN_ROWS."""

    @property
    def changes(self) -> int:
        """How many rows publishing changes."""
        return self.new + self.changed + self.gone

    @property
    def first_rows(self) -> tuple[dict[str, Any], ...]:
        """The rows that stand open."""
        return self.rows[:LISTED_ROWS]

    @property
    def further_rows(self) -> tuple[dict[str, Any], ...]:
        """The rows that are folded away."""
        return self.rows[LISTED_ROWS:]

    @property
    def more(self) -> int:
        """How many rows are counted but not listed."""
        return self.changes + self.unchanged - len(self.rows)


def difference_of(
    changes: pd.DataFrame, totals: pd.DataFrame, names: dict[str, str], read: Sequence[Move] = ()
) -> Difference | None:
    """What `compare` and `compare_totals` found, for people; None when there is nothing on either side.

    `names` has every code in the order of the tree, which both follow. `read` has what readers see of the
    years whose spans are others than the file's: there the totals of single spans would tell a change as
    something new.
    """
    if changes.empty:
        return None
    counts = changes["change"].value_counts().to_dict()
    kinds = changes["change"]
    first = np.concatenate([np.flatnonzero(kinds == word)[:SHOWN_ROWS] for word in KINDS])
    shown = changes.iloc[first[:SHOWN_ROWS]]
    place = {code: at for at, code in enumerate(names)}
    order = {word: at for at, word in enumerate(KINDS)}
    rows = sorted(records(shown), key=lambda row: (order[row["change"]], place.get(row["verksamhet"], -1)))
    sums = _totals(totals, names, {figures.span.last.year for figures in read})
    return Difference(
        **{word: int(counts.get(word, 0)) for word in KINDS},
        totals=(*map(_read, read), *sorted(sums, key=lambda total: place.get(total["code"], -1))),
        rows=tuple(_row(row, names) for row in rows),
    )


def _read(move: Move) -> dict[str, Any]:
    return {
        "code": move.code,
        "name": move.name,
        "scenario_label": move.scenario.label,
        "months": move.span.label,
        "before_ore": move.before_ore,
        "after_ore": move.after_ore,
        "change_ore": move.change_ore,
    }


def _totals(totals: pd.DataFrame, names: dict[str, str], read: set[int]) -> Iterator[dict[str, Any]]:
    """The totals of the years of which nothing else is said."""
    years = totals["last"] // 12
    return (_total(row, names) for row in records(over_months(totals[~years.isin(read)])))


def _total(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    code = row["verksamhet"]
    return {
        "code": code,
        "name": names.get(code, code),
        "scenario_label": Scenario(row["scenario"]).label,
        "months": Span.between(Month.from_number(row["first"]), Month.from_number(row["last"])).label,
        "before_ore": row["before_ore"],
        "after_ore": row["after_ore"],
        "change_ore": row["change_ore"],
    }


def _row(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A row of the difference in words."""
    return {
        "kind": row["change"],
        "kind_label": KINDS[row["change"]],
        "scenario_label": Scenario(row["scenario"]).label,
        "verksamhet": names.get(row["verksamhet"], row["verksamhet"]),
        "account": row["account"],
        "line": Line(row["line"]).label if row["line"] else "",
        "months": Span(Month.from_number(row["last"]), row["months"]).label,
        "before_ore": row["before_ore"],
        "after_ore": row["after_ore"],
    }
