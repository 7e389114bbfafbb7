"""The report as PDF for dispatch and archive: PDF/A-2a and PDF/UA-1 from one HTML and one stylesheet."""

from __future__ import annotations

import logging
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from socfin.documents.bridge import BRIDGE, bridge
from socfin.documents.dispatch import SINCE, Dispatch
from socfin.documents.document import CannotMake
from socfin.documents.drawing import Drawing, as_svg
from socfin.documents.drawings import beside
from socfin.documents.outline import NO_PICTURE, outline
from socfin.documents.pdf.columns import page_widths
from socfin.documents.table_cells import in_two
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.report import Report

logging.getLogger("fontTools").setLevel(logging.WARNING)


def make(
    report: Report, dispatch: Dispatch | None = None, addresses: FigureAddresses = NO_ADDRESSES
) -> bytes:
    """The PDF; CannotMake when the system libraries that set type (Pango) are missing."""
    try:
        from socfin.documents.pdf.typesetting import typeset
    except OSError as missing:
        raise CannotMake(
            "PDF kan inte göras på den här datorn: systembiblioteket Pango saknas. "
            "Installera det (Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0) eller välj Word."
        ) from missing
    return typeset(as_html(report, dispatch, addresses))


def as_html(
    report: Report, dispatch: Dispatch | None = None, addresses: FigureAddresses = NO_ADDRESSES
) -> str:
    """The document's HTML, with every text escaped and the chart inside it."""
    say = outline(report, dispatch, addresses)
    return (
        _templates()
        .get_template("report.html")
        .render(
            say=say,
            title=say.document_title,
            date=say.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            bridge=BRIDGE,
            picture=_picture(report),
            no_picture=NO_PICTURE,
            since=SINCE,
            widths=page_widths,
            svg=_svg,
            drawn=lambda table: beside(report, table.title),
            in_two=in_two,
        )
    )


def _picture(report: Report) -> Markup | None:
    drawing = bridge(report)
    return _svg(drawing) if drawing else None


def _svg(drawing: Drawing) -> Markup:
    return Markup(as_svg(drawing))  # noqa: S704  (as_svg escapes every text)


@cache
def _templates() -> Environment:
    loader = PackageLoader("socfin.documents")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
