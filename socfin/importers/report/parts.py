"""A sheet or table that is read together with others, and of which month it is; never how it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import Options
from socfin.importers.report.best_layout import best_of, layouts_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.spelling.title_periods import said_in


@dataclass(frozen=True, slots=True)
class Part:
    """By its name and title, the file as if it had no other, its tables and how it is read."""

    name: str
    title: str
    file: SourceFile
    options: Options
    layouts: tuple[Layout, ...]

    @classmethod
    def of(cls, name: str, title: str, file: SourceFile, options: Options) -> Part:
        """With its tables, which are looked for once."""
        return cls(name, title, file, options, tuple(layouts_of(file)))

    @property
    def best(self) -> Layout | None:
        """The table that is read where nobody has said another."""
        return best_of(list(self.layouts), self.options.period)


def of_own_months(parts: Sequence[Part], options: Options) -> list[Part]:
    """The parts, each of the month that its own titles or its name say where these are all different.

    The chosen period is one of them: it says which is new, and not what the others are of.
    """
    chosen = options.period
    if chosen is None:
        return list(parts)
    layouts = [best_of(list(part.layouts)) for part in parts]
    titled = [said_in((*each.title_rows, each.sheet.name)) for each in layouts if each is not None]
    spans = [months.span(chosen.year) for months in titled if months is not None]
    ends = [span.last for span in spans if span is not None]
    if len(set(ends)) < len(parts) or chosen not in ends:
        return list(parts)
    own = [replace(part.options, period=end) for part, end in zip(parts, ends, strict=True)]
    return [replace(part, options=of_month) for part, of_month in zip(parts, own, strict=True)]
