"""Which month a report ends in, from headings, titles, file name and person; never what a column covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import MONTH_NAMES, Month, Span
from socfin.importers.containers.cells import is_blank, text_of
from socfin.importers.containers.sheets import NumberedRow
from socfin.importers.options import Options
from socfin.importers.report.columns.chosen import said_of
from socfin.importers.report.columns.title_months import months_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.spelling.headings import Heading, read_heading
from socfin.importers.spelling.months import Months, year_in
from socfin.importers.spelling.periods import months_in
from socfin.importers.spelling.roles import Basis, Role
from socfin.importers.spelling.title_periods import said_in

_CHOOSE = (
    "Skriv perioden, till exempel 2022-08, under Så lästes filen (--period i kommandot) och läs om filen."
)


@dataclass(frozen=True, slots=True)
class Ending:
    """The year and the last month of a report, as far as they are known."""

    year: int | None
    last: int | None
    in_headings: bool
    """True when a heading names the month."""


def find_ending(layout: Layout, mapping: Mapping, texts: Sequence[str], options: Options) -> Ending:
    """The period's end: a heading's month of this year, else yours, a title's or the file name's.

    Beside "Utfall ack" or "Utfall" a heading's part of the year is that column's own, and the title's month
    the report's.
    A whole year of another year never moves it: "Bokslut 2019" beside "Utfall ack" in a report of 2020.
    """
    figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION)]
    rows = _rows_of_outcome(layout, mapping)
    if rows and mapping.scenario is None:
        mapping = replace(mapping, scenario=Scenario.OUTCOME)
    filled = [column for column in figures if is_filled(rows or layout.body, column.index)] or figures
    headings = dict(enumerate(layout.headings))
    months = said_in(texts)
    years = years_of_rows(layout, mapping)
    year = years[0] if len(years) == 1 else _year(list(headings.values()), texts, months, options)
    problems = [*_months_told(filled, headings, mapping), *_years_said(filled, headings, mapping, options)]
    last = in_headings = _last_of(year, problems)
    if last is not None and _is_of_parts(problems, filled, headings):
        last = _stated_beside(problems, last, said_in(texts[:-1]))
    if last is None:
        last = options.period.month if options.period else (months.last if months else None)
    if last is None and _are_of_years(filled, headings, mapping):
        last = 12
    if last is None and (problems or any(headings[column.index].is_lone_year for column in figures)):
        some = months_of(texts)
        last = 12 if some is None else some.last.month
    return Ending(year, last, in_headings is not None)


def _rows_of_outcome(layout: Layout, mapping: Mapping) -> tuple[NumberedRow, ...]:
    """The rows that say they are outcome in a column of their own: they tell how far the year has come."""
    at = next((c.index for c in mapping.columns if c.role is Role.SCENARIO), None)
    if at is None:
        return ()
    kinds = ((number, row) for number, row in layout.body if at < len(row))
    return tuple((n, row) for n, row in kinds if read_heading(text_of(row[at])).scenario is Scenario.OUTCOME)


def years_of_rows(layout: Layout, mapping: Mapping) -> list[int]:
    """The years of a column "År" beside months as columns, each once."""
    at = next((c.index for c in mapping.columns if c.role is Role.YEAR), None)
    if at is None or mapping.has_row_months:
        return []
    years = (year_in(text_of(row[at])) for _, row in layout.body if at < len(row))
    return sorted({year for year in years if year is not None})


def years_apart(layout: Layout, mapping: Mapping) -> tuple[Problem, ...]:
    """An error for rows of several years under months that name none."""
    years = years_of_rows(layout, mapping)
    if len(years) < 2:
        return ()
    named = f"{years[0]} och {years[-1]}" if len(years) == 2 else f"{years[0]} till {years[-1]}"
    return (
        error(
            f"Raderna är för flera år: {named}. Kolumnernas rubriker säger inget år.",
            "Ta ut ett år i taget, eller ta bort de andra årens rader ur filen.",
            code="years_apart",
        ),
    )


def is_of(layout: Layout, period: Month) -> bool:
    """Whether a sheet's titles, its name or its headings say that its report ends in a month."""
    texts = (*layout.title_rows, layout.sheet.name, *(h.text for h in layout.headings if h.is_figures))
    stated = [months for text in texts if (months := months_in(text, heading=True)) is not None]
    return any(months.last == period.month and months.year in (None, period.year) for months in stated)


