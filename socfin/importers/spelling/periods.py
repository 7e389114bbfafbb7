"""Months and spans as Swedish files spell them; never which period a file ought to have.

A spelling may lack its year ("Budget jan-jul"); `Months` keeps what is said and takes the year later.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from socfin.domain.period import Month
from socfin.importers.containers.cells import KEPT, Cell
from socfin.importers.spelling import months as numbered
from socfin.importers.spelling.months import THE_DAY, TO, YEAR, Months, year_in

NAMES = (
    r"jan(?:uari?|uary)?|feb(?:ruari?|ruary)?|mar(?:s|ts|ch)?|apr(?:il)?|ma[ijy]|june?|juni|july?|juli|"
    r"aug(?:usti|ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?"
)
_FIRST = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8}
_FIRST |= {"sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "des": 12}
_SHORT_YEAR = rf"(?:{YEAR}|['’\-]?\d{{2}})(?!\d)"
_NUMERIC = rf"({YEAR})(?:[-/. M]?)(0[1-9]|1[0-2])(?:[-/.]?(?:0[1-9]|[12]\d|3[01]))?"

ONLY_MONTHS = re.compile(rf"(?i)\W*(?:{NAMES})\.?(?:{TO}(?:{NAMES})\.?)?\W*")
_NAMED_RANGE = re.compile(
    rf"\b({NAMES})\.?(?:\s*({_SHORT_YEAR}))?{TO}{THE_DAY}({NAMES})\b\.?(?:\s*({_SHORT_YEAR}))?",
    re.IGNORECASE,
)
_NUMERIC_RANGE = re.compile(
    rf"(?i)(?<!\d){_NUMERIC}{TO}(?:(?:den|period(?:en)?|månad(?:en)?)\s+)?{_NUMERIC}(?!\d)"
)
_NAMED = re.compile(rf"(?:({YEAR})\s*)?\b({NAMES})\b\.?(?:\s*({_SHORT_YEAR}))?", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<!\d){_NUMERIC}(?!\d)")
_PART = re.compile(rf"(?i)(?:({YEAR})\W*)?\b(q|kv(?:artal)?\.?|tertial|t)\s?([1-4])\b(?:\W*({YEAR}))?")
_PARTS = re.compile(
    rf"(?i)(?:({YEAR})\W*)?\b(q|kv(?:artal)?\.?|tertial|t)\s?([1-4])(?:{TO}|\s*(?:och|&|\+)\s*)"
    rf"(?:q|kv(?:artal)?\.?|tertial|t)?\s?([1-4])\b(?!\d)(?:\W*({YEAR}))?"
)
"""Several of them: "kv 1-3", "Q1–Q3", "T1 och T2"."""
_WHOLE_YEAR = re.compile(rf"(?i)\b(?:helår(?:et)?|året|år|bokslut|årsbudget)\b\W*({YEAR})\b")
_YEAR_ALONE = re.compile(rf"(?i)\b(?:året|år)\b\W*{YEAR}\b")
"""A year by its word: of "År: 2025 Period: 8" it says nothing of the months."""
_SHORT = r"([23]\d)(0[1-9]|1[0-2])"
_ANNOUNCED = re.compile(
    rf"(?i)\b(?:period(?:en|er|erna)?|avser|tom|t\.?\s?o\.?\s?m|till och med)\b\W{{0,3}}"
    rf"{_SHORT}(?:\s*[-–]+\s*{_SHORT})?(?![\d.,]\d|\d)"
)
_AMOUNT_WORD = r"(?:utfall|utf|budget|bud|prognos|pro?gn?|bokslut|plan|ack\w*)"
_BESIDE = re.compile(
    rf"(?i)\b{_AMOUNT_WORD}\b\W{{0,3}}(?!20(?:0[1-9]|1[0-2])(?!\d))"
    rf"{_SHORT}(?:\s*[-–]+\s*{_SHORT})?(?![\d.,]\d|\d)"
)
"""After the name of an amount 2001 to 2012 are years; after "period" they are months of 2020."""
_BEFORE = re.compile(
    rf"(?i)^\s*(?!20(?:0[1-9]|1[0-2])(?!\d)){_SHORT}(?:\s*[-–]+\s*{_SHORT})?\W{{1,3}}(?={_AMOUNT_WORD}\b)"
)
"""The same before it: "2510 Utfall"."""
_DAY = re.compile(
    rf"(?i)(?<![\d/.-])(?:3[01]|[12]\d|0?[1-9])/(1[0-2]|0?[1-9])(?![\d/])(?:\W{{0,2}}({YEAR}))?"
)
_SO_MANY = re.compile(r"(?i)(?<![\d.,])(1[0-2]|[2-9])\s?(?:mån|månader)\b")
_LONE_SHORT = re.compile(rf"(?!20(?:1[0-2])){_SHORT}(?:\s*[-–]+\s*{_SHORT})?")
"""2203 with nothing beside it; 2010 to 2012 are years as well and are taken for those."""
_TO_DATE = re.compile(
    r"(?i)\back\b|ackumuler|\btill och med\b|\bt\.?\s?o\.?\s?m\b|\bhittil(?:ls?)?\b|\bså l[aå]ngt\b|"
    r"\btill? (?:dags )?dato\b|\bytd\b|\bdelår|\bultimo\b|\bfram till\b|\b(?:utgången|slutet) av\b|"
    rf"\btill?\s+(?:{NAMES})\b|"
    rf"\b(?:per|pr\.?)\s+(?:den\s+)?(?:\d{{1,2}}[\s./:e]*)?(?:{YEAR}|\d{{1,2}}\b|(?:{NAMES})\b)"
)
"""Accumulated, in words or as "per 2020-10-31", "per 31 oktober" and "per okt"; a delårsrapport always is."""

_UP_TO = re.compile(rf"(?i)(?:\bper|\befter|\bjan(?:uari)?{TO})\s*$")
"""Before "T2" and "kvartal 3": from January up to its end."""
NOT_TO_DATE = re.compile(r"(?i)\b(?:(?:ej|icke|inte|ikke|not)[\s-]+ack\w*|o-?ackumul\w*)\.?")


_WHOLE_DAY = re.compile(
    rf"{YEAR}(?:[-/.]?)(?:0[1-9]|1[0-2])[-/.]?(?:0[1-9]|[12]\d|3[01])(?:[ T]\d\d:\d\d(?::\d\d)?)?"
)
_MONTH_FIRST = re.compile(
    rf"(?i)(?:p(?:er(?:iod)?)?\.?\s?(?=\d\d?[-/ ])|(?=\d\d?[-/]))(0?[1-9]|1[0-2])[-/ ]({YEAR})"
)
_NUMBERED = re.compile(rf"(?i)({YEAR})\s?[-/]?[:p]\s?(0?[1-9]|1[0-2])")


def month_of(cell: Cell) -> Month | None:
    """The one month a cell names in full: 202203, 2203, 2022-03, 03/2022, 2022P03, mar 2022, or a date."""
    if isinstance(cell, dt.datetime | dt.date):
        return _month(cell.year, cell.month)
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() else ""
    text = str(cell).strip()
    short = re.fullmatch(r"(\d{2})(0[1-9]|1[0-2])", text)
    if short:
        return _month(2000 + int(short[1]), int(short[2]))
    if (first := _MONTH_FIRST.fullmatch(text)) is not None:
        return _month(int(first[2]), int(first[1]))
    if (numbered := _NUMBERED.fullmatch(text)) is not None:
        return _month(int(numbered[1]), int(numbered[2]))
    months = months_in(text) if len(text) <= 40 else None
    if months is None or not months.is_single or months.year is None:
        return None
    return _month(months.year, months.last)


def is_day(text: str) -> bool:
    """True for "2025-10-03", which is in a month and is not one."""
    return _WHOLE_DAY.fullmatch(text.strip()) is not None


def months_in(text: str, *, heading: bool = False) -> Months | None:
    """The months a longer text names: "Period: jan-mar 2022 (ackumulerat)", "nora-2022-q1", "Budget jul".

    In a heading "2203" alone is a month too; in a title it may as well be an ansvar.
    """
    return _months_in(text.replace("_", " ")[:300], heading=heading)


@lru_cache(maxsize=KEPT)
def _months_in(text: str, *, heading: bool) -> Months | None:
    alone = _LONE_SHORT.fullmatch(text.strip()) if heading else None
    if alone is not None:
        return _short(alone, text)
    for pattern, read in _READERS:
        match = pattern.search(text)
        if match is not None:
            return read(match, text)
    return None


def _short(match: re.Match[str], _text: str) -> Months | None:
    """ "2203" or "2201-2203"."""
    if match[3] is None:
        return Months(int(match[2]), int(match[2]), 2000 + int(match[1]))
    if match[1] != match[3] or int(match[2]) > int(match[4]):
        return None
    return Months(int(match[2]), int(match[4]), 2000 + int(match[1]))


def says_to_date(text: str) -> bool:
    """True when a text says that its amounts are accumulated; "ej ackumulerat" says they are not."""
    return _TO_DATE.search(NOT_TO_DATE.sub(" ", text)) is not None


def range_in(text: str) -> Months | None:
    """The months of "april–juni 2025", "202510-202510" and "2025-05-01 - 2025-05-31"; None for one name."""
    text = text.replace("_", " ")[:300]
    for pattern, read in _READERS[:RANGES]:
        spelled = pattern.search(text)
        if spelled is not None:
            return read(spelled, text)
    return None


def names_year_alone(text: str) -> bool:
    """True for "År: 2025" with no months beside it: a title's year, of which a report may be a part."""
    months = months_in(text)
    return months is not None and months.is_year and months_in(_YEAR_ALONE.sub(" ", text)) is None


