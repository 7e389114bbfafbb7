"""One line of a SIE file as its label and fields, by the rules of utgåva 4B; never what they mean.

Blanks and tabs part fields. A quoted field may hold blanks; \\" in it is a quote, a lone backslash is
itself. An object list {dim "object" …} is one field. A missing closing quote ends with the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    """A text as a quoted field; control characters become blanks, a last backslash is followed by one."""
    clean = "".join(c if c >= " " and c != "\x7f" else " " for c in text)
    clean += " " if clean.endswith("\\") else ""  # else it would escape the closing quote
    return '"' + clean.replace('"', '\\"') + '"'


def amount(text: str) -> Decimal:
    """An amount as SIE writes it; a decimal comma is accepted. ValueError for anything else."""
    if not _AMOUNT.fullmatch(text):
        raise ValueError(text)
    return Decimal(text.replace(",", "."))


def distinct(lists: Sequence[ObjectList]) -> tuple[tuple[ObjectList, ...], list[int]]:
    """The different lists, and each list's place among them; "6" and "06" have become one."""
    places: dict[ObjectList, int] = {}
    at = [places.setdefault(pairs, len(places)) for pairs in lists]
    return tuple(places), at
