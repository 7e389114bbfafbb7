"""The list of formats and the one function that reads a file; never raises, whatever the bytes are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from socfin.domain.figures import Parsed, Problem, error
from socfin.importers import qlik
from socfin.importers.answered import MOST_CELLS, possible, with_answers
from socfin.importers.choices import NAMED, asked
from socfin.importers.code_strings import with_parts
from socfin.importers.containers.formulas import without_values
from socfin.importers.containers.grid import refusal
from socfin.importers.containers.sheets import Grid
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.containers.uncollected import uncollected
from socfin.importers.containers.workbook import is_workbook
from socfin.importers.hidden import hidden_columns_told, hidden_rows_told, without_hidden
from socfin.importers.indicators import indicator_file
from socfin.importers.indicators.beside_money import money_alone, with_indicators
from socfin.importers.long import long_csv
from socfin.importers.long.contents import is_of_a_report
from socfin.importers.options import Options
from socfin.importers.reading import FileReading
from socfin.importers.report import erp_report
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.layout.refused import refused
from socfin.importers.report.layout.weekly import weeks_across
from socfin.importers.report.rows.made_codes import with_made_codes
from socfin.importers.report_only import reports_only
from socfin.importers.sie import reading as sie
from socfin.importers.spelling.bounds import out_of_bounds
from socfin.importers.spelling.roles import Role

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its stable name, its name in Swedish, how it is known and how it is read."""

    name: str
    label: str
    recognise: Callable[[SourceFile], bool]
    read: Callable[[SourceFile, Options], Parsed]
    examine: Callable[[SourceFile, Options], tuple[Parsed, FileReading]] | None = None
    """Reads and tells how, for the formats whose reading a person may correct."""
    fingerprint: Callable[[SourceFile], str] | None = None
    """What recognises the layout next month, before the file is read."""
    asks: tuple[str, ...] = ()
    """The choices (importers/choices.py) that every file of the format leaves to a person."""


FORMATS: tuple[Format, ...] = (
    Format(indicator_file.NAME, indicator_file.LABEL, indicator_file.recognise, indicator_file.read),
    Format(
        long_csv.NAME,
        long_csv.LABEL,
        long_csv.recognise,
        long_csv.read,
        long_csv.examine,
        asks=("scenario", "unit", "sign", "contents"),
    ),
    Format(
        qlik.NAME,
        qlik.LABEL,
        qlik.recognise,
        qlik.read,
        qlik.examine,
        qlik.fingerprint,
        asks=("unit", "sign"),
    ),
    Format(sie.NAME, sie.LABEL, sie.recognise, sie.read, sie.examine, sie.fingerprint),
    Format(
        erp_report.NAME,
        erp_report.LABEL,
        erp_report.recognise,
        erp_report.read,
        erp_report.examine,
        erp_report.fingerprint,
    ),
)
"""In the order they are tried: the first that recognises a file reads it."""


def parse(content: bytes, filename: str = "", options: Options | None = None) -> Parsed:
    """The file's figures and problems; a file no format knows gives problems and no figures."""
    return examine(SourceFile(content, filename), options or Options()).parsed


@dataclass(frozen=True, slots=True)
class Examined:
    """A file's figures, and how they were read."""

    parsed: Parsed
    reading: FileReading


def examine(file: SourceFile, options: Options) -> Examined:
    """`parse`, with the reading that a person may correct."""
    if len(file.content) > options.max_bytes:
        return _refused(_too_large(len(file.content), options.max_bytes))
    try:
        with uncollected():
            examined = _examine(file, options)
        parsed = with_made_codes(_never_silent(examined.parsed))
        file.tell(0.95)
        return replace(examined, parsed=replace(parsed, problems=(*parsed.problems, *out_of_bounds(parsed))))
    except (Exception, RecursionError):
        log.exception("a format failed on %d bytes", len(file.content))
        return _refused(_failed())


