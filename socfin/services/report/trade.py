"""What committees have bought of each other, and their sum before and after; never more than both say.

Rule: docs/figures.md, "Köp nämnder emellan"; docs/adr/0026.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from socfin.domain.lines import Line
from socfin.domain.listing import first_of, listed
from socfin.domain.money import Ore, format_exact, sum_if_known
from socfin.domain.municipal.sections import EliminationRow, TradeRow
from socfin.domain.municipal.together import Part
from socfin.domain.municipal.trade import CommitteeTrade, Traded, codes_of, committee_of

NOT_ELIMINATED = (
    "Köp och försäljning mellan nämnderna är inte eliminerade: nämndernas filer säger inte vem motparten är."
)
NO_TRADE = "Enligt nämndernas filer har ingen av dem köpt av eller sålt till en annan."
MOST_NAMED = 5
"""Pairs whose difference is said in a sentence, to the öre; the table has them all."""
UNDIVIDED = "undivided"


@dataclass(frozen=True, slots=True)
class Trade:
    """The trade between committees, their sum before and after it, and what the reader must know of both."""

    rows: tuple[TradeRow, ...] = ()
    elimination: tuple[EliminationRow, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    """A committee that may be shown, and what it trades, by the other's address."""

    part: Part
    trade: CommitteeTrade
    by_other: Mapping[str, tuple[Traded, ...]] = field(default_factory=dict)

    def bought(self, other: str) -> Ore | None:
        """Öre, positive; None where its files do not say whom it trades with."""
        theirs = self.by_other.get(other, ())
        return sum_if_known(each.bought_ore for each in theirs) if self.trade.traded else None

    def sold(self, other: str) -> Ore | None:
        """Öre, positive; None as above."""
        theirs = self.by_other.get(other, ())
        return sum_if_known(each.sold_ore for each in theirs) if self.trade.traded else None


def trade_between(parts: Sequence[Part], counterparts: Mapping[str, str]) -> Trade:
    """The trade of those that have reported, öre; `counterparts` are the committees' addresses by code.

    A committee whose trade may not be shown to the reader is in no row and no sum here.
    """
    reported = [part for part in parts if part.now is not None]
    sides = [_side(part, part.trade, counterparts) for part in reported if part.trade is not None]
    hidden = [part.name for part in reported if part.trade is None]
    if len(reported) < 2:
        return Trade()
    if not any(side.trade.traded for side in sides):
        return Trade(notes=(*_of_hidden(hidden), NOT_ELIMINATED))
    rows = tuple(_rows(sides))
    notes = (*_of_hidden(hidden), *_of_silent(sides), *_of_unknown(sides, counterparts))
    if not rows:
        return Trade(notes=notes or (NO_TRADE,))
    return Trade(rows, tuple(_elimination(sides, rows)), (*notes, *_of_differences(rows)))


def _side(part: Part, trade: CommitteeTrade, counterparts: Mapping[str, str]) -> _Side:
    by_other: dict[str, tuple[Traded, ...]] = {}
    for each in trade.traded:
        if other := committee_of(each.counterpart, counterparts):
            by_other[other] = (*by_other.get(other, ()), each)
    return _Side(part, trade, by_other)


def _rows(sides: Sequence[_Side]) -> Iterator[TradeRow]:
    """Each two of which one says that it has traded with the other; also one that trades with itself."""
    for buyer in sides:
        for seller in sides:
            bought, sold = buyer.bought(seller.part.slug), seller.sold(buyer.part.slug)
            if bought or sold:
                yield TradeRow(
                    buyer=buyer.part.slug,
                    buyer_name=buyer.part.name,
                    seller=seller.part.slug,
                    seller_name=seller.part.name,
                    bought_ore=bought,
                    sold_ore=sold,
                    eliminated_ore=both_say(bought, sold),
                )


def both_say(bought: Ore | None, sold: Ore | None) -> Ore:
    """What two sides say alike, öre: the lesser of two of one sign; nothing where one says nothing."""
    if bought is None or sold is None or (bought < 0) != (sold < 0):
        return 0
    return min(bought, sold, key=abs)


def _elimination(sides: Sequence[_Side], rows: Iterable[TradeRow]) -> Iterator[EliminationRow]:
    """Costs and revenue fall by the same amount: the net is as it was."""
    away, of = sum(row.eliminated_ore for row in rows), tuple(side.part.slug for side in sides)
    standings = [side.part.now for side in sides if side.part.now is not None]
    costs = sum_if_known(each.costs_ore for each in standings)
    revenue = sum_if_known(each.revenue_ore for each in standings)
    net = sum_if_known(each.total.to_date.outcome for each in standings)
    rest = 0 if costs is None or revenue is None or net is None else net - costs - revenue
    for code, name, before, eliminated in (
        (Line.COST.value, "Kostnader", costs, away),
        (Line.REVENUE.value, "Intäkter", revenue, -away),
        (UNDIVIDED, "Ej fördelat", rest, 0),
        (Line.NET.value, "Netto", net, 0),
    ):
        if code != UNDIVIDED or before:
            yield EliminationRow(code=code, name=name, before_ore=before, eliminated_ore=eliminated, of=of)


def _of_hidden(names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{listed(names)} ingår inte i elimineringen, för att skydda små grupper."


def _of_silent(sides: Sequence[_Side]) -> Iterator[str]:
    """The committees whose files do not say it, or not of all months: then not all can be eliminated."""
    wholly = [side.part.name for side in sides if not side.trade.traded]
    if wholly:
        yield f"{listed(wholly)}: filen säger inte motpart. Elimineringen är därför inte fullständig."
    for side in sides:
        if side.trade.traded and side.trade.silent:
            yield (
                f"{side.part.name}: filen säger inte motpart för {side.trade.silent}. "
                "Elimineringen är därför inte fullständig."
            )


def _of_unknown(sides: Sequence[_Side], counterparts: Mapping[str, str]) -> Iterator[str]:
    for side in sides:
        codes = codes_of(side.trade.traded)
        unknown = sorted(code for code in codes if committee_of(code, counterparts) is None)
        if unknown:
            yield (
                f"{side.part.name}: motpart {first_of(unknown)} är inte kopplad till någon nämnd i kommunens "
                "inställningar och är inte eliminerad."
            )


def _of_differences(rows: Sequence[TradeRow]) -> Iterator[str]:
    """To the öre: what a report in thousands would not show."""
    apart = [row for row in rows if row.difference_ore]
    for row in apart[:MOST_NAMED]:
        yield (
            f"{row.buyer_name} säger sig ha köpt av {row.seller_name} för {format_exact(row.bought_ore)} kr, "
            f"{row.seller_name} säger sig ha sålt för {format_exact(row.sold_ore)} kr: skillnaden, "
            f"{format_exact(row.difference_ore)} kr, står kvar."
        )
    if len(apart) > MOST_NAMED:
        more = len(apart) - MOST_NAMED
        yield f"Ytterligare {more} par av nämnder säger inte samma belopp; de står i tabellen."
