"""A meeting's finance item as it was frozen: the page, what differs, its documents, the projector."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access, reporting
from socfin.actions import meetings as actions
from socfin.charts.bridge import bridge
from socfin.charts.landing import landing
from socfin.documents import render as render_document
from socfin.documents.outline import outline
from socfin.domain.report import AgendaItem
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.domain.timespans import TO_DATE
from socfin.forms import ReopenForm
from socfin.services.masking.masking import hidden_names
from socfin.services.prose.change_sentences import news, since_last, since_meeting
from socfin.services.prose.opening import landing_sentence, last_year_sentence
from socfin.services.report.slides import slides
from socfin.tables import Branches, deviation_table, lines_table
from socfin.views import typed_beside
from socfin.views.choices import opened
from socfin.views.faults import takes_forms
from socfin.views.figures.summary_page import INSIDE, OFFERED
from socfin.views.meetings.compare_page import against_last, against_now
from socfin.views.meetings.frozen import LAST, NOW, PUBLIC, Frozen, frozen
from socfin.views.meetings.item_forms import AgendaForms, keep_typed, kept_under, reopen_form

if TYPE_CHECKING:
    pass


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
    agenda_forms: AgendaForms | None = None,
) -> HttpResponse:
    """The page of an item, with forms that were not understood as they were sent."""
    report, seat = shown.report, shown.seat
    may_change = seat.may_summarise and not shown.public
    now, before = against_now(shown), against_last(shown)
    words = (form or reopen_form(shown.item)) if may_change and shown.item.withdrawn_at is None else None
    places = (agenda_forms or AgendaForms.of(shown.item)) if may_change else None
    drawn = [*([words] if words else ()), *((places.move, places.withdraw) if places else ())]
    typed = bool(drawn) and typed_beside.put_back(request, kept_under(shown.item), *drawn)
    hidden = () if seat.sees_masked else _hidden(shown)
    context = {
        **shown.context(),
        "outline": outline(report),
        "table": deviation_table(report, branches=Branches.after(opened(request), shown.query)),
        "lines": lines_table(report) if report.lines else None,
        "bridge": bridge(report),
        "text": render_document(report, "text").content.decode("utf-8") if seat.may_export else "",
        "now": now,
        "news": news(now) if now else (),
        "last": before,
        "since": since_last(before) if before else (),
        "compare_now": shown.address("compare_item", med=NOW),
        "compare_last": shown.address("compare_item", med=LAST),
        "present_href": shown.address("present"),
        "formats": _formats(shown, hides=bool(hidden)) if seat.may_export else _paper(shown),
        "hidden": hidden,
        "tells": not seat.sees_masked and not reporting.still_holds(seat.committee, shown.version),
        "public_href": reverse("item", args=shown.args) + f"?version={shown.version.number}&visa={PUBLIC}",
        "whole_href": reverse("item", args=shown.args) + f"?version={shown.version.number}",
        "form": words,
        "agenda_forms": places,
        "typed": typed,
        "refused": [one for one in drawn if one.errors],
    }
    return render(request, "meeting_item.html", context, status=422 if request.method == "POST" else 200)


def _paper(shown: Frozen) -> list[dict[str, str]]:
    """The paper a reader was sent, in the version for the reader."""
    hint = "Handlingen i kallelsen"
    return [{"label": "PDF", "href": shown.address("item_document", "pdf"), "hint": hint}]


def _formats(shown: Frozen, *, hides: bool) -> list[dict[str, str]]:
    """The dispatch's own two first, then the rest; where units are hidden the public ones before all."""
    first = sorted(OFFERED, key=lambda one: one[0] not in ("pdf", "docx"))
    public = [
        {
            "label": f"{label}, offentlig",
            "href": shown.address("item_document", kind, visa=PUBLIC),
            "hint": hint,
        }
        for kind, label, hint in first[:2]
    ]
    told = hides and not shown.public
    return [
        *(public if told else ()),
        *(
            {"label": label, "href": shown.address("item_document", kind), "hint": INSIDE if told else hint}
            for kind, label, hint in first
        ),
    ]


def _hidden(shown: Frozen) -> tuple[str, ...]:
    """The names of what the public version does not show."""
    return hidden_names(shown.whole, reporting.public_version(shown.seat.committee, shown.version))


@takes_forms
def reopen(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Make a new version with a reason; those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return item_page(request, shown, form=form)
    data = form.cleaned_data
    try:
        version = actions.reopen(
            item=shown.item,
            agenda=AgendaItem(**{name: data[name] for name in ("item", "dnr", "heading", "decision")}),
            new_figures=data["figures"] == ReopenForm.TAKE,
            reason=data["reason"],
            by=shown.seat.user,
            seen=data["seen"],
        )
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("item", args=shown.args))
        return item_page(request, shown, form=form)
    except ValueError as refusal:
        form.add_error("figures", str(refusal))
        return item_page(request, shown, form=form)
    keep_typed(request, shown.item, ReopenForm)
    earlier = version.number - 1
    messages.success(request, f"Fryst som version {version.number}. Version {earlier} finns kvar oförändrad.")
    return redirect("item", *shown.args)


def present(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """The item for the projector, from the same frozen report; those who may read."""
    shown = frozen(request, slug, meeting_id, item_id)
    report, made, last = shown.report, slides(shown.report), against_last(shown)
    context = {
        **shown.context(),
        "bridge": bridge(report),
        "tables": [deviation_table(replace(report, rows=rows)) for rows in made.tables],
        "lines": lines_table(report) if report.lines and not report.rows else None,
        "explained": made.explained,
        "untold": made.untold,
        "since": since_meeting(last) if last else "",
        "last_year": last_year_sentence(report, TO_DATE, report.unit),
        "landing": landing_sentence(report, report.unit),
        "year_picture": landing(report),
    }
    return render(request, "presentation.html", context)
