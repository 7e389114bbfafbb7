"""The finished item for the meeting: words, table and chart, and the documents made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from socfin import reporting
from socfin.actions import remarks as actions
from socfin.actions.audit import fetched
from socfin.charts.bridge import bridge
from socfin.documents import Document, format_of
from socfin.documents import render as render_document
from socfin.documents.outline import outline
from socfin.domain.progress import Progress
from socfin.domain.report import Report
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import AgendaForm
from socfin.selectors import standing
from socfin.selectors.meetings import items_of_month
from socfin.selectors.templates import layout_name
from socfin.services.masking.masking import hidden_names
from socfin.tables import Branches, deviation_table, lines_table
from socfin.views.asked.addresses import lasting_addresses
from socfin.views.faults import takes_forms
from socfin.views.handed_out import QUICK, AskedPaper, handed_out
from socfin.views.page import Page, page
from socfin.views.papers import Paper, Papers, called, internal, named_internal, papers

PUBLIC = "offentlig"
FIGURES = (
    ("figures_sie", "SIE", "Siffrorna per konto och verksamhet"),
    ("figures_csv", "CSV, alla siffror", "Långt format, går att läsa in igen"),
)
"""Addresses of the published figures themselves."""


def summary(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The item for the meeting; those who may export."""
    return _page(request, _seen(request, page(request, slug, period, Permission.EXPORT)))