def _never_silent(parsed: Parsed) -> Parsed:
    """The file's figures and problems; without a figure it has an error, whatever its format is."""
    if not parsed.is_empty or parsed.errors:
        return parsed
    return replace(parsed, problems=(*parsed.problems, _no_figures()))


@dataclass(frozen=True, slots=True)
class Recognised:
    """What tells a layout from others: a report's also has its headings, to see what has changed."""

    fingerprint: str = ""
    headers: tuple[str, ...] = ()


def recognised(file: SourceFile) -> Recognised:
    """The layout of a file that a profile may know; nothing for the formats that need none."""
    try:
        if not is_workbook(file.content) and refusal(file.content) is not None:
            return Recognised()
        kind = _kind(file := with_parts(file), Options())
        if kind is None or kind.fingerprint is None:
            return Recognised()
        headers = erp_report.headers(file) if kind.name == erp_report.NAME else ()
        return Recognised(kind.fingerprint(file), headers)
    except (Exception, RecursionError):  # the same bytes are refused with a problem when they are read
        log.exception("no layout in %d bytes", len(file.content))
        return Recognised()


def _examine(file: SourceFile, options: Options) -> Examined:
    problem = None if is_workbook(file.content) else refusal(file.content)
    if problem is not None:
        return _refused(problem)
    whole = with_parts(file)
    file = money_alone(whole, lambda alone: _kind(alone, Options()) is not None)
    options = _of_a_list(file, options)
    if options.format is None and options.contents:
        options = replace(options, format=_form_of(file, options))
    kind = _kind(file, options)
    if kind is not None:
        examined = _with_answers(_read_as(kind, file, options), kind, file, options)
        return replace(examined, parsed=with_indicators(examined.parsed, examined.reading, whole, options))
    problem = file.grid if isinstance(file.grid, Problem) else _why_not(file.grid)
    return _refused(problem, erp_report.reading_of_nothing(file))


def _of_a_list(file: SourceFile, options: Options) -> Options:
    """The options with a sheet of which no more is said as that of a list, where it has one."""
    mapping = options.mapping
    if mapping is None or mapping.columns or mapping.header_rows:
        return options
    sheets = options.sheets or (mapping.sheet,)
    if not set(sheets) <= set(long_csv.list_sheets(file)):
        return options
    return replace(options, mapping=None, format=None, sheets=sheets)


def _form_of(file: SourceFile, options: Options) -> str | None:
    """The form of a file of whose columns something has been said: that of a list where it makes one."""
    if is_of_a_report(options.contents):
        return erp_report.NAME
    return long_csv.NAME if long_csv.recognise(file, options.contents) else None


def _why_not(grid: Grid) -> Problem:
    """Why no format knows the sheets, with what to do."""
    return weeks_across(grid.sheets) or refused(grid.sheets) or _unknown()


def _read_as(kind: Format, file: SourceFile, options: Options) -> Examined:
    """The file as one format reads it, with what a workbook hides and what the format leaves to a person."""
    shown = without_hidden(file, options.hidden_rows)
    parsed, reading = (
        kind.examine(shown, options) if kind.examine else (kind.read(shown, options), FileReading())
    )
    remarks = _hidden(file, reading, options)
    remarks += () if kind.name == erp_report.NAME else (*_formulas(file), *reports_only(options))
    problems = (*parsed.problems, *remarks)
    given = {name for name in NAMED if getattr(options, name) is not None}
    asks = (*kind.asks, *asked(problems, given))
    return Examined(replace(parsed, problems=problems), replace(reading, asks=(*reading.asks, *asks)))


