"""Which months each column of a report covers, from headings, titles, file name and person; never amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import MONTH_NAMES, Month, Span
from socfin.importers.cells import is_blank, text_of
from socfin.importers.headings import Heading
from socfin.importers.layout import Layout
from socfin.importers.mapping import Basis, Column, Mapping, Role
from socfin.importers.options import Options
from socfin.importers.periods import Months, said_in, says_to_date, year_in
from socfin.importers.report_repeats import repeated

_CHOOSE = "Välj period (till exempel 2022-08) när filen lämnas in."


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
    filled = [column for column in figures if _is_filled(layout, column.index)]
    last = in_headings = _last_in_headings(filled or figures, headings, mapping)
    texts = texts_of(layout, filename)
    said = said_in(texts)
    if last is None:
        last = options.period.month if options.period else (said.last if said else None)
    if last is None and any(headings[column.index].is_lone_year for column in figures):
        last = 12
    year = _year(headings.values(), texts, said, options)
    if last is None or year is None:
        return Spans(None, {}, (unknown_period(last),))
    period = Month(year, last)
    problems: list[Problem] = differing(period, said, in_headings, options)
    spans: dict[int, Span] = {}
    as_of: dict[int, Month] = {}
    only_months = any(map(says_to_date, texts)) and not any(map(_says_its_span, headings.values()))
    for column in figures:
        heading = headings[column.index]
        span, more = _span(column, heading, mapping, period, titles=texts)
        if span is not None and only_months and column.role is Role.AMOUNT and not mapping.accumulated:
            span, more = _from_january(column, heading, span, more)
        problems += more
        if span is not None:
            spans[column.index] = span
        if (column.scenario or mapping.scenario) is Scenario.FORECAST:
            problems += _not_full_year(column, span)
            as_of[column.index] = _made_after(heading, period)
    same = {
        c.index: (c.scenario or mapping.scenario, spans[c.index], as_of.get(c.index))
        for c in figures
        if c.role is Role.AMOUNT and c.index in spans
    }
    for index in repeated(layout, same):
        del spans[index]
    return Spans(period, spans, (*problems, *said_twice(figures, spans, as_of, mapping)), as_of)


def texts_of(layout: Layout, filename: str) -> tuple[str, ...]:
    """What may say a report's period: its titles, its sheet and the name of the file."""
    return (*layout.title_rows, layout.sheet.name, filename.rpartition("/")[2].rpartition("\\")[2])


def _says_its_span(heading: Heading) -> bool:
    """True for a column that itself tells January to a month from one month."""
    if heading.role is not Role.AMOUNT or heading.basis is Basis.YEAR:
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
        first = seen.setdefault((scenario, span, as_of.get(column.index)), column)
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


def _is_filled(layout: Layout, index: int) -> bool:
    """True when any cell of a column holds something else than zero: months to come are empty or zeros."""
    cells = (row[index] for _, row in layout.body if index < len(row))
    return any(not is_blank(cell) and cell != 0 and text_of(cell).strip("0,.-−– ") for cell in cells)


def _last_in_headings(
    columns: Iterable[Column], headings: dict[int, Heading], mapping: Mapping
) -> int | None:
    """The last month named by the outcome columns of this year, else by any column to date."""
    named: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for column in columns:
        months = headings[column.index].months
        if column.role is not Role.AMOUNT or column.last_year or months is None or column.basis is Basis.YEAR:
            continue
        scenario = column.scenario or mapping.scenario
        if not (months.is_year and scenario is not Scenario.OUTCOME):
            named[scenario is Scenario.OUTCOME].append((months.year or 0, months.last))
    told = named[True] or named[False]
    latest = max((year for year, _ in told), default=0)
    return max((last for year, last in told if year in (0, latest)), default=None)


def _year(
    headings: Iterable[Heading], texts: Iterable[str], said: Months | None, options: Options
) -> int | None:
    """The report's year: the latest an outcome heading names, else yours, a title's or the file name's.

    Where a heading leaves its year unsaid, yours or the title's goes before another heading's: beside
    "Utfall" and "Utfall 2021" in a report of 2022 only the year before is named.
    """
    amounts = [h for h in headings if h.role is Role.AMOUNT]
    named = [h.months.year for h in amounts if h.months and h.months.year]
    named += [h.year for h in amounts if h.year and (h.scenario is Scenario.OUTCOME or h.is_lone_year)]
    silent = any(
        h.year is None and h.basis is not Basis.YEAR and not h.last_year
        for h in amounts
        if not (h.months and h.months.year)
    )
    if named and not silent:
        return max(named)
    if options.period is not None:
        return options.period.year
    if said is not None and said.year is not None:
        return said.year
    return max(named, default=next((year for year in map(year_in, texts) if year is not None), None))


def _span(
    column: Column, heading: Heading, mapping: Mapping, period: Month, *, titles: Iterable[str]
) -> tuple[Span | None, list[Problem]]:
    year = period.year - (1 if column.last_year else 0)
    basis = column.basis
    if heading.year is not None and heading.months is None and basis in (None, Basis.TO_DATE, Basis.YEAR):
        year = heading.year
    elif basis is Basis.YEAR and heading.months is not None and heading.months.year is not None:
        year = heading.months.year
    if heading.is_lone_year and basis is Basis.YEAR:
        return _of_year(column, year)
    match basis:
        case Basis.YEAR:
            return Span.full_year(year), []
        case Basis.TO_DATE:
            return Span.to_date(Month(year, period.month)), []
        case Basis.MONTH:
            return Span(Month(year, period.month)), []
        case Basis.HEADER if heading.months is not None:
            months = heading.months
            if mapping.accumulated:
                months = Months(1, months.last, months.year)
            own = months.year if months.year is not None and not column.last_year else year
            return months.span(own), []
        case _:
            if column.scenario is Scenario.BUDGET and heading.year is not None:
                return _of_year(column, year)
            return _assumed(column, year, period, said_to_date=any(map(says_to_date, titles)))


def _of_year(column: Column, year: int) -> tuple[Span, list[Problem]]:
    """ "Budget 2022" is the year's, which is how budgets are decided; told."""
    span = Span.full_year(year)
    return span, [
        warning(
            f"Kolumnen ”{column.header}” läses som helåret {year}.",
            "Välj Ackumulerat från januari för kolumnen om den bara gäller perioden.",
            column=column.header,
            code="basis_assumed",
        )
    ]


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


def unknown_period(last: int | None) -> Problem:
    if last is None:
        message = "Det framgår inte vilken period filen gäller."
    else:
        message = f"Det framgår inte vilket år filen gäller; sista månaden är {MONTH_NAMES[last - 1]}."
    return error(message, _CHOOSE, code="unknown_period")


def differing(period: Month, said: Months | None, in_headings: int | None, options: Options) -> list[Problem]:
    """Your period against the headings', which stops the file, and against the title's, which is told."""
    chosen = options.period
    if chosen is None:
        return []
    if chosen != period:
        return [_differs(period, chosen)]
    title = None if said is None or said.year is None else Month(said.year, said.last)
    if in_headings is not None or title is None or title == chosen:
        return []
    return [
        warning(
            f"Titeln eller filnamnet säger {title.label}, men vald period är {chosen.label}.",
            "Kontrollera att perioden är rätt. Den valda används.",
            code="period_differs",
        )
    ]


def _differs(period: Month, chosen: Month) -> Problem:
    return error(
        f"Filen gäller {period.label} men vald period är {chosen.label}.",
        "Välj filens period, eller lämna in rapporten för den valda perioden.",
        code="period_differs",
    )
