"""A report's mapping guessed from its layout and figures, with what was assumed; never its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.importers.containers.cells import Cell, is_blank, text_of
from socfin.importers.options import Options
from socfin.importers.report.columns.accumulated import sums_its_months
from socfin.importers.report.columns.spans import accumulates
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping, RowsAre
from socfin.importers.spelling.cell_units import amount_of, parted
from socfin.importers.spelling.counts import is_count
from socfin.importers.spelling.headings import is_unit, read_heading, unit_in
from socfin.importers.spelling.labels import Label, read_label
from socfin.importers.spelling.measures import other_unit_in, scaled_without_unit
from socfin.importers.spelling.numbers import decimals_of, decimals_written
from socfin.importers.spelling.roles import Basis, Role

_ACCOUNT_WORDS = re.compile(
    r"(?i)intäkt|lön|sociala avgifter|arbetsgivaravg|pension|hyra|hyror|material|konsult|avskrivning|bidrag|"
    r"försäljning|taxor|avgifter|energi|entreprenad|tele|transport|övriga kostnader|personalkost"
)

_TELLING = frozenset({Line.REVENUE, Line.PERSONNEL, Line.COST, Line.PREMISES, Line.CAPITAL})
"""Lines that no verksamhet is called; "Placeringar" and "Försörjningsstöd" may be either."""
_BARE = (Basis.MONTH, Basis.TO_DATE)
_LINE_HEADINGS = re.compile(r"(?i)rad|rader|post|poster|resultaträkning.*")


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping and the problems that say what in it was assumed or could not be told."""

    mapping: Mapping
    problems: tuple[Problem, ...] = ()


def guess_mapping(layout: Layout, options: Options) -> Guess:
    """The most likely reading of a report; sign stays None until its figures are read."""
    months_across = _months_across(layout)
    silent = all(c.scenario is None for c in layout.columns if c.role is Role.AMOUNT)
    scenario = options.scenario or (_scenario_of_titles(layout) if months_across or silent else None)
    if scenario is None and any(map(_is_bare, layout.columns)):
        scenario = Scenario.OUTCOME
    unit, problems = _unit(layout, options)
    mapping = Mapping(
        sheet=layout.sheet.name,
        header_rows=layout.header_rows,
        columns=layout.columns,
        rows=_rows_are(layout),
        unit=unit,
        sign=None,
        scenario=scenario,
        accumulated=months_across and accumulates(layout) and not sums_its_months(layout),
    )
    return Guess(mapping, problems)


def confirmed(guess: Guess, chosen: Mapping | None) -> tuple[Mapping, tuple[Problem, ...]]:
    """The guess with what a person has said in its place, and the problems that are then left."""
    if chosen is None:
        return guess.mapping, guess.problems
    mapping = replace(
        guess.mapping,
        unit=chosen.unit or guess.mapping.unit,
        sign=chosen.sign,
        scenario=chosen.scenario or guess.mapping.scenario,
    )
    if chosen.columns:
        mapping = replace(mapping, rows=chosen.rows, accumulated=chosen.accumulated)
    of_unit = chosen.unit is not None
    left = tuple(problem for problem in guess.problems if not (of_unit and problem.code.startswith("unit_")))
    return mapping, left


def _months_across(layout: Layout) -> bool:
    """True when single months stand side by side in at least three columns, or alone in at least two."""
    amounts = [h for h in layout.headings if h.role is Role.AMOUNT]
    single = {
        h.months
        for h in amounts
        if h.months and h.months.is_single and h.basis is Basis.HEADER and not h.last_year
    }
    return len(single) >= 3 or (len(single) == len(amounts) > 1 and all(h.scenario is None for h in amounts))


def _is_bare(column: Column) -> bool:
    """True for "Perioden" and "Ackumulerat", which are the outcome's where nothing else is said."""
    bare = column.role is Role.AMOUNT and column.scenario is None and column.line is None
    return bare and column.basis in _BARE


def _scenario_of_titles(layout: Layout) -> Scenario | None:
    scenarios = {read_heading(text).scenario for text in (*layout.titles, layout.sheet.name)} - {None}
    return scenarios.pop() if len(scenarios) == 1 else None


