"""The project's own long format: one amount a row, as CSV or a workbook with the same header.

Amounts are kronor with the committee's signs (cost negative). An empty amount is missing, not zero.
Columns, in any order: verksamhet, verksamhetsnamn, överordnad, konto, kontonamn, rad, period, månader,
scenario, belopp, prognos_efter. See docs/formats.md.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Parsed, Problem, Scenario, error
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.frames.figures import COLUMNS, FrameFigures
from socfin.importers.accounted.by_row import rows_told
from socfin.importers.containers.cells import text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import HandedIn
from socfin.importers.containers.text import damage
from socfin.importers.long import checks
from socfin.importers.long.cells import (
    LINES,
    SCENARIOS,
    Cells,
    Ints,
    line_index,
    month_count,
    month_number,
    optional_month,
    scenario_index,
)
from socfin.importers.long.closing import closing_asked, closing_rows, with_closing
from socfin.importers.long.codes import turned_codes
from socfin.importers.long.columns import first_line, frame_of_sheet, frame_of_text, header_of
from socfin.importers.long.repeats import without_dimensions
from socfin.importers.options import Closing, Options
from socfin.importers.problems import each_row
from socfin.importers.spelling.amounts import kronor_to_ore

NAME = "long"
LABEL = "Långt format (CSV eller Excel)"

_PERIOD = "Skriv år och månad i filen, till exempel 2022-03, eller period under Så lästes filen."
_LINE = "Skriv en rad som intäkter, kostnader, personalkostnader eller netto, eller lämna cellen tom."
_SCENARIO = "Skriv budget, utfall eller prognos."
_MONTHS = "Skriv hur många månader beloppet gäller, 1–12; tom cell betyder en månad."


def recognise(handed: HandedIn) -> bool:
    """True when the first row of the text, or of a sheet, is this format's header."""
    if handed.is_text:
        return header_of(first_line(handed.head) or []) is not None
    return _sheet_with_header(handed) is not None


def read(handed: HandedIn, options: Options) -> Parsed:
    """The file's figures and every problem with its row; nothing is guessed."""
    found = None if handed.is_text else _sheet_with_header(handed)
    header = found[1] if found else header_of(first_line(handed.head) or [])
    if header is None or sum(map(bool, header)) != len(set(header) - {""}):
        return Parsed(format=NAME, problems=(_header_problem(),))
    handed.tell(0.1)
    frame = frame_of_sheet(*found) if found else frame_of_text(handed.text.text, header)
    if isinstance(frame, Problem):
        return Parsed(format=NAME, problems=(frame,))
    handed.tell(0.6)
    parsed = interpret(_without_blank_rows(frame), options)
    source = "Ur en arbetsbok" if found else f"Teckenkodning {handed.text.encoding}"
    lost = () if found else damage(handed.text)
    return replace(
        parsed, notes=(f"{source}, belopp i kr.", *parsed.notes), problems=(*parsed.problems, *lost)
    )


