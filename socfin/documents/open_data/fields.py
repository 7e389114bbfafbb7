"""What a column of an open table is: its name, type and meaning, and how it is written of a report's row.

The words are those of the specification (docs/namnduppfoljning.md), which a test holds to this catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from socfin.documents.clean import one_line
from socfin.domain.formula_guard import guarded
from socfin.domain.indicators import Steps
from socfin.domain.money import Ore
from socfin.domain.report import Report

SPECIFICATION = "nämnduppföljning"
VERSION = "1.0"
"""Of the specification: in 1.x a column is added last, and none is taken away or given another meaning."""
ORE = 2
"""Decimals of an amount: kronor with öre."""

Spell = Callable[[Report, Any], str]
"""A report and one of its rows → what stands in the cell; "" where it is missing."""


class FieldType(StrEnum):
    """The types of Table Schema that the specification uses."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    YEARMONTH = "yearmonth"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an open table."""

    name: str
    title: str
    description: str
    spell: Spell
    kind: FieldType = FieldType.STRING
    unit: str = ""
    """"SEK" of an amount."""
    constraints: dict[str, Any] = field(default_factory=dict)
    """As Table Schema writes them."""


def always(name: str, title: str, description: str, spell: Spell) -> Field:
    """A text that no row is without."""
    return Field(name, title, description, spell, constraints={"required": True})


def one_of(words: Sequence[str], name: str, title: str, description: str, spell: Spell) -> Field:
    """One of the words, which no row is without."""
    return Field(name, title, description, spell, constraints={"required": True, "enum": list(words)})


def amount(name: str, title: str, description: str, place: Callable[[Any], Ore | None]) -> Field:
    """An amount in kronor with öre, cost negative."""
    return Field(name, title, description, lambda _, row: kronor(place(row)), FieldType.NUMBER, unit="SEK")


def decimal(steps: Steps | Ore | None, decimals: int) -> str:
    """ "-1234.50": exact, with a point and an ASCII minus; "" for what is missing, never 0."""
    if steps is None:
        return ""
    whole, part = divmod(abs(steps), 10**decimals)
    return f"{'-' if steps < 0 else ''}{whole}" + (f".{part:0{decimals}d}" if decimals else "")


def kronor(amount: Ore | None) -> str:
    """An amount in kronor with öre, cost negative; "" for what is missing."""
    return decimal(amount, ORE)


def text(value: str) -> str:
    """A text on one line that no spreadsheet takes for a formula."""
    return guarded(one_line(value))
