"""Files out: a frozen Report becomes a document in one of FORMATS; no arithmetic, no database, no web.

`render` is the one way in. The same report gives the same bytes, and every format says the same words and
figures (`outline`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from socfin.documents.clean import cleaned
from socfin.documents.dispatch import Dispatch
from socfin.documents.document import CannotMake, Document
from socfin.documents.exchange import table_csv as delimited
from socfin.documents.exchange import text
from socfin.documents.outline import filename
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.report import Report

__all__ = ["FORMATS", "CannotMake", "Dispatch", "Document", "Format", "format_of", "render"]

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in Swedish, its file's extension and type, and what makes it."""

    label: str
    extension: str
    content_type: str
    make: Callable[[Report, Beside], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a document is made with beside its report."""

    template: bytes | None = None
    """The municipality's own, which only Word has."""
    dispatch: Dispatch | None = None
    """What it is sent to."""
    addresses: FigureAddresses = NO_ADDRESSES
    """What its figures lead to."""


def _json(report: Report, _: Beside) -> bytes:
    return (report.to_json() + "\n").encode("utf-8")


def _text(report: Report, beside: Beside) -> bytes:
    return text.make(report, beside.dispatch)


def _csv(report: Report, _: Beside) -> bytes:
    return delimited.make(report)


# The libraries behind these four take a quarter of a second or more to import: only when they are needed.
def _xlsx(report: Report, beside: Beside) -> bytes:
    from socfin.documents.excel import report as excel

    return excel.make(report, beside.addresses)


def _docx(report: Report, beside: Beside) -> bytes:
    if beside.template is not None:
        from socfin.documents.word.template.bounds import make as make_from

        return make_from(report, beside.template, beside.dispatch, beside.addresses)
    from socfin.documents.word import report as word

    return word.make(report, beside.dispatch, beside.addresses)


def _pptx(report: Report, beside: Beside) -> bytes:
    from socfin.documents.slides import report as slides

    return slides.make(report, beside.dispatch, beside.addresses)


def _pdf(report: Report, beside: Beside) -> bytes:
    from socfin.documents.pdf import report as pdf

    return pdf.make(report, beside.dispatch, beside.addresses)


FORMATS = MappingProxyType(
    {
        "docx": Format("Word", "docx", f"{OFFICE}.wordprocessingml.document", _docx),
        "pdf": Format("PDF", "pdf", "application/pdf", _pdf),
        "pptx": Format("PowerPoint", "pptx", f"{OFFICE}.presentationml.presentation", _pptx),
        "xlsx": Format("Excel", "xlsx", f"{OFFICE}.spreadsheetml.sheet", _xlsx),
        "csv": Format("CSV", "csv", "text/csv; charset=utf-8", _csv),
        "text": Format("Text", "txt", "text/plain; charset=utf-8", _text),
        "json": Format("JSON", "json", "application/json", _json),
    }
)
"""Every format by its name on the command line, the most wanted first."""


def format_of(word: str) -> str | None:
    """The name of the format that a file's extension, or the name itself, says; None for none of them."""
    return next((name for name, each in FORMATS.items() if word in (name, each.extension)), None)


def render(
    report: Report,
    format: str,
    *,
    template: bytes | None = None,
    public: bool = False,
    dispatch: Dispatch | None = None,
    addresses: FigureAddresses = NO_ADDRESSES,
) -> Document:
    """The report as a document; KeyError for an unknown format, CannotMake when this machine cannot.

    Figures are written as they stand in the report. Texts lose only what no file may hold. `template` is the
    municipality's own Word document, checked before. `public` says that small units are gathered in
    the report (services/masking/masking.py does that), which the document then says too. `dispatch` is
    the meeting it is for, `addresses` what its figures lead to.
    """
    chosen = FORMATS[format]
    safe = cleaned(replace(report, public=True) if public else report)
    beside = Beside(template=template, dispatch=dispatch, addresses=addresses)
    content = chosen.make(safe, beside)
    return Document(filename(safe, chosen.extension), chosen.content_type, content)
