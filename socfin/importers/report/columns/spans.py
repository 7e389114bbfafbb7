"""Which months each column of a report covers, from headings, titles, file name and person; never amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import Month, Span
from socfin.importers.options import Options
from socfin.importers.report.columns.decided import decided, of_year
from socfin.importers.report.columns.doubtful import asked_months
from socfin.importers.report.columns.duplicate_columns import repeated
from socfin.importers.report.columns.period import differing, find_ending, texts_of, unknown_period
from socfin.importers.report.columns.proofs import proofs_of
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.columns.whole_years import asked_years
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Basis, Column, Mapping, Role
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.periods import Months, said_in, says_to_date


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
    figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION)]
    headings = dict(enumerate(layout.headings))
    texts = texts_of(layout, filename)
    ending = find_ending(layout, mapping, texts, options)
    if ending.last is None or ending.year is None:
        return Spans(None, {}, (unknown_period(ending.last),))
    period = Month(ending.year, ending.last)
    problems = differing(period, said_in(texts), options, in_headings=ending.in_headings)
    spans: dict[int, Span] = {}
    as_of: dict[int, Month] = {}
    proofs = proofs_of(layout, mapping.columns)
    only_months = any(map(says_to_date, texts)) and not any(map(_says_its_span, headings.values()))
    said = {c.index: one for c in figures if (one := (options.columns or {}).get(plain(c.header)))}
    for column in figures:
        heading = headings[column.index]
        more: list[Problem]
        if column.index in said:
            span, more = said[column.index].span(_own_year(column, heading, period), period), []
        else:
            span, more = _span(column, heading, mapping, period, titles=texts)
            if span is not None and only_months and column.role is Role.AMOUNT and not mapping.accumulated:
                span, more = _from_january(column, heading, span, more)
            if span is not None:
                span, more = decided(column, heading, (span, more), proofs, period)
        problems += more
        if span is not None:
            spans[column.index] = span
        if (column.scenario or mapping.scenario) is Scenario.FORECAST:
            problems += _not_full_year(column, span)
            as_of[column.index] = _made_after(heading, period)
    same = {
        c.index: (c.scenario or mapping.scenario, spans[c.index], as_of.get(c.index), side_of(c, mapping))
        for c in figures
        if c.role is Role.AMOUNT and c.index in spans
    }
    for index in repeated(layout, same):
        del spans[index]
    proved = {budget for _, budget in proofs.pairs.values()}
    months_asked = [*asked_months(figures, headings, spans, period, proved)]
    years_asked = [*asked_years(layout, mapping, spans, period)]
    without = {problem.column for problem in years_asked}
    spans = {c.index: spans[c.index] for c in figures if c.index in spans and c.header not in without}
    answered = {c.header for c in figures if c.index in said}
    asked = [one for one in (*months_asked, *years_asked) if one.column not in answered]
    in_doubt = {problem.column for problem in asked}
    problems = [one for one in problems if one.code != "basis_assumed" or one.column not in in_doubt] + asked
    return Spans(period, spans, (*problems, *said_twice(figures, spans, as_of, mapping)), as_of)


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
            "Välj Enstaka månad för kolumnen om beloppen bara gäller den månaden.",
            column=column.header,
            code="basis_assumed",
        )
    ]


def _made_after(heading: Heading, period: Month) -> Month:
    """ "Prognos feb" in a report of March was made after February."""
    if heading.months is None or not heading.months.is_single:
        return period
    said = Month(heading.months.year or period.year, heading.months.last)
    return min(said, period)


def _not_full_year(column: Column, span: Span | None) -> list[Problem]:
    if column.role is not Role.AMOUNT or span is None or span == Span.full_year(span.last.year):
        return []
    return [
        error(
            f"Kolumnen ”{column.header}” är en prognos för {span.label}, men en prognos gäller hela året.",
            "Välj Helår som månader för kolumnen, eller Används inte.",
            column=column.header,
            code="forecast_span",
        )
    ]


def said_twice(
    columns: Iterable[Column], spans: dict[int, Span], as_of: dict[int, Month], mapping: Mapping
) -> list[Problem]:
    """Two columns of amounts that say the same thing; neither is chosen for you."""
    seen: dict[tuple[object, ...], Column] = {}
    problems: list[Problem] = []
    for column in columns:
        if column.role is not Role.AMOUNT or column.index not in spans:
            continue
        scenario, span = column.scenario or mapping.scenario, spans[column.index]
        key = (scenario, span, as_of.get(column.index), side_of(column, mapping))
        first = seen.setdefault(key, column)
        if first is not column:
            what = f"{scenario.label.lower()} {span.label}" if scenario else span.label
            problems.append(
                error(
                    f"Kolumnerna ”{first.header}” och ”{column.header}” läses båda som {what}.",
                    "Välj Används inte för den ena, eller andra månader om de gäller olika tid, "
                    "och läs om filen.",
                    column=column.header,
                    code="same_column",
                )
            )
    return problems


def accumulates(layout: Layout) -> bool:
    """True when a title says that the report is accumulated."""
    return any(says_to_date(title) for title in layout.titles)


def _span(
    column: Column, heading: Heading, mapping: Mapping, period: Month, *, titles: Iterable[str]
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
            return Span(Month(year, last)), []
        case Basis.HEADER if heading.months is not None:
            first = 1 if mapping.accumulated else heading.months.first
            return Months(first, heading.months.last).span(year), []
        case _:
            if column.scenario is Scenario.BUDGET and heading.year is not None:
                return of_year(column, year)
            if column.scenario is Scenario.FORECAST:
                return Span.full_year(year), []
            return _assumed(column, year, period, said_to_date=any(map(says_to_date, titles)))


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


def _assumed(column: Column, year: int, period: Month, *, said_to_date: bool) -> tuple[Span, list[Problem]]:
    """Accumulated, which is how follow-up reports are; told unless the title says so."""
    span = Span.to_date(Month(year, period.month))
    if said_to_date or column.role is Role.DEVIATION:
        return span, []
    return span, [
        warning(
            f"Kolumnen ”{column.header}” säger inte vilka månader den gäller. Den läses som {span.label}.",
            "Kontrollera att beloppen är ackumulerade. Välj annars enstaka månad eller helår för kolumnen.",
            column=column.header,
            code="basis_assumed",
        )
    ]
