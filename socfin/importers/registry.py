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
from socfin.importers.containers.formulas import without_values
from socfin.importers.containers.grid import refusal
from socfin.importers.containers.sheets import Grid
from socfin.importers.containers.source_file import HandedIn
from socfin.importers.containers.uncollected import uncollected
from socfin.importers.containers.workbook import is_workbook
from socfin.importers.hidden import hidden_columns_told, hidden_rows_told, without_hidden
from socfin.importers.indicators import indicator_file
from socfin.importers.long import long_csv
from socfin.importers.options import Options
from socfin.importers.reading import Look
from socfin.importers.report import erp_report
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.layout.refused import refused
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
    recognise: Callable[[HandedIn], bool]
    read: Callable[[HandedIn, Options], Parsed]
    examine: Callable[[HandedIn, Options], tuple[Parsed, Look]] | None = None
    """Reads and tells how, for the formats whose reading a person may correct."""
    fingerprint: Callable[[HandedIn], str] | None = None
    """What recognises the layout next month, before the file is read."""
    asks: tuple[str, ...] = ()
    """The choices (importers/choices.py) that every file of the format leaves to a person."""


FORMATS: tuple[Format, ...] = (
    Format(indicator_file.NAME, indicator_file.LABEL, indicator_file.recognise, indicator_file.read),
    Format(
        long_csv.NAME, long_csv.LABEL, long_csv.recognise, long_csv.read, asks=("scenario", "unit", "sign")
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
    return examine(HandedIn(content, filename), options or Options()).parsed


@dataclass(frozen=True, slots=True)
class Examined:
    """A file's figures, and how they were read."""

    parsed: Parsed
    look: Look


def examine(handed: HandedIn, options: Options) -> Examined:
    """`parse`, with the reading that a person may correct."""
    if len(handed.content) > options.max_bytes:
        return _refused(_too_large(len(handed.content), options.max_bytes))
    try:
        with uncollected():
            examined = _examine(handed, options)
        parsed = with_made_codes(_never_silent(examined.parsed))
        handed.tell(0.95)
        return replace(examined, parsed=replace(parsed, problems=(*parsed.problems, *out_of_bounds(parsed))))
    except (Exception, RecursionError):
        log.exception("a format failed on %d bytes", len(handed.content))
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


def recognised(handed: HandedIn) -> Recognised:
    """The layout of a file that a profile may know; nothing for the formats that need none."""
    try:
        if not is_workbook(handed.content) and refusal(handed.content) is not None:
            return Recognised()
        kind = _kind(handed, Options())
        if kind is None or kind.fingerprint is None:
            return Recognised()
        headers = erp_report.headers(handed) if kind.name == erp_report.NAME else ()
        return Recognised(kind.fingerprint(handed), headers)
    except (Exception, RecursionError):  # the same bytes are refused with a problem when they are read
        log.exception("no layout in %d bytes", len(handed.content))
        return Recognised()


def _examine(handed: HandedIn, options: Options) -> Examined:
    problem = None if is_workbook(handed.content) else refusal(handed.content)
    if problem is not None:
        return _refused(problem)
    kind = _kind(handed, options)
    if kind is not None:
        return _with_answers(_read_as(kind, handed, options), kind, handed, options)
    grid = handed.grid
    problem = grid if isinstance(grid, Problem) else refused(grid.sheets) or _unknown()
    return _refused(problem, erp_report.look_of_nothing(handed))


def _read_as(kind: Format, handed: HandedIn, options: Options) -> Examined:
    """The file as one format reads it, with what a workbook hides and what the format leaves to a person."""
    shown = without_hidden(handed, options.hidden_rows)
    parsed, look = kind.examine(shown, options) if kind.examine else (kind.read(shown, options), Look())
    remarks = _hidden(handed, look, options)
    remarks += () if kind.name == erp_report.NAME else (*_formulas(handed), *reports_only(options))
    problems = (*parsed.problems, *remarks)
    asks = (*kind.asks, *asked(problems, _given(options)))
    return Examined(replace(parsed, problems=problems), replace(look, asks=(*look.asks, *asks)))


def _with_answers(examined: Examined, kind: Format, handed: HandedIn, options: Options) -> Examined:
    """A small file's questions with what each answer makes of its totals; a larger one's as they are."""
    parsed = examined.parsed
    if not any(map(possible, parsed.problems)) or _cells(kind, handed) > MOST_CELLS:
        return examined
    unheard = handed.unheard()

    def read(name: str, word: str) -> Parsed:
        try:
            answer = NAMED[name].read(word)
            before = (options.columns or {}) if name == "columns" else None
            changed: dict[str, Any] = {name: answer if before is None else {**before, **answer}}
            return _read_as(kind, unheard, replace(options, **changed)).parsed
        except (Exception, RecursionError):  # what an answer would give is no reason to refuse the file
            log.exception("no totals with %s", name)
            return Parsed(format=kind.name)

    return replace(examined, parsed=replace(parsed, problems=with_answers(parsed.problems, read)))


def _cells(kind: Format, handed: HandedIn) -> int:
    """How large a file is: its cells, or the fields of SIE."""
    if kind.name == sie.NAME:
        return len(handed.text.text.split())
    sheets = () if isinstance(handed.grid, Problem) else handed.grid.sheets
    return sum(len(row) for sheet in sheets for _, row in sheet.rows)


def _given(options: Options) -> set[str]:
    """The choices that have an answer."""
    return {name for name in NAMED if getattr(options, name) is not None}


def _formulas(handed: HandedIn) -> tuple[Problem, ...]:
    """The formulas without values of a workbook that is read whole."""
    if handed.is_text or isinstance(handed.grid, Problem):
        return ()
    return tuple(problem for sheet in handed.grid.sheets[:1] for problem in without_values(sheet))


def _hidden(handed: HandedIn, look: Look, options: Options) -> tuple[Problem, ...]:
    """What a workbook hides of what was read: of a report the table's own rows and columns."""
    if handed.is_text or isinstance(handed.grid, Problem):
        return ()
    mapping = look.mapping
    if mapping is None:
        return hidden_rows_told(handed.grid.sheets[0], options.hidden_rows)
    grid = handed.grid
    return tuple(
        p for mapping_of_one in look.taken or (mapping,) for p in _hidden_of(grid, mapping_of_one, options)
    )


def _hidden_of(grid: Grid, mapping: Mapping, options: Options) -> tuple[Problem, ...]:
    sheet = next((sheet for sheet in grid.sheets if sheet.name == mapping.sheet), grid.sheets[0])
    used = [(c.index, c.header) for c in mapping.columns if c.role is not Role.IGNORE]
    rows = hidden_rows_told(sheet, options.hidden_rows, mapping.header_rows[-1])
    return (*rows, *hidden_columns_told(sheet, used))


def _kind(handed: HandedIn, options: Options) -> Format | None:
    """The first format that recognises the file, or the one that is asked for."""
    asked = erp_report.NAME if options.mapping is not None else options.format
    return next((k for k in FORMATS if k.name == asked or (asked is None and k.recognise(handed))), None)


def _refused(problem: Problem, look: Look | None = None) -> Examined:
    return Examined(Parsed(format="", problems=(problem,)), look or Look())


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
