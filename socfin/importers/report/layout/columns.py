"""What a report's columns hold, by their headings and the cells below; never where the header is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.layout.month_columns import ENOUGH, with_months
from socfin.importers.spelling.bare_spans import PERIODS
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.dimensions import ACCOUNT, dimension_of, may_lead, rank, says_total
from socfin.importers.spelling.headings import Heading, read_heading
from socfin.importers.spelling.labels import code_and_name, line_named, plain, read_label, spelled_out
from socfin.importers.spelling.numbers import percent_of
from socfin.importers.spelling.roles import Role
from socfin.importers.spelling.row_spans import row_month

_WORD = re.compile(r"[^\W\d_]{3}")
_LINES = re.compile(r"rad|rader|post|poster|benämning/rad|resultaträkning.*")
_FIGURES = (Role.AMOUNT, Role.DEVIATION)
LABELS = (Role.LABEL, Role.CODE, Role.NAME, Role.ACCOUNT)


def columns_of(headings: Sequence[Heading], body: Sequence[Row]) -> tuple[Column, ...]:
    """Roles from the headings, completed from what the cells below look like."""
    columns = [
        Column(at, h.text, h.role or Role.IGNORE, h.scenario, h.basis, h.last_year, h.line)
        for at, h in enumerate(headings)
    ]
    columns = with_months([_as_in(column, body) for column in columns], body)
    columns = [_with_role(c, Role.LABEL) if _holds_lines(c, columns, body) else c for c in columns]
    if not any(c.role in LABELS for c in columns):
        unknown = [c for c in columns if c.role is Role.IGNORE and not c.scenario]
        first = next((c for c in unknown if _text_share(c.index, body) > 0.5), None)
        if first is not None:
            columns[first.index] = _with_role(first, Role.LABEL)
    return tuple(_with_scenarios(_one_label(columns, body), body))


def _holds_lines(column: Column, columns: Sequence[Column], body: Sequence[Row]) -> bool:
    """True for a "Slag" alone whose cells are lines, as "Personalkostnader", and no account."""
    alone = column.role is Role.ACCOUNT and not any(c.role in LABELS for c in columns if c is not column)
    return alone and _says_lines(column.index, body)


def _one_label(columns: list[Column], body: Sequence[Row]) -> list[Column]:
    """One dimension names the rows; of its columns that with bare codes is the code, the other the name."""
    _without_numbers(columns, body)
    _line_beside(columns, body)
    _one_dimension(columns, body)
    _second_is_name(columns, body)
    labels = [c for c in columns if c.role is Role.LABEL]
    for name in [c for c in columns if c.role is Role.NAME]:
        if name.index > 0 and columns[name.index - 1].role is Role.ACCOUNT:
            columns[name.index] = _with_role(name, Role.ACCOUNT_NAME)
    names = [c for c in columns if c.role is Role.NAME]
    if labels and names and _bare_codes(labels[0].index, body) > 0.5:
        columns[labels[0].index] = _with_role(labels[0], Role.CODE)
    for extra in labels[1:]:
        columns[extra.index] = _with_role(extra, Role.IGNORE)
    return columns


def _with_scenarios(columns: list[Column], body: Sequence[Row]) -> list[Column]:
    """A column that no heading explains, whose cells say budget and outcome, is what the amounts are."""
    if any(c.role is Role.SCENARIO or (c.role in _FIGURES and c.scenario) for c in columns):
        return columns
    unknown = [c for c in columns if c.role is Role.IGNORE]
    for column in [c for c in unknown if _says_scenarios(c.index, body)][:1]:
        columns[column.index] = _with_role(column, Role.SCENARIO)
    return columns


def _says_scenarios(index: int, body: Sequence[Row]) -> bool:
    """True for two kinds or more on most rows, and nothing else: "Budget", "Utfall", perhaps "Avvikelse"."""
    texts = [text_of(row[index]) for row in body if index < len(row) and not is_blank(row[index])]
    kinds = {text: read_heading(text) for text in set(texts)}
    stated = {heading.scenario for heading in kinds.values() if heading.role is Role.AMOUNT}
    known = all(heading.role in _FIGURES and not heading.months for heading in kinds.values())
    return known and len(stated - {None}) > 1 and 2 * len(texts) > len(body)


def _without_numbers(columns: list[Column], body: Sequence[Row]) -> None:
    """A "Nr" of no dimension is no code where the rows' own labels have codes, "510 Hemtjänst"."""
    coded = [c for c in columns if c.role is Role.LABEL and _own_codes(c.index, body) > 0.5]
    for column in [c for c in columns if c.role is Role.CODE] if coded else []:
        if dimension_of(column.header) is None:
            columns[column.index] = _with_role(column, Role.IGNORE)


def _own_codes(index: int, body: Sequence[Row]) -> float:
    """The share of cells with both a code and a name."""
    texts = [text_of(row[index]) for row in body if index < len(row) and not is_blank(row[index])]
    return sum(all(code_and_name(text)) for text in texts) / len(texts) if texts else 0.0


def _second_is_name(columns: list[Column], body: Sequence[Row]) -> None:
    """Beside bare codes the next column is their name when it has no heading, or the same one."""
    first = next((c for c in columns if c.role is Role.LABEL), None)
    if first is None or any(c.role is Role.NAME for c in columns) or first.index + 1 >= len(columns):
        return
    beside = columns[first.index + 1]
    unnamed = beside.role is Role.IGNORE and not beside.header
    same = beside.role is Role.LABEL and plain(beside.header) == plain(first.header)
    if (unnamed or same) and _bare_codes(first.index, body) > 0.7 and _text_share(beside.index, body) > 0.5:
        columns[beside.index] = _with_role(beside, Role.NAME)