def _rows_are(layout: Layout) -> RowsAre:
    """Accounts by their heading or vocabulary, lines when most labels name one, else verksamheter."""
    if any(c.role is Role.ACCOUNT for c in layout.columns):
        return RowsAre.ACCOUNTS
    if any(c.role is Role.LINE for c in layout.columns):
        return RowsAre.LINES
    labels = [label for label in _labels(layout) if label.name or label.code]
    leaves = [label for label in labels if not label.sums and (label.line or not label.of_which)]
    lines = [label for label in leaves if not label.code and label.line is not None]
    coded = [label for label in leaves if label.code]
    if leaves and len(lines) * 2 >= len(leaves):
        return RowsAre.LINES
    telling = {label.line for label in lines} & _TELLING
    headed = any(c.role is Role.LABEL and _LINE_HEADINGS.fullmatch(c.header.strip()) for c in layout.columns)
    if len(coded) * 2 < len(leaves) and len(telling) >= (1 if headed else 2):
        return RowsAre.LINES
    accounts = [label for label in coded if label.code[0] in "345678" and _ACCOUNT_WORDS.search(label.name)]
    says_so = any(re.search(r"(?i)verksamhet|ansvar|enhet", c.header) for c in layout.columns)
    says_so &= len({label.code for label in accounts}) == len(accounts)  # no verksamhet stands twice
    if coded and len(accounts) * 2 > len(coded) and not says_so:
        return RowsAre.ACCOUNTS
    return RowsAre.VERKSAMHETER


_OF_AMOUNTS = re.compile(r"(?i)\b(?:belopp|enhet|anges|redovisas|alla|samtliga|siffror)")


def _labels(layout: Layout) -> Iterable[Label]:
    where = [c.index for c in layout.columns if c.role in (Role.CODE, Role.NAME, Role.LABEL)]
    for _, row in layout.body[:500]:
        yield read_label(" ".join(filter(None, (text_of(row[at]) for at in where if at < len(row)))))


def _unit(layout: Layout, options: Options) -> tuple[Unit | None, tuple[Problem, ...]]:
    if options.unit is not None:
        return options.unit, ()
    texts = (*layout.titles, *(c.header for c in layout.columns if c.role in (Role.AMOUNT, Role.DEVIATION)))
    if other := next(filter(None, map(other_unit_in, texts)), ""):
        return None, (_of_other_unit(other),)
    named = {unit_in(text) for text in (*layout.titles, layout.sheet.name)} - {None}
    of_columns = units_of_columns(layout.columns)
    if len(set(of_columns.values()) - {None}) > 1:
        return None, ()  # the columns are refused together
    if named and of_columns and None not in of_columns.values() and not named & set(of_columns.values()):
        return None, (_units_apart(named, of_columns),)
    if not named:
        named = {unit_in(c.header) for c in layout.columns if c.role is not Role.IGNORE} - {None}
    if not named:
        beneath = [text_of(cell) for _, row in layout.body[:1] for cell in row]
        named = {unit_in(text) for text in beneath if is_unit(text)}
    if not named:
        named = _units_of_cells(layout)
    if not named:
        named = {unit_in(text) for text in _notes_below(layout)} - {None}
    largest, decimals = _size(layout)
    if len(named) == 1:
        (unit,) = named
        against = unit is not None and _is_too_large(unit, largest, decimals)
        return (None, (_contradicted(unit, largest),)) if against and unit else (unit, ())
    assumed = None if layout.sheet.scaled else _unit_by_size(largest, decimals)
    if layout.sheet.scaled and not named:
        return None, (scaled_without_unit(),)
    if assumed is None or len(named) > 1:
        return None, (
            error(
                "Det framgår inte om beloppen är i kr, tkr eller mnkr.",
                "Välj enhet under Så lästes filen (--unit i kommandot) och läs om filen. "
                "Valet kan sparas till nästa månad.",
                code="unit_unknown",
            ),
        )
    return assumed, (
        warning(
            f"Filen säger inte vilken enhet beloppen är i. Att döma av storleken är det {assumed.label}.",
            "Kontrollera några belopp. Välj en annan enhet under Så lästes filen (--unit i kommandot) "
            f"om det inte är {assumed.label}.",
            code="unit_assumed",
        ),
    )


