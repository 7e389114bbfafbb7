"""What a report's own arithmetic decides about the months of a column; never what its words say."""

from __future__ import annotations

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.period import Month, Span
from socfin.importers.report.columns.proofs import Proofs
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.roles import Basis, Role

Read = tuple[Span, list[Problem]]


def decided(column: Column, heading: Heading, read: Read, proofs: Proofs, period: Month) -> Read:
    """The span of a column, and what is doubtful in it, when the file's arithmetic has had its say.

    A budget that a forecast is held against is the year's; one that is so many twelfths of it is to date.
    """
    span, problems = read
    if column.role is not Role.AMOUNT or column.last_year:
        return read
    silent = column.basis is None and heading.months is None
    if silent and column.index in proofs.of_year:
        return Span.full_year(span.last.year), []
    if silent and heading.year is None and column.index in proofs.remaining:
        return of_year(column, span.last.year)
    if column.basis is not Basis.HEADER or not _is_to_date(column, proofs, period.month):
        return read
    if span.months > 1 and span.first.month == 1:
        return span, [problem for problem in problems if problem.code != "basis_assumed"]
    return span, [*problems, _looks_to_date(column, span)]


def of_year(column: Column, year: int) -> Read:
    """ "Budget 2022" is the year's, which is how budgets are decided; told."""
    span = Span.full_year(year)
    return span, [
        warning(
            f"Kolumnen ”{column.header}” läses som helåret {year}.",
            "Välj Ackumulerat från januari för kolumnen under Så lästes filen (--columns i kommandot) "
            "om den bara gäller perioden.",
            column=column.header,
            code="basis_assumed",
        )
    ]


def _is_to_date(column: Column, proofs: Proofs, month: int) -> bool:
    """Whether a budget, or the one an outcome is held against, is so many twelfths of the year's.

    An outcome without a budget of its months is itself held against the year's: a month's is never so much.
    """
    alone = column.scenario is Scenario.BUDGET or (column.scenario is Scenario.OUTCOME and not proofs.monthly)
    held = proofs.beside(column.index) if column.scenario is not Scenario.BUDGET else None
    held = column.index if held is None and alone else held
    return held is not None and any(proofs.is_to_date(held, year, month) for year in proofs.years)


def _looks_to_date(column: Column, span: Span) -> Problem:
    what = "budgeten" if column.scenario is Scenario.BUDGET else "summan"
    months = "en enda månad" if span.months == 1 else span.label
    return warning(
        f"”{column.header}” läses som {months}, men {what} är så stor, bredvid årets budget, som om "
        "den vore ackumulerad.",
        "Välj Ackumulerat från januari för kolumnen under Så lästes filen (--columns i kommandot) "
        "om beloppen är ackumulerade.",
        column=column.header,
        code="looks_to_date",
    )