def texts_of(layout: Layout, filename: str) -> tuple[str, ...]:
    """What may say a report's period: its titles, its sheet and the name of the file."""
    return (*layout.title_rows, layout.sheet.name, filename.rpartition("/")[2].rpartition("\\")[2])


def is_filled(rows: Sequence[NumberedRow], index: int) -> bool:
    """True when any cell of a column holds something else than zero: months to come are empty or zeros."""
    cells = (row[index] for _, row in rows if index < len(row))
    return any(not is_blank(cell) and cell != 0 and text_of(cell).strip("0,.-−– ") for cell in cells)


def _months_told(
    columns: Iterable[Column], headings: dict[int, Heading], mapping: Mapping
) -> Iterator[tuple[bool, Months]]:
    """Whether a column is outcome, and its months, for columns that may tell where the report ends."""
    for column in columns:
        months = headings[column.index].months
        if column.role is not Role.AMOUNT or column.last_year or months is None or column.basis is Basis.YEAR:
            continue
        outcome = (column.scenario or mapping.scenario) is Scenario.OUTCOME
        if outcome or not months.is_year:
            yield outcome, months


def _years_said(
    columns: Iterable[Column], headings: dict[int, Heading], mapping: Mapping, options: Options
) -> Iterator[tuple[bool, Months]]:
    """The year, whole, of each column of outcome headed by a year alone that a person has said is whole."""
    for column in columns:
        content = said_of(column, options.columns)
        outcome = (column.scenario or mapping.scenario) is Scenario.OUTCOME
        if outcome and content and content.basis is Basis.YEAR and headings[column.index].is_lone_year:
            yield True, Months(1, 12, headings[column.index].year)


def _is_of_parts(
    stated: Sequence[tuple[bool, Months]], columns: Sequence[Column], headings: dict[int, Heading]
) -> bool:
    """True where a part of the year alone names months, beside "Utfall ack" or "Utfall" without any."""
    amounts = [c for c in columns if c.role is Role.AMOUNT and not c.last_year and _is_whole_report(c)]
    own = [c for c in amounts if headings[c.index].months is None and headings[c.index].year is None]
    parts = all(months.is_single or months.first > 1 for _, months in stated)
    of_outcomes = all(outcome for outcome, _ in stated) and any(c.scenario is Scenario.OUTCOME for c in own)
    return bool(own) and (parts or of_outcomes)


def _is_whole_report(column: Column) -> bool:
    """True for amounts to date, and for an outcome that says nothing of its months."""
    silent = column.basis is None and column.scenario is Scenario.OUTCOME
    return column.basis is Basis.TO_DATE or silent


def _stated_beside(stated: Sequence[tuple[bool, Months]], last: int, months: Months | None) -> int:
    """The month that a title or the sheet says, unless outcome is of a later one: "Utfall sep" moves it not.

    The name of the file is not asked: it may bear the day of the extract.
    """
    if months is None or any(outcome and own.last > months.last for outcome, own in stated):
        return last
    return months.last


def _are_of_years(columns: Sequence[Column], headings: dict[int, Heading], mapping: Mapping) -> bool:
    """True for a report of nothing but budgets or forecasts whose headings name their years."""
    amounts = [c for c in columns if c.role is Role.AMOUNT]
    scenarios = {c.scenario or mapping.scenario for c in amounts}
    named = [headings[c.index] for c in amounts]
    of_plans = bool(amounts) and scenarios <= {Scenario.BUDGET, Scenario.FORECAST}
    return of_plans and all(heading.year and heading.months is None for heading in named)


def _last_of(year: int | None, stated: Iterable[tuple[bool, Months]]) -> int | None:
    """The last month the outcome of the year is for, else any other amount of the year."""
    own = [(outcome, months.last) for outcome, months in stated if months.year in (None, year)]
    outcomes = [last for outcome, last in own if outcome]
    return max(outcomes or [last for _, last in own], default=None)


