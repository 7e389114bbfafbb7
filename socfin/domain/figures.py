"""What a file says, before anything is stored: figures, problems and the parsed whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month, Span


class Scenario(StrEnum):
    """Which story a figure belongs to."""

    BUDGET = "budget"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    DEVIATION = "deviation"
    """Outcome − budget as a file states it that gives no outcome or no budget; never turned into either."""

    @property
    def label(self) -> str:
        """The scenario's Swedish name."""
        return _SCENARIO_LABELS[self.value]


_SCENARIO_LABELS = {
    "budget": "Budget",
    "outcome": "Utfall",
    "forecast": "Prognos",
    "deviation": "Avvikelse",
}


class Severity(StrEnum):
    """Whether a problem stops publishing."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The severity's Swedish name."""
        return {"error": "Fel", "warning": "Varning"}[self.value]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the controller must know: what, where and how to mend it, in Swedish."""

    severity: Severity
    message: str
    remedy: str = ""
    row: int | None = None
    """Row number in the file as a spreadsheet shows it, from 1; None for the whole file."""
    column: str = ""
    code: str = ""
    """A stable English word for the kind of problem, e.g. "unknown_unit", "sum_differs"."""
    answers: tuple[str, ...] = ()
    """What each answer to what is asked makes of the committee's totals, in Swedish; () for most."""


def code_and_name(code: str, name: str) -> str:
    """ "510 Hemtjänst"; one of them where they are the same or the other is empty."""
    return name if code == name else f"{code} {name}".strip()


@dataclass(frozen=True, slots=True)
class NamedVerksamhet:
    """A verksamhet as a file names it; code may be empty when the file has names only."""

    code: str
    name: str
    parent_code: str = ""

    @property
    def called(self) -> str:
        """ "510 Hemtjänst"; the name alone where it is the code too."""
        return code_and_name(self.code, self.name)


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """One amount of one row: exactly one of account and line is set, the other is empty/None."""

    verksamhet_code: str
    """"" is the committee's root: a sum row, or a file whose rows are lines."""
    scenario: Scenario
    span: Span
    amount: Ore | None
    """Öre, costs negative. None when the file has the row and column but no amount: missing, not zero."""
    row: int
    account: str = ""
    line: Line | None = None
    as_of: Month | None = None
    """For a forecast, or its deviation: the month after which it was made. None otherwise."""


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """One value of an indicator of one row, in whole steps (domain/indicators.py)."""

    verksamhet_code: str
    """"" is the committee's root."""
    indicator: str
    """The indicator's code."""
    scenario: Scenario
    """OUTCOME, or BUDGET for what it was budgeted or aimed at."""
    span: Span
    steps: int | None
    """None when the file has the cell but no value: missing, not zero."""
    row: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that a report prints over all its rows, in öre with costs negative; only held beside."""

    scenario: Scenario
    span: Span
    amount: Ore
    row: int
    as_of: Month | None = None
    """For a forecast: the month after which it was made. None otherwise."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's figures, the verksamheter and accounts it names, and its problems."""

    format: str
    figures: Sequence[ParsedFigure] = ()
    """In the file's order. Of a large file they stand in a frame that only reads as a sequence: ask
    `importers.frames.figures_frame(parsed)` for columns rather than walking a million of them."""
    indicators: tuple[ParsedValue, ...] = ()
    """The values of a file of indicators, or those that stand beside the month's money."""
    verksamheter: tuple[NamedVerksamhet, ...] = ()
    root: NamedVerksamhet | None = None
    """The verksamhet the sum row names; its figures hang on the committee's root."""
    accounts: tuple[tuple[str, str], ...] = ()
    """Account numbers and names the file gives."""
    problems: tuple[Problem, ...] = ()
    printed: tuple[PrintedTotal, ...] = ()
    """The report's own totals."""
    period: Month | None = None
    """The last month with an outcome, or the last month of the file."""
    trade: Sequence[ParsedFigure] = ()
    """The outcome that has a counterpart (motpart), once more: a trade frame (`frames/trade.py`), no part of
    the figures or their sums. Empty where the file does not say whom anything was bought of or sold to."""
    notes: tuple[str, ...] = field(default=())
    """How the file was read, in Swedish: unit, sign, header row, period."""

    @property
    def is_empty(self) -> bool:
        """Whether the file gives nothing that could be published."""
        return not len(self.figures) and not self.indicators

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publishing."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def error(
    message: str,
    remedy: str = "",
    *,
    row: int | None = None,
    column: str = "",
    code: str = "",
) -> Problem:
    """A problem that stops publishing."""
    return Problem(Severity.ERROR, message, remedy, row, column, code)


def warning(
    message: str,
    remedy: str = "",
    *,
    row: int | None = None,
    column: str = "",
    code: str = "",
) -> Problem:
    """A problem that may be accepted."""
    return Problem(Severity.WARNING, message, remedy, row, column, code)
