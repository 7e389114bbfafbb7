"""Headings that say only a stretch of time, as "Perioden", "Ackumulerat" and "Helår"; never what is below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Scenario
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.periods import says_to_date
from socfin.importers.spelling.roles import Basis, Role

PERIODS = frozenset({"period", "perioden", "månad", "månaden", "aktuell period", "denna period"})
"""Headings of the period's own amounts where amounts to date stand beside them, else of a row's month."""
_OWN = frozenset({"period", "perioden", "aktuell period", "denna period"})
_TO_DATES = frozenset(
    {"ack", "ack.", "acc", "ackumulerat", "ackumulerad", "hittills", "hittills i år", "ytd"}
    | {"hittil", "hittil i år", "så langt i år", "til dato", "år til dato", "till dags dato", "t.o.m", "tom"}
    | {"utgående saldo", "utg saldo", "utg. saldo", "utgående balans", "ub"}
)
_YEARS = frozenset({"helår", "helåret", "hela året", "hel år", "året", "år totalt"})
"""Headings of the whole year's amounts beside amounts to date, else of the sum of the months before them."""
_FIRSTS = re.compile(r"fr\.? ?o\.? ?m\b|från\b|from\b|start")
"""Headings of the first month of a row."""
_AMOUNT = re.compile(r"(?:belopp|värde|tkr|kronor)(?:,? (?:ack\w*\.?|t\.?o\.?m\.?.*|i? ?(?:tkr|kr|mnkr)))*")
"""Headings of amounts that do not say of what."""
_FORESEEN = frozenset({Scenario.BUDGET, Scenario.FORECAST})
_BARE = PERIODS | _TO_DATES | _YEARS


def with_bare_spans(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of a row with "period" as one month where amounts to date stand beside it.

    "Perioden", "Ackumulerat" and "Helår" side by side are amounts, without words for what they are of;
    "Ackumulerat" is so alone too, where no other column is of an outcome that says its months.
    """
    bare = [plain(heading.text) for heading in headings]
    bases = _bases(bare, headings)
    made = [
        heading if basis is None else Heading(heading.text, Role.AMOUNT, basis=basis)
        for heading, basis in zip(headings, bases, strict=True)
    ]
    made = _with_outcome(_with_mere_amounts(made))
    to_date = {(h.scenario or Scenario.OUTCOME, h.last_year) for h in made if h.basis is Basis.TO_DATE}
    if not any(h.says_period and (h.scenario, h.last_year) in to_date for h in made):
        return made
    return [replace(h, basis=Basis.MONTH, says_period=False) if h.says_period else h for h in made]


def _with_mere_amounts(headings: Sequence[Heading]) -> list[Heading]:
    """ "Belopp" and "Belopp ack" are amounts of whatever the rows say, where no other column has figures.

    A single one beside budgets or forecasts alone is asked about: it is most likely their outcome.
    """
    labelled = any(heading.role is Role.LABEL for heading in headings)
    figures = [heading for heading in headings if heading.is_figures]
    mere = [h for h in headings if h.role is None and _AMOUNT.fullmatch(plain(h.text))]
    if not labelled or (figures and (len(mere) > 1 or any(h.scenario not in _FORESEEN for h in figures))):
        return list(headings)
    return [
        Heading(h.text, Role.AMOUNT, basis=Basis.TO_DATE if says_to_date(h.text) else None)
        if h.role is None and _AMOUNT.fullmatch(plain(h.text))
        else h
        for h in headings
    ]


def _with_outcome(headings: Sequence[Heading]) -> list[Heading]:
    """ "Perioden" beside "Budget perioden" is its outcome, where no other column is of outcome."""
    amounts = [h for h in headings if h.role is Role.AMOUNT]
    budgets = any(h.scenario is Scenario.BUDGET and h.says_period for h in amounts)
    if not budgets or any(h.scenario is not Scenario.BUDGET for h in amounts):
        return list(headings)
    return [
        Heading(h.text, Role.AMOUNT, Scenario.OUTCOME, says_period=True) if plain(h.text) in _OWN else h
        for h in headings
    ]


def is_bare_year(text: str) -> bool:
    """True for "Helår" and "Utfall helår": a whole year, of what a report within the year cannot tell."""
    words = plain(text)
    return any(words == year or words.endswith(f" {year}") for year in _YEARS)


def _bases(bare: Sequence[str], headings: Sequence[Heading]) -> list[Basis | None]:
    """What each heading that says only a stretch of time covers; None for every other heading."""
    amounts = [h for h, own in zip(headings, bare, strict=True) if h.role is Role.AMOUNT and own not in _BARE]
    monthly = any(h.months is not None for h in amounts)
    spread = PERIODS if monthly else PERIODS | _YEARS
    paired = any(_FIRSTS.match(own) for own in bare)  # then "t.o.m." is the last month of a row
    lone = (
        sum(own in _TO_DATES for own in bare) == 1 and not paired and not any(map(_is_told_outcome, amounts))
    )
    to_date = [own in _TO_DATES and (_beside(bare, at, spread) or lone) for at, own in enumerate(bare)]
    month = [own in PERIODS and _beside(bare, at, _TO_DATES) for at, own in enumerate(bare)]
    year = not monthly and any(to_date)
    return [
        Basis.TO_DATE if so_far else Basis.MONTH if alone else Basis.YEAR if year and own in _YEARS else None
        for own, so_far, alone in zip(bare, to_date, month, strict=True)
    ]


def _is_told_outcome(heading: Heading) -> bool:
    """True for amounts that by their words may be the outcome to date: neither a month nor last year's."""
    if heading.scenario in _FORESEEN or (heading.scenario is not None and heading.last_year):
        return False
    several = heading.months is not None and not heading.months.is_single
    return heading.scenario is None or heading.basis in (Basis.TO_DATE, Basis.YEAR) or several


def _beside(bare: Sequence[str], at: int, words: frozenset[str]) -> bool:
    return any(0 <= at + step < len(bare) and bare[at + step] in words for step in (-1, 1))
