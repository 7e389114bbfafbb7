"""Moving an item to another meeting, withdrawing it and taking it up again; posts only."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format

from socfin import access
from socfin.actions import agenda as actions
from socfin.actions.meetings import AlreadyThere
from socfin.domain.roles import Permission
from socfin.forms import WithdrawForm
from socfin.views.faults import takes_forms
from socfin.views.meetings.frozen import frozen
from socfin.views.meetings.item_forms import AgendaForms, drawn_beside, keep_typed
from socfin.views.meetings.item_pages import item_page


@takes_forms
def move(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Let the item be taken up at another meeting; those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    forms = AgendaForms.of(shown.item, move=request.POST)
    if not forms.move.is_valid():
        return item_page(request, shown, agenda_forms=forms)
    to = access.meeting(shown.seat, forms.move.cleaned_data["to"])
    try:
        moved = actions.move_item(item=shown.item, to=to, by=shown.seat.user)
    except (AlreadyThere, ValueError) as refusal:
        forms.move.add_error("to", str(refusal))
        return item_page(request, shown, agenda_forms=forms)
    keep_typed(request, shown.item, drawn_beside(shown.item))
    day = date_format(to.date, "j F Y")
    sentence = f"Flyttat till sammanträdet {day}. Det frysta innehållet är oförändrat."
    if moved.paragraph:
        sentence += f" Stämmer inte {moved.paragraph} där, öppna ärendet igen och skriv den nya paragrafen."
    messages.success(request, sentence)
    return redirect("item", slug, moved.meeting_id, moved.pk)


@takes_forms
def withdraw(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Take the item off the agenda with a reason; those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    forms = AgendaForms.of(shown.item, withdraw=request.POST)
    if not forms.withdraw.is_valid():
        return item_page(request, shown, agenda_forms=forms)
    try:
        actions.withdraw_item(item=shown.item, reason=forms.withdraw.cleaned_data["why"], by=shown.seat.user)
    except ValueError as refusal:
        keep_typed(request, shown.item, drawn_beside(shown.item))
        messages.warning(request, str(refusal))
    else:
        keep_typed(request, shown.item, drawn_beside(shown.item, WithdrawForm))
        messages.success(request, "Ärendet utgår. Det ligger kvar i arkivet med skälet och allt som frystes.")
    return redirect("item", *shown.args)


@takes_forms
def take_up_again(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Put a withdrawn item back on the agenda; those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    try:
        actions.take_up_again(item=shown.item, by=shown.seat.user)
    except ValueError as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "Ärendet står på dagordningen igen, oförändrat.")
    return redirect("item", *shown.args)
