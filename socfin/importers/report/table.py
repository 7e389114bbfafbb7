"""One table of a report, as figures: spans, rows, sign, sums, deviations, and the account of its numbers.

Only this module knows the order of these; which table is read is `erp_report`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from socfin.domain.figures import Parsed, Problem
from socfin.importers.containers.formulas import without_values
from socfin.importers.options import Options, Repeats, Thousands
from socfin.importers.report.accounted.account import Account, account_of
from socfin.importers.report.accounted.claims import Reading
from socfin.importers.report.accounted.explained import explained
from socfin.importers.report.accounted.rechecked import rechecked
from socfin.importers.report.accounted.totals import printed_totals
from socfin.importers.report.accounted.wholes import wholes_differ
from socfin.importers.report.columns.chosen import unknown_choices
from socfin.importers.report.columns.deviations import check_deviations, with_proof
from socfin.importers.report.columns.held import Held
from socfin.importers.report.columns.looks_accumulated import growing_months
from socfin.importers.report.columns.parts_alone import parts_alone
from socfin.importers.report.columns.sides import check_net, parts_of
from socfin.importers.report.columns.signs import find_sign, odd_signs, signs_apart, turned
from socfin.importers.report.columns.spans import Spans, find_spans
from socfin.importers.report.columns.stated import told_stated, with_stated
from socfin.importers.report.figures import figures_of, verksamheter_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.leading import which_leads
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.importers.report.layout.refused import mixed_measures, mixed_units, no_rows
from socfin.importers.report.layout.spent import asked_of_spent
from socfin.importers.report.notes import notes_of, told_added
from socfin.importers.report.other_titles import (
    titles_of,
    told_of_another,
    told_of_investments,
    told_of_selection,
)
from socfin.importers.report.rows.blanks import asked_of_blanks
from socfin.importers.report.rows.blocks import Block, by_scenario, joined, looks_to_date, parted
from socfin.importers.report.rows.codes import account_intervals, several_codes, turned_codes
from socfin.importers.report.rows.duplicate_rows import said_again
from socfin.importers.report.rows.entries import Entry, Rows
from socfin.importers.report.rows.months import RowMonths, find_months
from socfin.importers.report.rows.outside import names_outside, told_outside
from socfin.importers.report.rows.own_committee import of_own_committee
from socfin.importers.report.rows.reading import read_rows
from socfin.importers.report.rows.row_problems import broken_names
from socfin.importers.report.rows.units_above import with_units_above
from socfin.importers.report.rows.unused_dimensions import each_once
from socfin.importers.report.sums.dimension_sums import without_dimension_sums
from socfin.importers.report.sums.same_names import told_apart
from socfin.importers.report.sums.settled import summed_of
from socfin.importers.report.sums.sums import Summed
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.report.thousands import with_thousands
from socfin.importers.spelling.roles import Role
from socfin.importers.stated_size import rows_apart, size_said

FORMAT = "report"

Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a table was read as."""

    parsed: Parsed
    mapping: Mapping
    """With the sign that was found."""
    unknown: tuple[str, ...] = ()
    """The rows whose line nobody knows by name."""
    account: Account | None = None
    """What becomes of every number; None when the table was not read so far."""


@dataclass(frozen=True, slots=True)
class When:
    """Of which months the amounts are: of those their columns say, or each row of its own."""

    spans: Spans
    months: RowMonths | None = None
    """Where a column says each row's month."""

    @property
    def to_date(self) -> frozenset[int]:
        """The rows that are accumulated."""
        return self.months.to_date if self.months else frozenset()

    @property
    def closing(self) -> frozenset[int]:
        """The rows of closing periods."""
        return self.months.closing if self.months else frozenset()


def read_table(
    layout: Layout, mapping: Mapping, problems: Problems, filename: str, options: Options
) -> Table:
    """The table's figures in öre with our signs; `problems` is what was said of it before."""
    mapping = with_stated(mapping, (row for _, row in layout.body))
    layout, others = of_own_committee(layout, mapping, options)
    months = find_months(layout, mapping, filename, options) if mapping.has_row_months else None
    spans = months.spans if months else find_spans(layout, mapping, filename, options)
    units = (*mixed_units(mapping), *mixed_measures(layout, mapping), *which_leads(layout, mapping, options))
    another = told_of_another(layout.titles, options.committee)
    another += told_of_investments(layout.titles)
    another += told_of_selection(titles_of(layout), options.committee)
    another += asked_of_spent(mapping, layout.headings, [row for _, row in layout.body], options)
    unknown = unknown_choices(mapping.columns, options.columns)
    problems = (*problems, *another, *others, *unknown, *spans.problems, *units, *_formulas(layout, mapping))
    unit = mapping.unit
    if spans.period is None or unit is None:
        notes = notes_of(mapping, spans, months)
        return Table(Parsed(format=FORMAT, problems=problems, notes=notes, period=spans.period), mapping)
    body = months.layout if months else layout
    stated, outside, when = mapping, names_outside(options), When(spans, months)

    def read(thousands: Thousands | None) -> Rows:
        return read_rows(body, stated, unit, options.lines, outside, thousands)

    def checked(some: Rows) -> Reading:
        return _reading(layout, stated, some, Precision(unit, some.decimals), when, options)

    marked = with_thousands(read, checked, options.thousands)
    rows, problems = marked.rows, (*problems, *marked.problems)
    problems = (*problems, *rows.problems, *turned_codes(layout, mapping), *several_codes(layout, mapping))
    problems = (*account_intervals(layout), *problems)
    if not rows.entries:
        parsed = Parsed(format=FORMAT, problems=(*problems, no_rows()), period=spans.period)
        return Table(parsed, mapping, rows.unknown)
    rows = with_units_above(rows, mapping, Precision(unit, rows.decimals))
    apart = without_dimension_sums(rows, layout, mapping, Precision(unit, rows.decimals), options.alike)
    rows, problems = apart.rows, (*problems, *apart.problems)
    sign, remarks = find_sign(rows.entries, mapping, options)
    remarks = (*remarks, *signs_apart(rows.entries, mapping))
    mapping = replace(mapping, sign=sign)
    rows = replace(rows, entries=turned(rows.entries, mapping, sign))
    remarks = (*remarks, *told_stated(rows.entries, mapping, unit, options))
    reading = _reading(layout, mapping, rows, Precision(unit, rows.decimals), when, options)
    table = _table(reading, (*problems, *remarks), when)
    return replace(
        table, parsed=replace(table.parsed, notes=(*table.parsed.notes, *apart.notes, *marked.notes))
    )


