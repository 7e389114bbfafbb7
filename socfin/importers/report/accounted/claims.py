"""What a report's reading says of the file's numbers, as claims upon them; never a reading of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from socfin.importers.report.accounted.numbers import Numbers
from socfin.importers.report.accounted.partition import Claim, Kind
from socfin.importers.report.columns.held import Held
from socfin.importers.report.columns.to_come import is_to_come
from socfin.importers.report.figures import Made
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.rows.blocks import Block, said_in
from socfin.importers.report.rows.entries import Rows
from socfin.importers.report.sums.sums import Sum
from socfin.importers.report.sums.ties import difference
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.roles import Role

KEYS = frozenset(
    {
        Role.LABEL,
        Role.CODE,
        Role.NAME,
        Role.ACCOUNT,
        Role.ACCOUNT_NAME,
        Role.LINE,
        Role.PERIOD,
        Role.FROM,
        Role.YEAR,
        Role.SCENARIO,
    }
)
AMOUNTS = frozenset({Role.AMOUNT, Role.DEVIATION, Role.SUM})


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as it was read: where its table is, its rows, and what was made of them and checked."""

    layout: Layout
    mapping: Mapping
    rows: Rows
    blocks: Sequence[Block]
    made: Made
    held: Sequence[Held]
    """Columns of deviations, per cents, row sums and repetitions, with where they tie."""
    precision: Precision
    months: Layout | None = None
    """The table without its rows that have no month, when the rows have their month."""


def claims_of(reading: Reading, numbers: Numbers) -> Iterator[Claim]:
    """Every claim of a reading: headings and keys, figures, what was checked, then what is left out."""
    yield from _outside_the_table(reading, numbers)
    body = [number for number, _ in reading.layout.body]
    yield Claim(Kind.KEY, body, _columns(reading, KEYS))
    amounts = _columns(reading, AMOUNTS)
    yield Claim(Kind.KEY, reading.rows.headings)
    for column, rows in reading.made.cells.items():
        yield Claim(Kind.PUBLISHED, _without(rows, reading, column), (column,))
    yield Claim(Kind.PUBLISHED, _joined_by_hand(reading), [*reading.made.cells])
    for total in chain.from_iterable(block.summed.sums for block in reading.blocks):
        yield from _of_sum(total, reading)
    for held in reading.held:
        yield Claim(Kind.CHECKED, held.tied, (held.column,))
        yield Claim(Kind.WRONG, held.wrong, (held.column,))
    yield Claim(Kind.LEFT_OUT, _unused_rows(reading), amounts, rest=True)
    for block in reading.blocks:
        yield Claim(Kind.LEFT_OUT, _rows_of(block), _to_come(block, reading.mapping), rest=True)
    yield Claim(Kind.COUNTED, body, _columns(reading, frozenset({Role.COUNT})), rest=True)
    whole = [at for at in range(numbers.width) if at not in amounts or not _is_read(reading, at)]
    yield Claim(Kind.LEFT_OUT, body, whole, rest=True)


def _columns(reading: Reading, roles: frozenset[Role]) -> tuple[int, ...]:
    return tuple(c.index for c in reading.mapping.columns if c.role in roles)


def _outside_the_table(reading: Reading, numbers: Numbers) -> Iterator[Claim]:
    """Titles and headings are keys; a row of two numbers or more above the header is another table's."""
    header, inside = reading.layout.header_rows, {number for number, _ in reading.layout.body}
    yield Claim(Kind.KEY, header)
    counts = zip(numbers.rows.tolist(), numbers.are.sum(axis=1).tolist(), strict=True)
    outside = [(row, count) for row, count in counts if row not in inside and row not in header]
    yield Claim(Kind.KEY, [row for row, count in outside if row < header[0] and count < 2])
    yield Claim(Kind.LEFT_OUT, [row for row, count in outside if row > header[0] or count > 1])


def _without(rows: Iterable[int], reading: Reading, column: int) -> list[int]:
    """The rows of figures; what a total says beside its rows is theirs and not a figure of its own."""
    sums = {
        total.entry.row
        for block in reading.blocks
        for total in block.summed.sums
        if column not in total.own_columns
    }
    return [row for row in rows if row not in sums]


def _joined_by_hand(reading: Reading) -> list[int]:
    """Rows of an income statement that a person has said are of one line: all are parts of its figure."""
    leaves = {leaf.row for block in reading.blocks for leaf in block.summed.leaves}
    return [entry.row for entry in reading.rows.entries if entry.decided and entry.row not in leaves]


def _of_sum(total: Sum, reading: Reading) -> Iterator[Claim]:
    """A sum's amounts beside its rows', each as it ties or not; those that only it has may be figures."""
    columns = [
        c
        for c in reading.mapping.columns
        if c.role is Role.AMOUNT and c.index in reading.made.cells and c.index not in total.own_columns
    ]
    differs = {c.index for c in columns if difference(total.entry, total.parts, c, reading.precision)}
    yield Claim(Kind.WRONG, (total.entry.row,), tuple(differs))
    yield Claim(Kind.CHECKED, (total.entry.row,), tuple(c.index for c in columns if c.index not in differs))


def _unused_rows(reading: Reading) -> list[int]:
    """The rows that are told as neither figures nor sums."""
    summed = [block.summed for block in reading.blocks]
    used = {leaf.row for total in summed for leaf in total.leaves} | {
        s.entry.row for total in summed for s in total.sums
    }
    left = [entry.row for entry in reading.rows.entries if entry.row not in used]
    without_month = _without_month(reading)
    return [*left, *reading.rows.passed, *without_month]


def _rows_of(block: Block) -> list[int]:
    return [*(leaf.row for leaf in block.summed.leaves), *(total.entry.row for total in block.summed.sums)]


def _to_come(block: Block, mapping: Mapping) -> list[int]:
    """The columns that a block does not read: of months to come, or repeating single months beside them."""
    amounts = (c for c in mapping.columns if c.role is Role.AMOUNT)
    return [c.index for c in amounts if is_to_come(c, mapping, block.spans, said_in(block))]


def _without_month(reading: Reading) -> list[int]:
    if reading.months is None:
        return []
    kept = {number for number, _ in reading.months.body}
    return [number for number, _ in reading.layout.body if number not in kept]


def _is_read(reading: Reading, column: int) -> bool:
    """True for a column with a figure or with something that was checked."""
    return column in reading.made.cells or any(held.column == column for held in reading.held)
