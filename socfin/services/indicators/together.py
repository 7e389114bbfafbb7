"""Values of several months and verksamheter as one, by the indicator's own rules; exact, never rounded.

Rules: docs/indicators.md, "Flera månader och flera verksamheter". What is missing makes the whole missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from socfin.domain.indicators import Indicator, OverTime, OverTree, Steps
from socfin.domain.period import Month, Span
from socfin.services.ledger.spans import Piece, tilings

Pieces = Mapping[Span, Steps | None]
"""A verksamhet's values of one indicator and scenario, those published last at the end.

Where two of them are of the same month the later one counts, as of money.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A verksamhet whose own values are part of a whole, with what weighs them."""

    pieces: Pieces
    weights: Pieces = field(default_factory=dict)
    first: Month | None = None
    """The first month it exists; None: always."""
    last: Month | None = None

    def months(self, whole: Span) -> Span | None:
        """The months of the whole in which it exists; None for none of them."""
        first = max(filter(None, (whole.first, self.first)))
        last = min(filter(None, (whole.last, self.last)))
        return Span.between(first, last) if first <= last else None


def together(indicator: Indicator, parts: Sequence[Part], whole: Span) -> Fraction | None:
    """What the parts are together in the span, in steps; None where any of it is missing."""
    if indicator.over_tree is OverTree.APART and len(parts) > 1:
        return None
    if indicator.over_time is OverTime.LAST:
        whole = Span(whole.last)
    if indicator.weight:
        return _weighted(parts, whole, last=indicator.over_time is OverTime.LAST)
    summed = Fraction(0)
    counted = False
    for part in parts:
        own = part.months(whole)
        if own is None:
            continue
        amount = _of_part(indicator, part.pieces, own, whole.months)
        if amount is None:
            return None
        summed, counted = summed + amount, True
    return summed if counted else None


def covering(pieces: Pieces, whole: Span) -> tuple[Span, ...] | None:
    """Spans of the pieces that lie one after the other and make up the whole; None when they leave a gap.

    Of several ways that whose newest piece was published last, as of money (services/ledger/spans.py).
    """
    end = whole.last.number
    inside = [
        (last, span)
        for span in pieces
        if (last := span.last.number) <= end and last - span.months >= end - whole.months
    ]
    inside.sort(key=lambda each: each[0])
    if all(last - span.months >= before for (before, _), (last, span) in pairwise(inside)):
        # None lies over another, so there is one way or none.
        whole_months = sum(span.months for _, span in inside) == whole.months
        return tuple(span for _, span in inside) if whole_months else None
    return _best_covering(pieces, whole)


def _best_covering(pieces: Pieces, whole: Span) -> tuple[Span, ...] | None:
    numbered = [
        Piece(at, "", "", 0, last=span.last.number, months=span.months, upload=0, rank=at)
        for at, span in enumerate(pieces, start=1)
    ]
    tiling = tilings(numbered, whole.numbers).get(whole.last.number)
    return None if tiling is None else tuple(piece.span for piece in tiling)


def _of_part(indicator: Indicator, pieces: Pieces, own: Span, months: int) -> Fraction | None:
    """A part's sum, mean over all the months of the whole, or last value."""
    if indicator.over_time is OverTime.LAST:
        return _last(pieces, own.last)
    spans = covering(pieces, own)
    if spans is None:
        return None
    mean = indicator.over_time is OverTime.MEAN
    amounts = [
        None if (steps := pieces[span]) is None else steps * (span.months if mean else 1) for span in spans
    ]
    total = _sum(amounts)
    return None if total is None else (total / months if mean else total)


def _last(pieces: Pieces, month: Month) -> Fraction | None:
    """The newest value of those whose span ends with the month."""
    ending = _ending(pieces, month)
    steps = pieces[ending[-1]] if ending else None
    return None if steps is None else Fraction(steps)


def _ending(pieces: Pieces, month: Month) -> list[Span]:
    return [span for span in pieces if span.last == month]


def _weighted(parts: Sequence[Part], whole: Span, *, last: bool) -> Fraction | None:
    """Σ value × weight × months / Σ weight × months; a lone part without weights has one a month."""
    weighed: list[tuple[Fraction, Fraction]] = []
    for part in parts:
        own = part.months(whole)
        if own is None:
            continue
        bare = len(parts) == 1 and not part.weights
        weighted = _weighed(part, own, last=last, bare=bare)
        if weighted is None:
            return None
        weighed += weighted
    weights = sum((weight for _, weight in weighed), Fraction(0))
    return sum((value * weight for value, weight in weighed), Fraction(0)) / weights if weights else None


def _weighed(part: Part, own: Span, *, last: bool, bare: bool) -> list[tuple[Fraction, Fraction]] | None:
    spans: Iterable[Span] | None = covering(part.pieces, own)
    if last:
        spans = _ending(part.pieces, own.last)[-1:] or None
    if spans is None:
        return None
    weights = []
    for span in spans:
        value = part.pieces[span]
        weight = Fraction(1) if bare else _last(part.weights, span.last)
        if value is None or weight is None:
            return None
        weights.append((Fraction(value), weight * span.months))
    return weights


def _sum(amounts: Sequence[int | None]) -> Fraction | None:
    known = [amount for amount in amounts if amount is not None]
    return Fraction(sum(known)) if len(known) == len(amounts) else None
