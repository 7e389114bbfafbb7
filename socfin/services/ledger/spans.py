"""Which published spans make up an asked-for span, exactly; never dividing one, never inventing a month.

A piece is a span whose amounts were published together. A target span is known only when pieces tile
it without gap or overlap. Rule: docs/figures.md, "Spann".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.period import Month, Span

PIECE_COLUMNS = ["scenario", "source", "as_of", "last", "months", "upload", "rank"]

ORIGINAL_BUDGET = "erp"
"""The source of the original budget; every other source of budget adds to it (docs/adr/0002)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A published span of one scenario and source; `index` numbers it among the ledger's pieces.

    `last` and `as_of` are Month.numbers, `as_of` 0 for none; a higher `rank` was published later.
    """

    index: int
    scenario: str
    source: str
    as_of: int
    last: int
    months: int
    upload: int
    rank: int

    @property
    def first(self) -> int:
        """Month.number of the first month covered."""
        return self.last - self.months + 1

    @property
    def span(self) -> Span:
        """The months covered."""
        return Span(Month.from_number(self.last), self.months)


class _Best(NamedTuple):
    """Compared in order: the newest piece is newest, then the fewest pieces, then the newer ones."""

    newest: int
    fewer: int
    ranks: tuple[int, ...]
    pieces: tuple[Piece, ...]


def pieces_of(ledger: pd.DataFrame) -> tuple[tuple[Piece, ...], pd.Series]:
    """The ledger's pieces, and for each of its rows the index of its piece."""
    grouped = ledger.groupby(PIECE_COLUMNS, sort=False)
    index = grouped.ngroup()
    unique = ledger.loc[~index.duplicated(), PIECE_COLUMNS]
    rows = zip(*(unique[name].tolist() for name in PIECE_COLUMNS), strict=True)
    return tuple(Piece(number, *row) for number, row in enumerate(rows)), index


def tilings(pieces: Iterable[Piece], months: Sequence[int]) -> dict[int, tuple[Piece, ...]]:
    """For each month, the best exact tiling of the given months up to and including it, where one exists.

    `months` are Month.numbers, ascending, perhaps with gaps; a piece must lie in them without a gap.
    Of several tilings the one whose newest piece was published last counts, then the fewest pieces.
    """
    wanted = set(months)
    ending: dict[int, list[Piece]] = {}
    for piece in pieces:
        if all(number in wanted for number in range(piece.first, piece.last + 1)):
            ending.setdefault(piece.last, []).append(piece)
    # For each position every newest rank is kept: which is best depends on the pieces still to come.
    reached: list[dict[int, _Best]] = [{0: _Best(0, 0, (), ())}]
    positions = {number: place for place, number in enumerate(months)}
    ways: dict[int, tuple[Piece, ...]] = {}
    for number in months:
        here: dict[int, _Best] = {}
        for piece in ending.get(number, ()):
            for before in reached[positions[piece.first]].values():
                candidate = _Best(
                    max(before.newest, piece.rank),
                    before.fewer - 1,
                    tuple(sorted((*before.ranks, piece.rank), reverse=True)),
                    (*before.pieces, piece),
                )
                known = here.get(candidate.newest)
                if known is None or candidate[:3] > known[:3]:
                    here[candidate.newest] = candidate
        reached.append(here)
        if here:
            ways[number] = max(here.values(), key=lambda best: best[:3]).pieces
    return ways


def main_source(pieces: Sequence[Piece]) -> str:
    """The source a scenario rests on: a budget on the original one, whether it is published or not.

    Else the one that covers most months of the year, then the one published first.
    """

    def weight(source: str) -> tuple[int, int, str]:
        own = [piece for piece in pieces if piece.source == source]
        return -len(_covered(own)), min(piece.rank for piece in own), source

    if any(piece.scenario == Scenario.BUDGET.value for piece in pieces):
        return ORIGINAL_BUDGET
    return min({piece.source for piece in pieces}, key=weight)


def cover(pieces: Sequence[Piece], first: int, last: int) -> dict[int, tuple[Piece, ...]]:
    """For each month of first..last the pieces that together give first..month, over all sources.

    The main source must tile the whole span: decisions are no budget while the original one is missing.
    Another source (a decision that starts in July) counts from its own months only, but those of them
    that lie in the span must tile exactly.
    """
    if not pieces:
        return {}
    main = main_source(pieces)
    by_source = {
        source: tuple(group)
        for source, group in groupby(sorted(pieces, key=lambda s: s.source), key=lambda s: s.source)
    }
    whole = range(first, last + 1)
    tiling = tilings(by_source.pop(main, ()), whole)
    for own in by_source.values():
        months = sorted(_covered(own) & set(whole))
        parts = tilings(own, months)
        tiling = {
            number: (*pieces, *extra)
            for number, pieces in tiling.items()
            if (extra := _until(parts, months, number)) is not None
        }
    return tiling


def _until(
    parts: dict[int, tuple[Piece, ...]], months: Sequence[int], number: int
) -> tuple[Piece, ...] | None:
    """The tiling of a source's own months up to a month: () before its first, None where it has none."""
    reached = [month for month in months if month <= number]
    return parts.get(reached[-1]) if reached else ()


def _covered(pieces: Iterable[Piece]) -> set[int]:
    return {number for piece in pieces for number in range(piece.first, piece.last + 1)}


def in_year(pieces: Iterable[Piece], scenario: Scenario, year: int) -> tuple[Piece, ...]:
    """The pieces of a scenario that lie in a year."""
    return tuple(s for s in pieces if s.scenario == scenario.value and s.last // 12 == year)


def latest_forecast(
    pieces: Iterable[Piece], month: Month, scenario: Scenario = Scenario.FORECAST
) -> tuple[Piece, ...] | None:
    """Pieces of the newest full-year forecast made at the latest after the month, in its year, or None.

    With DEVIATION: of the newest that a file states a forecast to differ from the year's budget.
    """
    made = [
        piece
        for piece in in_year(pieces, scenario, month.year)
        if piece.as_of // 12 == month.year and piece.as_of <= month.number
    ]
    year = Span.full_year(month.year)
    for as_of in sorted({piece.as_of for piece in made}, reverse=True):
        same = [piece for piece in made if piece.as_of == as_of]
        whole = cover(same, year.first.number, year.last.number).get(year.last.number)
        if whole is not None:
            return whole
    return None
