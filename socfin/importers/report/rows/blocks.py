"""A report with a month on each row, parted by month, and the parts' figures joined; never cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from socfin.domain.figures import ParsedFigure, Problem, Scenario, error, warning
from socfin.domain.money import Ore
from socfin.domain.period import Month, Span
from socfin.importers.problems import rows_text
from socfin.importers.report.columns.accumulated import apart
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.rows.months import RowMonths
from socfin.importers.report.sums.sums import Summed
from socfin.importers.spelling.roles import Role

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share their spans, parted into leaves and sums."""

    summed: Summed
    spans: Spans


def said_in(block: Block) -> Scenario | None:
    """What a block's rows say that they are, where every row of the report does; None where none does."""
    rows = block.summed.leaves
    return rows[0].scenario if rows else None


@dataclass(frozen=True, slots=True)
class Given:
    """A figure, and the column and block it stands in."""

    figure: ParsedFigure
    column: int
    block: int


def parted(
    entries: Sequence[Entry], mapping: Mapping, months: RowMonths
) -> list[tuple[tuple[Entry, ...], Spans]]:
    """The rows of each month and scenario, in time; outcome after the report's period is left out.

    Closing periods stand by themselves after December.
    """
    groups: dict[tuple[Month, int, bool, str], list[Entry]] = {}
    for entry in entries:
        span = months.of[entry.row]
        key = (span.last, span.months, entry.row in months.closing, entry.scenario or "")
        groups.setdefault(key, []).append(entry)
    period = months.spans.period
    first: dict[int, Month] = {}
    parts: list[tuple[tuple[Entry, ...], Spans]] = []
    for (month, count, _closing, scenario), group in sorted(groups.items(), key=lambda pair: pair[0]):
        begins = first.setdefault(month.year, month) == month
        if scenario != Scenario.OUTCOME or period is None or month <= period:
            keeps = begins and month.month > 1
            spans = _told_once(months.by_span[Span(month, count)], mapping, months.to_date, keeps=keeps)
            parts.append((tuple(group), spans))
    return parts


