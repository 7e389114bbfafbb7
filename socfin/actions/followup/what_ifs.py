"""Makes scenarios, adds what they assume and says whose month's paper they are part of; all of it stays."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.storing import entered
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind, NewAssumption, NotAssumed
from socfin.models import Adjustment, Committee, User, Verksamhet, WhatIf, WhatIfAssumption, WhatIfChoice
from socfin.selectors import forecasts
from socfin.selectors.followup.what_ifs import choice_of, chosen_months

NOTHING = {
    AssumptionKind.VOLUME: "Skriv hur många fler eller färre, och vad var och en kostar i månaden.",
    AssumptionKind.AMOUNT: "Skriv ett belopp som inte är noll.",
    AssumptionKind.SHARE: "Skriv en procent som inte är noll.",
}


@transaction.atomic
def make_what_if(*, committee: Committee, year: int, name: str, text: str, by: User) -> WhatIf:
    """Make a scenario of a year; NotAssumed where the committee has another of that name."""
    committee = held(committee)
    made = WhatIf(
        committee=committee,
        year=year,
        name=name.strip(),
        text=text,
        made_at=timezone.now(),
        made_by=by,
    )
    if committee.what_ifs.filter(year=year, name=made.name, withdrawn_at__isnull=True).exists():
        raise NotAssumed(f"Scenariot ”{made.name}” finns redan för {year}. Välj ett annat namn.")
    entered(made)
    record("make_what_if", by=by, committee=committee, what_if=made.pk, name=made.name, year=year)
    return made


@transaction.atomic
def withdraw_what_if(*, what_if: WhatIf, by: User) -> None:
    """Take a scenario back; it stays in the books. PeriodShut when a locked month's paper has it."""
    committee = held(what_if.committee)
    what_if.refresh_from_db()
    if what_if.withdrawn_at is not None:
        return
    months = chosen_months(what_if)
    what_if.withdrawn_at, what_if.withdrawn_by = timezone.now(), by
    what_if.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("withdraw_what_if", by=by, committee=committee, months=months, what_if=what_if.pk)


@transaction.atomic
def add_assumption(
    *, what_if: WhatIf, verksamhet: Verksamhet, new: NewAssumption, by: User
) -> WhatIfAssumption:
    """Add what a scenario assumes; NotAssumed with nothing added, PeriodShut when a locked paper has it."""
    committee = held(what_if.committee)
    _hold_standing(what_if)
    _hold_plan(what_if, new)
    made = WhatIfAssumption(
        what_if=what_if,
        verksamhet=verksamhet,
        kind=new.kind.value,
        first=new.first.yyyymm,
        last=new.last.yyyymm,
        text=new.text,
        line=new.line.value if new.line else "",
        amount_ore=new.amount,
        tenths=new.tenths,
        adjustment=_adjustment(what_if, new),
        entered_at=timezone.now(),
        entered_by=by,
    )
    entered(made)
    record(
        "add_assumption",
        by=by,
        committee=committee,
        months=chosen_months(what_if),
        what_if=what_if.pk,
        assumption=made.pk,
        verksamhet=verksamhet.code,
        kind=new.kind.value,
        first=str(new.first),
        last=str(new.last),
        amount_ore=new.amount,
        tenths=new.tenths,
    )
    return made


@transaction.atomic
def withdraw_assumption(*, assumption: WhatIfAssumption, by: User) -> None:
    """Take an assumption back; it stays in the books. PeriodShut when a locked month's paper has it."""
    what_if = assumption.what_if
    committee = held(what_if.committee)
    assumption.refresh_from_db()
    if assumption.withdrawn_at is not None:
        return
    assumption.withdrawn_at, assumption.withdrawn_by = timezone.now(), by
    assumption.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(
        "withdraw_assumption",
        by=by,
        committee=committee,
        months=chosen_months(what_if),
        what_if=what_if.pk,
        assumption=assumption.pk,
    )


@transaction.atomic
def place_what_if(*, what_if: WhatIf, month: Month, included: bool, by: User) -> None:
    """Make it part of the month's paper, or not; what is frozen stays. PeriodShut in a locked month."""
    committee = held(what_if.committee)
    _hold_standing(what_if)
    stands = choice_of(what_if, month)
    if included is (stands is not None):
        return
    if stands is None:
        made = WhatIfChoice(what_if=what_if, month=month.yyyymm, chosen_at=timezone.now(), chosen_by=by)
        entered(made)
    else:
        stands.withdrawn_at, stands.withdrawn_by = timezone.now(), by
        stands.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("place_what_if", by=by, committee=committee, months=[month], what_if=what_if.pk, included=included)


def _hold_standing(what_if: WhatIf) -> None:
    what_if.refresh_from_db()
    if what_if.withdrawn_at is not None:
        raise NotAssumed("Scenariot är borttaget. Inget har ändrats.")


def _hold_plan(what_if: WhatIf, new: NewAssumption) -> None:
    if new.last < new.first:
        raise NotAssumed("Den sista månaden kan inte vara före den första.")
    if not new.first.year <= what_if.year <= new.last.year:
        raise NotAssumed(f"Scenariot gäller {what_if.year}. Välj månader i det året.")
    empty = {
        AssumptionKind.VOLUME: not new.tenths or not new.amount,
        AssumptionKind.AMOUNT: not new.amount,
        AssumptionKind.SHARE: not new.tenths,
    }
    if empty.get(new.kind):
        raise NotAssumed(NOTHING[new.kind])


def _adjustment(what_if: WhatIf, new: NewAssumption) -> Adjustment | None:
    if new.kind is not AssumptionKind.WITHOUT:
        return None
    chosen = forecasts.adjustment_by_id(what_if.committee, new.adjustment or 0)
    if chosen is None:
        raise NotAssumed("Åtgärden finns inte, eller är borttagen. Välj en av dem som räknas i prognosen.")
    return chosen
