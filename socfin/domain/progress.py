"""How far a piece of work has come, told step by step to whoever waits; never what the work does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from socfin.domain.money import NBSP, grouped


class Step(StrEnum):
    """What is being done with a file, in the order it is done, with a paper, or with an item."""

    WAITING = "waiting"
    READING = "reading"
    COMPARING = "comparing"
    STORING = "storing"
    FORECASTING = "forecasting"
    GATHERING = "gathering"
    DRAWING = "drawing"
    PAPER = "paper"
    FREEZING = "freezing"

    @property
    def label(self) -> str:
        """What the reader is told, in Swedish."""
        return {
            "waiting": "Väntar på sin tur",
            "reading": "Läser filen",
            "comparing": "Jämför med det som gäller",
            "storing": "Publicerar",
            "forecasting": "Räknar prognoser",
            "gathering": "Sammanställer ändringen",
            "drawing": "Gör sidorna färdiga",
            "paper": "Gör handlingen",
            "freezing": "Fryser ärendet",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step and how much of it is done; `of` is 0 while that is not known."""

    step: Step
    done: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        """From 0 to 1; None while it is not known."""
        return min(self.done / self.of, 1.0) if self.of else None

    @property
    def words(self) -> str:
        """ "Läser filen … 45 %", "Publicerar … 600 000 av 1 000 000 rader": rows counted, else a share."""
        if self.share is None:
            return f"{self.step.label} …"
        if self.step is Step.STORING:
            return f"{self.step.label} … {grouped(self.done)} av {grouped(self.of)}{NBSP}rader"
        return f"{self.step.label} … {100 * min(self.done, self.of) // self.of}{NBSP}%"


class Progress(Protocol):
    """Whom work tells how far it is; called often, so it must be quick and never raise."""

    def __call__(self, step: Step, done: int = 0, of: int = 0) -> None:
        """`done` of `of` in the step; both 0 when the step cannot say."""


def unwatched(step: Step, done: int = 0, of: int = 0) -> None:
    """Nobody waits."""