@takes_forms
def agenda(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Save paragraph, dnr, heading and decision, and go on to a meeting if asked; who may summarise."""
    shown = page(request, slug, period, Permission.SUMMARISE)
    form = AgendaForm(request.POST)
    if not form.is_valid():
        return _page(request, _warned(shown), form)
    try:
        actions.set_agenda(
            committee=shown.seat.committee,
            month=shown.month,
            agenda=form.agenda(),
            by=shown.seat.user,
            seen=form.mark,
        )
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("summary", args=[slug, period]))
        return _page(request, _warned(shown), form)
    if "sedan" in request.POST:
        return redirect("choose_meeting", slug, period)
    messages.success(request, "Sparat. Paragraf och rubrik finns med i alla dokument.")
    return redirect("summary", slug, period)


def export(request: HttpRequest, slug: str, period: str, kind: str) -> HttpResponseBase:
    """The item as a document; those who may export."""
    shown = _seen(request, page(request, slug, period, Permission.EXPORT))
    word = format_of(kind)
    if word is None:
        raise Http404(f"Det finns inget format som heter {kind}.")

    def make(_: Progress) -> Document:
        template = reporting.own_layout(shown.seat.committee, shown.report, word, public=shown.report.public)
        addresses = lasting_addresses(slug, shown.month)
        return render_document(shown.report, word, template=template, addresses=addresses)

    def refused(why: str) -> HttpResponse:
        messages.error(request, why)
        return redirect(reverse("summary", args=[slug, period]) + _query(shown))

    paper = AskedPaper(
        committee=shown.seat.committee.pk,
        rests_on=shown.seat.sight_facts,
        make=make,
        hand=lambda document: _handed_out(shown, word, document),
        refused=refused,
        name=called(kind),
        around=lambda: {**shown.context("summary"), "above": _above(shown)},
    )
    return handed_out(request, paper, quick=word in QUICK)


def _above(shown: Page) -> list[tuple[str, str]]:
    """The pages above the paper: the period's, and the item's."""
    summary = shown.address("summary") + _query(shown)
    return [(shown.report.span.label, shown.address("overview") + shown.choices.query), ("underlag", summary)]


def _handed_out(shown: Page, word: str, document: Document) -> HttpResponse:
    who, committee = shown.seat.user.get_username(), shown.seat.committee.slug
    details = {"month": str(shown.month), "format": word, "public": shown.report.public}
    fetched("fetch_document", who=who, committee=committee, **details)
    is_internal = _hidden(shown) and not shown.report.public
    filename = named_internal(document.filename) if is_internal else document.filename
    return HttpResponse(
        document.content,
        content_type=document.content_type,
        headers={"Content-Disposition": content_disposition_header(True, filename) or ""},
    )


def _seen(request: HttpRequest, shown: Page) -> Page:
    """The page as it is, or as those outside may see it when the address asks for that; 404 if none may."""
    if request.GET.get(PUBLIC) != "ja":
        return _warned(shown)
    committee, organisation = shown.seat.committee, shown.choices.organisation
    masked = reporting.public_report(committee, shown.month, organisation=organisation)
    if masked is None:
        raise Http404(reporting.NO_PUBLIC.format(shown.month.label))
    return _warned(replace(shown, report=replace(masked, public=True)))


def _warned(shown: Page) -> Page:
    """The page with the early warnings that its paper has."""
    masked = shown.report.public or shown.seat.sees_masked
    return replace(shown, report=reporting.with_warnings(shown.seat.committee, shown.report, masked=masked))


def _query(shown: Page) -> str:
    """The end of an address that keeps the reader's choices."""
    if not shown.report.public:
        return shown.choices.query
    return f"{shown.choices.query}{'&' if shown.choices.query else '?'}{PUBLIC}=ja"


def _page(request: HttpRequest, shown: Page, form: AgendaForm | None = None) -> HttpResponse:
    report, unit = shown.report, shown.choices.unit
    known = standing.agenda(shown.seat.committee, shown.month)
    initial = {**dict(known.words), "seen": known.mark}
    hidden = _hidden(shown)
    text = render_document(_told_outside(shown) if hidden else report, "text").content.decode("utf-8")
    context = {
        **shown.context("summary"),
        "outline": outline(report),
        "text": text,
        "table": deviation_table(
            report,
            unit=unit,
            links=shown.links,
            branches=Branches.after(shown.choices.opened, _query(shown)),
        ),
        "lines": lines_table(report, unit=unit, links=shown.line_links) if report.lines else None,
        "bridge": bridge(report, unit=unit),
        "hidden": hidden,
        "public_query": _query(replace(shown, report=replace(report, public=True))),
        "taken": items_of_month(shown.seat.committee, shown.month),
        "refused": [form] if form is not None else [],
        "form": (form or AgendaForm(initial=initial)) if shown.seat.may_summarise else None,
        "papers": _papers(shown, hides=bool(hidden)),
    }
    return render(request, "summary.html", context, status=422 if form is not None else 200)


def _papers(shown: Page, *, hides: bool) -> Papers:
    """Every format, the public ones where units are hidden: what shows them is asked for.

    The figures themselves are never public while anything is hidden.
    """
    slug, period = shown.seat.committee.slug, str(shown.month)
    gathered = hides and not shown.report.public
    asked = reverse("internal", args=[slug, period]) + shown.choices.query if gathered else ""
    offered = papers(
        _address(shown, public=gathered),
        is_public=hides or shown.report.public,
        internal_href=asked,
        layout=layout_name(shown.seat.committee),
    )
    figures = () if hides or shown.report.public else _figures(shown)
    return replace(offered, more=(*offered.more, *figures))


def _address(shown: Page, *, public: bool) -> Callable[[str], str]:
    """Where a format lies; the public one when asked for."""
    slug, period = shown.seat.committee.slug, str(shown.month)
    seen = replace(shown, report=replace(shown.report, public=True)) if public else shown
    return lambda kind: reverse("export", args=[slug, period, kind]) + _query(seen)


def _figures(shown: Page) -> tuple[Paper, ...]:
    slug, period = shown.seat.committee.slug, str(shown.month)
    return tuple(Paper(label, reverse(name, args=[slug, period]), hint) for name, label, hint in FIGURES)


def internal_papers(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Asks before the documents that show what is hidden are handed out; those who may export."""
    shown = page(request, slug, period, Permission.EXPORT)
    back, hidden = reverse("summary", args=[slug, period]) + shown.choices.query, _hidden(shown)
    if not hidden:
        return redirect(back)
    context = {
        **shown.context("summary"),
        "papers": internal(_address(shown, public=False), _figures(shown)),
        "hidden": hidden,
        "back": back,
        "title": "underlag",
    }
    return render(request, "internal_papers.html", context)


def _told_outside(shown: Page) -> Report:
    """What may be pasted into minutes."""
    if shown.report.public:
        return shown.report
    committee, organisation = shown.seat.committee, shown.choices.organisation
    masked = reporting.public_report(committee, shown.month, organisation=organisation)
    if masked is None:
        return shown.report
    return reporting.with_warnings(committee, replace(masked, public=True), masked=True)


def _hidden(shown: Page) -> tuple[str, ...]:
    """The names of what the public version does not show, for those who see all."""
    if shown.seat.sees_masked:
        return ()
    committee, organisation = shown.seat.committee, shown.choices.organisation
    masked = reporting.public_report(committee, shown.month, organisation=organisation)
    return hidden_names(shown.whole, masked)
