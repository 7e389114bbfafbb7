"""What single cells of a long file mean: a line, a scenario, a month or span; never rows together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.importers.long.cells import Reader
from socfin.importers.long.closing import december_of
from socfin.importers.options import Options
from socfin.importers.spelling.beside_net import line_beside
from socfin.importers.spelling.headings import is_year, read_heading
from socfin.importers.spelling.labels import line_named, plain, spelled_out
from socfin.importers.spelling.other_amounts import says_remaining
from socfin.importers.spelling.periods import month_of, months_in, says_to_date
from socfin.importers.spelling.roles import Basis, Role

LINES = tuple(Line)
SCENARIOS = tuple(Scenario)
_SCENARIO_WORDS = {
    "budget": Scenario.BUDGET,
    "utfall": Scenario.OUTCOME,
    "outcome": Scenario.OUTCOME,
    "actual": Scenario.OUTCOME,
    "regnskap": Scenario.OUTCOME,
    "regnskab": Scenario.OUTCOME,
    "budsjett": Scenario.BUDGET,
    "prognose": Scenario.FORECAST,
    "prognos": Scenario.FORECAST,
    "forecast": Scenario.FORECAST,
}

TO_DATE, WHOLE_YEAR = 1, 2
"""What a scenario's own words say of the months: "Utfall ack", "Årsbudget"."""
_OF_YEARS = (Scenario.BUDGET, Scenario.FORECAST)
_WHOLE_YEAR = re.compile(r"helår|hel år|hela året|\bårs|\bfull[ -]year|\bannual")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a period cell says: the last month's running number, how many months, and in which way."""

    last: int
    months: int = 0
    """0 where the cell names one month."""
    to_date: bool = False
    """True for "t.o.m. oktober 2025": accumulated from January."""
    year: bool = False
    """True for "2025" and nothing else, which is a year's budget and no month's outcome."""

    @property
    def packed(self) -> int:
        """As one number, of which `unpacked` is the reverse."""
        return self.last * 1000 + self.months * 10 + self.to_date + 2 * self.year


def line_index(word: str) -> int:
    """The place of a line in LINES, -1 for an empty cell."""
    if not word:
        return -1
    line = line_named(spelled_out(word)) or line_beside(word)
    if line is None or line is Line.UNMAPPED:
        raise ValueError(word)
    return LINES.index(line)


def line_of_account(word: str) -> int:
    """The place in LINES of "Netto" in the column of accounts; -1 for an account."""
    line = None if any(map(str.isdigit, word)) else line_named(word)
    return -1 if line is None or line is Line.UNMAPPED else LINES.index(line)


def scenario_index(options: Options) -> Reader:
    """Reads a scenario's place in SCENARIOS; an empty cell is the scenario of the options."""

    def read(word: str) -> int:
        scenario = scenario_of(word) if word else options.scenario
        if scenario is None:
            raise ValueError(word)
        return SCENARIOS.index(scenario)

    return read


def scenario_of(word: str) -> Scenario | None:
    """ "Utfall", "Ursprunglig budget", "Avvikelse" … as a scenario; None for an earlier one, or last year."""
    if plain(word) in _SCENARIO_WORDS:
        return _SCENARIO_WORDS[plain(word)]
    heading = read_heading(word)
    if heading.last_year or heading.months is not None:
        return None
    if heading.role is Role.DEVIATION and not says_remaining(word):
        return Scenario.DEVIATION
    return heading.scenario if heading.role is Role.AMOUNT else None


def scenario_months(word: str) -> int:
    """WHOLE_YEAR of "Årsbudget" and "Helårsprognos", TO_DATE of "Utfall ack"; 0 where no months are said.

    "Bokslut" is a year's outcome, and the outcome of its last month in a list with a month on each row.
    """
    heading = read_heading(word)
    if heading.basis is Basis.TO_DATE and heading.scenario is not Scenario.FORECAST:
        return TO_DATE
    foreseen = heading.role is Role.DEVIATION and heading.scenario is Scenario.FORECAST
    return (
        WHOLE_YEAR if foreseen or (_WHOLE_YEAR.search(plain(word)) and heading.scenario in _OF_YEARS) else 0
    )


def is_other_scenario(word: str) -> bool:
    """True for what is left of a budget and for what an earlier follow-up said: "Föregående prognos"."""
    heading = read_heading(word)
    return (heading.role is Role.DEVIATION and scenario_of(word) is None) or (
        heading.role is Role.IGNORE and "prognos" in plain(word)
    )


def is_first_budget(word: str) -> bool:
    """True for the budget that another has replaced: "Ursprunglig budget"."""
    bare = plain(word)
    return "budget" in bare and any(word in bare for word in ("ursprunglig", "beslutad", "antagen"))


def stretch_of(options: Options) -> Reader:
    """Reads a period packed as one number; an empty cell is the month of the options."""

    def read(word: str) -> int:
        if not word and options.period is not None:
            return Stretch(options.period.number).packed
        stretch = _stretch(word, options)
        if stretch is None:
            raise ValueError(word)
        return stretch.packed

    return read


def _stretch(word: str, options: Options) -> Stretch | None:
    month = month_of(word)
    if month is not None:
        to_date = says_to_date(word)
        return Stretch(month.number, month.month if to_date else 0, to_date)
    closed = december_of(word, options)
    if closed is not None:
        return Stretch(closed)
    if is_year(word):
        return Stretch(Month(int(word), 12).number, 12, year=True)
    months = months_in(word) if len(word) <= 40 else None
    year = options.period.year if options.period is not None else None
    span: Span | None = months.span(year) if months is not None else None
    if span is None or months is None or (months.year is None and months.is_single):
        return None
    return Stretch(span.last.number, span.months)


def optional_month(word: str) -> int:
    """A month's running number, 0 for an empty cell."""
    if not word:
        return 0
    month = month_of(word)
    number = december_of(word, Options()) if month is None else month.number
    if number is None:
        raise ValueError(word)
    return number


def month_count(word: str) -> int:
    """1–12, 0 for an empty cell."""
    if not word:
        return 0
    count = int(word)
    if not 1 <= count <= 12:
        raise ValueError(word)
    return count