def names_part(text: str) -> bool:
    """True for "T2", "tertial 2" and "kvartal 3"."""
    return _PART.search(text) is not None


def _month(year: int, month: int) -> Month | None:
    return Month(year, month) if 1900 <= year <= 2200 and 1 <= month <= 12 else None


def _number(name: str) -> int:
    return _FIRST[name[:3].lower()]


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.strip("'’- "))
    return number if number > 99 else 2000 + number


def _numeric_range(match: re.Match[str], _text: str) -> Months | None:
    if match[1] != match[3] or int(match[2]) > int(match[4]):
        return None
    return Months(int(match[2]), int(match[4]), int(match[1]))


def _named_range(match: re.Match[str], text: str) -> Months | None:
    first, last = _number(match[1]), _number(match[3])
    years = {y for y in (_year(match[2]), _year(match[4])) if y is not None}
    if first > last or len(years) > 1:
        return None
    return Months(first, last, years.pop() if years else year_in(text))


def _part(match: re.Match[str], text: str) -> Months | None:
    """ "T2" is May to August, and January to August where the text says that it is accumulated."""
    size = 4 if match[2].lower().startswith("t") else 3
    last = int(match[3]) * size
    before = text[: match.start()]
    first = 1 if says_to_date(text) or _UP_TO.search(before) else last - size + 1
    return None if last > 12 else Months(first, last, _year(match[1] or match[4]))


