"""Which months each column of a report covers, from headings, titles, file name and person; never amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import Month, Span
from socfin.importers.options import Options
from socfin.importers.report.columns.accumulated import sums_its_months
from socfin.importers.report.columns.assumed import assumed, of_period
from socfin.importers.report.columns.chosen import said_of
from socfin.importers.report.columns.closing_columns import asked_of_closing, closing_columns
from socfin.importers.report.columns.decided import decided, of_year
from socfin.importers.report.columns.doubtful import asked_months
from socfin.importers.report.columns.duplicate_columns import repeated, said_twice
from socfin.importers.report.columns.later_forecasts import asked_of_forecasts, beside_the_year
from socfin.importers.report.columns.looks_whole_year import asked_of_budgets, asked_of_year_budgets
from socfin.importers.report.columns.period import (
    differing,
    find_ending,
    texts_of,
    title_apart,
    unknown_period,
    years_apart,
)
from socfin.importers.report.columns.pivot_filters import asked_of_pivots
from socfin.importers.report.columns.proofs import proofs_of
from socfin.importers.report.columns.same_months import asked_of_equal_months, is_of_period, same_as_to_date
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.columns.title_months import (
    asked_of_days,
    asked_of_title,
    asked_of_twelfths,
    asked_of_years,
)
from socfin.importers.report.columns.whole_years import asked_years
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.months import Months
from socfin.importers.spelling.periods import says_to_date
from socfin.importers.spelling.roles import Basis, Role
from socfin.importers.spelling.title_periods import said_in


@dataclass(frozen=True, slots=True)
class Spans:
    """The report's last month and the span of each column of figures, by column index."""

    period: Month | None
    of: dict[int, Span]
    problems: tuple[Problem, ...] = ()
    as_of: dict[int, Month] = field(default_factory=dict)
    """The month after which a column's forecast was made, where its heading says another than the last."""


def find_spans(layout: Layout, mapping: Mapping, filename: str, options: Options) -> Spans:
    """Every amount and deviation column's span; a column without one is told as a problem."""
    texts = texts_of(layout, filename)
    ending = find_ending(layout, mapping, texts, options)
    if ending.last is None or ending.year is None:
        return Spans(None, {}, (unknown_period(ending.last),))
    period = Month(ending.year, ending.last)
    mapping = mapping.spoken
    table = _Table(layout, mapping, options, period, texts)
    problems = [
        *differing(period, said_in(texts), options, in_headings=ending.in_headings),
        *title_apart(period, layout.title_rows, in_headings=ending.in_headings),
    ]
    spans, doubts = table.read()
    as_of = {c.index: _made_after(table.headings[c.index], period) for c in table.forecasts}
    for index in repeated(layout, table.alike(spans, as_of)):
        del spans[index]
    apart = beside_the_year(table.forecasts, table.headings, spans, period) - table.contents.keys()
    table.figures = [c for c in table.figures if c.index not in apart]
    asked = table.asked(spans)
    without = {question.column for question in asked if question.code == "whole_year_unclear"}
    spans = {c.index: spans[c.index] for c in table.figures if c.index in spans and c.header not in without}
    in_doubt = {question.column for question in asked}
    doubts = [
        problem for problem in doubts if problem.code != "basis_assumed" or problem.column not in in_doubt
    ]
    yet_open = [c for c in table.figures if c.index not in table.closing]
    twice = said_twice(yet_open, spans, as_of, mapping)
    years = years_apart(layout, mapping)
    return Spans(period, spans, (*problems, *years, *doubts, *asked, *twice), as_of)


class _Table:
    """The columns of figures with their headings, and all that may say which months they cover."""

    def __init__(
        self, layout: Layout, mapping: Mapping, options: Options, period: Month, texts: Sequence[str]
    ) -> None:
        self.layout, self.mapping, self.period, self.texts = layout, mapping, period, texts
        self.options = options
        self.figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION)]
        self.headings = dict(enumerate(layout.headings))
        self.proofs = proofs_of(layout, mapping.columns)
        self.closing = closing_columns(mapping)
        says_so = options.columns
        self.contents = {c.index: content for c in self.figures if (content := said_of(c, says_so))}
        own = any(map(_says_its_span, self.headings.values()))
        self.only_months = any(map(says_to_date, texts)) and not own and not sums_its_months(layout)

    @property
    def forecasts(self) -> list[Column]:
        """The columns of forecasts."""
        return [c for c in self.figures if (c.scenario or self.mapping.scenario) is Scenario.FORECAST]

    def read(self) -> tuple[dict[int, Span], list[Problem]]:
        """The span of each column that has one, and what is doubtful in them."""
        spans: dict[int, Span] = {}
        problems: list[Problem] = []
        for column in self.figures:
            span, more = self._span(column)
            problems += more
            if span is not None:
                spans[column.index] = span
            if column in self.forecasts:
                problems += _not_full_year(column, span)
        free = [c for c in self.figures if is_of_period(c) and c.index not in self.contents]
        alike = same_as_to_date(self.figures, spans, self.proofs.amounts, self.mapping.scenario)
        return spans | {c.index: alike[c.index] for c in free if c.index in alike}, problems

    def _span(self, column: Column) -> tuple[Span | None, list[Problem]]:
        heading = self.headings[column.index]
        if column.index in self.contents:
            return self.contents[column.index].span(_own_year(column, heading, self.period), self.period), []
        span, more = _span(column, heading, self.mapping, self.period, titles=self.texts)
        if span is None:
            return span, more
        if self.only_months and column.role is Role.AMOUNT and not self.mapping.accumulated:
            span, more = _from_january(column, heading, span, more)
        return decided(column, heading, (span, more), self.proofs, self.period)

    def alike(self, spans: dict[int, Span], as_of: dict[int, Month]) -> dict[int, tuple[object, ...]]:
        """What each column of amounts is of: equal for columns that say the same."""
        return {
            c.index: (
                c.scenario or self.mapping.scenario,
                spans[c.index],
                as_of.get(c.index),
                side_of(c, self.mapping),
                c.index in self.closing,
            )
            for c in self.figures
            if c.role is Role.AMOUNT and c.index in spans
        }

    def asked(self, spans: dict[int, Span]) -> list[Problem]:
        """What is asked about the columns that a person has said nothing of."""
        proved = {budget for _, budget in self.proofs.pairs.values()}
        answered = {c.header for c in self.figures if c.index in self.contents}
        chosen = self.options.mapping
        answered |= {c.header for c in chosen.columns if c.basis is Basis.MONTH} if chosen else set()
        years = tuple(asked_of_years(self.figures, self.headings, self.mapping.scenario, self.texts))
        titled = {question.column for question in years}
        asked = (
            *years,
            *asked_months(self.figures, self.headings, spans, self.period, proved),
            *asked_of_budgets(self.figures, self.headings, spans, self.proofs, self.period),
            *asked_of_year_budgets(self.figures, self.headings, spans, self.proofs, self.period),
            *(
                p
                for p in asked_years(self.layout, self.mapping, spans, self.period)
                if p.column not in titled
            ),
            *asked_of_title(self.figures, spans, self.period, self.texts),
            *asked_of_days(self.figures, self.headings, spans),
            *asked_of_pivots(self.figures, spans, self.period, self.layout),
            *asked_of_twelfths(self.figures, spans, self.period),
            *asked_of_equal_months(self.figures, spans, self.proofs.amounts, self.mapping.scenario),
            *asked_of_closing(self.mapping, self.options.closing),
            *asked_of_forecasts(self.forecasts, self.headings, self.proofs, self.period),
        )
        each = {(question.column, question.code): question for question in asked}
        return [question for question in each.values() if question.column not in answered]


