"""One line of a SIE file as its label and fields, by the rules of utgåva 4B; never what they mean.

Fields are parted by blanks and tabs. A quoted field may hold blanks; \\" in it is a quote and a lone backslash
is itself. An object list {dim "object" …} is one field. A missing closing quote ends with the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_FIELD = re.compile(
    r"""[ \t]*(?:"((?:\\"|[^"])*)(?:"|$)|\{((?:"(?:\\"|[^"])*"|[^}"])*)(?:\}|$)|([^ \t{]+))""",
)

_AMOUNT = re.compile(r"[-+]?\d+(?:[.,]\d*)?|[-+]?[.,]\d+")

ObjectList = tuple[tuple[str, str], ...]
"""Pairs of dimension and object; dimensions without leading zeros."""


@dataclass(frozen=True, slots=True)
class Objects:
    """An object list as a field."""

    pairs: ObjectList


Field = str | Objects


def fields_of(line: str) -> list[Field]:
    """The line's fields, the label first; [] for a blank line."""
    fields: list[Field] = []
    at = 0
    line = line.rstrip(" \t\r\n")
    while at < len(line):
        found = _FIELD.match(line, at)
        if found is None or found.end() == at:
            at += 1
            continue
        at = found.end()
        quoted, objects, bare = found.groups()
        if objects is not None:
            fields.append(Objects(object_list(objects)))
        else:
            fields.append(quoted.replace('\\"', '"') if quoted is not None else bare)
    return fields


def texts_of(line: str) -> list[str]:
    """The line's fields with object lists left out: for items that have none."""
    return [field for field in fields_of(line) if isinstance(field, str)]


def object_list(inside: str) -> ObjectList:
    """What stands between the braces: '1 "Nord" 7 "1"' → (("1", "Nord"), ("7", "1"))."""
    words = texts_of(inside)
    return tuple((dimension_number(d), o) for d, o in zip(words[::2], words[1::2], strict=False) if o)


def dimension_number(text: str) -> str:
    """A dimension without leading zeros: "06" and "6" are the same."""
    return text.lstrip("0") or "0"


def quoted(text: str) -> str:
    """A text as a quoted field; control characters are not allowed in SIE and become blanks."""
    clean = "".join(c if c >= " " and c != "\x7f" else " " for c in text)
    return '"' + clean.replace('"', '\\"') + '"'


def amount(text: str) -> Decimal:
    """An amount as SIE writes it, point as decimal mark; a comma is accepted. ValueError for anything else."""
    if not _AMOUNT.fullmatch(text):
        raise ValueError(text)
    return Decimal(text.replace(",", "."))
