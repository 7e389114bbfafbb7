"""Which series of a committee are forecast, and which parts each of them is the sum of; öre.

A part is the smallest thing forecast: one line (or the net) of one verksamhet without verksamheter under it,
or of what hangs on a parent itself. Measures and one-offs are dealt out to parts, so that they add up too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from socfin.domain.lines import COST_LINES, Line
from socfin.domain.money import Ore
from socfin.domain.report import Organisation
from socfin.services.forecast.adjustments import AdjustmentFact, monthly
from socfin.services.forecast.arrays import Array, Flags, Whole
from socfin.services.forecast.history import NET, History, Key
from socfin.services.forecast.reconcile import whole_ore

COSTS = {line.value for line in COST_LINES}


@dataclass(frozen=True)
class Series:
    """The keys to forecast, the parts, and which parts each key is the sum of."""

    history: History
    keys: tuple[Key, ...]
    parts: tuple[Key, ...]
    """`own` is set for what hangs on a parent itself."""
    sums: Flags
    """[key, part]"""
    adjusted: Array
    """[part, year, month]: measures and one-offs, öre, each month alone; positive improves the result."""
    added_back: Whole
    """Per part: what they come to in the month's year, whole öre."""

    @cached_property
    def divided(self) -> frozenset[int]:
        """The verksamheter that have parts below them."""
        tree = self.history.known.tree
        return frozenset(
            above for part in self.parts for above in tree.ancestors(part.node) if above != part.node
        )

    def is_divided(self, node: int) -> bool:
        """Whether other verksamheter make up part of its forecast."""
        return node in self.divided

    @cached_property
    def own_sums(self) -> dict[int, Flags]:
        """Per verksamhet (position in the tree): [part], true for those that are its own."""
        nodes = np.array([part.node for part in self.parts])
        return {key.node: nodes == key.node for key in self.keys}

    def without_adjustments(self) -> History:
        """The history without measures and one-offs."""
        if not self.adjusted.any():
            return self.history
        outcome = self.history.outcome.copy()
        index = self.history.index
        for key, chosen in zip(self.keys, self.sums, strict=True):
            outcome[index[key]] -= self.adjusted[chosen].sum(axis=0).cumsum(axis=1)
        return replace(self.history, outcome=outcome)

    def taken_out(self, place: int) -> Ore:
        """What was taken out of a key's outcome to date before it was forecast, öre; positive improved it."""
        year, month = self.history.now
        return round(float(self.adjusted[self.sums[place], year, : month + 1].sum()))

    def still_to_come(self, place: int) -> Ore:
        """What measures and one-offs give in the remaining months, öre; positive is an improvement."""
        year, month = self.history.now
        return round(float(self.adjusted[self.sums[place], year, month + 1 :].sum()))


def series_of(history: History, adjusted: tuple[AdjustmentFact, ...] = ()) -> Series:
    """What can be forecast of a history, and its parts; `adjusted` of an unknown code are left out."""
    chosen = _forecastable(history)
    tree, index = history.known.tree, history.index
    by_line = any(key.line != NET for key in history.keys)
    lines: dict[Key, list[str]] = {}
    for key in history.keys:
        if key.line != NET:
            lines.setdefault(Key(key.node, NET, key.own), []).append(key.line)
    parts: list[Key] = []
    unlined: set[int] = set()  # a part of theirs has no lines, so their lines cannot be summed
    for node in chosen:
        kids = [kid for kid in tree.children[node] if kid in chosen]
        rest = bool(kids) and any(
            history.active[index[Key(kid)]]
            for kid in tree.children[node]
            if Key(kid) in index and kid not in chosen
        )
        own = Key(node, NET, bool(kids))
        if rest or (kids and not by_line and own in index):
            parts.append(own)
            unlined.update(tree.ancestors(node))
        elif not kids or own in index:
            parts += [own._replace(line=line) for line in _lines_of(lines, own, by_line=by_line)]
    keys = tuple(key for key in history.keys if key.node in chosen and _counts(key, parts, unlined))
    dealt, back = _dealt(history, parts, adjusted)
    return Series(history, keys, tuple(parts), _sums(history, keys, parts), dealt, back)


def _lines_of(lines: dict[Key, list[str]], own: Key, *, by_line: bool) -> list[str]:
    if not by_line:
        return [NET]
    return lines.get(own) or [Line.OTHER_COST.value]


def _forecastable(history: History) -> set[int]:
    """The verksamheter whose outcome is known, with a full-year budget or a whole last year to go by.

    One that is yet to open has its budget only.
    """
    year, month = history.now
    positions: set[int] = set()
    for place, key in enumerate(history.keys):
        if key.line != NET or key.own:
            continue
        budgeted = np.isfinite(history.budget[place, year, month])
        before = year > 0 and np.isfinite(history.outcome[place, year - 1, 11])
        node = history.known.tree.nodes[key.node]
        opens = node.valid_from is not None and node.valid_from > history.known.month.number
        if (np.isfinite(history.outcome[place, year, month]) and (budgeted or before)) or (
            opens and budgeted
        ):
            positions.add(key.node)
    return positions


def _counts(key: Key, parts: list[Key], unlined: set[int]) -> bool:
    """Whether a key is one to forecast: its sum can be told from the parts."""
    if key.own:
        return any(part.own and part.node == key.node for part in parts) and key.node not in unlined
    return key.line == NET or key.node not in unlined


def _sums(history: History, keys: tuple[Key, ...], parts: list[Key]) -> Flags:
    """[key, part]: whether the part is in the key's sum."""
    walk = history.known.tree.walk
    of_key, of_part = (np.array([key.node for key in some], dtype=np.int64) for some in (keys, parts))
    own = np.array([key.own for key in keys], dtype=bool)[:, None]
    lines = np.array([key.line for key in keys], dtype=object)[:, None]
    same_line = (lines == NET) | (lines == np.array([part.line for part in parts], dtype=object)[None, :])
    held = np.where(own, of_key[:, None] == of_part[None, :], walk.holds(of_key[:, None], of_part[None, :]))
    return np.asarray(held & same_line, dtype=bool)


def _dealt(history: History, parts: list[Key], adjusted: tuple[AdjustmentFact, ...]) -> tuple[Array, Whole]:
    """Each measure and one-off on the parts it falls on, by size; and what each part has this year."""
    tree = history.known.tree
    home = tree.home(Organisation.NOW)
    dealt = np.zeros((len(parts), len(history.years), 12))
    back = np.zeros(len(parts), dtype=np.int64)
    for adjustment in adjusted:
        if adjustment.code not in tree.positions:
            continue
        node = home[tree.positions[adjustment.code]]
        under = [place for place, part in enumerate(parts) if node in tree.ancestors(part.node)]
        falls = [place for place in under if parts[place].line == adjustment.line] or [
            place for place in under if parts[place].line in COSTS
        ]
        falls = falls or under
        if not falls:
            continue
        shares = _shares(history, [parts[place] for place in falls])
        for number, year in enumerate(history.years):
            dealt[falls, number] += shares[:, None] * np.array(monthly(adjustment, year), dtype=np.float64)
        back[falls] += whole_ore(shares * sum(monthly(adjustment, history.known.month.year)))
    return dealt, back


def _shares(history: History, parts: list[Key]) -> Array:
    """By outcome to date; equal when there is none."""
    year, month = history.now
    size = np.array(
        [
            abs(np.nan_to_num(history.outcome[history.index[part], year, month]))
            if part in history.index
            else 0.0
            for part in parts
        ]
    )
    return size / size.sum() if size.sum() else np.full(len(parts), 1 / len(parts))
