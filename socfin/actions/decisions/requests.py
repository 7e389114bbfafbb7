"""Enters requests for more money and what became of them; every answer is kept, the newest counts."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.storing import entered
from socfin.domain.decisions.budget import NotDecided
from socfin.domain.decisions.requests import NewAnswer, NewRequest
from socfin.models import BudgetRequest, Committee, RequestAnswer, User


@transaction.atomic
def ask(
    *,
    committee: Committee,
    new: NewRequest,
    by: User,
) -> BudgetRequest:
    """Tell of a request for more in a year, or of a need nobody is asked to meet yet; positive öre.

    NotDecided where nothing, or less than nothing, is asked for.
    """
    if not new.parts or any(part.amount_ore <= 0 for part in new.parts):
        raise NotDecided("Skriv vad som behövs, med belopp större än noll.")
    held(committee)
    made = entered(
        BudgetRequest(
            committee=committee,
            year=new.year,
            body=new.body,
            asked=new.asked,
            text=new.text,
            parts=[[part.text.strip(), part.amount_ore] for part in new.parts],
            is_asked=new.is_asked,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )
    amount = sum(part.amount_ore for part in new.parts)
    record("ask_budget", by=by, committee=committee, request=made.pk, year=new.year, amount_ore=amount)
    return made


@transaction.atomic
def answer(
    *,
    request: BudgetRequest,
    new: NewAnswer,
    by: User,
) -> RequestAnswer:
    """Tell what became of a request; positive öre. NotDecided where state and amounts do not go together."""
    _hold_together(new)
    held(request.committee)
    made = entered(
        RequestAnswer(
            request=request,
            state=new.state.value,
            answered=new.answered,
            item=new.item,
            granted_ore=new.granted,
            already_ore=new.already,
            text=new.text,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )
    record(
        "answer_budget",
        by=by,
        committee=request.committee,
        request=request.pk,
        state=new.state.value,
        granted_ore=new.granted,
        already_ore=new.already,
    )
    return made


def _hold_together(new: NewAnswer) -> None:
    state, granted, already = new.state, new.granted, new.already
    if state.gives and (granted is None or granted <= 0):
        raise NotDecided("Skriv hur mycket som beviljades.")
    if not state.gives and (granted is not None or already is not None):
        raise NotDecided(
            f"Läget är ”{state.label.lower()}”: då beviljas inget belopp. Ta bort det, eller välj läge."
        )
    if already is not None and not 0 <= already <= (granted or 0):
        raise NotDecided("Det som redan var budgeterat är en del av det beviljade: mellan noll och det.")