def interpret(frame: pd.DataFrame, options: Options) -> Parsed:
    """A frame of the file's cells, indexed by row number, as figures and problems."""
    if frame.empty:
        return Parsed(format=NAME, problems=(_no_rows(),))
    if "scenario" not in frame and options.scenario is None:
        return Parsed(format=NAME, problems=(_no_scenario(),))
    cells = Cells(frame)
    verksamhet, verksamhet_name = cells.labels("verksamhet", "verksamhetsnamn")
    account, account_name = cells.labels("konto", "kontonamn")
    has_account = (account != "").to_numpy()
    line = cells.numbers("rad", line_index, code="unknown_line", remedy=_LINE)
    scenario = cells.numbers("scenario", scenario_index(options), code="unknown_scenario", remedy=_SCENARIO)
    period = cells.numbers("period", month_number(options), code="unknown_period", remedy=_PERIOD)
    as_of = cells.numbers("prognos_efter", optional_month, code="unknown_period", remedy=_PERIOD)
    months = cells.numbers("månader", month_count, code="unknown_months", remedy=_MONTHS)
    forecast = scenario == SCENARIOS.index(Scenario.FORECAST)
    months = np.where(months == 0, np.where(forecast, 12, 1), months)
    if options.period is not None:
        as_of = np.where(as_of == 0, options.period.number, as_of)
    amount, unreadable = kronor_to_ore(frame["belopp"])
    turned, told = turned_codes(frame)
    problems = [*cells.problems, *checks.unreadable_amounts(unreadable), *told]
    bad = cells.bad | turned
    for wrong, make in (
        (has_account & (line >= 0), checks.both_account_and_line),
        (~cells.bad & ~forecast & (months > period % 12 + 1), checks.too_many_months),
        (~cells.bad & forecast & ((period % 12 != 11) | (months != 12)), checks.not_full_year),
        (~cells.bad & forecast & (as_of == 0), checks.no_as_of),
        (~cells.bad & closing_rows(frame, options) & (months > 1), checks.closing_alone),
    ):
        problems += each_row(((int(row), "") for row in frame.index[wrong]), make)
        bad |= wrong
    bad |= frame.index.isin(list(unreadable))
    late = closing_rows(frame, options) & ~bad
    problems += closing_asked(frame.index[late].tolist(), options)
    columns = {
        "verksamhet_code": verksamhet,
        "account": account,
        "line": _lines(line, has_account),
        "scenario": pd.Categorical.from_codes(scenario, pd.Index([s.value for s in SCENARIOS])),
        "last_month": period.astype("int32"),
        "months": months.astype("int8"),
        "amount_ore": -amount if options.turns else amount,
        "as_of": pd.arrays.IntegerArray(as_of.astype("int32"), ~forecast),
        "row": frame.index.astype("int32"),
    }
    figures = pd.DataFrame(columns, index=frame.index)[list(COLUMNS)]
    if options.closing is not Closing.DECEMBER:
        bad |= late
    figures, late = figures[~bad], late[~bad]
    numbers = [*frame.index[amount.notna()].tolist(), *unreadable]
    account_told = rows_told(numbers, figures["row"].tolist())
    if turned.any():
        words = ["verksamhet_code", "account"]
        figures = figures.assign(**{name: figures[name].cat.remove_unused_categories() for name in words})
    now, repeats, notes = without_dimensions(figures[~late], frame)
    problems += repeats
    at = np.repeat([False, True], [len(now), int(late.sum())])
    figures = with_closing(pd.concat([now, figures[late]]) if late.any() else now, at)
    problems += checks.missing_amounts(figures)
    names = {"code": verksamhet, "name": verksamhet_name, "parent": cells.texts("överordnad")}
    named, confused = checks.named_verksamheter(pd.DataFrame(names | {"row": frame.index})[~turned])
    return Parsed(
        format=NAME,
        figures=FrameFigures(figures.reset_index(drop=True)),
        verksamheter=tuple(v for v in named if v.code),
        root=next((NamedVerksamhet("", v.name) for v in named if not v.code and v.name), None),
        accounts=checks.pairs(account, account_name),
        problems=(*problems, *confused),
        period=_last_month(figures),
        notes=(*notes, account_told),
    )


def _lines(line: Ints, has_account: np.ndarray) -> pd.Categorical[str]:
    """The line's word; NET where the row names neither account nor line, "" where it names an account."""
    words = [k.value for k in LINES]
    codes = np.where(has_account, len(words), np.where(line >= 0, line, LINES.index(Line.NET)))
    return pd.Categorical.from_codes(codes, pd.Index([*words, ""]))


def _last_month(figures: pd.DataFrame) -> Month | None:
    """The last month with an outcome, else the last month of the file."""
    outcome = figures.loc[
        (figures["scenario"] == Scenario.OUTCOME.value) & figures["amount_ore"].notna(), "last_month"
    ]
    last = (outcome if len(outcome) else figures["last_month"]).max()
    return None if pd.isna(last) else Month.from_number(int(last))


def _sheet_with_header(handed: HandedIn) -> tuple[Sheet, list[str], int] | None:
    if isinstance(handed.grid, Problem):
        return None
    for sheet in handed.grid.sheets:
        for number, row in sheet.rows[:1]:
            header = header_of([text_of(cell) for cell in row])
            if header is not None:
                return sheet, header, number
    return None


def _without_blank_rows(frame: pd.DataFrame) -> pd.DataFrame:
    blank = np.ones(len(frame), dtype=bool)
    for name in frame.columns:
        column = frame[name]
        empty = column.isna()
        if column.dtype.kind not in "iuf":
            empty |= column == ""
        blank &= empty.to_numpy(dtype=bool)
    return frame[~blank] if blank.any() else frame


def _header_problem() -> Problem:
    return error(
        "Rubrikraden saknar en kolumn eller har samma kolumn två gånger.",
        "Rubriken ska ha verksamhet, belopp och period eller scenario, var och en en gång.",
        row=1,
        code="header",
    )


def _no_scenario() -> Problem:
    return error(
        "Filen säger inte om beloppen är budget, utfall eller prognos.",
        "Välj vad beloppen är under Så lästes filen (--scenario i kommandot).",
        code="unknown_scenario",
    )


def _no_rows() -> Problem:
    return error(
        "Filen har en rubrik men inga rader.",
        "Kontrollera att exporten fick med raderna och lämna in den igen.",
        code="empty",
    )
