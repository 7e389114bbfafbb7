"""Enters requests for more money and what became of them; every answer is kept, the newest counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.domain.decisions.budget import NotDecided
from socfin.domain.decisions.requests import RequestState
from socfin.domain.decisions.sections import RequestPart
from socfin.domain.money import Ore
from socfin.models import BudgetRequest, Committee, RequestAnswer, User


@transaction.atomic
def ask(
    *,
    committee: Committee,
    year: int,
    body: str,
    asked: date | None,
    parts: Sequence[RequestPart],
    by: User,
    text: str = "",
    is_asked: bool = True,
) -> BudgetRequest:
    """Tell of a request for more in a year, or of a need nobody is asked to meet yet; positive öre.

    NotDecided where nothing, or less than nothing, is asked for.
    """
    if not parts or any(part.amount_ore <= 0 for part in parts):
        raise NotDecided("Skriv vad som behövs, med belopp större än noll.")
    held(committee)
    made = BudgetRequest(
        committee=committee,
        year=year,
        body=body.strip(),
        asked=asked,
        text=text.strip(),
        parts=[[part.text.strip(), part.amount_ore] for part in parts],
        is_asked=is_asked,
        entered_at=timezone.now(),
        entered_by=by,
    )
    made.full_clean()
    made.save(force_insert=True)
    amount = sum(part.amount_ore for part in parts)
    record("ask_budget", by=by, committee=committee, request=made.pk, year=year, amount_ore=amount)
    return made


@transaction.atomic
def answer(
    *,
    request: BudgetRequest,
    state: RequestState,
    answered: date | None,
    by: User,
    item: str = "",
    granted: Ore | None = None,
    already: Ore | None = None,
    text: str = "",
) -> RequestAnswer:
    """Tell what became of a request; positive öre. NotDecided where state and amounts do not go together."""
    _hold_together(state, granted, already)
    held(request.committee)
    made = RequestAnswer(
        request=request,
        state=state.value,
        answered=answered,
        item=item.strip(),
        granted_ore=granted,
        already_ore=already,
        text=text.strip(),
        entered_at=timezone.now(),
        entered_by=by,
    )
    made.full_clean()
    made.save(force_insert=True)
    record(
        "answer_budget",
        by=by,
        committee=request.committee,
        request=request.pk,
        state=state.value,
        granted_ore=granted,
        already_ore=already,
    )
    return made


def _hold_together(state: RequestState, granted: Ore | None, already: Ore | None) -> None:
    if state.gives and (granted is None or granted <= 0):
        raise NotDecided("Skriv hur mycket som beviljades.")
    if not state.gives and (granted is not None or already is not None):
        raise NotDecided(
            f"Läget är ”{state.label.lower()}”: då beviljas inget belopp. Ta bort det, eller välj läge."
        )
    if already is not None and not 0 <= already <= (granted or 0):
        raise NotDecided("Det som redan var budgeterat är en del av det beviljade: mellan noll och det.")
