"""A pivot table filtered to one month, whose amounts are that month's or up to it: asked; never amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.roles import Role
from socfin.importers.spelling.row_spans import row_month

_YEAR = re.compile(r"(?i)(?:redovisnings|bokförings|räkenskaps|verksamhets)?år(?:et)?:?")
_SEVERAL = re.compile(r"(?i)\(?(?:alla|samtliga|flera(?: objekt)?|all|multiple items)\)?")
"""What Excel writes of a filter that lets several values through."""
_SUMMED = re.compile(r"(?i)(?:summa|sum) (?:av|of)\b")
"""What a pivot table writes before the heading that it sums."""


def asked_of_pivots(
    columns: Sequence[Column], spans: Mapping[int, Span], period: Month, layout: Layout
) -> Iterator[Problem]:
    """An error for each "Summa av Utfall" below the filter "Period 202510" that does not say its months.

    The rows that were filtered have October's amounts, or those of January to October.
    """
    above = [row for number, row in layout.sheet.rows if number < layout.header_rows[0]]
    yield from _of_all_years(columns, above)
    if period.month == 1 or not any(_filters(row, period) for row in above):
        return
    for column in columns:
        silent = column.basis is None and column.scenario is not Scenario.FORECAST
        if column.role is Role.AMOUNT and silent and column.index in spans and _SUMMED.match(column.header):
            yield _asked(column, period)


def _of_all_years(columns: Sequence[Column], above: Sequence[Row]) -> Iterator[Problem]:
    """A warning for a pivot table that is not filtered to one year: its amounts may be of several."""
    named = any(read_heading(column.header).year for column in columns)
    for row in above if not named else ():
        texts = [text_of(cell) for cell in row if not is_blank(cell)]
        if len(texts) == 2 and _YEAR.fullmatch(texts[0]) and _SEVERAL.fullmatch(texts[1]):
            yield warning(
                f"Pivottabellens filter säger ”{texts[0]} {texts[1]}”: beloppen kan vara flera års.",
                "Filtrera pivottabellen på ett år och lämna in filen igen.",
                code="years_together",
            )
            return


def _filters(row: Row, period: Month) -> bool:
    """True for "Period" and its one month in two cells, and nothing else."""
    filled = [cell for cell in row if not is_blank(cell)]
    if len(filled) != 2 or read_heading(text_of(filled[0])).role is not Role.PERIOD:
        return False
    months = row_month(filled[1])
    return months is not None and months.last == period.month and months.year in (None, period.year)


def _asked(column: Column, period: Month) -> Problem:
    return error(
        f"Kolumnen ”{column.header}” kan gälla bara {period.label}, som pivottabellens filter säger, eller "
        f"{Span.to_date(period).label}.",
        "Välj Enstaka månad eller Ackumulerat från januari för kolumnen under Så lästes filen "
        "(--columns i kommandot).",
        column=column.header,
        code="title_or_month",
    )