def _with_answers(examined: Examined, kind: Format, file: SourceFile, options: Options) -> Examined:
    """A small file's questions with what each answer makes of its totals; a larger one's as they are."""
    parsed = examined.parsed
    if not any(map(possible, parsed.problems)) or _cells(kind, file) > MOST_CELLS:
        return examined
    unwatched = file.unwatched()

    def read(name: str, word: str) -> Parsed:
        try:
            answer = NAMED[name].read(word)
            before = (options.columns or {}) if name == "columns" else None
            changed: dict[str, Any] = {name: answer if before is None else {**before, **answer}}
            return _read_as(kind, unwatched, replace(options, **changed)).parsed
        except (Exception, RecursionError):  # what an answer would give is no reason to refuse the file
            log.exception("no totals with %s", name)
            return Parsed(format=kind.name)

    return replace(examined, parsed=replace(parsed, problems=with_answers(parsed.problems, read)))


def _cells(kind: Format, file: SourceFile) -> int:
    """How large a file is: its cells, or the fields of SIE."""
    if kind.name == sie.NAME:
        return len(file.text.text.split())
    sheets = () if isinstance(file.grid, Problem) else file.grid.sheets
    return sum(len(row) for sheet in sheets for _, row in sheet.rows)


def _formulas(file: SourceFile) -> tuple[Problem, ...]:
    """The formulas without values of a workbook that is read whole."""
    if file.is_text or isinstance(file.grid, Problem):
        return ()
    return tuple(problem for sheet in file.grid.sheets[:1] for problem in without_values(sheet))


def _hidden(file: SourceFile, reading: FileReading, options: Options) -> tuple[Problem, ...]:
    """What a workbook hides of what was read: of a report the table's own rows and columns."""
    if file.is_text or isinstance(file.grid, Problem):
        return ()
    mapping = reading.mapping
    if mapping is None:
        return hidden_rows_told(file.grid.sheets[0], options.hidden_rows)
    grid = file.grid
    return tuple(
        p for mapping_of_one in reading.taken or (mapping,) for p in _hidden_of(grid, mapping_of_one, options)
    )


def _hidden_of(grid: Grid, mapping: Mapping, options: Options) -> tuple[Problem, ...]:
    sheet = next((sheet for sheet in grid.sheets if sheet.name == mapping.sheet), grid.sheets[0])
    used = [(c.index, c.header) for c in mapping.columns if c.role is not Role.IGNORE]
    rows = hidden_rows_told(sheet, options.hidden_rows, mapping.header_rows[-1])
    return (*rows, *hidden_columns_told(sheet, used))


def _kind(file: SourceFile, options: Options) -> Format | None:
    """The first format that recognises the file, or the one that is asked for."""
    asked = erp_report.NAME if options.mapping is not None else options.format
    return next((k for k in FORMATS if k.name == asked or (asked is None and k.recognise(file))), None)


def _refused(problem: Problem, reading: FileReading | None = None) -> Examined:
    return Examined(Parsed(format="", problems=(problem,)), reading or FileReading())


def _too_large(size: int, limit: int) -> Problem:
    return error(
        f"Filen är {size / 1_048_576:.0f} MB. Gränsen är {limit / 1_048_576:.0f} MB.",
        "Lämna in en månad eller en nämnd i taget, eller be administratören höja gränsen.",
        code="too_large",
    )


def _unknown() -> Problem:
    return error(
        "Filen har ingen rubrikrad som går att känna igen.",
        "Skriv vilken rad rubriken står på under Så lästes filen (--header i kommandot). Den ska ha till "
        "exempel Verksamhet, Budget jan–mar och Utfall jan–mar. Saknas den: ta med rubrikraden "
        "när rapporten tas ut.",
        code="unknown_format",
    )


def _no_figures() -> Problem:
    return error(
        "Filen känns igen, men inget belopp i den går att läsa som budget, utfall eller prognos.",
        "Kontrollera under Så lästes filen vad varje kolumn läses som, välj det för kolumnerna med belopp "
        "(--contents i kommandot) och läs om filen.",
        code="no_figures",
    )


def _failed() -> Problem:
    return error(
        "Filen gick inte att läsa. Felet är noterat.",
        "Öppna filen i Excel, spara den som en ny arbetsbok (.xlsx) och lämna in den.",
        code="internal",
    )
