"""A report's leaf rows, and what only its sum rows know, as figures and verksamheter; never sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from socfin.domain.figures import NamedVerksamhet, ParsedFigure, Problem, Scenario, error, warning
from socfin.domain.lines import Line
from socfin.importers.options import Repeats
from socfin.importers.problems import only_row, rows_text
from socfin.importers.report.columns.accumulated import apart
from socfin.importers.report.columns.closing_columns import closing_columns
from socfin.importers.report.columns.sides import parts_of, side_of, without_checked
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.columns.stated import is_stated, made_after
from socfin.importers.report.columns.to_come import is_to_come
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping, RowsAre
from socfin.importers.report.rows.beside import as_one, with_amounts
from socfin.importers.report.rows.blocks import Block, Given, said_in, settled, with_closing
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.rows.unused_dimensions import Added, added
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.spelling.roles import Basis, Role

Cells = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Made:
    """A report's figures, what was added to make them, what is doubtful, and the cells they were made of."""

    figures: tuple[ParsedFigure, ...]
    added: Added
    problems: tuple[Problem, ...]
    cells: Cells
    """Column → the rows whose amounts in it are figures or parts of one."""


def figures_of(
    blocks: Sequence[Block],
    layout: Layout,
    mapping: Mapping,
    to_date: frozenset[int],
    closing: frozenset[int] = frozenset(),
    repeats: Repeats | None = None,
) -> Made:
    """Every leaf's amounts in the columns that leaves fill, and the sums' amounts in those they do not.

    `to_date` are the columns that are accumulated up to each block's month, when rows have their month,
    `closing` the rows that are added to December's, and `repeats` what was said of rows alike in all.
    """
    of_rows = [given for at, block in enumerate(blocks) for given in _of_block(at, block, mapping)]
    together = added(of_rows, layout, mapping, repeats)
    given = together.given
    if beside := [entry for block in blocks for entry in block.summed.beside]:
        given = as_one(given, beside)
    figures, problems = tuple(given.figure for given in given), tuple[Problem, ...]()
    if mapping.has_row_months:
        figures, problems = settled(given, to_date, closing)
    elif late := closing_columns(mapping):
        figures = with_closing(
            tuple(given.figure for given in given if given.column not in late),
            [given.figure for given in given if given.column in late],
        )
    leaf_rows = {leaf.row for block in blocks for leaf in block.summed.leaves}
    missing = [f.row for f in figures if f.amount is None and f.row in leaf_rows]
    problems_told = (*_unknown_scenario(blocks, mapping), *problems, *_missing(missing))
    return Made(figures, together, problems_told, _cells_of(of_rows, mapping))


def _cells_of(given: Iterable[Given], mapping: Mapping) -> Cells:
    """Where the figures stand; an accumulated month is a part of the figures of every month beside it."""
    rows: dict[int, list[int]] = {}
    for cell in given:
        rows.setdefault(cell.column, []).append(cell.figure.row)
    apart_from = rows.pop(-1, [])
    months = [c.index for c in mapping.columns if c.role is Role.AMOUNT and _accumulates(c, mapping)]
    return rows | (dict.fromkeys(months, apart_from) if apart_from else {})


def _of_block(at: int, block: Block, mapping: Mapping) -> Iterator[Given]:
    summed, spans = block.summed, block.spans
    columns = [
        c
        for c in mapping.columns
        if c.role is Role.AMOUNT and not is_to_come(c, mapping, spans, said_in(block))
    ]
    separate = [c for c in columns if not _accumulates(c, mapping)]
    together = [c for c in columns if c not in separate]
    yield from (Given(f, -1, at) for f in _taken_apart(together, summed.leaves, mapping, spans))
    parts = parts_of(mapping, spans.of, spans.as_of)
    yield from _beside(at, block, mapping, separate, together) if summed.beside else ()
    left = {entry.row: without_checked(entry, parts) for entry in summed.leaves} if parts else {}
    for column in separate:
        index = column.index
        given = any(e.amounts.get(index) is not None for e in summed.leaves)
        figure = _figures_in(column, mapping, spans)
        for entry in summed.leaves if given else ():
            made = figure(entry)
            if made is not None and (not left or index not in left.get(entry.row, ())):
                yield Given(made, index, at)
    for column in separate:
        figure = _figures_in(column, mapping, spans)
        for total in _known_only_as_sums(summed.sums, column.index):
            made = figure(total.entry)
            if made is not None:
                yield Given(_on_root(made, total, mapping), column.index, at)


