"""The catalogue of a committee's open data as Turtle, the form that people read; says what the others say."""

from __future__ import annotations

import json
from collections.abc import Iterator

from socfin.documents.open_data.catalogue import PREFIXES, Node, nodes
from socfin.documents.open_data.opened import Opened, Together


def turtle(opened: Opened | Together) -> bytes:
    """The catalogue as Turtle (W3C), a thing after another with all that is said of it."""
    prefixes = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    return "\n".join([*prefixes, *map(_thing, nodes(opened)), ""]).encode()


def _thing(node: Node) -> str:
    statements = [f"a {node['@type']}", *_statements(node)]
    return f"\n{_address(node['@id'])}\n  " + " ;\n  ".join(statements) + " ."


def _statements(node: Node) -> Iterator[str]:
    for name, values in node.items():
        if not name.startswith("@"):
            several = values if isinstance(values, list) else [values]
            yield f"{name} {', '.join(map(_value, several))}"


def _value(value: Node | str) -> str:
    if isinstance(value, str):
        return _text(value)
    if "@id" in value:
        return _address(value["@id"])
    end = f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}"
    return _text(value["@value"]) + end


def _text(text: str) -> str:
    """In quotation marks; what JSON does with marks, slashes and line ends, Turtle reads alike."""
    return json.dumps(text, ensure_ascii=False)


def _address(address: str) -> str:
    """Between angle brackets; what may not stand there is written as its number."""
    written = "".join(NUMBERED.format(ord(sign)) if sign in UNFIT else sign for sign in address)
    return f"<{written}>"


NUMBERED = "\\u{:04X}"
UNFIT = frozenset('<>"{}|^`\\ ')
"""Signs that no address in Turtle holds as they are."""
