"""What a person says of single columns by their headings: their months, or no use; never a guess."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import listed
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import column_name
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.months import Months
from socfin.importers.spelling.periods import months_in
from socfin.importers.spelling.roles import Basis, Role

_WORDS = {
    "helår": Basis.YEAR,
    "hela året": Basis.YEAR,
    "ackumulerat": Basis.TO_DATE,
    "ack": Basis.TO_DATE,
    "månad": Basis.MONTH,
    **{basis.label.casefold(): basis for basis in (Basis.YEAR, Basis.TO_DATE, Basis.MONTH)},
}
"""What may be said of a column, among it what the page and the messages call each choice."""
_UNUSED = ("används inte", "ingen")
EXAMPLE = "Utfall 2024=2024; Ursprunglig budget=helår; Plan=används inte"


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column's months: by a word, or first and last with their year; neither where it is not used."""

    basis: Basis | None = None
    months: Months | None = None

    @property
    def is_unused(self) -> bool:
        """True for a column that is left out."""
        return self.basis is None and self.months is None

    def span(self, year: int, period: Month) -> Span | None:
        """The span it says in the column's own year and the report's last month."""
        if self.months is not None:
            return self.months.span(year)
        match self.basis:
            case Basis.YEAR:
                return Span.full_year(year)
            case Basis.MONTH:
                return Span(Month(year, period.month))
            case _:
                return Span.to_date(Month(year, period.month))


def as_chosen(reading: Reading, answers: Mapping[str, ColumnChoice] | None) -> Reading:
    """The reading with the months that a person has said by a word, and without the columns not used."""
    columns = (_as_chosen(c, content) if (content := said_of(c, answers)) else c for c in reading.columns)
    return replace(reading, columns=tuple(columns)) if answers else reading


def said_of(column: Column, answers: Mapping[str, ColumnChoice] | None) -> ColumnChoice | None:
    """What is said of a column by its letter ("D", "kolumn D"), else by its heading; None for nothing."""
    return next((answers[name] for name in _names(column) if name in answers), None) if answers else None


def unknown_choices(
    columns: Collection[Column], answers: Mapping[str, ColumnChoice] | None
) -> tuple[Problem, ...]:
    """A warning where something is said of a column that the file does not have, with those it has."""
    known = {name for column in columns for name in _names(column)}
    unknown = [name for name in answers or {} if name not in known]
    if not unknown:
        return ()
    headings = listed([f"{column_name(c.index)} ”{c.header}”" for c in columns if c.header])
    return (
        warning(
            f"Något är sagt om {listed([f'”{name}”' for name in unknown])}, men ingen kolumn heter så.",
            f"Skriv rubriken, eller bokstaven, som den står i filen: {headings}.",
            code="column_unknown",
        ),
    )


def _names(column: Column) -> tuple[str, ...]:
    letter = column_name(column.index)
    return plain(letter), plain(f"kolumn {letter}"), plain(column.header)


def _as_chosen(column: Column, content: ColumnChoice) -> Column:
    if content.is_unused:
        return Column(column.index, column.header, Role.IGNORE)
    return replace(column, basis=content.basis or column.basis)


def column_choices(text: str) -> Mapping[str, ColumnChoice]:
    """ "Utfall 2024=2024; Plan=används inte" as plain heading → what is said; ValueError (Swedish) else."""
    answers: dict[str, ColumnChoice] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        heading, equals, words = part.rpartition("=")
        if not equals or not heading.strip():
            raise ValueError(f"”{part}” säger ingen kolumn. Skriv till exempel {EXAMPLE}.")
        answers[plain(heading)] = _read(words.strip().casefold())
    return answers


def without_choices(text: str, headings: Collection[str]) -> str:
    """What is said of columns, without what it says of those (plain headings) that were answered later."""
    parts = filter(None, (part.strip() for part in text.split(";")))
    return "; ".join(part for part in parts if plain(part.rpartition("=")[0]) not in headings)


def chosen_later(before: str, now: str) -> str:
    """Two sayings of columns as one; of a column that both name, the later is kept."""
    headings = {plain(part.rpartition("=")[0]) for part in now.split(";")}
    return "; ".join(filter(None, (without_choices(before, headings), now.strip(" ;"))))


def _read(words: str) -> ColumnChoice:
    if words in _UNUSED:
        return ColumnChoice()
    if words in _WORDS:
        return ColumnChoice(_WORDS[words])
    if re.fullmatch(r"(?:19|20)\d{2}", words):
        return ColumnChoice(months=Months(1, 12, int(words)))
    months = months_in(words)
    if months is None:
        raise ValueError(
            f"”{words}” är inga månader. Skriv till exempel 2024, jan-okt 2024, helår eller ack."
        )
    return ColumnChoice(months=months)
