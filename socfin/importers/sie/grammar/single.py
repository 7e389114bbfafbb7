"""One line of a SIE file by itself: what it is and what it says; never the texts and names it may hold."""

from __future__ import annotations

from enum import IntEnum

from socfin.domain.money import Ore
from socfin.importers.sie.grammar.header import LABELS
from socfin.importers.sie.grammar.tokens import Field, Objects, fields_of, ore


class Role(IntEnum):
    """What a label says about its line."""

    NOTHING = 0
    HEADER = 1
    OUTCOME = 2
    BUDGET = 3
    TRANSACTION = 4
    VOUCHER = 5
    ODD = 6
    """Not known before the line has been read by itself."""


_ROLES = {
    **dict.fromkeys(LABELS, Role.HEADER),
    "#PSALDO": Role.OUTCOME,
    "#PBUDGET": Role.BUDGET,
    "#TRANS": Role.TRANSACTION,
    "#VER": Role.VOUCHER,
}
"""#RTRANS and #BTRANS tell of corrections that the #TRANS rows already hold; they are passed over."""

YEAR, MONTH, ACCOUNT, AMOUNT = "Årsnumret", "Månaden", "Kontot", "Beloppet"
DATE, PLACE = "Datumet", "En transaktion utanför sin verifikation"
"""Parts of a line as a person is told that they cannot be read."""

Money = tuple[str, str, Ore]
"""Account, what stands in the object list, and öre, debit positive."""


class Unreadable(ValueError):
    """A line that lacks or misspells what it must have; its text is which part of it, in Swedish."""


class Missing(Unreadable):
    """The line ends before the part."""


def role_of(label: str) -> Role:
    """What a label says about its line; labels that are not known say nothing."""
    return _ROLES.get(label.upper(), Role.NOTHING)


def read_line(line: str) -> tuple[Role, list[Field]]:
    """What a line is, and its fields after the label; Unreadable for a transaction that is out of place."""
    fields = fields_of(line)
    label = fields[0] if fields and isinstance(fields[0], str) else ""
    if label[:1] != "#" and "#TRANS" in line and line.lstrip()[:1] in ("{", "}"):
        raise Unreadable(PLACE)
    return role_of(label), fields[1:]


def balance_of(fields: list[Field]) -> tuple[str, str, *Money]:
    """Year, month, account, objects and öre; Unreadable when any is missing."""
    return _text(fields, 0, YEAR), _text(fields, 1, MONTH), *money_of(fields[2:])


def money_of(fields: list[Field]) -> Money:
    """Account, objects and öre; Unreadable when any is missing.

    Some programs write no object list, or "" instead of an empty one.
    """
    account = _text(fields, 0, ACCOUNT)
    inside, after = _beside(fields[1:])
    try:
        return account, inside, ore(_text(after, 0, AMOUNT))
    except Unreadable:
        raise
    except (ValueError, ArithmeticError):
        raise Unreadable(AMOUNT) from None


_BEFORE_ACCOUNT = {"#PSALDO": 2, "#PBUDGET": 2, "#RES": 1, "#TRANS": 0}


def amount_written(line: str) -> tuple[str, bool]:
    """The amount of a line of money as it is spelled, and whether the line ends with it; else ""."""
    fields = fields_of(line)
    label = fields[0].upper() if fields and isinstance(fields[0], str) else ""
    if label not in _BEFORE_ACCOUNT:
        return "", False
    _inside, after = _beside(fields[2 + _BEFORE_ACCOUNT[label] :])
    amount = after[0] if after and isinstance(after[0], str) else ""
    return amount, bool(amount) and len(after) == 1


def _beside(fields: list[Field]) -> tuple[str, list[Field]]:
    """What stands in the object list after an account, and the fields after it."""
    if fields and isinstance(fields[0], Objects):
        return fields[0].inside, fields[1:]
    return "", fields[1:] if len(fields) > 1 and fields[0] == "" else fields


def date_of(fields: list[Field]) -> str:
    """A voucher's date; "" when it has none."""
    return fields[2] if len(fields) > 2 and isinstance(fields[2], str) else ""


def _text(fields: list[Field], at: int, part: str) -> str:
    if at >= len(fields):
        raise Missing(part)
    field = fields[at]
    text = field.strip() if isinstance(field, str) else ""
    if not text:
        raise Unreadable(part)
    return text
