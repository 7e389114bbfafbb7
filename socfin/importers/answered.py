"""What a committee's total becomes with each answer to a question about a file; never how a file is read.

Asked of a choice with words, or of the months of one column; the file is read again with each answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from socfin.domain.figures import Parsed, Problem, Scenario
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import Month, Span
from socfin.importers.choices import CHOICES
from socfin.importers.file_totals import When, totals_of

MOST_CELLS = 3_000
"""A larger file is not read again for each answer: 3 000 cells (300 rows of ten columns) are read in some
0.15 s of a core, and whoever opens the page of a question waits for two or three readings of them once."""
MOST_TOTALS = 3
"""Totals named for an answer."""
_MONTHS_ASKED = {
    "title_or_month": ("månad", "ackumulerat"),
    "year_or_period": ("ackumulerat", "helår"),
    "forecast_month": ("helår", "används inte"),
}
"""Code of a problem about one column → words for its months (report/columns/chosen.py)."""


@dataclass(frozen=True, slots=True)
class Possible:
    """An answer that may be given: the choice's name, the word it is stored as, and what it is called."""

    name: str
    word: str
    label: str


Read = Callable[[str, str], Parsed]
"""The file as it reads with a choice (its name) answered by a word."""


def with_answers(problems: Sequence[Problem], read: Read) -> tuple[Problem, ...]:
    """The problems; one that asks says what each answer makes of the committee's totals, where they part.

    In kronor, costs negative, before accounts outside the net are known. Nothing is said where every answer
    gives the same, or none gives figures.
    """

    @cache
    def totals(name: str, word: str) -> Mapping[When, Ore]:
        return totals_of(read(name, word))

    return tuple(_answered(problem, totals) for problem in problems)


def possible(problem: Problem) -> Sequence[Possible]:
    """The answers to what a problem asks; () when it asks nothing, or is answered in free text."""
    if problem.column and problem.code in _MONTHS_ASKED:
        words = _MONTHS_ASKED[problem.code]
        return [Possible("columns", f"{problem.column}={word}", word.capitalize()) for word in words]
    choice = next((choice for choice in CHOICES if choice.words and problem.code in choice.asked_by), None)
    return [] if choice is None else [Possible(choice.name, word, label) for word, label in choice.words]


def _answered(problem: Problem, totals: Callable[[str, str], Mapping[When, Ore]]) -> Problem:
    answers = possible(problem)
    each = [totals(choice.name, choice.word) for choice in answers]
    parting = {when for sums in each for when in sums if len({other.get(when) for other in each}) > 1}
    shown = sorted(parting, key=_latest_outcome_first)
    spelled = (_spelled(choice, totals, shown) for choice, totals in zip(answers, each, strict=True))
    return replace(problem, answers=tuple(spelled)) if parting else problem


def _spelled(answer: Possible, totals: Mapping[When, Ore], shown: Sequence[When]) -> str:
    named = [f"{_named(when)} {format_money(totals[when], Unit.KR)}" for when in shown if when in totals]
    return f"{answer.label}: {'; '.join(named[:MOST_TOTALS]) or 'inga belopp'}"


def _latest_outcome_first(when: When) -> tuple[bool, int, int, int]:
    scenario, last, months, as_of = when
    return (scenario != Scenario.OUTCOME.value, -last, -months, -(as_of or 0))


def _named(when: When) -> str:
    """ "utfall januari–mars 2022"."""
    scenario, last, months, _ = when
    return f"{Scenario(scenario).label.lower()} {Span(Month.from_number(last), months).label}"