def units_of_columns(columns: Iterable[Column]) -> dict[str, Unit | None]:
    """The unit that the heading of each column of amounts names, None where it names none."""
    return {c.header: unit_in(c.header) for c in columns if c.role in (Role.AMOUNT, Role.DEVIATION)}


def _units_apart(named: set[Unit | None], of_columns: dict[str, Unit | None]) -> Problem:
    title, heading = (next(unit.label for unit in units if unit) for units in (named, of_columns.values()))
    return error(
        f"Titeln säger {title}, men kolumnernas rubriker säger {heading}.",
        "Välj enhet under Så lästes filen (--unit i kommandot) och läs om filen. "
        "Valet kan sparas till nästa månad.",
        code="unit_unknown",
    )


def _notes_below(layout: Layout) -> list[str]:
    """What stands alone on the table's last rows and speaks of amounts: "Belopp i tkr"."""
    rows = ([text for cell in row if (text := text_of(cell))] for _, row in layout.body[-5:])
    return [texts[0] for texts in rows if len(texts) == 1 and _OF_AMOUNTS.search(texts[0])]


def _is_too_large(unit: Unit, largest: Decimal, decimals: int) -> bool:
    """Whether amounts are larger than any committee's in the unit: kronor, most likely, or thousands.

    20 million tkr is 20 billion kronor; with öre a billion is too much, as nobody writes thousands so.
    """
    if unit is Unit.TKR:
        return largest >= (1_000_000 if decimals == 2 else 20_000_000)
    return unit is Unit.MNKR and largest >= 100_000


def _of_other_unit(words: str) -> Problem:
    return error(
        f"Rapporten säger att beloppen är i {words}. De läses bara i kr, tkr eller mnkr.",
        "Ta ut rapporten i en av dem. Är orden inte beloppens enhet: välj enhet under Så lästes filen "
        "(--unit i kommandot) och läs om filen.",
        code="unit_other",
    )


def _contradicted(unit: Unit, largest: Decimal) -> Problem:
    shown = f"{int(largest):,}".replace(",", "\u00a0")
    return error(
        f"Rapporten säger {unit.label}, men det största beloppet är {shown}. Så mycket har ingen nämnd.",
        "Välj enhet under Så lästes filen (--unit i kommandot) och läs om filen.",
        code="unit_contradicted",
    )


def _units_of_cells(layout: Layout) -> set[Unit | None]:
    """The units written beside the amounts themselves, as "31 000 tkr"."""
    where = [c.index for c in layout.columns if c.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)]
    cells = (row[at] for _, row in layout.body[:500] for at in where if at < len(row))
    return {parted(cell)[1] for cell in cells} - {None}


def _unit_by_size(largest: Decimal, decimals: int) -> Unit | None:
    """Decimals and size that leave little doubt for a committee's figures."""
    if decimals in (1, 2, 3) and 0 < largest < 2_000:
        return Unit.MNKR
    if decimals == 1 and largest < 10_000_000:
        return Unit.TKR
    if (decimals == 2 and largest >= 100_000) or (decimals == 0 and largest >= 10_000_000):
        return Unit.KR
    return None


def _size(layout: Layout) -> tuple[Decimal, int]:
    largest, decimals = Decimal(0), 0
    where = [c.index for c in layout.columns if c.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)]
    for _, row in layout.body[:5_000]:
        if is_count(next(filter(None, map(text_of, row)), "")):
            continue
        for at in where:
            value, written = _number(row[at] if at < len(row) else None)
            largest, decimals = max(largest, abs(value)), max(decimals, written)
    return largest, decimals


def _number(cell: Cell) -> tuple[Decimal, int]:
    """The value, and the decimals as written: "6 858,0" has one; 0 for a cell that bears its own unit."""
    if is_blank(cell) or parted(cell)[1] is not None:
        return Decimal(0), 0
    try:
        value = amount_of(cell) or Decimal(0)
    except ValueError:
        return Decimal(0), 0
    written = decimals_written(cell) if isinstance(cell, str) else 0
    return value, max(decimals_of(value), written)