def _says_its_span(heading: Heading) -> bool:
    """True for a column that itself tells January to a month from one month."""
    if heading.role is not Role.AMOUNT or heading.basis is Basis.YEAR:
        return False
    if heading.basis is None and heading.year is not None:
        return False
    return heading.basis is not Basis.HEADER or (heading.months is not None and not heading.months.is_single)


def _from_january(
    column: Column, heading: Heading, span: Span, problems: list[Problem]
) -> tuple[Span, list[Problem]]:
    """ "Utfall mars" under a title that says accumulated is January to March; told."""
    single = heading.months is not None and heading.months.is_single
    if column.basis is not Basis.HEADER or not single or span.last.month == 1:
        return span, problems
    whole = Span.to_date(span.last)
    return whole, [
        warning(
            f"Kolumnen ”{column.header}” läses som {whole.label} eftersom titeln säger ackumulerat.",
            "Välj Enstaka månad för kolumnen under Så lästes filen (--columns i kommandot) "
            "om beloppen bara gäller den månaden.",
            column=column.header,
            code="basis_assumed",
        )
    ]


def _made_after(heading: Heading, period: Month) -> Month:
    """ "Prognos feb" in a report of March was made after February."""
    if heading.months is None or not heading.months.is_single:
        return period
    made_after = Month(heading.months.year or period.year, heading.months.last)
    return min(made_after, period)


def _not_full_year(column: Column, span: Span | None) -> list[Problem]:
    if column.role is not Role.AMOUNT or span is None or span == Span.full_year(span.last.year):
        return []
    return [
        error(
            f"Kolumnen ”{column.header}” är en prognos för {span.label}, men en prognos gäller hela året.",
            "Välj Helår för kolumnen, eller Används inte, under Så lästes filen (--columns i kommandot).",
            column=column.header,
            code="forecast_span",
        )
    ]


def accumulates(layout: Layout) -> bool:
    """True when a title says that the report is accumulated."""
    return any(says_to_date(title) for title in layout.titles)


def _span(
    column: Column, heading: Heading, mapping: Mapping, period: Month, *, titles: Sequence[str]
) -> tuple[Span | None, list[Problem]]:
    year, last = _own_year(column, heading, period), _own_month(heading, period)
    basis = column.basis
    if heading.is_lone_year and basis is Basis.YEAR:
        return of_year(column, year)
    match basis:
        case Basis.YEAR:
            return Span.full_year(year), []
        case Basis.TO_DATE:
            return Span.to_date(Month(year, last)), []
        case Basis.MONTH:
            return of_period(column, Month(year, last), titles)
        case Basis.HEADER if heading.months is not None:
            first = 1 if mapping.accumulated else heading.months.first
            return Months(first, heading.months.last).span(year), []
        case _:
            if column.scenario is Scenario.BUDGET and heading.year is not None:
                return of_year(column, year)
            if column.scenario is Scenario.FORECAST:
                return Span.full_year(year), []
            return assumed(column, Month(year, period.month), titles)


def _own_year(column: Column, heading: Heading, period: Month) -> int:
    """The year a heading names is its column's; "föregående år" is the one before the period's."""
    named = heading.year if heading.months is None or heading.months.year is None else heading.months.year
    if named is None or (column.last_year and named == period.year):
        return period.year - (1 if column.last_year else 0)
    return named


def _own_month(heading: Heading, period: Month) -> int:
    """ "Utfall t.o.m. augusti" ends in August in a report of October as well."""
    single = heading.months is not None and heading.months.is_single
    return heading.months.last if heading.months is not None and single else period.month
