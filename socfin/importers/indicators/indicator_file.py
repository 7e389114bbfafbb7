"""The project's own file of indicators: one verksamhet, nyckeltal and period a row, with Utfall and Mål.

Columns, in any order: Verksamhet, Nyckeltal, Period, Månader, Utfall, Mål or Budget, and Avvikelse where only
that is known. An empty cell gives no value; "–" says that it is missing. See docs/indicators.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from socfin.domain.figures import Parsed, ParsedValue, Problem, Scenario, error, warning
from socfin.domain.indicators import Catalogue
from socfin.domain.listing import first_of
from socfin.domain.period import Month, months_in_words
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.containers.text import damage
from socfin.importers.indicators.checks import contradictions
from socfin.importers.indicators.header import Header, header_in
from socfin.importers.indicators.values import Rows
from socfin.importers.options import Options

NAME = "indicators"
LABEL = "Nyckeltal (Verksamhet, Nyckeltal, Period, Utfall, Mål)"
_WORD = re.compile(r"(?i)nyckeltal|indikator")
"""Without it in its first lines a text is no such file, and is not cut into cells to see."""


def recognise(file: SourceFile) -> bool:
    """True when one of the first rows of a sheet, or of the text, is this format's header."""
    return _header(file) is not None


def read(file: SourceFile, options: Options) -> Parsed:
    """The file's values and every problem with its row; nothing is guessed."""
    listed = _header(file)
    if listed is None:
        return Parsed(format=NAME, problems=(_no_header(),))
    header, sheet = listed
    rows = Rows(header, options.catalogue)
    for numbered in sheet.rows:
        if numbered[0] > header.row:
            rows.read(numbered)
    file.tell(0.8)
    lost = damage(file.text) if file.is_text else ()
    return Parsed(
        format=NAME,
        indicators=tuple(rows.values),
        problems=(
            *_of_header(header),
            *rows.problems,
            *contradictions(rows.values, options.catalogue),
            *_none(rows),
            *lost,
        ),
        period=latest(rows.values),
        notes=notes_of(rows.values, options.catalogue),
    )


def latest(values: Sequence[ParsedValue]) -> Month | None:
    """The last month with an outcome, else the last month of all; None of no value."""
    outcome = [value.span.last for value in values if value.scenario is Scenario.OUTCOME]
    return max(outcome or [value.span.last for value in values], default=None)


def _header(file: SourceFile) -> tuple[Header, Sheet] | None:
    if file.is_text and not _WORD.search(file.head[:20_000]):
        return None
    return None if isinstance(file.grid, Problem) else header_in(file.grid.sheets)


def _of_header(header: Header) -> tuple[Problem, ...]:
    twice = tuple(
        error(
            f"Kolumnen ”{text}” säger detsamma som en annan kolumn.",
            "Behåll en kolumn för utfall och en för mål eller budget.",
            row=header.row,
            code="column_twice",
        )
        for text in header.twice
    )
    if not header.unread:
        return twice
    named = first_of([f"”{text}”" for text in header.unread])
    unread = warning(f"Läses inte: kolumnen {named}.", row=header.row, code="column_unread")
    return (*twice, unread)


def _none(rows: Rows) -> tuple[Problem, ...]:
    if rows.values or rows.problems:
        return ()
    return (
        error(
            "Filen har inga värden.",
            "Fyll i Utfall, Mål eller båda på minst en rad.",
            row=rows.header.row,
            code="no_values",
        ),
    )


def notes_of(values: Sequence[ParsedValue], catalogue: Catalogue) -> tuple[str, ...]:
    """Which indicators were read, and of which months; () for none."""
    if not values:
        return ()
    names = list(dict.fromkeys(catalogue[value.indicator].name for value in values))
    months = months_in_words({value.span for value in values})
    return (f"Nyckeltal lästes: {first_of(names)}, {months}.",)


def _no_header() -> Problem:
    return error(
        "Rubrikraden för nyckeltal hittas inte.",
        "Rubriken ska ha Verksamhet, Nyckeltal, Period och Utfall eller Mål, var och en en gång.",
        code="header",
    )
