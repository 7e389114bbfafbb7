"""What a file tells of official forecasts of years gone by; öre against budget, negative is underskott."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from socfin.domain.figures import Problem, Severity, error
from socfin.domain.money import Ore
from socfin.domain.period import Month

LAST_MONTH = 11
"""After December a year is known, and nothing is forecast."""


class NotTaken(Exception):
    """A file's forecasts that cannot be taken in; nothing has been changed. The message is in Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldForecast:
    """What was said of a year after one of its months, beside what the file says that it became."""

    year: int
    month: int
    """1-11: the month after which it was said."""
    code: str
    """The verksamhet's code; the root's for the whole committee."""
    expected_ore: Ore
    """The full year's forecast − its budget."""
    became_ore: Ore | None
    """The full year's outcome − its budget; None where the file does not say."""
    row: int
    """In the sheet, from 1."""

    @property
    def key(self) -> tuple[str, int, int]:
        """What may be told once: the verksamhet, the year and the month."""
        return self.code, self.year, self.month


@dataclass(frozen=True, slots=True)
class FileSource:
    """Where such forecasts stand."""

    filename: str
    sheet: str = ""
    """ "" of a text file."""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A file as it was read: every forecast in it, and all that is wrong with it."""

    forecasts: tuple[ToldForecast, ...] = ()
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    notes: tuple[str, ...] = ()
    """How it was read, in Swedish."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before any of it is taken in."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def told_twice(each: ToldForecast, filename: str) -> Problem:
    """That a forecast is told of by a file that was taken in before, which counts."""
    return error(
        f"Prognosen för {each.year} efter {Month(each.year, each.month).name} är redan inläst ur {filename}.",
        "Ta bort den inläsningen först, eller raden ur filen.",
        row=each.row,
        code="told_before",
    )


def plain_forecasts(forecasts: Iterable[ToldForecast]) -> list[dict[str, Any]]:
    """As JSON's own kinds of value."""
    return [asdict(each) for each in forecasts]


def forecasts_of_plain(plain: Iterable[Mapping[str, Any]]) -> tuple[ToldForecast, ...]:
    """The inverse of `plain_forecasts`."""
    return tuple(ToldForecast(**each) for each in plain)
