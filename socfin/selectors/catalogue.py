"""A committee's indicators: the shipped list with what it has said of its own; reads only."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Catalogue, Direction, Indicator, OverTime, OverTree
from socfin.models import Committee, IndicatorValue, OwnIndicator

OWN_SOURCE = "Nämndens egen"


def catalogue_of(
    committee: Committee, known_at: datetime | None = None, *, also_ended: bool = False
) -> Catalogue:
    """The indicators as they count, or counted at a moment; also those that are used no more."""
    words = words_of_indicators(committee, known_at)
    return CATALOGUE.with_own(indicator_of(word) for word in words if also_ended or not word.ended)


def words_of_indicators(committee: Committee, known_at: datetime | None = None) -> list[OwnIndicator]:
    """The newest word of each code, in the order they were first said."""
    words = OwnIndicator.objects.filter(committee=committee).order_by("defined_at", "id")
    if known_at is not None:
        words = words.filter(defined_at__lte=known_at)
    return list({word.code: word for word in words}.values())


def indicator_of(word: OwnIndicator) -> Indicator:
    """A definition as the figures use it; the other names and what fills it are the shipped one's."""
    shipped = CATALOGUE.get(word.code)
    return Indicator(
        code=word.code,
        name=word.name,
        unit=word.unit,
        direction=Direction(word.direction),
        over_time=OverTime(word.over_time),
        over_tree=OverTree(word.over_tree),
        weight=word.weight,
        decimals=word.decimals,
        source=shipped.source if shipped else OWN_SOURCE,
        limit=Fraction(word.limit_per_mille, 1000),
        fills=shipped.fills if shipped else "",
        cost_per=word.cost_per,
        also=shipped.also if shipped else (),
    )


def has_values(committee: Committee, code: str) -> bool:
    """Whether any value of the code is stored, published or not."""
    return IndicatorValue.objects.filter(upload__committee=committee, indicator=code).exists()
