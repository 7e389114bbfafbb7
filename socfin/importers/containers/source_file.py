"""A handed-in file with the views of it that formats ask for, each made once; never what the figures mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from socfin.domain.figures import Problem
from socfin.importers.containers.grid import read_grid
from socfin.importers.containers.sheets import Grid
from socfin.importers.containers.text import Text, decode, looks_like_text


@dataclass(frozen=True)
class SourceFile:
    """Bytes and the name they came with; the name is a hint and is never used as a path."""

    content: bytes
    filename: str = ""
    tell: Callable[[float], None] = field(default=lambda _share: None, compare=False, repr=False)
    """Whom a format tells how much of the reading is done, from 0 to 1."""

    @cached_property
    def is_text(self) -> bool:
        """True for delimited text and SIE, False for workbooks and noise."""
        return looks_like_text(self.content)

    @cached_property
    def text(self) -> Text:
        """The whole file as text; only ask when `is_text`."""
        return decode(self.content)

    @cached_property
    def head(self) -> str:
        """The first lines as text, "" for anything that is not text."""
        return decode(self.content[:65_536]).text if self.is_text else ""

    @cached_property
    def grid(self) -> Grid | Problem:
        """The file as sheets of cells, or why it cannot be one."""
        return read_grid(self.content)

    def with_grid(self, grid: Grid) -> SourceFile:
        """The same file with its cells taken as given."""
        other = SourceFile(self.content, self.filename, self.tell)
        other.__dict__["grid"] = grid
        return other

    def unwatched(self) -> SourceFile:
        """The same file with the views made so far, whose reading is told to nobody."""
        other = SourceFile(self.content, self.filename)
        other.__dict__.update((name, view) for name, view in self.__dict__.items() if name != "tell")
        return other
