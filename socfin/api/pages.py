"""The addresses of the pages where what is answered stands; whole, so that a program can show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from socfin.services.masking.gathered_rows import is_gathered


@dataclass(frozen=True, slots=True)
class Pages:
    """A committee's pages."""

    site: str
    """ "https://uppfoljning.kommunen.se"; "" gives addresses without it."""
    slug: str

    def address(self, name: str, *args: object) -> str:
        """Of a page by its name in urls.py."""
        return self.site + reverse(name, args=[self.slug, *map(str, args)])

    def of_row(self, period: object, code: str) -> str | None:
        """Of a verksamhet in a period; None for small units gathered in one row."""
        return None if not code or is_gathered(code) else self.address("verksamhet", period, code)

    def of_figure(self, period: object, code: str, figure: str) -> str | None:
        """Of one figure of a verksamhet, with all about it; None as above."""
        no_page = not code or is_gathered(code)
        return None if no_page else self.address("figure", period, code, figure)


def pages_of(request: HttpRequest, slug: str) -> Pages:
    """A committee's pages at the site that was asked."""
    return Pages(request.build_absolute_uri("/").rstrip("/"), slug)
