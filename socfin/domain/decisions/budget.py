"""Decisions on a year's budget: their kinds, how an amount is spread, and what a decision must hold to.

Amounts of a decision have the signs of the budget: more money to use is a negative amount, as a cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Span


class DecisionKind(StrEnum):
    """Why a budget is another than it was."""

    ORIGINAL = "original"
    """That the budget was adopted at all; it has no amounts of its own."""
    SUPPLEMENT = "supplement"
    TRANSFER = "transfer"
    """Inside the committee's own frame: what one verksamhet gets another gives."""
    CARRY_OVER = "carry_over"
    TECHNICAL = "technical"

    @property
    def label(self) -> str:
        """The kind in Swedish."""
        return {
            "original": "Ursprunglig budget",
            "supplement": "Tilläggsanslag",
            "transfer": "Omfördelning",
            "carry_over": "Ombudgetering",
            "technical": "Teknisk justering",
        }[self.value]


class Spread(StrEnum):
    """How an amount for several months is laid on them."""

    EVEN = "even"
    LAST_YEAR = "last_year"
    TYPED = "typed"
    WHOLE = "whole"
    """On the year alone: nobody has said how it is spread."""

    @property
    def label(self) -> str:
        """The way in Swedish."""
        return {
            "even": "Lika mycket varje månad",
            "last_year": "Som förra årets utfall",
            "typed": "Belopp för varje månad",
            "whole": "Bara för helåret",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision gives a verksamhet, and one of its lines, in a span; öre with the budget's signs."""

    code: str
    line: Line | None
    """None is the net."""
    span: Span
    amount: Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """A decision on a year's budget, as it is entered."""

    year: int
    kind: DecisionKind
    body: str
    """Who decided: "Kommunfullmäktige"."""
    decided: date
    parts: Sequence[Decided] = ()
    item: str = ""
    """The paragraph of the minutes: "KF § 57"."""
    dnr: str = ""
    text: str = ""
    in_file: bool = False
    """Whether the budget file holds its amounts already, so that they are not counted beside it."""


class NotDecided(ValueError):
    """The decision cannot be entered as it stands; the message is for the user, in Swedish."""


def hold_to_its_kind(kind: DecisionKind, parts: Sequence[Decided]) -> None:
    """NotDecided where the parts are not what the kind says: an original has none, a move nets to zero.

    Of a kind that has amounts each verksamhet, line and span has one.
    """
    if kind is DecisionKind.ORIGINAL:
        if parts:
            raise NotDecided(
                "Den ursprungliga budgetens belopp lämnas in som fil. Ta bort beloppen, eller välj ett annat "
                "slag."
            )
        return
    if not parts or all(part.amount == 0 for part in parts):
        raise NotDecided("Skriv minst ett belopp: vilken verksamhet får mer eller mindre?")
    _hold_apart(parts)
    if kind is DecisionKind.TRANSFER and sum(part.amount for part in parts) != 0:
        raise NotDecided(
            "En omfördelning inom ramen ska gå jämnt ut: det en verksamhet får ger en annan. Ändra beloppen, "
            "eller välj Tilläggsanslag om ramen blir en annan."
        )


def _hold_apart(parts: Sequence[Decided]) -> None:
    """NotDecided where two amounts are of the very same verksamhet, line and months."""
    met = set()
    for part in parts:
        place = (part.code, part.line, part.span)
        if place in met:
            raise NotDecided(
                f"Verksamhet {part.code} står två gånger för {part.span.label}. Skriv det som ett "
                f"enda belopp, eller "
                "välj en annan rad för det ena."
            )
        met.add(place)
