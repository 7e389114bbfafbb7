"""A meeting's finance item as it was frozen: the page, what differs, its documents, the projector."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from socfin import access, reporting
from socfin.charts.bridge import bridge
from socfin.charts.landing import landing
from socfin.charts.theme import Picture
from socfin.documents import render as render_document
from socfin.documents.outline import outline
from socfin.domain.report import Report
from socfin.domain.roles import Permission
from socfin.domain.timespans import TO_DATE
from socfin.forms import DecisionForm, ReopenForm
from socfin.selectors import meetings as stored_meetings
from socfin.services.prose.change_sentences import news, since_last, since_meeting
from socfin.services.prose.opening import landing_sentence, last_year_sentence
from socfin.services.report.slides import first_of, slides
from socfin.tables import Branches, deviation_table, lines_table
from socfin.views import typed_beside
from socfin.views.choices import opened
from socfin.views.meetings.compare_page import against_last, against_now
from socfin.views.meetings.dispatched import dispatch_of
from socfin.views.meetings.figure_links import figure_links, line_links
from socfin.views.meetings.frozen import LAST, NOW, PUBLIC, Frozen, frozen, hidden_from_others
from socfin.views.meetings.item_forms import AgendaForms, decision_form, kept_under, reopen_form
from socfin.views.papers import Paper, Papers, internal, papers

if TYPE_CHECKING:
    from socfin.models import Item


def item(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """The item exactly as it was frozen; those who may read. Where it was before it was moved it leads on."""
    shown = frozen(request, slug, meeting_id, item_id)
    if request.method == "POST":  # Enter in a field, without scripts: which of the page's buttons is meant?
        access.seat(request, slug, Permission.SUMMARISE)
        messages.warning(request, "Inget är gjort än. Tryck på knappen för det du vill göra.")
        return item_page(request, shown)
    if shown.item.meeting_id != meeting_id:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("item", args=shown.args) + query)
    return item_page(request, shown)


def item_page(
    request: HttpRequest,
    shown: Frozen,
    *,
    form: ReopenForm | None = None,
    decision: DecisionForm | None = None,
    agenda_forms: AgendaForms | None = None,
) -> HttpResponse:
    """The page of an item, with forms that were not understood as they were sent."""
    report, seat = shown.report, shown.seat
    may_change = seat.may_summarise and not shown.public
    now, before = against_now(shown), against_last(shown)
    words = (form or reopen_form(shown.item)) if may_change and shown.item.withdrawn_at is None else None
    decided = (decision or decision_form(shown.item)) if words and _is_held(shown.item) else None
    places = (agenda_forms or AgendaForms.of(shown.item)) if may_change else None
    drawn = [*filter(None, (decided, words)), *((places.move, places.withdraw) if places else ())]
    typed = bool(drawn) and typed_beside.put_back(request, kept_under(shown.item), *drawn)
    hidden = hidden_from_others(shown)
    context = {
        **shown.context(),
        "outline": outline(report, dispatch_of(shown)),
        "table": deviation_table(
            report, links=figure_links(shown), branches=Branches.after(opened(request), shown.query)
        ),
        "lines": lines_table(report, links=line_links(shown)) if report.lines else None,
        "bridge": bridge(report),
        "text": _text(shown, hides=bool(hidden)) if seat.may_export else "",
        "now": now,
        "news": news(now) if now else (),
        "last": before,
        "since": since_last(before) if before else (),
        "compare_now": shown.address("compare_item", med=NOW),
        "compare_last": shown.address("compare_item", med=LAST),
        "present_href": shown.address("present"),
        "papers": _papers(shown, hides=bool(hidden)),
        "hidden": hidden,
        "tells": not seat.sees_masked and not reporting.still_holds(seat.committee, shown.version),
        "public_href": reverse("item", args=shown.args) + f"?version={shown.version.number}&visa={PUBLIC}",
        "whole_href": reverse("item", args=shown.args) + f"?version={shown.version.number}",
        "form": words,
        "decision": decided,
        "others": shown.others(),
        "agenda_forms": places,
        "typed": typed,
        "refused": [form for form in drawn if form.errors],
    }
    return render(request, "meeting_item.html", context, status=422 if request.method == "POST" else 200)


def _is_held(item: Item) -> bool:
    """Whether its meeting has come, so that there may be a decision to write in."""
    return stored_meetings.is_held(item.meeting, timezone.localdate())


def _papers(shown: Frozen, *, hides: bool) -> Papers:
    """What the reader was sent; for those who export every format, the public ones where units are hidden."""
    gathered = hides and not shown.public
    if not shown.seat.may_export:
        paper = Paper("PDF", shown.address("item_document", "pdf"), "Handlingen i kallelsen")
        return Papers((paper,))
    query = {"visa": PUBLIC} if gathered else {}
    return papers(
        lambda kind: shown.address("item_document", kind, **query),
        is_public=hides,
        internal_href=shown.address("item_internal") if gathered else "",
    )


def _text(shown: Frozen, *, hides: bool) -> str:
    seen = replace(shown, public=True) if hides else shown
    report = _told_outside(shown) if hides else shown.report
    return render_document(report, "text", dispatch=dispatch_of(seen)).content.decode("utf-8")


def _told_outside(shown: Frozen) -> Report:
    """What may be pasted into minutes."""
    if shown.public:
        return shown.report
    return replace(reporting.public_version(shown.seat.committee, shown.version), public=True)


def internal_papers(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Asks before the documents that show what is hidden are handed out; those who may export."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.EXPORT)
    hidden = hidden_from_others(shown)
    if not hidden or shown.public:
        return redirect(shown.address("item"))
    context = {
        **shown.context(),
        "papers": internal(lambda kind: shown.address("item_document", kind)),
        "hidden": hidden,
        "back": shown.address("item"),
        "title": shown.item.paragraph or shown.report.span.label,
    }
    return render(request, "internal_papers.html", context)


def _picture(parts: Report | None, number: int) -> Picture | None:
    """The parts of a row in the same picture as the whole's, with a name of its own on the page."""
    made = bridge(parts) if parts is not None else None
    return None if made is None else replace(made, id=f"{made.id}-{number}")


def present(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """The item for the projector, from the same frozen report; those who may read."""
    shown = frozen(request, slug, meeting_id, item_id)
    report, made, last = shown.report, slides(shown.report), against_last(shown)
    context = {
        **shown.context(),
        "bridge": bridge(first_of(report)),
        "tables": [deviation_table(replace(report, rows=rows)) for rows in made.tables],
        "lines": lines_table(report) if report.lines and not report.rows else None,
        "explained": [
            (row, _picture(parts, number)) for number, (row, parts) in enumerate(made.explained, 1)
        ],
        "outline": outline(report, dispatch_of(shown)),
        "untold": made.untold,
        "since": since_meeting(last) if last else "",
        "since_last": since_last(last) if last else (),
        "last_year": last_year_sentence(report, TO_DATE, report.unit),
        "landing": landing_sentence(report, report.unit),
        "year_picture": landing(report),
    }
    return render(request, "presentation.html", context)
