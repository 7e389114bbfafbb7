"""Hands HTML and stylesheet to WeasyPrint; imported only where a PDF is made, for Pango may be missing."""

from __future__ import annotations

import gc
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

from socfin.charts.theme import resolved
from socfin.documents.drawing import BOLD, REGULAR, font_path
from socfin.documents.pdf.conformance import conform

TYPEFACES = {"socfin:regular": REGULAR, "socfin:bold": BOLD}
"""The addresses of the typeface in the stylesheet."""


class Page(HTML):  # type: ignore[misc]
    """A document of the few elements that report.html has, written so that it is XML as well."""

    def __init__(self, page: str) -> None:
        """Read by a parser of XML, in a tenth of the time that one of HTML takes; nothing is fetched."""
        self.base_url, self.url_fetcher, self.media_type = "", own_parts, "print"
        root = ElementTree.fromstring(page)  # noqa: S314 - our own template, every text in it escaped
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, *_: Any, **__: Any) -> list[CSS]:
        return [_base()]


def typeset(page: str) -> bytes:
    """The PDF of the document's HTML, tagged and for the archive."""
    with _no_search_for_garbage():
        return _typeset(page)


def _typeset(page: str) -> bytes:
    fonts = FontConfiguration()
    sheet = CSS(string=_stylesheet(), font_config=fonts, url_fetcher=own_parts)
    written: bytes = Page(page).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-2a", finisher=conform
    )
    return written


def own_parts(url: str, *_: Any, **__: Any) -> URLFetcherResponse:
    """Gives the document its typeface and its own drawing, and nothing else: no network, no files."""
    if url in TYPEFACES:
        return URLFetcherResponse(url, font_path(TYPEFACES[url]).read_bytes())
    kind, comma, content = url.partition(";base64,")
    if kind.startswith("data:image/") and comma:
        return URLFetcherResponse(url, b64decode(content), {"Content-Type": kind.removeprefix("data:")})
    raise ValueError(f"A document may not fetch {url[:80]!r}")


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Its objects all live until the PDF is written: an eighth of the time went to looking among them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def _base() -> CSS:
    return CSS(string=_read("base.css"))


@cache
def _stylesheet() -> str:
    return str(resolved(_read("report.css")))


def _read(name: str) -> str:
    return (files("socfin.documents") / "templates" / name).read_text("utf-8")