def by_scenario(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """The rows of each scenario, where every row says its own: "Totalt" of the budget sums no outcome."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.scenario or "", []).append(entry)
    return [tuple(entries)] if "" in groups else [tuple(group) for group in groups.values()]


def _told_once(spans: Spans, mapping: Mapping, to_date: frozenset[int], *, keeps: bool) -> Spans:
    """Without the columns to date that only repeat single months beside them; `keeps` where they do not."""
    columns = [c for c in mapping.columns if c.role is Role.AMOUNT and c.index in spans.of]
    single = [c for c in columns if c.index not in to_date and spans.of[c.index].months == 1]
    repeated = {c.index for c in columns if c.index in to_date and any(_same(c, other) for other in single)}
    if keeps or not repeated:
        return spans
    return replace(spans, of={at: span for at, span in spans.of.items() if at not in repeated})


def _same(column: Column, other: Column) -> bool:
    return (column.scenario, column.last_year) == (other.scenario, other.last_year)


def looks_to_date(entries: Sequence[Entry], mapping: Mapping, months: RowMonths) -> Iterator[Problem]:
    """A warning per column read as single months whose amounts grow month by month as accumulated ones do.

    From January on, at least three months or quarters: the k-th is 0.7 k to 1.4 k times the first, counted
    without signs.
    """
    period = months.spans.period
    for column in mapping.columns:
        if column.role is not Role.AMOUNT or column.basis is not None or column.index in months.to_date:
            continue
        totals: dict[tuple[str, int, int], dict[int, Ore]] = {}
        for entry in entries:
            span, amount = months.of[entry.row], entry.amounts.get(column.index)
            part, within = divmod(span.last.month, span.months)
            if not amount or within or entry.row in months.closing or span.last > (period or span.first):
                continue
            of_year = totals.setdefault((entry.scenario or "", span.last.year, span.months), {})
            of_year[part] = of_year.get(part, 0) + abs(amount)
        if any(_grows(of_year) for of_year in totals.values()):
            yield warning(
                f"Beloppen i ”{column.header}” växer för varje månad som om de vore ackumulerade, men läses "
                "som enstaka månader.",
                "Välj Ackumulerat från januari för kolumnen under Så lästes filen (--columns i kommandot) "
                "om beloppen är ackumulerade.",
                column=column.header,
                code="looks_to_date",
            )


def _grows(totals: dict[int, Ore]) -> bool:
    first = totals.get(1, 0)
    return (
        len(totals) > 2
        and first > 0
        and all(7 * k * first <= 10 * t <= 14 * k * first for k, t in totals.items())
    )


def joined(blocks: Sequence[Block]) -> Summed:
    """All blocks' leaves, sums and problems as one."""
    return Summed(
        tuple(leaf for block in blocks for leaf in block.summed.leaves),
        tuple(total for block in blocks for total in block.summed.sums),
        tuple(problem for block in blocks for problem in block.summed.problems),
        tuple(dict.fromkeys(note for block in blocks for note in block.summed.notes)),
        tuple(entry for block in blocks for entry in block.summed.left_out),
        tuple(entry for block in blocks for entry in block.summed.beside),
    )


def key_of(figure: ParsedFigure) -> Key:
    """What a figure is about: equal for figures that cannot both be kept."""
    return (*_row_key(figure), figure.span, figure.as_of)


def _row_key(f: ParsedFigure) -> Key:
    return f.verksamhet_code, f.account, f.line, f.scenario


def settled(
    given: Iterable[Given], to_date: frozenset[int], closing: frozenset[int] = frozenset()
) -> tuple[tuple[ParsedFigure, ...], tuple[Problem, ...]]:
    """What every month repeats kept once, as last given; amounts to date taken apart into months.

    `to_date` are the columns whose amounts are accumulated from January up to the row's month. What the
    `closing` rows have for December alone is added to it.
    """
    given = list(given)
    late = [given.figure for given in given if _is_added(given, to_date, closing)]
    figures, problems = _settled(
        (given for given in given if not _is_added(given, to_date, closing)), to_date
    )
    return with_closing(figures, late), problems


def _is_added(given: Given, to_date: frozenset[int], closing: frozenset[int]) -> bool:
    return given.figure.row in closing and given.column not in to_date and given.figure.span.months == 1


def with_closing(figures: tuple[ParsedFigure, ...], late: Sequence[ParsedFigure]) -> tuple[ParsedFigure, ...]:
    """The figures with the closing rows' amounts added to December's, or alone where it has none."""
    if not late:
        return figures
    more: dict[Key, list[ParsedFigure]] = {}
    for figure in late:
        more.setdefault(key_of(figure), []).append(figure)
    added = tuple(reduce(_sum, more.pop(key_of(figure), ()), figure) for figure in figures)
    alone = (sorted(parts, key=lambda given: given.amount is None) for parts in more.values())
    return (*added, *(reduce(_sum, parts[1:], parts[0]) for parts in alone))


def _sum(figure: ParsedFigure, more: ParsedFigure) -> ParsedFigure:
    """December's figure with a closing one: a blank cell there adds nothing, a missing December stays so."""
    if more.amount is None or figure.amount is None:
        return figure
    return replace(figure, amount=figure.amount + more.amount)


def _settled(
    given: Iterable[Given], to_date: frozenset[int]
) -> tuple[tuple[ParsedFigure, ...], tuple[Problem, ...]]:
    latest: dict[Key, Given] = {}
    within: list[ParsedFigure] = []
    differing: dict[Key, ParsedFigure] = {}
    for cell in given:
        key = key_of(cell.figure)
        before = latest.get(key)
        if before is not None and before.block == cell.block:
            within.append(cell.figure)
        elif before is None or cell.figure.amount is not None:
            if before is not None and before.figure.amount not in (None, cell.figure.amount):
                differing[key] = cell.figure
            latest[key] = cell
    return (*_apart(latest.values(), to_date), *within), _problems(differing.values())


def _apart(given: Iterable[Given], to_date: frozenset[int]) -> list[ParsedFigure]:
    """January–March beside January–April as January–March and April."""
    result: list[ParsedFigure] = []
    groups: dict[Key, dict[Month, ParsedFigure]] = {}
    for cell in given:
        figure = cell.figure
        if cell.column in to_date:
            key = (*_row_key(figure), cell.column)
            groups.setdefault(key, {})[figure.span.last] = figure
        else:
            result.append(figure)
    for months in groups.values():
        spans = apart((month, figure.amount) for month, figure in months.items())
        result += [replace(months[month], span=span, amount=ore) for span, month, ore in spans]
        result += [figure for figure in months.values() if len(months) == 1 and figure.amount is None]
    return result


def _problems(differing: Iterable[ParsedFigure]) -> tuple[Problem, ...]:
    """Amounts for the same time that differ between the rows of several months."""
    figures = list(differing)
    forecasts = [f.row for f in figures if f.scenario is Scenario.FORECAST]
    others = [f.row for f in figures if f.scenario is not Scenario.FORECAST]
    problems: list[Problem] = []
    if forecasts:
        problems.append(
            error(
                "Prognosen är olika i månaderna efter perioden. Den ser ut att vara delad på månader, "
                f"men en prognos gäller hela året: {rows_text(forecasts)}.",
                "Välj Används inte för kolumnen under Så lästes filen (--columns i kommandot), "
                "eller ta ut helårets prognos.",
                code="forecast_span",
            )
        )
    if others:
        problems.append(
            warning(
                f"Belopp för samma tid skiljer sig mellan månadernas rader. De senaste används: "
                f"{rows_text(others)}.",
                "Kontrollera beloppen. Välj Enstaka månad för kolumnen under Så lästes filen "
                "(--columns i kommandot) om den gäller radens månad.",
                code="month_repeats",
            )
        )
    return tuple(problems)
