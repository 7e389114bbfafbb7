"""A new version of an item: the decision written in, or opened again; posts only, earlier versions stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
from socfin.selectors.meetings import agenda_of_version
from socfin.selectors.remarks import agenda_of
from socfin.views.faults import takes_forms
from socfin.views.meetings.frozen import Frozen, frozen
from socfin.views.meetings.item_forms import decision_form, drawn_beside, keep_typed
from socfin.views.meetings.item_pages import item_page

if TYPE_CHECKING:
    from socfin.models import ItemVersion

WRITTEN_IN = "Beslutet infört."
"""The reason of a version that only adds what was decided."""


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
    version = _frozen_anew(shown, form, "decision", agenda=agenda, new_figures=False, reason=WRITTEN_IN)
    if version is None:
        return item_page(request, shown, decision=form)
    keep_typed(request, shown.item, beside)
    messages.success(
        request, "Beslutet är infört. Siffrorna är oförändrade, och den förra versionen finns kvar."
    )
    return redirect("item", *shown.args)


@takes_forms
def reopen(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Make a new version with a reason; those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return item_page(request, shown, form=form)
    data, beside = form.cleaned_data, drawn_beside(shown.item, ReopenForm)
    version = _frozen_anew(
        shown,
        form,
        "figures",
        agenda=replace(_words_now(shown), **{name: data[name] for name in AGENDA}),
        new_figures=data["figures"] == ReopenForm.TAKE,
        reason=data["reason"],
    )
    if version is None:
        return item_page(request, shown, form=form)
    keep_typed(request, shown.item, beside)
    earlier = version.number - 1
    messages.success(request, f"Fryst som version {version.number}. Version {earlier} finns kvar oförändrad.")
    return redirect("item", *shown.args)


def _words_now(shown: Frozen) -> AgendaItem:
    """What the item is called now, and whether its decision has been entered."""
    return replace(agenda_of(shown.item), decided=agenda_of_version(shown.versions[-1]).decided)


def _frozen_anew(shown: Frozen, form: WrittenForm, field: str, **how: Any) -> ItemVersion | None:
    """The new version; None when there is none, and then the form says why, a refusal at the field."""
    try:
        return actions.reopen(item=shown.item, by=shown.seat.user, seen=form.cleaned_data["seen"], **how)
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("item", args=shown.args))
    except ValueError as refusal:
        form.add_error(field, str(refusal))
    return None