def _beside(
    at: int, block: Block, mapping: Mapping, separate: Sequence[Column], together: Sequence[Column]
) -> Iterator[Given]:
    """The amounts of the lines beside the net, all on the committee."""
    spans, entries = block.spans, block.summed.beside
    apart_from = [Given(f, -1, at) for f in _taken_apart(together, entries, mapping, spans)]
    made = (
        Given(figure, column.index, at)
        for column in separate
        for figure in map(_figures_in(column, mapping, spans), entries)
        if figure is not None
    )
    yield from with_amounts((*apart_from, *made), parts_of(mapping, spans.of, spans.as_of))


def verksamheter_of(
    summed: Summed, mapping: Mapping, contexts: Iterable[tuple[str, str]]
) -> tuple[tuple[NamedVerksamhet, ...], NamedVerksamhet | None]:
    """The verksamheter the rows name, each under the smallest sum above it, and the one that sums all."""
    if mapping.rows is not RowsAre.VERKSAMHETER:
        named = [NamedVerksamhet(code, name) for code, name in contexts]
        known = {v.code for v in named}
        own = {
            e.verksamhet: e.verksamhet_name
            for e in summed.leaves
            if e.verksamhet and e.verksamhet not in known
        }
        named += [NamedVerksamhet(code, name if name != code else "") for code, name in own.items()]
        return tuple(named), None
    root = next((s for s in summed.sums if s.covers_all and (s.entry.label.code or s.entry.label.name)), None)
    leaf_rows = {leaf.row for leaf in summed.leaves}
    of_some = (s for s in summed.sums if not s.covers_all and s.rows & leaf_rows and not _is_of_one(s))
    groups = [s for s in of_some if _code(s)]
    groups.sort(key=lambda s: len(s.parts))
    rows = [(e, e.label.code or e.label.name) for e in summed.leaves]
    summing: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        for row in _rows(group):
            summing.setdefault(row, []).append(at)
    named = [
        NamedVerksamhet(code, e.label.name, _code(groups[summing[e.row][0]]) if e.row in summing else "")
        for e, code in rows
        if code
    ]
    for at, group in enumerate(groups):
        inside = set(_rows(group))
        larger = (n for n in summing[next(iter(inside))] if n > at and inside <= set(_rows(groups[n])))
        above = next((_code(groups[n]) for n in larger), "")
        named.append(NamedVerksamhet(_code(group), group.entry.label.name, above))
    top = None if root is None else NamedVerksamhet(root.entry.label.code, root.entry.label.name)
    return tuple({v.code: v for v in reversed(named)}.values())[::-1], top


def _is_of_one(group: Sum) -> bool:
    """True for the sum of one verksamhet's own rows, as a pivot prints it under them."""
    return {part.verksamhet for part in group.parts} == {_code(group)}


def _code(group: Sum) -> str:
    return group.entry.label.code or group.entry.label.name


def _rows(group: Sum) -> Sequence[int]:
    return [entry.row for entry in group.parts]


def _known_only_as_sums(sums: Sequence[Sum], column: int) -> list[Sum]:
    """The sum rows whose amount in a column is no part of another that is kept.

    A sum that smaller ones fill is left to them; one that they only fill in part is kept in their place.
    """
    kept: list[Sum] = []
    for total in sorted((s for s in sums if column in s.own_columns), key=lambda s: len(s.parts)):
        rows = set(_rows(total))
        inside = [given for given in kept if set(_rows(given)) <= rows]
        if inside and set().union(*map(_rows, inside)) == rows:
            continue
        kept = [given for given in kept if given not in inside] + [total]
    return kept


