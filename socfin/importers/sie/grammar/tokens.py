"""One line of a SIE file as its label and fields, by the rules of utgåva 4B; never what they mean.

Blanks and tabs part fields. A quoted field may hold blanks; \\" in it is a quote, a lone backslash is
itself. An object list {dim "object" …} is one field. A missing closing quote or brace ends with the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from socfin.domain.money import Ore, Unit
from socfin.importers.spelling.numbers import ore_of

_SPELLED = re.compile(
    r"""
    [ \t]*+ (
        "  (?: \\" | [^"] )*+ (?: " | $ )
      | \{ (?: " (?: \\" | [^"] )*+ (?: " | $ ) | [^}"] )*+ (?: \} | $ )
      | [^ \t{]++
    )""",
    re.VERBOSE,
)
"""Possessive: a line of any length is gone through once, whatever stands in it."""

_AMOUNT = re.compile(r"([-+]?)([0-9]*)(?:[.,]([0-9]*))?")

ObjectList = tuple[tuple[str, str], ...]
"""Pairs of dimension and object; dimensions without leading zeros."""


@dataclass(frozen=True, slots=True)
class Objects:
    """An object list as a field."""

    inside: str
    """What stands between the braces."""


Field = str | Objects


def fields_of(line: str) -> list[Field]:
    """The line's fields, the label first; [] for a blank line."""
    return [_field(spelled) for spelled in _SPELLED.findall(line.rstrip(" \t\r\n"))]


def _field(spelled: str) -> Field:
    if spelled[0] == '"':
        return _unquoted(spelled)
    if spelled[0] == "{":
        return Objects(spelled[1:].removesuffix("}"))
    return spelled


def _unquoted(spelled: str) -> str:
    """The text of a quoted field; a quote after a backslash never closes it."""
    closed = len(spelled) > 1 and spelled[-1] == '"' and spelled[-2] != "\\"
    inside = spelled[1:-1] if closed else spelled[1:]
    return inside.replace('\\"', '"') if "\\" in inside else inside


def texts_of(line: str) -> list[str]:
    """The line's fields with object lists left out: for items that have none."""
    return [field for field in fields_of(line) if isinstance(field, str)]


def object_list(inside: str) -> ObjectList:
    """What stands between the braces: '1 "Nord" 7 "1"' → (("1", "Nord"), ("7", "1"))."""
    words = [word.strip() for word in texts_of(inside)]
    return tuple((dimension_number(d), o) for d, o in zip(words[::2], words[1::2], strict=False) if o)


def dimension_number(text: str) -> str:
    """A dimension without leading zeros: "06" and "6" are the same."""
    return text.strip().lstrip("0") or "0"


def quoted(text: str) -> str:
    """A text as a quoted field; control characters become blanks, a last backslash is followed by one."""
    clean = "".join(c if c >= " " and c != "\x7f" else " " for c in text)
    clean += " " if clean.endswith("\\") else ""  # else it would escape the closing quote
    return '"' + clean.replace('"', '\\"') + '"'


def ore(text: str) -> Ore:
    """An amount in kronor as öre, SIE's sign kept; a decimal comma is accepted.

    ValueError for anything else, and for what is absurdly large.
    """
    match = _AMOUNT.fullmatch(text)
    if not match or not (match[2] or match[3]):
        raise ValueError(text)
    sign, whole, decimals = match[1], match[2], match[3] or ""
    if len(whole) > 12 or len(decimals) > 2:
        return ore_of(Decimal(f"{sign}{whole or 0}.{decimals or 0}"), Unit.KR)
    number = int(whole + decimals.ljust(2, "0"))
    return -number if sign == "-" else number