def _one_dimension(columns: list[Column], body: Sequence[Row]) -> None:
    """Code and name from one dimension: that called verksamhet, else the first; the others part the rows.

    One that is printed on the first row of each group only, as merged cells are, heads those of the next.
    """
    of = {c.index: name for c in columns if (name := _dimension(columns, c)) is not None}
    naming = [at for at in of if columns[at].role in (Role.LABEL, Role.CODE, Role.NAME)]
    if not naming:
        return
    first = min(naming, key=lambda at: rank(of[at]))
    within = (at for at in naming if may_lead(of[first]) and may_lead(of[at]) and _heads(first, at, body))
    chosen = of[next(within, first)]
    for at, name in of.items():
        if name not in (chosen, ACCOUNT) and columns[at].role is not Role.LINE:
            columns[at] = _with_role(columns[at], Role.DIMENSION)


def _heads(outer: int, inner: int, body: Sequence[Row]) -> bool:
    """Whether most rows of one dimension leave the other's cell empty, and no two of them say the same."""
    named = ((_at(row, outer), _at(row, inner)) for row in body)
    rows = [(above, text) for above, text in named if text and not says_total(text)]
    empty = sum(not above for above, _ in rows)
    return outer < inner and 2 * empty > len(rows) and len({text for _, text in rows}) == len(rows)


def _at(row: Row, index: int) -> str:
    return text_of(row[index]) if index < len(row) else ""


def _dimension(columns: Sequence[Column], column: Column) -> str | None:
    """The dimension a column names; "Benämning" is of the column before it, "Kod" of the one after."""
    if column.role not in (Role.LABEL, Role.CODE, Role.NAME, Role.IGNORE):
        return None
    named = dimension_of(column.header)
    if named is not None:
        return named.name
    if column.role not in (Role.CODE, Role.NAME):
        return "" if column.role is Role.LABEL else None
    beside = column.index + (1 if column.role is Role.CODE else -1)
    other = dimension_of(columns[beside].header) if 0 <= beside < len(columns) else None
    return "" if other is None else other.name


def _line_beside(columns: list[Column], body: Sequence[Row]) -> None:
    """Of two label columns the one headed "Rad" or "Post" that names lines or accounts is each row's line.

    Beside one label, and without accounts, so is a column that holds nothing but lines: "Kontotyp", or
    "Kontogrupp" that holds no account.
    """
    labels = [c for c in columns if c.role is Role.LABEL]
    headed = [c for c in labels if _LINES.fullmatch(plain(c.header))]
    if len(headed) == 1 and len(labels) > 1 and _line_share(headed[0].index, body) > 0.5:
        columns[headed[0].index] = _with_role(headed[0], Role.LINE)
        return
    kinds = [c for c in columns if c.role in (Role.ACCOUNT, Role.IGNORE) and _says_lines(c.index, body)]
    if labels and not any(c.role in (Role.ACCOUNT, Role.LINE) and c not in kinds for c in columns):
        for kind in kinds[:1]:
            columns[kind.index] = _with_role(kind, Role.LINE)


def _says_lines(index: int, body: Sequence[Row]) -> bool:
    """True for a column, whatever it is called, whose cells are all lines, as "Intäkter"."""
    texts = [text_of(row[index]) for row in body if index < len(row) and not is_blank(row[index])]
    lines = {line_named(spelled_out(text)) for text in set(texts)}
    return None not in lines and len(lines) > 1 and 2 * len(texts) > len(body)


def _line_share(index: int, body: Sequence[Row]) -> float:
    texts = [text_of(row[index]) for row in body if index < len(row) and not is_blank(row[index])]
    known = [label for label in map(read_label, texts) if label.line or label.code or label.of_which]
    return len(known) / len(texts) if texts else 0.0


def _as_in(column: Column, body: Sequence[Row]) -> Column:
    """A column of per cents, or of texts without one number, holds no amounts, whatever its heading says."""
    if column.role not in (Role.AMOUNT, Role.DEVIATION, Role.COUNT):
        return column
    cells = [row[column.index] for row in body if column.index < len(row) and not is_blank(row[column.index])]
    if column.role is Role.COUNT:
        return _with_role(column, Role.IGNORE) if cells and all(map(_is_words, cells)) else column
    per_cents = sum(percent_of(cell) is not None for cell in cells)
    if cells and (per_cents * 2 > len(cells) or all(map(_is_words, cells))):
        return _with_role(column, Role.IGNORE)
    months = sum(row_month(cell) is not None for cell in cells)
    of_rows = plain(column.header) in PERIODS and cells and months >= ENOUGH * len(cells)
    return _with_role(column, Role.PERIOD) if of_rows else column


def _is_words(cell: Cell) -> bool:
    """True for a text that is neither a number nor a spreadsheet's error."""
    return isinstance(cell, str) and not cell.startswith("#") and not _has_number(cell)


def _has_number(cell: str) -> bool:
    try:
        return amount_of(cell) is not None
    except ValueError:
        return _WORD.search(cell) is None


def _with_role(column: Column, role: Role) -> Column:
    return Column(column.index, column.header, role)


def _text_share(index: int, body: Sequence[Row]) -> float:
    cells = [row[index] for row in body if index < len(row) and not is_blank(row[index])]
    texts = [cell for cell in cells if isinstance(cell, str) and any(c.isalpha() for c in cell)]
    return len(texts) / len(body) if body else 0.0


def _bare_codes(index: int, body: Sequence[Row]) -> float:
    texts = [text_of(row[index]) for row in body if index < len(row) and not is_blank(row[index])]
    bare = [text for text in texts if code_and_name(text)[0] and not code_and_name(text)[1]]
    return len(bare) / len(texts) if texts else 0.0
