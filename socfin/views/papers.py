"""Which documents a page offers, in which order and by which names: what may leave the house comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

OFFERED = (
    ("pdf", "PDF", "För kallelse och arkiv"),
    ("docx", "Word", "Hela underlaget, kan redigeras"),
    ("txt", "Text", "Paragrafen att klistra in"),
    ("pptx", "PowerPoint", "Bilder till sammanträdet"),
    ("xlsx", "Excel", "Tabellen med formler"),
    ("csv", "CSV", "Tabellen för andra system"),
    ("json", "JSON", "Allt, exakt i öre"),
)
FIRST = 3
"""What a dispatch needs; the rest is under "Fler format"."""
INSIDE = "Internt: visar också det som döljs"
"""Instead of the hint of a document that shows what public documents hide."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to fetch: what it is called, where it is, what it is for."""

    label: str
    href: str
    hint: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of a page."""

    first: tuple[Paper, ...]
    more: tuple[Paper, ...] = ()
    internal_href: str = ""
    """The page that asks before it hands out what shows hidden units; "" where nothing is hidden."""


def called(kind: str) -> str:
    """What a document of the ending is called: "Word" for docx."""
    return next((label for ending, label, _ in OFFERED if ending == kind), "Handlingen")


def named_internal(filename: str) -> str:
    """The file's name, which then says that it shows what is hidden from others."""
    stem, dot, extension = filename.rpartition(".")
    return f"{stem}-intern{dot}{extension}"


def papers(
    address: Callable[[str], str], *, is_public: bool, internal_href: str = "", layout: str = ""
) -> Papers:
    """Every format of what the page hands out; named public where something is hidden in it.

    `address` gives where a format lies; `layout` is the name of the own template that Word is made from.
    """
    name = ", offentlig" if is_public else ""
    own = {"docx": f"I mallen ”{layout}”"} if layout else {}
    every = tuple(
        Paper(f"{label}{name}", address(kind), own.get(kind, hint)) for kind, label, hint in OFFERED
    )
    return Papers(every[:FIRST], every[FIRST:], internal_href)


def internal(address: Callable[[str], str], more: tuple[Paper, ...] = ()) -> tuple[Paper, ...]:
    """Every format as it is inside the house, named so."""
    every = (Paper(f"{label}, intern", address(kind), INSIDE) for kind, label, _ in OFFERED)
    return (*every, *(Paper(f"{paper.label}, intern", paper.href, INSIDE) for paper in more))
