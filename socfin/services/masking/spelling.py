"""How names and numbers may be spelled in running text, made one spelling; never whose they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

INVISIBLE = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that show nothing though Unicode does not call them marks or formats."""
MOST_GROUPS = 10
"""So many groups of digits are tried together; no amount is written in more."""

_GROUPS = re.compile(r"\d+(?:[\W_]{1,3}\d+)*")
_GROUP = re.compile(r"\d+")
_UNIT = (
    r"(?:öre|kronor|krona|kr|sek|ksek|tsek|msek|tkr|kkr|mkr|mnkr|mdkr|milj|miljon|miljoner|miljonerna|tusen)"
)
_UNIT_AFTER = re.compile(rf"[\W_]{{0,3}}{_UNIT}(?![^\W\d_])")
_UNIT_BEFORE = re.compile(r"(?:kronor|kr|sek)[\W_]{0,3}$")
_YEAR = r"(?:19|20)\d\d"
_MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?"
    "|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_INNOCENT = re.compile(
    "|".join(
        rf"(?<![\d/.,:-]){pattern}(?![\d/]|[.,:-]\d)"
        for pattern in (
            rf"{_YEAR}-\d\d-\d\d",  # a day
            rf"\d{{1,2}}/\d{{1,2}}(?:[ -]{_YEAR})?",
            rf"\d{{1,2}} (?:{_MONTHS})(?: {_YEAR})?",
            rf"{_YEAR}[/-]\d{{1,5}}",  # a diary number, or two years
            r"\d{1,2}:\d\d(?: ?- ?\d{1,2}:\d\d)?",  # the clock
            r"(?<=kl )\d{1,2}\.\d\d(?: ?- ?\d{1,2}\.\d\d)?",
            r"(?<=kl\. )\d{1,2}\.\d\d(?: ?- ?\d{1,2}\.\d\d)?",
            r"(?:0\d{1,3}-|\+\d\d ?\d{1,3}[ -])\d{2,3}(?: ?\d\d\d?){1,3}",  # a telephone
        )
    )
    + r"|§{1,2} ?\d{1,3}(?![\d]|[.,]\d)"
    + r"|(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})? ?(?:%|procent)"
)


def plain(text: str) -> str:
    """The text in small letters, with invisible characters gone and digits and spaces of one kind.

    Full-width digits and composed letters are made ordinary (NFKC), dashes "-", any white space one space.
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\s+", " ", "".join(map(_plain, unicodedata.normalize("NFC", composed))))


def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me") or sign in INVISIBLE or (kind == "Cc" and not sign.isspace()):
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    return "-" if kind == "Pd" or sign == "\u2212" else sign


def letters(text: str) -> str:
    """Only the letters and digits of a plain text, so that spaces, hyphens and quotes make no difference."""
    return "".join(filter(str.isalnum, text))


def without_dates(text: str) -> str:
    """A plain text without days, clock, §, diary numbers, telephones and shares: no amount is written so."""

    def gone(match: re.Match[str]) -> str:
        return match[0] if _UNIT_AFTER.match(text, match.end()) else "x"

    return _INNOCENT.sub(gone, text)


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it may be read in a text, without sign or unit, with the step it is rounded to."""

    value: Decimal
    step: Decimal
    digits: int
    """How many, but for zeros first and last."""
    length: int
    """How many, with zeros last."""
    unit: bool
    """Whether kronor, tkr or the like stands beside it."""
    year: bool
    """Whether it may as well be a year: written in one group, "2 024" is an amount."""


def numbers(text: str) -> Iterator[Written]:
    """Every number that groups of digits beside each other in a plain text may be read as."""
    for run in _GROUPS.finditer(text):
        groups = [(group.start(), group.end()) for group in _GROUP.finditer(text, run.start(), run.end())]
        for first in range(len(groups)):
            for last in range(first, min(first + MOST_GROUPS, len(groups))):
                yield from _readings(text, groups[first : last + 1])


def _readings(text: str, groups: list[tuple[int, int]]) -> Iterator[Written]:
    """The groups as one whole number, and with the last one as decimals."""
    parts = [text[start:end] for start, end in groups]
    unit = bool(_UNIT_AFTER.match(text, groups[-1][1]) or _UNIT_BEFORE.search(text[: groups[0][0]]))
    yield _written("".join(parts), "", unit=unit, together=len(parts) == 1)
    gaps = [text[group[1] : other[0]] for group, other in pairwise(groups)]
    if gaps and gaps[-1].strip() in (",", "."):
        yield _written("".join(parts[:-1]), parts[-1], unit=unit)


def _written(whole: str, part: str, *, unit: bool, together: bool = False) -> Written:
    zeros = 0 if part else len(whole) - len(whole.rstrip("0"))
    return Written(
        value=Decimal(f"{whole}.{part}" if part else whole),
        step=Decimal(10) ** (-len(part) if part else zeros),
        digits=len((whole + part).strip("0")),
        length=len((whole + part).lstrip("0")),
        unit=unit,
        year=together and re.fullmatch(_YEAR, whole) is not None,
    )
