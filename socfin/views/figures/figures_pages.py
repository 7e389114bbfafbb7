"""The published figures as files to take with you; those who may export."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from socfin.actions.audit import fetched
from socfin.documents.document import Document
from socfin.domain.roles import Permission
from socfin.reporting.published import figures_as_csv, figures_as_sie
from socfin.views.page import Page, page


def sie(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Budget and outcome by account and verksamhet as SIE 3; those who may export."""
    shown = page(request, slug, period, Permission.EXPORT)
    _note(shown, "sie")
    return _file(figures_as_sie(shown.seat.committee, shown.month, localdate()))


def long_csv(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Every figure that counts in the project's own long format; those who may export."""
    shown = page(request, slug, period, Permission.EXPORT)
    _note(shown, "csv")
    return _file(figures_as_csv(shown.seat.committee, shown.month))


def _note(shown: Page, kind: str) -> None:
    who, committee = shown.seat.user.get_username(), shown.seat.committee.slug
    fetched("fetch_figures", who=who, committee=committee, month=str(shown.month), format=kind)


def _file(document: Document) -> HttpResponse:
    return HttpResponse(
        document.content,
        content_type=document.content_type,
        headers={"Content-Disposition": content_disposition_header(True, document.filename)},
    )
