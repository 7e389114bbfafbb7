"""Enters decisions on the budget and takes them back; their amounts are published as any file is."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.publishing import publish, receive, undo
from socfin.actions.storing import entered
from socfin.domain.decisions.budget import Decided, NewDecision, NotDecided, hold_to_its_kind
from socfin.models import BudgetDecision, Committee, DecidedAmount, User
from socfin.services.decisions.decision_file import decision_file, source_of


@transaction.atomic
def decide(
    *,
    committee: Committee,
    new: NewDecision,
    by: User,
) -> BudgetDecision:
    """Enter a decision on a year's budget; NotDecided, NotPublishable or PeriodShut with nothing entered.

    Unless the budget file holds it already, its amounts (öre, more to use is negative) count from now on
    beside that file: published under a source of their own, in the months that they fall in.
    """
    parts = new.parts
    hold_to_its_kind(new.kind, parts)
    if any(part.span.last.year != new.year for part in parts):
        raise NotDecided(f"Beloppen måste ligga i budgetåret {new.year}.")
    held(committee)
    made = entered(
        BudgetDecision(
            committee=committee,
            year=new.year,
            kind=new.kind.value,
            body=new.body,
            decided=new.decided,
            item=new.item,
            dnr=new.dnr,
            text=new.text,
            in_file=new.in_file or not parts,
            entered_at=timezone.now(),
            entered_by=by,
        ),
        unchecked=["upload"],
    )
    _store_amounts(made, parts)
    if not made.in_file:
        _count_beside(made, parts, by)
    record(
        "decide_budget",
        by=by,
        committee=committee,
        decision=made.pk,
        year=new.year,
        kind=new.kind.value,
        body=made.body,
        item=made.item,
        amount_ore=sum(part.amount for part in parts),
    )
    return made


@transaction.atomic
def withdraw_decision(*, decision: BudgetDecision, reason: str, by: User) -> None:
    """Take a decision back, with a reason, by who did so first; its amounts count no longer."""
    committee = held(decision.committee)
    decision.refresh_from_db()
    if decision.withdrawn_at is not None:
        return
    if not any(char.isalnum() for char in reason):
        raise NotDecided("Skriv varför beslutet tas tillbaka.")
    if decision.upload is not None:
        undo(upload=decision.upload, by=by)
    decision.withdrawn_at, decision.withdrawn_by = timezone.now(), by
    decision.withdrawn_reason = reason.strip()
    decision.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("withdraw_decision", by=by, committee=committee, decision=decision.pk, reason=reason.strip())


def _store_amounts(made: BudgetDecision, parts: Sequence[Decided]) -> None:
    nodes = dict(made.committee.verksamheter.values_list("code", "pk"))
    DecidedAmount.objects.bulk_create(
        DecidedAmount(
            decision=made,
            verksamhet_id=nodes[part.code],
            line=part.line.value if part.line else "",
            last=part.span.last.yyyymm,
            months=part.span.months,
            amount_ore=part.amount,
        )
        for part in parts
    )


def _count_beside(made: BudgetDecision, parts: Sequence[Decided], by: User) -> None:
    """Hand the amounts in as a file of their own and publish it, for the reason that it was decided."""
    called = " ".join(filter(None, (made.get_kind_display(), made.body, made.item, str(made.decided))))
    received = receive(
        committee=made.committee,
        filename=f"budgetbeslut-{made.decided}-{made.pk}.csv",
        content=decision_file(parts),
        by=by,
        options={},
        source=source_of(made.pk),
    )
    publish(upload=received.upload, by=by, reason=f"Budgetbeslut: {called}.")
    made.upload = received.upload
    made.save(update_fields=["upload"])
