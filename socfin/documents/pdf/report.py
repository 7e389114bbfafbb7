"""The report as PDF for dispatch and archive: PDF/A-2a and PDF/UA-1 from one HTML and one stylesheet."""

from __future__ import annotations

import logging
from base64 import b64decode
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from socfin.charts.theme import resolved
from socfin.documents.bridge import bridge
from socfin.documents.dispatch import SINCE, Dispatch
from socfin.documents.document import CannotMake
from socfin.documents.drawing import BOLD, REGULAR, as_svg, font_path
from socfin.documents.outline import NO_PICTURE, outline
from socfin.documents.pdf.conformance import conform
from socfin.domain.report import Report

TYPEFACES = {"socfin:regular": REGULAR, "socfin:bold": BOLD}
"""The addresses of the typeface in the stylesheet."""
logging.getLogger("fontTools").setLevel(logging.WARNING)


def make(report: Report, dispatch: Dispatch | None = None) -> bytes:
    """The PDF; CannotMake when the system libraries that set type (Pango) are missing."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as missing:
        raise CannotMake(
            "PDF kan inte göras på den här datorn: systembiblioteket Pango saknas. "
            "Installera det (Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0) eller välj Word."
        ) from missing
    fonts = FontConfiguration()
    sheet = CSS(string=_stylesheet(), font_config=fonts, url_fetcher=_own_parts)
    page = HTML(string=as_html(report, dispatch), url_fetcher=_own_parts)
    return conform(page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-2a"))


def as_html(report: Report, dispatch: Dispatch | None = None) -> str:
    """The document's HTML, with every text escaped and the chart inside it."""
    say = outline(report, dispatch)
    return (
        _templates()
        .get_template("report.html")
        .render(
            say=say,
            title=say.document_title,
            date=say.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            picture=_picture(report),
            no_picture=NO_PICTURE,
            since=SINCE,
        )
    )


def _picture(report: Report) -> Markup | None:
    drawing = bridge(report)
    return Markup(as_svg(drawing)) if drawing else None  # noqa: S704  (as_svg escapes every text)


@cache
def _templates() -> Environment:
    loader = PackageLoader("socfin.documents")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


@cache
def _stylesheet() -> str:
    return str(resolved((files("socfin.documents") / "templates" / "report.css").read_text("utf-8")))


def _own_parts(url: str, *_: Any, **__: Any) -> Any:
    """Gives the document its typeface and its own drawing, and nothing else: no network, no files."""
    from weasyprint.urls import URLFetcherResponse

    if url in TYPEFACES:
        return URLFetcherResponse(url, font_path(TYPEFACES[url]).read_bytes())
    kind, comma, content = url.partition(";base64,")
    if kind.startswith("data:image/") and comma:
        return URLFetcherResponse(url, b64decode(content), {"Content-Type": kind.removeprefix("data:")})
    raise ValueError(f"A document may not fetch {url[:80]!r}")
