"""A new version of an item: the decision written in, or opened again; posts only, earlier versions stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from socfin.actions import meetings as actions
from socfin.domain.report import AGENDA, AgendaItem
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import DecisionForm, ReopenForm
from socfin.forms.written import WrittenForm
from socfin.selectors import standing
from socfin.selectors.meetings import agenda_of_version
from socfin.selectors.remarks import agenda_of
from socfin.views.faults import takes_forms
from socfin.views.meetings.freezing import WRITTEN_IN, Freezing, frozen_or_asked
from socfin.views.meetings.frozen import Frozen, frozen
from socfin.views.meetings.item_forms import decision_form, drawn_beside, keep_typed
from socfin.views.meetings.item_pages import item_page


@takes_forms
def decide(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Write in what the meeting decided, and its paragraph; the figures stay. Those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    form = decision_form(shown.item, request.POST)
    if not form.is_valid():
        return item_page(request, shown, decision=form)
    data = form.cleaned_data
    before = _words_now(shown)
    agenda = replace(before, item=data["item"], decision=data["decision"], decided=True)
    if agenda == before:
        messages.info(request, "Inget är ändrat: paragraf och beslut är redan införda som du skrev dem.")
        return redirect("item", *shown.args)
    beside = drawn_beside(shown.item, DecisionForm)
    how = _How(form, "decision", partial(keep_typed, request, shown.item, beside))
    way_on = _frozen_anew(request, shown, how, agenda=agenda, new_figures=False, reason=WRITTEN_IN)
    return way_on or item_page(request, shown, decision=form)


@takes_forms
def reopen(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Make a new version with a reason; those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return item_page(request, shown, form=form)
    data, beside = form.cleaned_data, drawn_beside(shown.item, ReopenForm)
    way_on = _frozen_anew(
        request,
        shown,
        _How(form, "figures", partial(keep_typed, request, shown.item, beside)),
        agenda=replace(_words_now(shown), **{name: data[name] for name in AGENDA}),
        new_figures=data["figures"] == ReopenForm.TAKE,
        reason=data["reason"],
    )
    return way_on or item_page(request, shown, form=form)


def _words_now(shown: Frozen) -> AgendaItem:
    """What the item is called now, and whether its decision has been entered."""
    return replace(agenda_of(shown.item), decided=agenda_of_version(shown.versions[-1]).decided)


@dataclass(frozen=True, slots=True)
class _How:
    """Which form asks for a new version, and what goes with it."""

    form: WrittenForm
    field: str
    """Of the form: where a refusal is said."""
    keep: Callable[[], object]
    """Keeps what was typed in the page's other forms."""


def _frozen_anew(request: HttpRequest, shown: Frozen, how: _How, **words: Any) -> HttpResponse | None:
    """The way on when it is frozen, or will be; None when it is not, and then the form says why."""
    item, by, form = shown.item, shown.seat.user, how.form
    asked = Freezing(
        freeze=lambda: actions.reopen(item=item, by=by, seen=form.mark, **words),
        stands=lambda: standing.item(item),
        seen=form.mark,
        keep=how.keep,
    )
    try:
        return frozen_or_asked(request, shown.seat, asked)
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("item", args=shown.args))
    except ValueError as refusal:
        form.add_error(how.field, str(refusal))
    return None
