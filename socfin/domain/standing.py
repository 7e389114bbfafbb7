"""What is written in a place now, by whom, and the mark that tells whether it has changed; never stored."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """The words of a place as they stand: a comment, a paragraph, a decision, an assessment, settings."""

    words: tuple[tuple[str, str], ...]
    """Field of the form (or what it is called) and its value as the form shows it."""
    by: str = ""
    at: str = ""
    """When it was written, "2022-04-12 14:03"; "" where nobody knows."""

    @property
    def mark(self) -> str:
        """The same for the same words, whoever wrote them; "" where nothing is written."""
        if not any(value for _, value in self.words):
            return ""
        return hashlib.sha256(json.dumps(self.words).encode()).hexdigest()[:32]

    @property
    def as_diary(self) -> dict[str, str]:
        """The words as the diary keeps them."""
        return dict(self.words)


class Overtaken(Exception):
    """Another has written something else since the form was drawn; nothing has been saved."""

    def __init__(self, theirs: Standing) -> None:
        self.theirs = theirs
        super().__init__("Någon annan har sparat något annat medan du skrev.")
