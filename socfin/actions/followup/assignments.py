"""Enters what a committee has asked for and what was answered; every answer is kept, the newest counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.storing import entered
from socfin.domain.assignments.states import AssignmentState, NotAssigned
from socfin.models import Assignment, AssignmentAnswer, User, Verksamhet
from socfin.selectors.followup import assignments


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAssignment:
    """What is asked for, of whom, and by when."""

    text: str
    to: str
    given: date | None = None
    item: str = ""
    dnr: str = ""
    due: date | None = None
    due_words: str = ""
    is_proposed: bool = False
    """Whether the committee is only asked to give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What was answered, and the day that counts from then on where it is another."""

    state: AssignmentState
    day: date | None = None
    item: str = ""
    text: str = ""
    due: date | None = None
    due_words: str = ""


@transaction.atomic
def assign(*, verksamhet: Verksamhet, given: NewAssignment, by: User) -> Assignment:
    """Enter what the committee has asked for; NotAssigned where it has an end before its beginning."""
    if given.due is not None and given.given is not None and given.due < given.given:
        raise NotAssigned("Uppdraget ska besvaras innan det är givet. Ändra en av dagarna.")
    committee = held(verksamhet.committee)
    made = entered(
        Assignment(
            committee=committee,
            verksamhet=verksamhet,
            text=given.text,
            to=given.to,
            given=given.given,
            item=given.item,
            dnr=given.dnr,
            due=given.due,
            due_words=given.due_words,
            is_proposed=given.is_proposed,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )
    record(
        "assign",
        by=by,
        committee=committee,
        assignment=made.pk,
        to=made.to,
        due=str(made.due or ""),
        item=made.item,
    )
    return made


@transaction.atomic
def answer_assignment(*, assignment: Assignment, reply: Reply, by: User) -> AssignmentAnswer:
    """Tell what was answered; NotAssigned where state, words and day do not go together."""
    committee = held(assignment.committee)
    assignment.refresh_from_db()
    _hold_together(assignment, reply)
    made = entered(
        AssignmentAnswer(
            assignment=assignment,
            state=reply.state.value,
            day=reply.day,
            item=reply.item,
            text=reply.text,
            due=reply.due,
            due_words=reply.due_words,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )
    record(
        "answer_assignment",
        by=by,
        committee=committee,
        assignment=assignment.pk,
        state=made.state,
        due=str(made.due or ""),
    )
    return made


@transaction.atomic
def withdraw_assignment(*, assignment: Assignment, by: User) -> None:
    """Take back one that was entered wrongly; it stays in the books as withdrawn, by who did so first."""
    committee = held(assignment.committee)
    assignment.refresh_from_db()
    if assignment.withdrawn_at is not None:
        return
    assignment.withdrawn_at, assignment.withdrawn_by = timezone.now(), by
    assignment.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("withdraw_assignment", by=by, committee=committee, assignment=assignment.pk)


def _hold_together(assignment: Assignment, reply: Reply) -> None:
    if assignment.withdrawn_at is not None:
        raise NotAssigned("Uppdraget är borttaget. Inget har ändrats.")
    now = assignments.row_of(assignment)
    if reply.state is AssignmentState.PROPOSED or (
        reply.state is AssignmentState.GIVEN and now.state is not AssignmentState.PROPOSED
    ):
        raise NotAssigned("Välj vad som har hänt med uppdraget.")
    if not reply.text.strip():
        raise NotAssigned("Skriv svaret i ord, så att nämnden kan läsa det.")
    if reply.state is AssignmentState.POSTPONED and reply.due is None:
        raise NotAssigned("Skriv den nya dagen som uppdraget ska besvaras.")
    if reply.due is not None and not reply.state.is_open:
        raise NotAssigned("Ett uppdrag som är klart har ingen ny dag. Ta bort dagen, eller välj läge.")
    if not now.is_open and reply.state.is_open and reply.due is None:
        raise NotAssigned("Uppdraget är klart. Skriv en ny dag för att ta upp det igen.")
