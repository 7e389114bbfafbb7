"""The open data of a committee that is open to all: a page, the tables, their schemas and the catalogue."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from socfin import access
from socfin.access import Seat, Sight
from socfin.access.opened import open_seat
from socfin.access.public import open_committees
from socfin.documents.open_data.catalogue import json_ld, rdf_xml
from socfin.documents.open_data.fields import VERSION
from socfin.documents.open_data.opened import Opened, Together
from socfin.documents.open_data.package import data_package, table_schema
from socfin.documents.open_data.tables import TABLES, Table, table_named
from socfin.documents.open_data.turtle import turtle
from socfin.domain.municipal.licences import Licence
from socfin.selectors.ledger import newest_publishing, published_months
from socfin.views.kept.warming import ask_for_pages, is_beforehand
from socfin.views.open_data.files import OpenFile, answered, being_made, public
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Committee

JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8; header=present"
CATALOGUES: dict[str, tuple[str, Callable[[Opened | Together], bytes]]] = {
    "rdf": ("application/rdf+xml; charset=utf-8", rdf_xml),
    "jsonld": ("application/ld+json; charset=utf-8", json_ld),
    "ttl": ("text/turtle; charset=utf-8", turtle),
}
"""How the catalogue is written, by the end of its address."""
MOST_IN_A_REQUEST = 6
"""Periods: composing each takes some 0.3 s of forty units."""
NO_TABLE = "Tabellen finns inte. Det finns {}."
NONE_OPEN = "Kommunen har inga öppna data."
NO_KIND = "Katalogen finns som katalog.rdf, katalog.jsonld och katalog.ttl."


@login_not_required
@require_safe
def open_data(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is, on which terms, and how it is fetched; anyone, while the committee is open to all."""
    seat = open_seat(slug)
    context = {
        **committee_context(seat, "open_data"),
        "opened": _opened(request, seat.committee),
        "tables": TABLES,
        "version": VERSION,
    }
    return render(request, "open_data.html", context)


@login_not_required
@require_safe
def table(request: HttpRequest, slug: str, table: str) -> HttpResponseBase:
    """A table as CSV, with every published period; 404 for one that there is not.

    One of many periods is made outside the request where something else can make it, and is asked for again.
    """
    seat, asked = open_seat(slug), _table(table)
    file = OpenFile(seat, CSV, (asked.name,))
    if not file.is_kept and _is_left_to_others(request, seat):
        ask_for_pages(request, slug)
        return being_made()
    return answered(request, file, lambda: _csv(seat, asked))


@login_not_required
@require_safe
def schema(request: HttpRequest, slug: str, table: str) -> HttpResponseBase:
    """What the columns of a table are (Table Schema)."""
    seat, asked = open_seat(slug), _table(table)
    return answered(request, OpenFile(seat, JSON, ("schema", table)), lambda: _json(table_schema(asked)))


@login_not_required
@require_safe
def package(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All the tables for a program that reads Data Packages."""
    seat = open_seat(slug)
    file = OpenFile(seat, JSON, _where(request))
    return answered(request, file, lambda: _json(data_package(_opened(request, seat.committee))))


@login_not_required
@require_safe
def catalogue(request: HttpRequest, slug: str, kind: str) -> HttpResponseBase:
    """The catalogue that Sveriges dataportal harvests (DCAT-AP-SE)."""
    seat = open_seat(slug)
    if kind not in CATALOGUES:
        raise Http404(NO_KIND)
    content_type, write = CATALOGUES[kind]
    file = OpenFile(seat, content_type, _where(request))
    return answered(request, file, lambda: (write(_opened(request, seat.committee)), True))


@login_not_required
@require_safe
def municipal_catalogue(request: HttpRequest, slug: str, kind: str) -> HttpResponseBase:
    """One catalogue of the municipality's open committees: an organisation is harvested by one address."""
    every = open_committees(slug, NONE_OPEN)
    if kind not in CATALOGUES:
        raise Http404(NO_KIND)
    content_type, write = CATALOGUES[kind]
    opened = tuple(_opened(request, committee) for committee in every)
    page = request.build_absolute_uri(reverse("municipal_catalogue", args=[slug, "rdf"]))
    return public(request, write(Together(page=page, opened=opened)), content_type)


def _where(request: HttpRequest) -> tuple[str, ...]:
    """The site and the address, of a file that names others."""
    return (request.build_absolute_uri(request.path),)


def _is_left_to_others(request: HttpRequest, seat: Seat) -> bool:
    """Whether a table has too many periods for a request, and there is someone else to make it."""
    others = (settings.WARMS_AFTER_WORK or settings.WORKERS) and not is_beforehand(request)
    return others and len(published_months(seat.committee).months) > MOST_IN_A_REQUEST


def _csv(seat: Seat, asked: Table) -> tuple[bytes, bool]:
    """Of every month as anyone sees its page; whether no forecast is on its way that will change it."""
    seen = [access.sight(seat, month) for month in published_months(seat.committee).months]
    return asked.csv([sight.report for sight in seen]), all(map(_is_settled, seen))


def _is_settled(sight: Sight) -> bool:
    return sight.is_settled


def _json(described: dict[str, Any]) -> tuple[bytes, bool]:
    return json.dumps(described, ensure_ascii=False, indent=1).encode(), True


def _table(name: str) -> Table:
    asked = table_named(name)
    if asked is None:
        raise Http404(NO_TABLE.format(", ".join(each.name for each in TABLES)))
    return asked


def _opened(request: HttpRequest, committee: Committee) -> Opened:
    municipality = committee.municipality
    months, newest = published_months(committee).months, newest_publishing(committee)
    where = [committee.slug]
    return Opened(
        slug=committee.slug,
        committee=committee.name,
        publisher=municipality.name,
        organisation_number=municipality.organisation_number,
        licence=Licence(municipality.open_licence),
        contact=municipality.open_contact,
        page=request.build_absolute_uri(reverse("open_data", args=where)),
        home=request.build_absolute_uri(reverse("latest", args=where)),
        first=f"{months[0]}-01" if months else "",
        modified=newest.date().isoformat() if newest else "",
        constructed=committee.constructed,
    )
