"""Which series of a committee are forecast, and which parts each of them is the sum of; öre.

A part is the smallest thing forecast: one line (or the net) of one verksamhet without verksamheter under it,
or of what hangs on a parent itself. What measures and one-offs have given by now lies in the outcome of the
parts; what is still to come of one that is decided for several of them is kept where it was decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
    """Per part: what they come to in the month's year, whole öre, save what is kept above."""
    kept: tuple[Key, ...] = ()
    """Where measures and one-offs of several parts are kept, one for each line that they fall on."""
    kept_ore: Whole = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Of each of `kept`: what is still to come this year, whole öre."""

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

    @cached_property
    def kept_sums(self) -> Flags:
        """[key, kept]: whether the key's sum holds what is kept there."""
        return _sums(self.history, self.keys, self.kept)

    def kept_in(self, place: int) -> Ore:
        """What is kept at a key or below it and still to come this year, öre; positive is an improvement."""
        return int(self.kept_ore[self.kept_sums[place]].sum())

    def kept_at(self, node: int) -> Ore:
        """What is kept at a verksamhet itself, öre."""
        return int(
            sum(amount for key, amount in zip(self.kept, self.kept_ore, strict=True) if key.node == node)
        )

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
        on_parts = round(float(self.adjusted[self.sums[place], year, month + 1 :].sum()))
        return on_parts + self.kept_in(place)


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
    dealt = _dealt(history, parts, adjusted)
    kept, kept_ore = tuple(dealt.kept), np.array(list(dealt.kept.values()), dtype=np.int64)
    sums = _sums(history, keys, parts)
    return Series(history, keys, tuple(parts), sums, dealt.months, dealt.back, kept, kept_ore)


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


def _sums(history: History, keys: Sequence[Key], parts: Sequence[Key]) -> Flags:
    """[key, part]: whether the part is in the key's sum."""
    walk = history.known.tree.walk
    of_key, of_part = (np.array([key.node for key in some], dtype=np.int64) for some in (keys, parts))
    own = np.array([key.own for key in keys], dtype=bool)[:, None]
    lines = np.array([key.line for key in keys], dtype=object)[:, None]
    same_line = (lines == NET) | (lines == np.array([part.line for part in parts], dtype=object)[None, :])
    held = np.where(own, of_key[:, None] == of_part[None, :], walk.holds(of_key[:, None], of_part[None, :]))
    return np.asarray(held & same_line, dtype=bool)


@dataclass
class _Dealt:
    """Measures and one-offs on the parts they fall on, by size, and what is kept above them; öre."""

    months: Array
    """[part, year, month]"""
    back: Whole
    """[part]"""
    kept: dict[Key, Ore] = field(default_factory=dict)


def _dealt(history: History, parts: list[Key], adjusted: tuple[AdjustmentFact, ...]) -> _Dealt:
    """Each measure and one-off where it counts; one of an unknown code is left out."""
    tree = history.known.tree
    home = tree.home(Organisation.NOW)
    count = len(parts)
    dealt = _Dealt(np.zeros((count, len(history.years), 12)), np.zeros(count, dtype=np.int64))
    for adjustment in adjusted:
        if adjustment.code not in tree.positions:
            continue
        node = home[tree.positions[adjustment.code]]
        falls = _falls(history, parts, node, adjustment.line)
        if falls:
            _deal(dealt, history, parts, node, falls, adjustment)
    return dealt


def _falls(history: History, parts: list[Key], node: int, line: str) -> list[int]:
    """The parts that something decided for a verksamhet falls on: of its line, else of costs, else all."""
    tree = history.known.tree
    under = [place for place, part in enumerate(parts) if node in tree.ancestors(part.node)]
    of_line = [place for place in under if parts[place].line == line]
    return of_line or [place for place in under if parts[place].line in COSTS] or under


def _deal(
    dealt: _Dealt,
    history: History,
    parts: list[Key],
    node: int,
    falls: list[int],
    adjustment: AdjustmentFact,
) -> None:
    """By size what lies in the outcome by now, and what is to come where all parts are the node's own."""
    month, shares = history.known.month, _shares(history, [parts[place] for place in falls])
    is_own = all(parts[place].node == node for place in falls)
    this_year = np.array(monthly(adjustment, month.year))
    for number, year in enumerate(history.years):
        of_year = np.array(monthly(adjustment, year), dtype=np.float64)
        if year == month.year and not is_own:
            of_year[month.month :] = 0
        dealt.months[falls, number] += shares[:, None] * of_year
    through = 12 if is_own else month.month
    dealt.back[falls] += whole_ore(shares * int(this_year[:through].sum()))
    if not is_own:
        lines = list(dict.fromkeys(parts[place].line for place in falls))
        of_line = [
            sum(shares[at] for at, place in enumerate(falls) if parts[place].line == line) for line in lines
        ]
        to_come = whole_ore(np.array(of_line) * int(this_year[through:].sum()))
        for line, amount in zip(lines, to_come, strict=True):
            key = Key(node, line, own=True)
            dealt.kept[key] = dealt.kept.get(key, 0) + int(amount)


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
