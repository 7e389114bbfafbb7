"""A year's evidence: each of the auditors' usual questions with its answer and the table that shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row as it is read; `item` and `version` name what was frozen, where it is of that."""

    cells: tuple[str, ...]
    item: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A question, its answer in a sentence or two, and the rows that show it."""

    key: str
    """What its file is called."""
    question: str
    answer: str
    headings: tuple[str, ...]
    rows: tuple[EvidenceRow, ...]
    figures: tuple[int, ...] = ()
    """The columns that hold amounts."""


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file of the folder: where it lies, what it is and what it holds."""

    path: str
    """From the folder's data: "arenden/2022-03-v1/underlag.pdf"."""
    media_type: str
    content: bytes
    name: str
    """What it is, in Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderFacts:
    """Whose folder it is, and when, by what and by whom it was put together."""

    package: str
    """The package's name, which its folder has too."""
    committee: str
    municipality: str
    year: int
    made: str
    """With a time zone, as ISO 8601 writes it."""
    made_by: str
    program: str
    """The program's version."""

    @property
    def title(self) -> str:
        """ "Revisorns mapp 2022, Socialnämnden, Nora"."""
        return f"Revisorns mapp {self.year}, {', '.join(filter(None, (self.committee, self.municipality)))}"
