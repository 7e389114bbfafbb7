"""What a person may say about how a file is read, declared once for page, command and profile; never a file.

A choice stands under its name in an upload's and a profile's options, as one of its words or as free text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from socfin.domain.figures import Problem, Scenario
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.importers.options import (
    Alike,
    Blanks,
    Braces,
    Closing,
    HiddenRows,
    MonthColumns,
    OfWhich,
    OtherCommittees,
    Repeats,
    Tables,
    Thousands,
    UnderSum,
    Unnamed,
    WholeYear,
)
from socfin.importers.report.columns.chosen import EXAMPLE, column_choices
from socfin.importers.report.columns.contents import EXAMPLE as CONTENTS_EXAMPLE
from socfin.importers.report.columns.contents import contents_said
from socfin.importers.report.columns.stated import KEPT
from socfin.importers.report.layout.last_row import EXAMPLE as LAST_ROW_EXAMPLE
from socfin.importers.report.layout.last_row import last_row_said
from socfin.importers.report.layout.mapping import RowsAre, Sign
from socfin.importers.report.rows.outside import EXAMPLE as ROWS_EXAMPLE
from socfin.importers.report.rows.outside import rows_said


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice about the reading of a file."""

    name: str
    """Of the stored option, and of the field of `Options`."""
    label: str
    """What the page asks."""
    flag: str
    """What `import_figures` calls it."""
    words: tuple[tuple[str, str], ...] = ()
    """Stored words with what they say in Swedish; () when any text may be given."""
    read: Callable[[str], Any] = str
    """The stored word as `Options` has it; ValueError for what it cannot be."""
    recurring: bool = True
    """False for what is this file's own and no part of a profile."""
    asked_by: frozenset[str] = frozenset()
    """Codes of the problems that the choice answers: the page asks where one is told, and once answered."""
    example: str = ""
    """How free text may be written."""

    @property
    def help(self) -> str:
        """How to write it, "" where words are offered."""
        return f"Till exempel {self.example}." if self.example else ""


def _words(kind: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((word.value, word.label) for word in kind)


def _of(name: str, label: str, flag: str, kind: type[StrEnum], *asked_by: str) -> Choice:
    return Choice(name, label, flag, _words(kind), kind, asked_by=frozenset(asked_by))


CHOICES: tuple[Choice, ...] = (
    Choice("period", "Period (till och med)", "--period", read=Month.parse, recurring=False),
    _of("scenario", "Beloppen är", "--scenario", Scenario, "scenario_unknown", "unknown_scenario"),
    _of("unit", "Beloppen är i", "--unit", Unit, "unit_unknown", "unit_unclear", "unit_contradicted"),
    _of("sign", "Tecken", "--sign", Sign, "sign_unclear", "sign_assumed", "sign_flipped", KEPT),
    Choice(
        "dimension",
        "SIE-dimensionen som är verksamhet, enheten i ett Qlik-uttag, eller nämnden i ett långt uttag",
        "--dimension",
        asked_by=frozenset({"choose_committee"}),
    ),
    _of("thousands", "Belopp som 12.345", "--thousands", Thousands, "thousands_unclear"),
    _of("braces", "Rader utan objekt", "--braces", Braces, "braces_unclear"),
    _of("repeats", "Likadana rader", "--repeats", Repeats, "duplicate_rows", "duplicate"),
    _of("blanks", "Tomma belopp", "--blanks", Blanks, "missing_amount"),
    _of("unnamed", "Rader utan verksamhet", "--unnamed", Unnamed, "unnamed_rows"),
    _of(
        "under_sum",
        "Rader under summan, investeringar m.m.",
        "--under-sum",
        UnderSum,
        "under_the_sum",
        "beside_net",
    ),
    _of("alike", "Rader lika med raderna intill", "--alike", Alike, "maybe_sum", "sum_assumed"),
    _of("of_which", "Rader med varav i namnet", "--of-which", OfWhich, "maybe_of_which"),
    _of(
        "other_committees",
        "Andra nämnders rader",
        "--other-committees",
        OtherCommittees,
        "other_committees",
        "committees_left",
        "choose_committee",
    ),
    _of("hidden_rows", "Dolda rader", "--hidden-rows", HiddenRows, "hidden_rows"),
    _of("closing", "Period 13–16", "--closing", Closing, "period_13"),
    Choice(
        "columns",
        "Kolumners månader",
        "--columns",
        example=EXAMPLE,
        read=column_choices,
        asked_by=frozenset(
            {"year_or_period", "same_column", "title_or_month", "forecast_month", "looks_accumulated"}
        ),
    ),
    _of("whole_year", "Kolumnen Helår", "--whole-year", WholeYear, "whole_year_unclear"),
    _of("tables", "Tabeller på samma blad", "--tables", Tables, "more_tables", "tables_left"),
    Choice(
        "last_row",
        "Tabellen slutar på rad",
        "--last-row",
        read=last_row_said,
        recurring=False,
        example=LAST_ROW_EXAMPLE,
    ),
    Choice(
        "not_counted",
        "Rader som inte räknas",
        "--not-counted",
        read=rows_said,
        example=ROWS_EXAMPLE,
    ),
    _of("rows", "Raderna är", "--rows", RowsAre),
    _of("month_columns", "Månadskolumnerna är", "--month-columns", MonthColumns),
    Choice(
        "contents",
        "Vad kolumner innehåller",
        "--contents",
        example=CONTENTS_EXAMPLE,
        read=contents_said,
    ),
)
"""In the order they are asked. The page keeps how columns are read in a mapping (importers/report/layout)."""

NAMED: Mapping[str, Choice] = {choice.name: choice for choice in CHOICES}
PER_UPLOAD = frozenset(choice.name for choice in CHOICES if not choice.recurring)


def answers(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The choices among stored options as `Options` has them; ValueError for a word no choice has.

    No dimension ("") is an answer too; for every other choice it is none. Before there was `sign`, files
    and profiles kept a `flip_sign`.
    """
    if stored.get("flip_sign") is not None and not stored.get("sign"):
        stored = {**stored, "sign": Sign.FLIPPED if stored["flip_sign"] else Sign.AS_IS}
    return {
        choice.name: choice.read(stored[choice.name])
        for choice in CHOICES
        if stored.get(choice.name) or (choice.name == "dimension" and stored.get("dimension") is not None)
    }


def asked(problems: Iterable[Problem], given: Collection[str]) -> tuple[str, ...]:
    """The names of the choices that the problems of a file ask for, and of those that have been given."""
    codes = {problem.code for problem in problems}
    return tuple(c.name for c in CHOICES if c.asked_by and (c.name in given or codes & c.asked_by))
