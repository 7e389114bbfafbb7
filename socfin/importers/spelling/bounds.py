"""What a figure, a code and a name may be at most, whatever the format; never how a file is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import pandas as pd

from socfin.domain.figures import Parsed, Problem, error
from socfin.domain.period import Month
from socfin.frames.figures import figures_frame
from socfin.importers.problems import each_row
from socfin.importers.spelling.numbers import shown

CODE_LENGTH = 40
NAME_LENGTH = 200
ACCOUNT_LENGTH = 20
"""Characters the tables hold (models/verksamhet.py, models/account.py); a test compares them."""
YEARS = range(1990, 2101)
LARGEST_SUM = 2**62
"""Öre: below it no sum of a file and of what it replaces leaves 64 bits."""

_RESERVED = frozenset({".", ".."})
_IN_TEXT = frozenset("\t\r\n")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn what stands after them around, so that a name or an amount beside it reads as another."""


def out_of_bounds(parsed: Parsed) -> tuple[Problem, ...]:
    """Every code, name, account, month and amount that could not be stored or shown, with the remedy."""
    if not len(parsed.figures):
        return ()
    frame = figures_frame(parsed)
    codes, accounts = frame["verksamhet_code"].cat.categories, frame["account"].cat.categories
    return (
        *_codes(parsed, codes),
        *_names(parsed),
        *_accounts(parsed, accounts),
        *_months(frame),
        *_amounts(frame),
    )


def is_code(text: str) -> bool:
    """Whether a text can be a verksamhet's code and stand in an address: "" is the root's own."""
    return not ("/" in text or "\\" in text or text in _RESERVED or _unprintable(text) or _unseen(text))


def _codes(parsed: Parsed, used: Iterable[str]) -> Iterator[Problem]:
    named = {code for unit in parsed.verksamheter for code in (unit.code, unit.parent_code)}
    for code in sorted(named | set(used)):
        if len(code) > CODE_LENGTH:
            yield _too_long("Verksamhetskoden", code, CODE_LENGTH, "verksamhet")
        elif not is_code(code):
            yield error(
                f"Verksamhetskoden ”{shown(code)}” har tecken som inte kan stå i en kod.",
                "Använd bokstäver, siffror, bindestreck och punkt, till exempel 51-2.",
                column="verksamhet",
                code="bad_code",
            )


def _names(parsed: Parsed) -> Iterator[Problem]:
    verksamheter = [*parsed.verksamheter, *([parsed.root] if parsed.root else [])]
    yield from _texts("Namnet", (unit.name for unit in verksamheter))
    yield from _texts("Kontonamnet", (name for _, name in parsed.accounts))


def _accounts(parsed: Parsed, used: Iterable[str]) -> Iterator[Problem]:
    for number in sorted({*used, *(number for number, _ in parsed.accounts)}):
        if len(number) > ACCOUNT_LENGTH:
            yield _too_long("Kontot", number, ACCOUNT_LENGTH, "konto")
        elif _unprintable(number) or _unseen(number):
            yield _control("Kontot", number)


def _texts(what: str, texts: Iterable[str]) -> Iterator[Problem]:
    for text in dict.fromkeys(texts):
        if len(text) > NAME_LENGTH:
            yield _too_long(what, text, NAME_LENGTH, "")
        elif _unprintable("".join(char for char in text if char not in _IN_TEXT)):
            yield _control(what, text)


def _months(frame: pd.DataFrame) -> tuple[Problem, ...]:
    years = frame["last_month"] // 12
    wrong = frame[(years < YEARS.start) | (years >= YEARS.stop)]
    named = ((int(row), Month.from_number(int(last)).label) for row, last in _pairs(wrong, "last_month"))

    def problem(row: int, month: str) -> Problem:
        return error(
            f"{month.capitalize()} är ingen rimlig månad.",
            f"Årtalet ska vara mellan {YEARS.start} och {YEARS.stop - 1}.",
            row=row,
            column="period",
            code="unlikely_year",
        )

    return each_row(named, problem)


def _amounts(frame: pd.DataFrame) -> tuple[Problem, ...]:
    known = frame["amount_ore"].dropna()
    if known.astype("float64").abs().sum() < LARGEST_SUM:
        return ()
    return (
        error(
            "Filens belopp är orimligt stora.",
            "Kontrollera att beloppen står i kronor och att inget kontonummer eller datum står som belopp.",
            column="belopp",
            code="absurd_sum",
        ),
    )


def _pairs(frame: pd.DataFrame, column: str) -> Iterator[tuple[int, int]]:
    return zip(frame["row"].tolist(), frame[column].tolist(), strict=True)


def _unprintable(text: str) -> bool:
    """Whether a text has characters that no table can hold, or that turn what stands beside it around."""
    return any(unicodedata.category(char) in ("Cc", "Cs") or char in _TURNING for char in text)


def _unseen(text: str) -> bool:
    """Whether it has what takes no room: two codes that differ in it look the same."""
    return any(unicodedata.category(char) == "Cf" for char in text)


def _too_long(what: str, text: str, limit: int, column: str) -> Problem:
    return error(
        f"{what} ”{shown(text)}” har {len(text)} tecken. Gränsen är {limit}.",
        "Korta texten i filen och lämna in den igen.",
        column=column,
        code="too_long",
    )


def _control(what: str, text: str) -> Problem:
    return error(
        f"{what} ”{shown(text)}” har ett styrtecken som inte går att skriva ut.",
        "Exportera filen på nytt, eller öppna den i Excel och skriv om cellen.",
        code="control_character",
    )