def _figures_in(column: Column, mapping: Mapping, spans: Spans) -> Callable[[Entry], ParsedFigure | None]:
    """What makes an entry's figure of a column; it gives None where neither says which scenario it is."""
    of_lines, index, span = mapping.rows is RowsAre.LINES, column.index, spans.of[column.index]
    side = side_of(column, mapping) or Line.NET
    known_after = spans.as_of.get(index, spans.period)
    stated = is_stated(column) and spans.period is not None
    stated_after = made_after(column, span, spans.period) if stated and spans.period else None

    def figure(entry: Entry) -> ParsedFigure | None:
        scenario = column.scenario or entry.scenario or mapping.scenario
        if scenario is None:
            return None
        line = entry.beside or (entry.label.line if of_lines else side)
        account = entry.label.code if of_lines and line is None else entry.account
        made = stated_after if stated else known_after if scenario is Scenario.FORECAST else None
        amount = entry.amounts.get(index)
        return ParsedFigure(
            entry.verksamhet, scenario, span, amount, entry.row, account, None if account else line, made
        )

    return figure


def _accumulates(column: Column, mapping: Mapping) -> bool:
    """True for a month's column that holds January up to the month."""
    return mapping.accumulated and not mapping.has_row_months and column.basis is Basis.HEADER


def _taken_apart(
    columns: Sequence[Column],
    leaves: Sequence[Entry],
    mapping: Mapping,
    spans: Spans,
) -> list[ParsedFigure]:
    """Months side by side, each accumulated, as spans that do not overlap."""
    figures: list[ParsedFigure] = []
    for scenario in dict.fromkeys(column.scenario for column in columns):
        at = {spans.of[c.index].last: c for c in columns if c.scenario is scenario}
        figure = {month: _figures_in(c, mapping, spans) for month, c in at.items()}
        for entry in leaves:
            for span, month, ore in apart((month, entry.amounts.get(c.index)) for month, c in at.items()):
                made = figure[month](entry)
                figures += [replace(made, span=span, amount=ore)] if made is not None else []
    return figures


def _on_root(figure: ParsedFigure, total: Sum, mapping: Mapping) -> ParsedFigure:
    """A sum's own figure hangs on what it sums: the committee's root, or the group it names."""
    if mapping.rows is RowsAre.VERKSAMHETER:
        code = "" if total.covers_all else _code(total)
    else:
        own = {part.verksamhet for part in total.parts} or {figure.verksamhet_code}
        code = own.pop() if len(own) == 1 else ""
    line = figure.line
    if mapping.rows is RowsAre.ACCOUNTS:
        line = total.entry.label.line or Line.NET
    return ParsedFigure(
        verksamhet_code=code,
        scenario=figure.scenario,
        span=figure.span,
        amount=figure.amount,
        row=figure.row,
        line=line or Line.NET,
        as_of=figure.as_of,
    )


def _unknown_scenario(blocks: Sequence[Block], mapping: Mapping) -> tuple[Problem, ...]:
    columns = [
        c
        for c in mapping.columns
        if c.role is Role.AMOUNT
        and not all(is_to_come(c, mapping, block.spans, said_in(block)) for block in blocks)
    ]
    silent = [c for c in columns if c.scenario is None and mapping.scenario is None]
    if not silent or all(e.scenario is not None for block in blocks for e in block.summed.leaves):
        return ()
    return (
        error(
            f"Det framgår inte om beloppen i ”{silent[0].header}” är budget, utfall eller prognos.",
            "Välj vad beloppen är, under Så lästes filen (--scenario i kommandot), eller vad kolumnen "
            "innehåller (--contents i kommandot).",
            column=silent[0].header,
            code="scenario_unknown",
        ),
    )


def _missing(rows: Sequence[int]) -> tuple[Problem, ...]:
    if not rows:
        return ()
    return (
        warning(
            f"Belopp saknas på {rows_text(set(rows))}.",
            "Uppgifterna visas som saknade, inte som noll. Skriv 0 i filen om beloppet är noll.",
            row=only_row(set(rows)),
            code="missing_amount",
        ),
    )
