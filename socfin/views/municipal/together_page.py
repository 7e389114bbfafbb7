"""The kommunstyrelse's page: every committee beside the others in a period, and the same as documents."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from socfin import access
from socfin.access import municipal
from socfin.access.municipal import MunicipalSeat
from socfin.actions.audit import fetched
from socfin.charts.bridge import bridge
from socfin.documents import Document, format_of
from socfin.documents import render as render_document
from socfin.domain.money import Unit
from socfin.domain.municipal.together import Together
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.domain.timespans import TIMED
from socfin.selectors.committees import thresholds
from socfin.selectors.meetings import items_of_month
from socfin.selectors.replica import from_replica
from socfin.services.prose.opening import landing_sentence, last_year_sentence
from socfin.services.report.highlights import thresholds_text
from socfin.tables import Links, deviation_table
from socfin.views.choices import Choices, choices
from socfin.views.handed_out import QUICK, AskedPaper, handed_out
from socfin.views.papers import called, papers


def latest(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest month that any of the committees has published; who has a role in the municipality."""
    seat = municipal.municipal_seat(request, slug, Permission.READ)
    if not seat.months:
        return render(request, "municipal.html", {**municipal_context(seat, "together"), "report": None})
    return redirect("together", slug, str(seat.months[-1]))


def together(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The committees beside each other; who has a role in the municipality."""
    return from_replica(lambda: _together(request, slug, period))


def _together(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    seat, month = municipal.municipal_seat(request, slug, Permission.READ), access.month(period)
    shown = municipal.together(seat, month)
    chosen = choices(request, Unit(seat.municipality.unit))
    return render(
        request,
        "municipal.html",
        {
            **municipal_context(seat, "together"),
            **_figures(seat, shown, month, chosen),
            **_taken_up(seat, month),
            "papers": _papers(slug, period) if seat.may_export else None,
        },
    )


def together_paper(request: HttpRequest, slug: str, period: str, kind: str) -> HttpResponseBase:
    """The same as a document; who may fetch documents there."""
    seat = municipal.municipal_seat(request, slug, Permission.EXPORT)
    word = format_of(kind)
    if word is None:
        raise Http404(f"Det finns inget format som heter {kind}.")
    shown = municipal.together(seat, access.month(period))

    def refused(why: str) -> HttpResponse:
        messages.error(request, why)
        return redirect("together", slug, period)

    paper = AskedPaper(
        committee=seat.overseen[0].committee.pk,
        rests_on=[str(model_to_dict(seat.municipality)), *(each.sight_facts for each in seat.overseen)],
        make=lambda _: render_document(shown.report, word),
        hand=lambda document: _handed_out(seat, period, word, document),
        refused=refused,
        name=called(kind),
        around=lambda: {
            **municipal_context(seat, "together"),
            "above": [(shown.report.span.label, reverse("together", args=[slug, period]))],
        },
    )
    return handed_out(request, paper, quick=word in QUICK)


def _handed_out(seat: MunicipalSeat, period: str, word: str, document: Document) -> HttpResponse:
    """The document, noted in the trail of every committee that it tells of."""
    slug = seat.municipality.slug
    for each in seat.overseen:
        who, committee = seat.user.get_username(), each.committee.slug
        fetched("fetch_document", who=who, committee=committee, month=period, format=word, municipality=slug)
    return HttpResponse(
        document.content,
        content_type=document.content_type,
        headers={"Content-Disposition": content_disposition_header(True, document.filename) or ""},
    )


def municipal_context(seat: MunicipalSeat, section: str) -> dict[str, Any]:
    """What the templates are given on every page of a municipality."""
    return {
        "municipal_seat": seat,
        "municipality": seat.municipality,
        "accent": seat.municipality.accent,
        "section": section,
    }


def _figures(seat: MunicipalSeat, shown: Together, month: Month, chosen: Choices) -> dict[str, Any]:
    """The answer, the table and the picture of the timespan that is chosen."""
    report, unit, timed = shown.report, chosen.unit, TIMED[chosen.timespan.value]
    limits, months = thresholds(seat.municipality), seat.months
    before, after = [each for each in months if each < month], [each for each in months if month < each]
    return {
        "report": report,
        "period": str(month),
        "previous": before[-1] if before else None,
        "next": after[0] if after else None,
        "choices": chosen,
        "unit": unit,
        "timespan": chosen.timespan.value,
        "when": timed.label(report),
        "last_year": last_year_sentence(report, timed, unit),
        "landing": landing_sentence(report, unit, whose="Nämndernas"),
        "table": deviation_table(report, timespan=chosen.timespan, unit=unit, links=_links(month, chosen)),
        "bridge": bridge(report, unit=unit, timed=timed),
        "thresholds_text": thresholds_text(limits),
    }


def _taken_up(seat: MunicipalSeat, month: Month) -> dict[str, Any]:
    """Where the board has taken the month up, and the way to take it up for who prepares its meetings."""
    board = seat.board
    if board is None:
        return {}
    return {
        "board": board.committee,
        "taken": items_of_month(board.committee, month).filter(withdrawn_at__isnull=True),
        "may_take_up": board.may_summarise,
    }


def _links(month: Month, chosen: Choices) -> Links:
    """Each committee leads to its own overview, and each of its figures to all about it there."""
    query = chosen.query

    def to_page(slug: str) -> str:
        return reverse("overview", args=[slug, str(month)]) + query if slug else ""

    return Links(page=to_page, figure=lambda _slug, _figure: "")


def _papers(slug: str, period: str) -> Any:
    return papers(lambda kind: reverse("together_paper", args=[slug, period, kind]), is_public=False)
