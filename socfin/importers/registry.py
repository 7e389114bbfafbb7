"""The list of formats and the one function that reads a file; never raises, whatever the bytes are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from socfin.domain.figures import Parsed, Problem, error
from socfin.importers import erp_report, long_csv, qlik
from socfin.importers.bounds import out_of_bounds
from socfin.importers.grid import refusal
from socfin.importers.handed import HandedIn
from socfin.importers.options import Options
from socfin.importers.sie import reading as sie
from socfin.importers.workbook import is_workbook

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its stable name, its name in Swedish, how it is known and how it is read."""

    name: str
    label: str
    recognise: Callable[[HandedIn], bool]
    read: Callable[[HandedIn, Options], Parsed]


FORMATS: tuple[Format, ...] = (
    Format(long_csv.NAME, long_csv.LABEL, long_csv.recognise, long_csv.read),
    Format(qlik.NAME, qlik.LABEL, qlik.recognise, qlik.read),
    Format(sie.NAME, sie.LABEL, sie.recognise, sie.read),
    Format(erp_report.NAME, erp_report.LABEL, erp_report.recognise, erp_report.read),
)
"""In the order they are tried: the first that recognises a file reads it."""


def parse(content: bytes, filename: str = "", options: Options | None = None) -> Parsed:
    """The file's figures and problems; a file no format knows gives problems and no figures."""
    options = options or Options()
    if len(content) > options.max_bytes:
        return _refused(_too_large(len(content), options.max_bytes))
    handed = HandedIn(content, filename)
    try:
        return _parse(handed, options)
    except (Exception, RecursionError):
        log.exception("a format failed on %d bytes", len(content))
        return _refused(_failed())


def _parse(handed: HandedIn, options: Options) -> Parsed:
    problem = None if is_workbook(handed.content) else refusal(handed.content)
    if problem is not None:
        return _refused(problem)
    for kind in FORMATS:
        if options.format == kind.name or (options.format is None and kind.recognise(handed)):
            parsed = kind.read(handed, options)
            return replace(parsed, problems=(*parsed.problems, *out_of_bounds(parsed)))
    grid = handed.grid
    return _refused(grid if isinstance(grid, Problem) else _unknown())


def _refused(problem: Problem) -> Parsed:
    return Parsed(format="", problems=(problem,))


def _too_large(size: int, limit: int) -> Problem:
    return error(
        f"Filen är {size / 1_048_576:.0f} MB. Gränsen är {limit / 1_048_576:.0f} MB.",
        "Lämna in en månad eller en nämnd i taget, eller be administratören höja gränsen.",
        code="too_large",
    )


def _unknown() -> Problem:
    return error(
        "Filen har ingen rubrikrad som går att känna igen.",
        "Rapporten behöver en rubrikrad med till exempel Verksamhet, Budget jan–mar och Utfall jan–mar. "
        "Formaten beskrivs under Hjälp – Filformat.",
        code="unknown_format",
    )


def _failed() -> Problem:
    return error(
        "Filen gick inte att läsa. Felet är noterat.",
        "Öppna filen i Excel, spara den som en ny arbetsbok (.xlsx) och lämna in den.",
        code="internal",
    )
