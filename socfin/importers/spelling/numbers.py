"""Swedish spellings of amounts read as exact decimals and whole öre; never floats, never guesses of unit.

Read are thousands with space, no-break or narrow no-break space, decimal comma or point, U+2212, an en dash
before the figures ("– 614"), a trailing minus ("1 234,50-") and parentheses for negative. "-" alone is
zero, as ERP reports print it; "–" alone is missing, as this product prints it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from socfin.domain.money import Ore, Unit, round_half_away
from socfin.importers.containers.cells import Cell

LARGEST = Decimal(10) ** 15
"""Kronor; anything larger is not an amount (and would not fit the database's whole öre)."""

_UNITS = {unit: unit.ore for unit in Unit}
_PLACES = {unit: len(str(unit.ore)) - 1 for unit in Unit}
"""Decimals of a unit that öre have room for."""
EXACT = 10**15
"""Öre below which a stored number is one number of whole öre at most: it has fifteen certain digits."""
_APOSTROPHES = str.maketrans("'’", "  ")
_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-"})
_MISSING = frozenset(
    {"", "–", "—", ".", "..", "...", "n/a", "na", "null", "saknas", "uppgift saknas", "#saknas!"}
)
_KRONOR = re.compile(r"(?i)\s*(?:kr|sek|:-)\.?$")
_NO_DIFFERENCE = re.compile(r"(?:±|\+ ?/? ?-) ?0+(?:[.,]0+)?")
"""Zero as a deviation is written: "±0", "+/-0"."""
_NUMBER = re.compile(r"[0-9]+(?:[ .,][0-9]+)*|[.,][0-9]+")
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")


class Mark(Enum):
    """What stands before the decimals in a file."""

    EITHER = "either"
    COMMA = ","
    POINT = "."


def decimal_of(cell: Cell, mark: Mark = Mark.EITHER) -> Decimal | None:
    """The number in a cell, None when it is missing; ValueError (Swedish) when it is no number."""
    if cell is None:
        return None
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise ValueError(f"”{cell}” är inget belopp.")
    if isinstance(cell, int | float):
        return _of_number(cell)
    return _of_text(cell, mark)


def percent_of(cell: Cell) -> Decimal | None:
    """The number before a per cent sign, None when the cell holds no per cent; never an amount."""
    if not isinstance(cell, str) or not cell.strip().endswith("%"):
        return None
    try:
        return decimal_of(cell.strip().removesuffix("%"))
    except ValueError:
        return None


def ore_of(number: Decimal, unit: Unit) -> Ore:
    """A number in a unit as whole öre, rounded once, half away from zero; ValueError when absurdly large."""
    kronor = number * unit.ore / 100
    if abs(kronor) >= LARGEST:
        raise ValueError("Beloppet är orimligt stort.")
    return int(round_half_away(kronor * 100))


def stored_ore(cell: float, unit: Unit) -> Ore | None:
    """A stored number as whole öre, the same as `ore_of` gives, but faster.

    None where it has to be rounded, is huge, or is written with an exponent: these take the longer way.
    """
    units = _UNITS[unit]
    if not -EXACT < cell * units < EXACT:
        return None
    ore = round(cell * units)
    return ore if ore / units == cell else None


def stored_decimals(ore: Ore, unit: Unit) -> int:
    """How many decimals a number that is exactly so many öre has in a unit, as `decimals_of`; at most 6."""
    places = _PLACES[unit]
    while places and ore % 10 == 0:
        ore, places = ore // 10, places - 1
    return min(places, 6)


def most_decimals(unit: Unit) -> int:
    """What `stored_decimals` gives at most."""
    return min(_PLACES[unit], 6)


def decimals_of(number: Decimal) -> int:
    """How many decimals a number is written with, trailing zeros not counted."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def mark_of(texts: Iterable[str]) -> Mark:
    """The decimal mark a column uses, from the spellings that leave no doubt; EITHER when none does."""
    for text in texts:
        body = "".join(text.split()).strip("+-−–()")
        comma, point = body.rfind(","), body.rfind(".")
        if comma >= 0 and point >= 0:
            return Mark.COMMA if comma > point else Mark.POINT
        for sign, at in ((",", comma), (".", point)):
            if at < 0:
                continue
            if body.count(sign) > 1:
                return Mark.POINT if sign == "," else Mark.COMMA
            if len(body) - at - 1 != 3 or at == 0 or at > 3 or body[:at] == "0":
                return Mark(sign)
    return Mark.EITHER


def decimals_written(text: str) -> int:
    """How many decimals an amount is written with after its comma: "6 858,0" has one, "1,234.50" none."""
    rest = text.strip(" )-−").rpartition(",")[2] if text.count(",") == 1 else ""
    return len(rest) if rest.isdigit() else 0


def two_ways_mark(text: str) -> Mark | None:
    """The mark of "12.345" or "-1,234", which may part thousands or decimals; None for other spellings."""
    if "." not in text and "," not in text:
        return None
    met = _TWO_WAYS.fullmatch("".join(text.split()).strip("+-−–()"))
    return Mark(met[1]) if met else None


def other_mark(mark: Mark) -> Mark:
    """The point for the comma, and the comma for the point."""
    return Mark.POINT if mark is Mark.COMMA else Mark.COMMA


def marks_of(columns: Mapping[int, Sequence[str]], unit: Unit) -> dict[int, Mark]:
    """Each column's decimal mark: its own, else the other columns', else by what the spellings leave out.

    In kronor "1.234" and "1,234" can only have thousands. In larger units amounts below a thousand that lack
    the mark show that it parts thousands: decimals would have been printed on them too.
    """
    own = {index: mark_of(texts) for index, texts in columns.items()}
    marks = {mark for mark in own.values() if mark is not Mark.EITHER}
    every = [text for texts in columns.values() for text in texts]
    shared = marks.pop() if len(marks) == 1 else _mark_left(every, unit) if not marks else Mark.EITHER
    return {index: shared if mark is Mark.EITHER else mark for index, mark in own.items()}


def _mark_left(texts: Sequence[str], unit: Unit) -> Mark:
    """The mark that is not the one met, when the one met parts thousands."""
    for met, other in ((".", Mark.COMMA), (",", Mark.POINT)):
        with_it = [text for text in texts if met in text]
        if with_it:
            bare = [text for text in texts if met not in text and any(c in "123456789" for c in text)]
            return other if unit is Unit.KR or bare else Mark.EITHER
    return Mark.EITHER


def _of_number(value: float) -> Decimal:
    number = Decimal(repr(value))
    if not number.is_finite():
        raise ValueError(f"”{value}” är inget belopp.")
    return number


def _of_text(text: str, mark: Mark) -> Decimal | None:
    body = text.strip()
    if body.casefold() in _MISSING:
        return None
    body, negative = _unsigned(body)
    if _NO_DIFFERENCE.fullmatch(_KRONOR.sub("", text).strip().translate(_SIGNS)):
        return Decimal(0)
    if body == "":
        return Decimal(0)  # a lone "-" is how ERP reports print zero
    if len(body) > 40 or not _NUMBER.fullmatch(body) or (" " in body and not _SPACED.fullmatch(body)):
        raise ValueError(f"”{shown(text)}” är inget belopp.")
    body = body.replace(" ", "")
    number = Decimal(_plain(body, mark, text))
    return -number if negative and number != 0 else number


def _unsigned(text: str) -> tuple[str, bool]:
    """The bare figures and whether a minus, a trailing minus or parentheses make them negative."""
    body = " ".join(_KRONOR.sub("", text).translate(_SIGNS).translate(_APOSTROPHES).split())
    if body.startswith("(") and body.endswith(")") and len(body) > 2:
        return body[1:-1].strip().removeprefix("-").strip(), True
    if body.startswith("+"):
        return body[1:].strip() or "+", False
    if body.startswith("-"):
        return body[1:].strip(), True
    if body.endswith("-"):
        return body[:-1].strip(), True
    return body, False


def _plain(body: str, mark: Mark, text: str) -> str:
    """Figures with a decimal point and no thousands separators; ValueError for broken groups."""
    comma, point = body.rfind(","), body.rfind(".")
    if comma < 0 and point < 0:
        return body
    if comma >= 0 and point >= 0:
        decimal = "," if comma > point else "."
    elif mark is not Mark.EITHER:
        decimal = mark.value
    else:
        sign = "," if comma >= 0 else "."
        decimal = sign if body.count(sign) == 1 else ("." if sign == "," else ",")
    thousands = "." if decimal == "," else ","
    whole, _, rest = body.partition(decimal)
    groups = whole.split(thousands)
    broken = len(groups) > 1 and (
        not 1 <= len(groups[0]) <= 3 or groups[0] == "0" or any(len(g) != 3 for g in groups[1:])
    )
    if broken or decimal in rest or thousands in rest:
        raise ValueError(f"”{shown(text)}” går att läsa på flera sätt.")
    return f"{''.join(groups) or '0'}.{rest or '0'}"


def shown(text: str) -> str:
    """A text as a message quotes it: one line, at most 40 characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:200]).split())
    return line if len(line) <= 40 else line[:39] + "…"
