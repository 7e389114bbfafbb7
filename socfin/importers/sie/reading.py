"""SIE 2, 3 and 4E: months of outcome and budget per account and object; texts and persons are never kept.

Report amount = −(SIE amount): SIE writes cost as debit, positive. Only the income statement counts.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import numpy as np
import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Parsed, Problem, Scenario, error, warning
from socfin.domain.money import format_exact
from socfin.domain.period import Month
from socfin.frames.figures import FrameFigures
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.containers.text import damage
from socfin.importers.options import Braces, Options
from socfin.importers.problems import rows_text, stops
from socfin.importers.reading import Dimension, FileReading
from socfin.importers.sie import checks
from socfin.importers.sie.dimension import choose, dimensions_of, spelled
from socfin.importers.sie.figures import figure_frame
from socfin.importers.sie.grammar.header import Header, read_header
from socfin.importers.sie.grammar.items import Items, read_items
from socfin.importers.sie.grammar.pieces import content_of
from socfin.importers.sie.grammar.tokens import texts_of
from socfin.importers.sie.grammar.wholeness import check_checksum, check_last_line
from socfin.importers.sie.not_read import told_of_others
from socfin.importers.sie.own_files import lines_by_account
from socfin.importers.sie.rows import Rows, is_result, rows_of
from socfin.importers.sie.spread import spread, without_total
from socfin.importers.sie.trade import Chosen, trade_of
from socfin.importers.sie.unbooked_months import read_as_zero, silent_months, with_zeros
from socfin.importers.sie.voucher_checks import Named, vouchers_only
from socfin.importers.sie.without_object import find_meaning

NAME = "sie"
LABEL = "SIE typ 2, 3 eller 4E"

_FIRST = re.compile(r"\s*#[A-ZÅÄÖ]+\b", re.IGNORECASE)
_SIE = re.compile(r"(?im)^[ \t]*#(FLAGGA|SIETYP|PROGRAM|FORMAT|GEN|FNAMN|RAR)\b")
_LAYOUT = re.compile(r"\s*#(PROGRAM|DIM|UNDERDIM)\b", re.IGNORECASE)


def recognise(file: SourceFile) -> bool:
    """True when the file begins with an item, and has one that every SIE file has."""
    head = file.head.lstrip("\ufeff")
    return file.is_text and _FIRST.match(head) is not None and _SIE.search(head) is not None


def read(file: SourceFile, options: Options) -> Parsed:
    """The file's months as figures, with every doubt told; cut and altered files are refused."""
    return examine(file, options)[0]


def fingerprint(file: SourceFile) -> str:
    """The program, whatever its version, and the dimensions: the same next month."""
    items = [texts_of(line) for line in file.head.splitlines() if _LAYOUT.match(line)]
    marks = [" ".join(item[: 2 if item[0].upper() == "#PROGRAM" else None]) for item in items]
    return "sie" + hashlib.sha256("|".join(sorted(marks)).encode()).hexdigest()[:16]


def examine(file: SourceFile, options: Options) -> tuple[Parsed, FileReading]:
    """`read`, and the dimensions and the meaning of rows without object that a person may choose."""
    content = content_of(file.content)
    refused = check_checksum(content) or check_last_line(content)
    if refused:
        return Parsed(format=NAME, problems=refused), FileReading()
    items = read_items(content, lambda share: file.tell(0.65 * share))
    header = read_header(items.header)
    years = checks.check_years(header)
    if any(p.code == "no_year" for p in years):
        return Parsed(format=NAME, problems=_without_year(items, header) or years), FileReading()
    rows = rows_of(items, header, options, Named(content))
    file.tell(0.7)
    problems = (*years, *rows.problems, *damage(content.damage))
    if rows.empty:
        nothing = () if stops(problems) else (_nothing(header),)
        return Parsed(format=NAME, problems=(*problems, *nothing)), FileReading()
    parsed, reading = _figures(rows, header, options, problems, content.written_as)
    return parsed, replace(reading, fingerprint=fingerprint(file))


def _without_year(items: Items, header: Header) -> tuple[Problem, ...]:
    """What a file without years is, when it is one of vouchers alone."""
    alone = items.balances.empty and not header.balances and not header.results
    return (vouchers_only(with_year=False),) if alone and len(items.transactions) else ()


