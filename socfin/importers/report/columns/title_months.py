"""What a title of months says of columns, and what is asked where a column has fewer; never amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from socfin.domain.figures import Problem, Scenario, error
from socfin.domain.period import Month, Span
from socfin.importers.report.layout.heading_days import in_doubt
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.headings import Heading, read_heading
from socfin.importers.spelling.periods import months_in, range_in, says_to_date
from socfin.importers.spelling.roles import Basis, Role
from socfin.importers.spelling.title_periods import pair_in, said_in, says_month_alone

_ANY_YEAR = 2000
_DAY = re.compile(
    r"(?i)20\d\d[-/.]?(?:0[1-9]|1[0-2])[-/.]?(?:0[1-9]|[12]\d|3[01])|"
    r"(?<!\d)\d{1,2}(?:/| )(?:\d{1,2}|[a-z]{3,9}) 20\d\d"
)
_TWELFTH = re.compile(r"(?i)\b1/12|tolftedel")


def asked_of_title(
    columns: Sequence[Column], spans: Mapping[int, Span], period: Month, texts: Sequence[str]
) -> Iterator[Problem]:
    """An error for each column whose heading names the last of the months that the title says, and no more.

    "Utfall okt" under "Utfall jan–okt 2025" may be October or January to October, where no column says that
    it has them all. Months side by side are what they say.
    """
    whole = _of_title(period, texts)
    if whole is None:
        return
    amounts = [c for c in columns if c.role is Role.AMOUNT and c.scenario is not Scenario.FORECAST]
    own = [c for c in amounts if c.basis is not None and spans.get(c.index, whole).last.year == period.year]
    telling = [c for c in own if c.scenario is Scenario.OUTCOME] or own
    parts = {span for c in telling if (span := spans.get(c.index)) is not None and span.months < 12}
    (part,) = parts if len(parts) == 1 else (whole,)
    if part.last != whole.last or part.first == whole.first:
        return
    for column in amounts:
        span = spans.get(column.index)
        if span is not None and column.basis is Basis.HEADER and span.months == part.months:
            yield month_or_to_date(column, span)


def asked_of_days(
    columns: Sequence[Column], headings: Mapping[int, Heading], spans: Mapping[int, Span]
) -> Iterator[Problem]:
    """An error for each column whose heading names a day that leaves open whether it is one month's.

    "Utfall 2025-10-15" may be October or up to that day, and of two last days side by side either may be.
    """
    every = tuple(headings.values())
    for column in columns:
        span = spans.get(column.index)
        if span is not None and column.role is Role.AMOUNT and in_doubt(headings[column.index], every):
            yield month_or_to_date(column, Span(span.last), "Rubriken nämner en dag.")


def asked_of_twelfths(
    columns: Sequence[Column], spans: Mapping[int, Span], period: Month
) -> Iterator[Problem]:
    """An error for each "Budget 1/12" beside outcome of more months: one twelfth, or one for each month."""
    outcomes = [spans[c.index] for c in columns if c.scenario is Scenario.OUTCOME and c.index in spans]
    own = [span for span in outcomes if span.last.year == period.year]
    if not own or any(span.months == 1 for span in own):
        return
    for column in columns:
        of_month = column.role is Role.AMOUNT and column.scenario is Scenario.BUDGET
        span = spans.get(column.index)
        if of_month and span is not None and span.months == 1 and _TWELFTH.search(column.header):
            yield month_or_to_date(column, span)


def asked_of_years(
    columns: Sequence[Column],
    headings: Mapping[int, Heading],
    scenario: Scenario | None,
    texts: Sequence[str],
) -> Iterator[Problem]:
    """An error for each outcome headed by a year alone where the title says some of the year's months.

    "2024" and "2025" under "Nettokostnad jan–okt" are ten months or twelve, under "Nettokostnad oktober" one
    as well. Where another column has the outcome of the months a lone year is whole.
    """
    months = months_of(texts) or _month_of(texts[:-1])
    amounts = [c for c in columns if c.role is Role.AMOUNT]
    outcomes = [c for c in amounts if (c.scenario or scenario) is Scenario.OUTCOME]
    if months is None or not all(headings[c.index].is_lone_year for c in outcomes):
        return
    for column in outcomes:
        part = months.label.rpartition(" ")[0]
        part = part if months.months > 1 else f"{part} eller månaderna till och med {part}"
        yield error(
            f"Kolumnen ”{column.header}” kan gälla hela {column.header} eller bara {part}, som titeln säger.",
            "Välj Ackumulerat från januari, Helår eller Enstaka månad för kolumnen under Så lästes filen "
            "(--columns i kommandot).",
            column=column.header,
            code="title_or_year",
        )


def months_of(texts: Sequence[str]) -> Span | None:
    """January to the month within the year that a title first says, as "jan–okt" or "t.o.m. oktober"."""
    for text in texts:
        months = months_in(text)
        if months is None or months.last in (1, 12):
            continue
        if months.first == 1 or (months.is_single and says_to_date(text)):
            return Span.to_date(Month(months.year or _ANY_YEAR, months.last))
    return None


def _month_of(texts: Sequence[str]) -> Span | None:
    """The one month that the titles say the report is for.

    A day is when something was printed or decided, where the title does not speak of amounts.
    """
    amounts = [text for text in texts if read_heading(text).scenario is not None]
    spoken = [text for text in texts if text in amounts or not _DAY.search(text)]
    bare = (months_in(text) for text in amounts if not _DAY.search(text))
    months = said_in(spoken) or next(filter(None, bare), None)
    if months is None or not months.is_single or months.last == 12:
        return None
    return Span(Month(months.year or _ANY_YEAR, months.last))


def months_of_titles(last: Month, titles: Sequence[str]) -> Span | None:
    """The month alone where a title says so, or first and last where it spells both and not from January."""
    if any(map(says_month_alone, titles)):
        return Span(last)
    ranges = filter(None, (pair_in(titles), *map(range_in, titles)))
    spans = (months.span(last.year) for months in ranges if months.first > 1 or months.is_single)
    return next((span for span in spans if span is not None and span.last == last), None)


def _of_title(period: Month, texts: Sequence[str]) -> Span | None:
    """January to the period, where the title says those months or that the amounts are accumulated."""
    titled = said_in(texts)
    spans = titled is not None and titled.first == 1 < titled.last == period.month
    if titled is not None and titled.year not in (None, period.year):
        return None
    to_date = any(map(says_to_date, texts)) and period.month > 1
    return Span.to_date(period) if spans or to_date else None


def month_or_to_date(column: Column, span: Span, why: str = "Rapporten säger båda.") -> Problem:
    """The error of a column that is of its span or of January to its end, with what to choose."""
    whole = Span.to_date(span.last)
    return error(
        f"Kolumnen ”{column.header}” kan gälla bara {span.label} eller {whole.label}. {why}",
        "Välj Enstaka månad eller Ackumulerat från januari för kolumnen under Så lästes filen "
        "(--columns i kommandot).",
        column=column.header,
        code="title_or_month",
    )