def _parts(match: re.Match[str], text: str) -> Months | None:
    """ "kv 1-3" is January to September, "T2–T3" May to December."""
    size = 4 if match[2].lower().startswith("t") else 3
    first, last = (int(match[3]) - 1) * size + 1, int(match[4]) * size
    return (
        None
        if last > 12 or match[3] >= match[4]
        else Months(first, last, _year(match[1] or match[5]) or year_in(text))
    )


def _whole_year(match: re.Match[str], text: str) -> Months:
    """All of the year, or the months that are named beside "år 2025"."""
    beside = f"{text[: match.start()]} {match[1]} {text[match.end() :]}"
    months = _months_in(beside, heading=False) if _YEAR_ALONE.match(match[0]) else None
    return months or Months(1, 12, int(match[1]))


def _named(match: re.Match[str], text: str) -> Months:
    month = _number(match[2])
    return Months(month, month, _year(match[1] or match[3]) or year_in(text))


def _single(match: re.Match[str], _text: str) -> Months:
    return Months(int(match[2]), int(match[2]), int(match[1]))


def _day(match: re.Match[str], text: str) -> Months | None:
    """ "31/10 2020"; a fraction without "per" or a year beside it is no day."""
    if match[2] is None and not says_to_date(text):
        return None
    return Months(int(match[1]), int(match[1]), _year(match[2]) or year_in(text))


def _so_many(match: re.Match[str], text: str) -> Months:
    """ "10 mån" is January to October."""
    return Months(1, int(match[1]), year_in(text))


RANGES = 4
"""The first of the readers, which are of first and last month as spelled."""
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Months | None]], ...] = (
    (_NUMERIC_RANGE, _numeric_range),
    (_NAMED_RANGE, _named_range),
    (numbered.DATE_RANGE, numbered.date_range),
    (numbered.NUMBERS, numbered.numbers),
    (_PARTS, _parts),
    (_PART, _part),
    (_WHOLE_YEAR, _whole_year),
    (_NAMED, _named),
    (_SINGLE, _single),
    (_ANNOUNCED, _short),
    (_BESIDE, _short),
    (_BEFORE, _short),
    (numbered.FULL_DATE, numbered.full_date),
    (numbered.SHORT_DATE, numbered.short_date),
    (_DAY, _day),
    (_SO_MANY, _so_many),
    (numbered.NUMBER, numbered.number_alone),
)