def _figures(
    rows: Rows, header: Header, options: Options, problems: tuple[Problem, ...], encoding: str
) -> tuple[Parsed, FileReading]:
    dimensions = dimensions_of(header, rows.lists)
    dimension, asked = choose(dimensions, options.dimension)
    asked += told_of_others(header, rows.lists, options)
    outcome, budget = (rows.balances[rows.balances["budget"] == is_budget] for is_budget in (False, True))
    year, results = checks.results_of(header)
    results = {account: ore for account, ore in results.items() if is_result(account, header)}
    this_year = _of_year(outcome, header, year)
    meaning = find_meaning(this_year, rows.lists, dimension, results, options.braces)
    named = frozenset(code for number, code in header.objects if number == dimension)
    by_balances = spread(outcome, rows.lists, dimension, meaning.braces, named)
    by_vouchers = spread(rows.vouchers, rows.lists, dimension, Braces.REMAINDER, named)
    spreads = {
        Scenario.OUTCOME: pd.concat([by_balances, by_vouchers], ignore_index=True),
        Scenario.BUDGET: spread(budget, rows.lists, dimension, meaning.braces, named, month_by_month=True),
    }
    if meaning.braces is Braces.REMAINDER and not results:
        asked += _elsewhere(rows, dimension)
    tied = _tied(spreads[Scenario.OUTCOME], header, year, results)
    spreads[Scenario.OUTCOME], notes = _with_silent_months(
        spreads[Scenario.OUTCOME], header, year, tied=bool(results) and not tied
    )
    if meaning.braces is Braces.TOTAL:
        notes += _without_total(budget, rows, dimension)
    asked += (*meaning.problems, *tied, *_no_outcome(spreads))
    asked += checks.check_read(_accounts(outcome), _accounts(spreads[Scenario.OUTCOME]))
    asked += checks.check_read(_accounts(budget), _accounts(spreads[Scenario.BUDGET]), "Budget")
    period = _period(spreads[Scenario.OUTCOME], header)
    if period is not None:
        asked += _months_told(spreads[Scenario.OUTCOME], period, header, options)
    lines = lines_by_account(header.program)
    frame = figure_frame(spreads, lines)
    chosen = Chosen(dimensions, dimension, meaning.braces)
    trade, of_trade = trade_of(rows, outcome, header, chosen, lines)
    codes = [code for code in frame["verksamhet_code"].cat.categories if code]
    braces = meaning.braces if len(rows.balances) else Braces.REMAINDER
    reading = FileReading(dimensions=dimensions, dimension=dimension, braces=braces)
    return Parsed(
        format=NAME,
        figures=FrameFigures(frame),
        trade=trade,
        verksamheter=tuple(NamedVerksamhet(c, header.objects.get((dimension, c), "")) for c in codes),
        accounts=tuple((a, header.accounts.get(a, "")) for a in frame["account"].cat.categories if a),
        problems=(*problems, *asked),
        period=period,
        notes=(*_notes(header, dimensions, dimension, braces, encoding), *rows.notes, *notes, *of_trade),
    ), reading


def _tied(outcome: pd.DataFrame, header: Header, year: int, results: dict[str, int]) -> tuple[Problem, ...]:
    """The outcome of a year against the file's own result of it."""
    read = _of_year(outcome, header, year).groupby("account", observed=True)["ore"].sum()
    return checks.check_results(
        {str(account): int(ore) for account, ore in read.items()},
        results,
    )


