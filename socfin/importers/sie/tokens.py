"""One line of a SIE file as its label and fields, by the rules of utgåva 4B; never what they mean.

Blanks and tabs part fields. A quoted field may hold blanks; \\" in it is a quote, a lone backslash is
itself. An object list {dim "object" …} is one field. A missing closing quote or brace ends with the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

_FIELD = re.compile(
    r"""
    [ \t]*+ (?:
        "  (?P<quoted> (?: \\" | [^"] )*+ ) (?: " | $ )
      | \{ (?P<objects> (?: " (?: \\" | [^"] )*+ (?: " | $ ) | [^}"] )*+ ) (?: \} | $ )
      | (?P<bare> [^ \t{]++ )
    )""",
    re.VERBOSE,
)
"""Possessive: a line of any length is gone through once, whatever stands in it."""

_AMOUNT = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]*)?|[-+]?[.,][0-9]+")

ObjectList = tuple[tuple[str, str], ...]
"""Pairs of dimension and object; dimensions without leading zeros."""


@dataclass(frozen=True, slots=True)
class Objects:
    """An object list as a field."""

    pairs: ObjectList


Field = str | Objects


def fields_of(line: str, most: int | None = None) -> list[Field]:
    """The line's fields, the label first; [] for a blank line."""
    return [_field(found) for found in islice(_FIELD.finditer(line.rstrip(" \t\r\n")), most)]


def _field(found: re.Match[str]) -> Field:
    inside = found[found.lastgroup or 0]
    if found.lastgroup == "objects":
        return Objects(object_list(inside))
    return inside.replace('\\"', '"') if found.lastgroup == "quoted" else inside


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


def amount(text: str) -> Decimal:
    """An amount as SIE writes it; a decimal comma is accepted. ValueError for anything else."""
    if not _AMOUNT.fullmatch(text):
        raise ValueError(text)
    return Decimal(text.replace(",", "."))