def _formulas(layout: Layout, mapping: Mapping) -> Problems:
    amounts = [c.index for c in mapping.columns if c.role is Role.AMOUNT]
    return without_values(layout.sheet, amounts, layout.header_rows[-1])


def _reading(
    layout: Layout,
    mapping: Mapping,
    rows: Rows,
    precision: Precision,
    when: When,
    options: Options,
) -> Reading:
    """The rows parted by month and into sums, what was checked, and the figures they make."""
    parts = (
        parted(rows.entries, mapping, when.months)
        if when.months
        else [(some, when.spans) for some in by_scenario(rows.entries)]
    )
    if options.repeats is Repeats.ONCE:
        parts = [(each_once(some, layout, mapping), own) for some, own in parts]
    blocks = [Block(summed_of(some, mapping, precision, layout.titles, options), own) for some, own in parts]
    if mapping.rows is RowsAre.VERKSAMHETER:
        blocks = told_apart(blocks)
    entries = [some for some, _ in parts]
    held = [
        column for pair in zip(entries, blocks, strict=True) for column in _held(*pair, mapping, precision)
    ]
    made = figures_of(blocks, layout, mapping, when.to_date, when.closing, options.repeats)
    unread = any(problem.code == "unreadable_amount" for problem in rows.problems)
    if not unread and not _formulas(layout, mapping):
        made = replace(made, problems=asked_of_blanks(made.problems, options.blanks))
    body = when.months.layout if when.months else None
    return Reading(layout, mapping, rows, blocks, made, held, precision, body)


def _held(entries: tuple[Entry, ...], block: Block, mapping: Mapping, precision: Precision) -> Iterator[Held]:
    """The columns that say what others say, held against these."""
    spans = block.spans
    columns = [c for c in mapping.columns if c.role is Role.AMOUNT]
    checks = check_deviations(entries, mapping, spans.of, precision)
    yield from with_proof(checks, block.summed.sums, columns, precision)
    yield from rechecked(entries, block.summed.sums, mapping, spans, precision)
    yield from check_net(entries, mapping, parts_of(mapping, spans.of, spans.as_of), precision)


def _table(reading: Reading, problems: Problems, when: When) -> Table:
    """The figures with all that is said of them."""
    mapping, made, summed = reading.mapping, reading.made, joined(reading.blocks)
    printed = () if when.months else printed_totals(reading.blocks, mapping)
    problems = explained((*problems, *_doubts(reading, summed, when)), reading)
    account = account_of(reading, problems)
    verksamheter, root = verksamheter_of(summed, mapping, reading.rows.contexts)
    added, left = told_added(made.added), told_outside(reading.rows.outside)
    parsed = Parsed(
        format=FORMAT,
        figures=made.figures,
        verksamheter=verksamheter,
        root=root,
        accounts=_accounts(summed, mapping),
        problems=(*problems, *account.problems),
        printed=printed,
        period=when.spans.period,
        notes=(*notes_of(mapping, when.spans, when.months), *added, *summed.notes, *left, *account.notes),
    )
    return Table(parsed, mapping, reading.rows.unknown, account)


def _doubts(reading: Reading, summed: Summed, when: When) -> Iterator[Problem]:
    """What does not tie, is missing, looks accumulated or is said twice."""
    mapping, made = reading.mapping, reading.made
    yield from summed.problems
    yield from (problem for column in reading.held for problem in column.problems)
    yield from made.problems
    if when.months:
        yield from looks_to_date(reading.rows.entries, mapping, when.months)
    else:
        yield from growing_months(summed.leaves, mapping, when.spans)
        yield from wholes_differ(reading.rows.entries, mapping, when.spans, reading.precision)
    entries, size = reading.rows.entries, size_said(reading.layout.titles)
    if size.rows is not None:
        counts = (len(entries), sum(not entry.label.sums for entry in entries), len(reading.layout.body))
        yield from rows_apart(size, counts)
    yield from broken_names(entries)
    yield from parts_alone(mapping)
    yield from odd_signs(reading.rows.entries, mapping)
    yield from said_again(made.figures, reading.layout, mapping)


def _accounts(summed: Summed, mapping: Mapping) -> tuple[tuple[str, str], ...]:
    if mapping.rows is RowsAre.VERKSAMHETER:
        return ()
    pairs = ((e.account or e.label.code, e.label.name) for e in summed.leaves)
    return tuple({code: (code, name) for code, name in pairs if code}.values())