def _with_silent_months(
    outcome: pd.DataFrame, header: Header, year: int, *, tied: bool
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Zero in months without bookings up to the last one booked, when the months give the year's result.

    Our own files write what is 0 and leave out what is missing.
    """
    until, own = _period(outcome, header), header.years.get(year)
    if not tied or until is None or own is None or lines_by_account(header.program):
        return outcome, ()
    months = silent_months(outcome, own, until)
    return (with_zeros(outcome, months, own), (read_as_zero(months),)) if months else (outcome, ())


def _without_total(budget: pd.DataFrame, rows: Rows, dimension: str) -> tuple[str, ...]:
    """Budget that stands on objects alone in months where its account has no row without object."""
    alone = without_total(budget, rows.lists, dimension)
    ore = int(alone["ore"].sum())
    if alone.empty:
        return ()
    where = rows_text(alone["row"].tolist())
    return (f"Budget på objekt utan rad för hela kontot är med: {format_exact(-ore)} kr ({where}).",)


def _no_outcome(spreads: dict[Scenario, pd.DataFrame]) -> tuple[Problem, ...]:
    """A file of budget alone says so: an outcome may have been meant to be there."""
    if len(spreads[Scenario.OUTCOME]):
        return ()
    return (
        warning(
            "Filen har inget utfall, bara budget.",
            "Publicera om det är budgeten du lämnar in. Annars: ta ut filen med periodsaldon (#PSALDO).",
            code="no_outcome",
        ),
    )


def _months_told(
    outcome: pd.DataFrame, period: Month, header: Header, options: Options
) -> tuple[Problem, ...]:
    """Months that are missing, too many, or others than the person has chosen."""
    at = outcome.loc[outcome["ore"] != 0, "month"].unique().tolist()
    here = {month % 100 for month in outcome["month"].unique().tolist() if month // 100 == period.year}
    problems = (
        *checks.check_months(period.year, here, period.month),
        *checks.check_until(header.covers_until, at),
    )
    if options.period is not None and options.period != period:
        problems += (_period_differs(period, options.period),)
    return problems


def _elsewhere(rows: Rows, dimension: str) -> tuple[Problem, ...]:
    """Rows that are added though their objects are of other dimensions only."""
    other = [bool(pairs) and dimension not in dict(pairs) for pairs in rows.lists] or [False]
    ore = int(rows.balances.loc[np.array(other)[rows.balances["objects"].to_numpy()], "ore"].sum())
    return (checks.other_dimensions_added(-ore, dimension),) if ore else ()


def _accounts(*frames: pd.DataFrame) -> set[str]:
    """Accounts that have any amount."""
    return {str(account) for frame in frames for account in frame.loc[frame["ore"] != 0, "account"].unique()}


def _of_year(frame: pd.DataFrame, header: Header, year: int) -> pd.DataFrame:
    if year not in header.years:
        return frame
    first, last = (month.year * 100 + month.month for month in header.years[year])
    return frame[(frame["month"] >= first) & (frame["month"] <= last)]


def _period(outcome: pd.DataFrame, header: Header) -> Month | None:
    """The last month with an outcome, and no later than the file says it covers."""
    last = outcome.loc[outcome["ore"] != 0, "month"].max()
    if pd.isna(last):
        return None
    covers = header.covers_until
    until = covers.year * 100 + covers.month if covers else 999_999
    known = min(int(last), until)
    return Month(known // 100, known % 100)


def _notes(
    header: Header, dimensions: tuple[Dimension, ...], dimension: str, braces: Braces, encoding: str
) -> tuple[str, ...]:
    origin = ", ".join(filter(None, (header.program or "okänt program", header.company.strip())))
    notes = [f"SIE typ {header.kind} från {origin}."]
    notes.append(f"Teckenkodning {encoding}. Tecknet är vänt: SIE skriver kostnader som positiva belopp.")
    if dimensions:
        chosen = f"Dimension {dimension} läses som verksamhet." if dimension else "Ingen dimension läses."
        notes.append(f"Dimensioner: {spelled(dimensions)}. {chosen}")
        notes.append(f"{braces.label}.")
    return tuple(notes)


def _nothing(header: Header) -> Problem:
    return error(
        f"SIE-filen (typ {header.kind}) har inga månadsbelopp för resultatkonton.",
        "Ta ut SIE typ 3 (periodsaldon med objekt), typ 2 eller typ 4E. Typ 1 och 4I räcker inte.",
        code="sie_no_months",
    )


def _period_differs(period: Month, chosen: Month) -> Problem:
    return error(
        f"Filen gäller till och med {period.label} men vald period är {chosen.label}.",
        "Välj filens period under Så lästes filen (--period i kommandot), eller ta ut filen till och med den "
        "valda perioden.",
        code="period_differs",
    )