def _year(
    headings: Sequence[Heading], texts: Sequence[str], months: Months | None, options: Options
) -> int | None:
    """The report's year: the latest a heading with months names, else yours, a title's or the file name's.

    Where a heading leaves its year unsaid, yours or the title's goes before another heading's: beside
    "Utfall" and "Utfall 2021" in a report of 2022 only the year before is named. Whole years are asked last.
    """
    amounts = [h for h in headings if h.role is Role.AMOUNT]
    partly = [h.months.year for h in amounts if h.months and h.months.year and not _is_whole_year(h)]
    silent = any(_is_silent(h) for h in amounts)
    if partly and not silent:
        return max(partly)
    if options.period is not None:
        return options.period.year
    if months is not None and months.year is not None:
        return months.year
    of_texts = next((year for year in map(year_in, texts) if year is not None), None)
    if partly or silent:
        return max(partly, default=of_texts or _year_of_forecasts(amounts))
    return max(_years_told(amounts), default=of_texts)


def _years_told(amounts: Sequence[Heading]) -> list[int]:
    """The years of outcome and of lone years, else of the first budget: plans are of later years."""
    years = [(h.months.year if h.months else None) or h.year for h in amounts]
    years_named = [(h, year) for h, year in zip(amounts, years, strict=True) if year]
    outcomes = [year for h, year in years_named if h.scenario is Scenario.OUTCOME or h.is_lone_year]
    return outcomes or sorted(year for _, year in years_named)[:1]


def _year_of_forecasts(amounts: Sequence[Heading]) -> int | None:
    """The one year that forecasts name: "Prognos 2024" beside "Utfall jan-aug" is of the same year."""
    years = {h.months.year if h.months and h.months.year else h.year for h in amounts if _is_forecast(h)}
    return years.pop() if len(years) == 1 else None


def _is_forecast(heading: Heading) -> bool:
    return heading.scenario is Scenario.FORECAST and not heading.last_year


def _is_whole_year(heading: Heading) -> bool:
    return heading.basis is Basis.YEAR or (heading.months is not None and heading.months.is_year)


def _is_silent(heading: Heading) -> bool:
    """True for amounts of the report's own year that do not say which year it is."""
    named = heading.year is not None or (heading.months is not None and heading.months.year is not None)
    return not named and heading.basis is not Basis.YEAR and not heading.last_year


def unknown_period(last: int | None) -> Problem:
    if last is None:
        message = "Det framgår inte vilken period filen gäller."
    else:
        message = f"Det framgår inte vilket år filen gäller; sista månaden är {MONTH_NAMES[last - 1]}."
    return error(message, _CHOOSE, code="unknown_period")


def title_apart(period: Month, titles: Sequence[str], *, in_headings: bool) -> list[Problem]:
    """A warning where a title says January to another month than the headings do; the headings are used."""
    titled = months_of(titles) if in_headings else None
    years = {year for year in map(year_in, titles) if year is not None}
    if titled is None or titled.last.month == period.month or (years and period.year not in years):
        return []
    whole = Span.to_date(Month(period.year, titled.last.month))
    return [
        warning(
            f"Titeln säger {whole.label}, men kolumnernas rubriker slutar i {period.label}.",
            "Kontrollera att rapporten är uttagen för rätt månad. Rubrikerna används.",
            code="title_differs",
        )
    ]


def differing(period: Month, months: Months | None, options: Options, *, in_headings: bool) -> list[Problem]:
    """Your period against the headings', which stops the file, and against the title's, which is told."""
    chosen = options.period
    if chosen is None:
        return []
    if chosen != period:
        return [_differs(period, chosen)]
    title = None if months is None or months.year is None else Month(months.year, months.last)
    if in_headings or title is None or title == chosen:
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
        "Välj filens period under Så lästes filen (--period i kommandot), eller lämna in rapporten för den "
        "valda perioden.",
        code="period_differs",
    )
