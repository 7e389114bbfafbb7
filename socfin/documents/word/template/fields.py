"""The fields of a Word part by their codes, however these are cut up; says which may stand in a document.

A field's code is an order that Word carries out when the document is opened or printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

ALLOWED = frozenset((
    "=", "author", "autonum", "autonumlgl", "autonumout", "comments", "createdate", "date",
    "docproperty", "docvariable", "edittime", "filename", "filesize", "formcheckbox", "formdropdown",
    "formtext", "hyperlink", "if", "index", "info", "keywords", "lastsavedby", "listnum", "noteref",
    "numchars", "numpages", "numwords", "page", "pageref", "printdate", "quote", "ref", "revnum",
    "savedate", "section", "sectionpages", "seq", "styleref", "subject", "symbol", "tc", "time",
    "title", "toc", "useraddress", "userinitials", "username", "xe",
))  # fmt: skip
"""Fields that tell something of the document itself, by their first word in small letters."""
SAFE_LINK = re.compile(r"""^["”“]?(https?://|mailto:|#)|^\\l\b""", re.IGNORECASE)
TEXT = qn("w:t")
NESTED = "\x00"
"""Stands in a code where another field's result will be."""


def bad_fields(root: Any) -> Iterator[str]:
    """The first word of each field that fetches or runs something, as it is written."""
    for code in codes(root):
        word, _, rest = code.strip().partition(" ")
        is_link = word.lower() == "hyperlink"
        if word.lower() not in ALLOWED or (is_link and not SAFE_LINK.match(rest.strip())):
            yield word.replace(NESTED, "…")[:40] or "…"


def codes(root: Any) -> Iterator[str]:
    """Every field's code, its spaces made one; NESTED where the code of another field stands in it."""
    for simple in root.iter("{*}fldSimple"):
        yield _plain(_value(simple, "instr"))
    open_: list[list[str]] = []
    is_code: list[bool] = []
    for node in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText", TEXT):
        kind = _value(node, "fldCharType")
        if kind == "begin":
            if open_ and is_code[-1]:
                open_[-1].append(NESTED)
            open_.append([])
            is_code.append(True)
        elif kind == "separate" and open_:
            is_code[-1] = False
        elif kind == "end" and open_:
            yield _plain("".join(open_.pop()))
            is_code.pop()
        elif not kind and open_ and is_code[-1]:
            open_[-1].append(node.text or "")
        elif not kind and node.tag != TEXT:  # a code outside every field is put in one by Word
            yield _plain(node.text or "")
    yield from (_plain("".join(part)) for part in open_)


def _value(node: Any, name: str) -> str:
    """An attribute whatever its namespace is: Word has two."""
    return next((value for key, value in node.items() if key.rpartition("}")[2] == name), "")


def _plain(code: str) -> str:
    return " ".join(code.split())
