"""An item row by row against the last meeting's, today's figures or another of its versions."""

from __future__ import annotations

from dataclasses import asdict

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from socfin import reporting
from socfin.domain.period import Month
from socfin.domain.report import AGENDA
from socfin.forms import ReopenForm
from socfin.selectors import meetings as stored_meetings
from socfin.selectors.ledger import published_months
from socfin.services.comparison.reports import Changes, changes
from socfin.services.prose.change_sentences import news, since_meeting
from socfin.views.meetings.frozen import LAST, NOW, Frozen, frozen

PER_PAGE = 250
"""Rows of a comparison on one page; a page of more would be too heavy for a slow line."""


def compare(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Row by row against the last meeting's, today's figures or another version; those who may read."""
    shown = frozen(request, slug, meeting_id, item_id)
    word = request.GET.get("med") or (LAST if stored_meetings.previous_item(shown.item) else NOW)
    other = _against(shown, word)
    if other is None:
        raise Http404("Det finns inget att jämföra med.")
    rows = Paginator([*other.changed, *(row for row in other.rows if not row.has_new_figures)], PER_PAGE)
    context = {
        **shown.context(),
        "changes": other,
        "word": word,
        "rows": rows.get_page(request.GET.get("sida")),
        "page_href": shown.address("compare_item", med=word),
        "sentence": _in_a_sentence(other, word),
        "links": shown.report.month in published_months(shown.seat.committee).months,
        "wording": _wording(shown, word),
        "before_label": _label(shown, word)[0],
        "after_label": _label(shown, word)[1],
    }
    return render(request, "meeting_compare.html", context)


def _in_a_sentence(other: Changes, word: str) -> str:
    if word == LAST:
        return since_meeting(other)
    return next(iter(news(other)), "Siffrorna är desamma.")


def _label(shown: Frozen, word: str) -> tuple[str, str]:
    if word == NOW:
        return "Fryst", "Nu"
    if word == LAST:
        return "Förra", "Detta"
    return f"Version {word}", f"Version {shown.version.number}"


def _wording(shown: Frozen, word: str) -> list[tuple[str, str, str]]:
    """What is called otherwise in another version: label, its words and this one's."""
    other = next((version for version in shown.versions if str(version.number) == word), None)
    if other is None:
        return []
    before, after = asdict(shown.of(other).agenda), asdict(shown.report.agenda)
    labels = {name: str(field.label) for name, field in ReopenForm.base_fields.items()}
    return [(labels[name], before[name], after[name]) for name in AGENDA if before[name] != after[name]]


def _against(shown: Frozen, word: str) -> Changes | None:
    if word == NOW:
        return against_now(shown)
    if word == LAST:
        return against_last(shown)
    other = next((version for version in shown.versions if str(version.number) == word), None)
    return None if other is None else changes(shown.of(other), shown.report)


def against_now(shown: Frozen) -> Changes | None:
    """Against what is published today; None when the period has been taken back."""
    committee, month = shown.seat.committee, Month.from_yyyymm(shown.item.month)
    if month not in reporting.months_to_take_up(committee):
        return None
    today = reporting.report_to_take_up(committee, month, public=shown.public)
    return None if today is None else changes(shown.report, today)


def against_last(shown: Frozen) -> Changes | None:
    """Against the latest version of the finance item before this one."""
    item = stored_meetings.previous_item(shown.item)
    last = None if item is None else stored_meetings.versions(item).last()
    return None if last is None else changes(shown.of(last), shown.report)
