"""The months of a column that says none of its own, from the titles or by habit, told; never from amounts."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import Problem, warning
from socfin.domain.period import Month, Span
from socfin.importers.report.columns.same_months import is_of_period
from socfin.importers.report.columns.title_months import months_of_titles
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.periods import says_to_date
from socfin.importers.spelling.roles import Role

_WHERE = "under Så lästes filen (--columns i kommandot)"


def of_period(column: Column, last: Month, titles: Sequence[str]) -> tuple[Span, list[Problem]]:
    """The month; "Perioden" is the months that a title spells from first to last, told."""
    months = months_of_titles(last, titles) if is_of_period(column) else None
    if months is None or months.months == 1:
        return Span(last), []
    what = f"Kolumnen ”{column.header}” läses som {months.label}, som titeln säger."
    remedy = f"Välj Enstaka månad för kolumnen {_WHERE} om beloppen bara gäller den månaden."
    return months, [warning(what, remedy, column=column.header, code="basis_assumed")]


def assumed(column: Column, last: Month, titles: Sequence[str]) -> tuple[Span, list[Problem]]:
    """Accumulated, which is how follow-up reports are, or the months that the title says; told, unless it
    says accumulated.
    """
    to_date = any(map(says_to_date, titles))
    months = None if to_date else months_of_titles(last, titles)
    span = months or Span.to_date(last)
    if to_date or column.role is Role.DEVIATION:
        return span, []
    if months is not None:
        what = f"Kolumnen ”{column.header}” läses som {span.label}, som titeln säger."
        remedy = f"Välj Ackumulerat från januari för kolumnen {_WHERE} om beloppen är ackumulerade."
    else:
        what = f"Kolumnen ”{column.header}” säger inte vilka månader den gäller. Den läses som {span.label}."
        remedy = (
            "Kontrollera att beloppen är ackumulerade. "
            f"Välj annars enstaka månad eller helår för kolumnen {_WHERE}."
        )
    return span, [warning(what, remedy, column=column.header, code="basis_assumed")]
