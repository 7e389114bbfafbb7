"""What titles and file names say of a report's months, and whether one alone; never headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from socfin.importers.spelling.months import Months
from socfin.importers.spelling.periods import (
    NAMES,
    NOT_TO_DATE,
    ONLY_MONTHS,
    months_in,
    names_year_alone,
    says_to_date,
)

_MONTH_ALONE = re.compile(
    r"(?i)\(\s*(?:en\s+)?månad(?:en)?\s*\)|"
    r"\bmånadens\s+(?:utfall|resultat|belopp|kostnad|siffror|budget)|\bmånadsutfall|\benstaka månad|"
    r"\butfall\w*\s+(?:för|i|under)\s+månaden\b|\b(?:enbart|endast|bara)\s+"
    rf"(?:månad\w*|period\w*|(?:{NAMES})\b)"
)
_PRINTED = re.compile(
    r"(?i)\b(?:utskr\w*|skapad\w*|uttagen|uttaget|uttagsdatum|hämtad\w*|skriv\w*|framtagen|körd\w*|körning\w*|"
    r"(?!(?:slut|start|period|till|från|to|tom)\w*datum)\w*datum|sammanträd\w*|möte\w*|dnr|diarie\w*|"
    r"ärende\w*|beslut\w*|"
    r"fastställd\w*|antagen|daterad|senast|uppdaterad\w*|kf|ks)\b"
)
_DAY = re.compile(rf"(?i)\b(20\d\d)-(\d\d)-(\d\d)\b|\b(\d{{1,2}})\s+({NAMES})\s+(20\d\d)\b")
EARLIEST_LAST_DAY = 28
"""The day that a month's figures may be of: its last, and the shortest month has so many."""
_FROM = re.compile(
    r"(?i)\W*(?:från|fr\.?\s?o\.?\s?m|startperiod|first|from)\b|\W*(?:period|månad|datum)\w* från\b"
)
_TILL = re.compile(
    r"(?i)\W*(?:till|t\.?\s?o\.?\s?m|slutperiod|to)\b|\W*(?:period|månad|datum)\w* (?:till|t\.?\s?o\.?\s?m)\b"
)
_PERIOD = re.compile(
    r"(?i)\bperiod|\bavser|\bmånad|\butfall|\buppföljning|\btertial|\bkvartal|\bdelår|\btill och med\b|"
    r"\bt\.?\s?o\.?\s?m\b|\back"
)


def said_in(texts: Iterable[str]) -> Months | None:
    """The months the titles and the name of a report say it is for: the first that speaks of a period.

    When it was printed or decided is not its period, nor is a day within a month, and "Jan" without a year
    may be a person.
    """
    texts = tuple(texts)
    if (pair := pair_in(texts)) is not None:
        return pair
    spoken: list[tuple[int, Months]] = []
    for text in texts:
        of_period, printed = _PERIOD.search(text), _PRINTED.search(text)
        if printed is not None and (of_period is None or printed.start() < of_period.start()):
            if of_period is None:
                continue
            text = text[of_period.start() :]
        elif printed is not None:
            text = text[: printed.start()]
        months = months_in(text)
        if months is None or names_year_alone(text) or (of_period is None and _is_within_a_month(text)):
            continue
        if of_period is not None:
            spoken.append((0, months))
        elif months.year is not None or ONLY_MONTHS.fullmatch(text.strip()):
            spoken.append((1, months))
    return min(spoken, key=lambda spelled: spelled[0])[1] if spoken else None


def _is_within_a_month(text: str) -> bool:
    """True for "Rapport 2025-04-08": figures are of whole months, a day in one is when something was done."""
    days = [int(match[3] or match[4]) for match in _DAY.finditer(text)]
    return bool(days) and all(day < EARLIEST_LAST_DAY for day in days)


def pair_in(texts: Iterable[str]) -> Months | None:
    """First and last month where "Från period 202501" and "Till period 202510" stand in two texts."""
    first: Months | None = None
    for text in texts:
        months = months_in(text)
        if months is None or not months.is_single:
            continue
        if _FROM.match(text):
            first = months
        elif first is not None and _TILL.match(text):
            years = {months.year, first.year} - {None}
            alike = len(years) < 2 and first.first <= months.last
            return Months(first.first, months.last, next(iter(years), None)) if alike else None
    return None


def says_first_or_last(text: str) -> bool:
    """True for "Från period" and "Till period", whose month stands in the cell beside."""
    return _FROM.match(text) is not None or _TILL.match(text) is not None


def says_month_alone(text: str) -> bool:
    """True for "månadens utfall", "endast oktober" and "ej ackumulerat": amounts of one month."""
    alone = _MONTH_ALONE.search(text) is not None or NOT_TO_DATE.search(text) is not None
    return alone and not says_to_date(text)
