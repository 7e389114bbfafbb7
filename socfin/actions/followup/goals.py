"""Keeps the committee's goals, what they say and where they stand; all is kept, the newest counts."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.storing import entered
from socfin.domain.goals.aims import Aim
from socfin.domain.goals.facts import GoalStand, GoalWords
from socfin.domain.goals.states import NotKept
from socfin.domain.period import Month
from socfin.models import Committee, Goal, GoalStanding, GoalWording, User, Verksamhet
from socfin.selectors.catalogue import catalogue_of
from socfin.selectors.followup import goals

MOST_LEVELS = 6
"""Goals above one another; a document has no more headings."""


@transaction.atomic
def enter_goal(*, verksamhet: Verksamhet, words: GoalWords, above: Goal | None = None, by: User) -> Goal:
    """Enter a goal, beneath another where it belongs to one; NotKept with nothing entered."""
    committee = held(verksamhet.committee)
    _hold_together(committee, words)
    _hold_above(committee, None, above)
    made = Goal.objects.create(committee=committee, entered_at=timezone.now(), entered_by=by)
    _word(made, verksamhet, words, above, by)
    record("enter_goal", by=by, committee=committee, goal=made.pk, verksamhet=verksamhet.code)
    return made


@transaction.atomic
def reword_goal(
    *, goal: Goal, verksamhet: Verksamhet, words: GoalWords, above: Goal | None = None, by: User
) -> GoalWording:
    """Let a goal say something else, or belong to another; NotKept with nothing changed."""
    committee = held(goal.committee)
    _hold_standing(goal)
    _hold_together(committee, words)
    _hold_above(committee, goal, above)
    made = _word(goal, verksamhet, words, above, by)
    record("reword_goal", by=by, committee=committee, goal=goal.pk, verksamhet=verksamhet.code)
    return made


@transaction.atomic
def follow_goal(*, goal: Goal, month: Month, stand: GoalStand, by: User) -> GoalStanding:
    """Tell where it stands after a month; an empty one takes back what was told of the month."""
    committee = held(goal.committee)
    _hold_standing(goal)
    made = entered(
        GoalStanding(
            goal=goal,
            month=month.yyyymm,
            state=stand.state.value,
            follow_up=stand.follow_up,
            effect=stand.effect,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )
    record(
        "follow_goal",
        by=by,
        committee=committee,
        months=[month],
        goal=goal.pk,
        month=str(month),
        state=made.state,
    )
    return made


@transaction.atomic
def withdraw_goal(*, goal: Goal, by: User) -> None:
    """Take back one that was entered wrongly; NotKept where other goals belong to it."""
    committee = held(goal.committee)
    goal.refresh_from_db()
    if goal.withdrawn_at is not None:
        return
    if goals.has_beneath(goal):
        raise NotKept("Andra mål hör till det här. Ta bort dem först, eller låt dem höra till ett annat mål.")
    goal.withdrawn_at, goal.withdrawn_by = timezone.now(), by
    goal.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("withdraw_goal", by=by, committee=committee, goal=goal.pk)


def _word(goal: Goal, verksamhet: Verksamhet, words: GoalWords, above: Goal | None, by: User) -> GoalWording:
    return entered(
        GoalWording(
            goal=goal,
            above=above,
            verksamhet=verksamhet,
            word=words.word,
            text=words.text,
            place=words.place,
            first_year=words.first_year,
            last_year=words.last_year,
            indicators=list(words.indicators),
            **_aim_columns(words.aim),
            entered_at=timezone.now(),
            entered_by=by,
        )
    )


def _hold_together(committee: Committee, words: GoalWords) -> None:
    if words.last_year is not None and words.last_year < words.first_year:
        raise NotKept("Målet slutar innan det börjar. Ändra ett av åren.")
    known = catalogue_of(committee, also_ended=True)
    unknown = [code for code in words.indicators if known.get(code) is None]
    if unknown:
        raise NotKept(f"Nyckeltalet {unknown[0]} finns inte i nämnden. Välj ett annat.")
    if words.aim is not None:
        _hold_aim(words, words.aim)


def _hold_aim(words: GoalWords, aim: Aim) -> None:
    if not words.indicators:
        raise NotKept("Välj vilket nyckeltal som värdet att nå gäller.")
    if aim.steps < 0:
        raise NotKept("Värdet att nå är aldrig negativt.")
    if aim.by.year < words.first_year or (words.last_year is not None and aim.by.year > words.last_year):
        raise NotKept("Värdet ska nås under ett av målets år. Ändra månaden eller åren.")


def _aim_columns(aim: Aim | None) -> dict[str, Any]:
    if aim is None:
        return {}
    return {"aim_steps": aim.steps, "aim_reach": aim.reach.value, "aim_by": aim.by.yyyymm}


def _hold_standing(goal: Goal) -> None:
    goal.refresh_from_db()
    if goal.withdrawn_at is not None:
        raise NotKept("Målet är borttaget. Inget har ändrats.")


def _hold_above(committee: Committee, goal: Goal | None, above: Goal | None) -> None:
    """The way up ends at a goal of the committee, never at the goal itself."""
    levels, here = 1, above
    while here is not None:
        levels += 1
        if here.committee_id != committee.pk or here.withdrawn_at is not None:
            raise NotKept("Målet som det ska höra till finns inte, eller är borttaget.")
        if goal is not None and here.pk == goal.pk:
            raise NotKept("Ett mål kan inte höra till sig självt eller till ett mål under sig.")
        if levels > MOST_LEVELS:
            raise NotKept(f"Målen kan stå i högst {MOST_LEVELS} nivåer.")
        here = goals.newest_wording(here).above
