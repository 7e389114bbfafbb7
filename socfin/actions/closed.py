"""The one guard of closed and locked months, asked by every entry of the trail; never one action's rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from socfin.domain.closing import PeriodState, PeriodStep
from socfin.domain.listing import listed
from socfin.domain.period import Month
from socfin.models import Committee
from socfin.selectors.periods import shut_months


class Bound(StrEnum):
    """How an action is bound by months that are shut."""

    FREE = "free"
    """It changes nothing that a month's report says."""
    CLOSED = "closed"
    """It never reaches a month that is closed or locked."""
    LOCKED = "locked"
    """It belongs to the meeting, which comes after the closing: it reaches all but a locked month."""


BOUND: dict[str, Bound] = {
    "publish": Bound.CLOSED,
    "undo": Bound.CLOSED,
    "remark": Bound.CLOSED,
    "assess": Bound.CLOSED,
    "make_forecasts": Bound.CLOSED,
    "plant_tree": Bound.CLOSED,
    "admin_add": Bound.CLOSED,
    "admin_change": Bound.CLOSED,
    "admin_delete": Bound.CLOSED,
    "agenda": Bound.LOCKED,
    "answer_question": Bound.LOCKED,
    "place_question": Bound.LOCKED,
    "ask_question": Bound.FREE,
    # a scenario reaches the months whose papers it is part of
    "place_what_if": Bound.LOCKED,
    "withdraw_what_if": Bound.LOCKED,
    "add_assumption": Bound.LOCKED,
    "withdraw_assumption": Bound.LOCKED,
    "make_what_if": Bound.FREE,
    # a file that counts for nothing yet, and how it is read
    "receive": Bound.FREE,
    "read_otherwise": Bound.FREE,
    "save_profile": Bound.FREE,
    "discard": Bound.FREE,
    # what a closed month keeps from its closing: its limits, its account table and its forecast
    "map_accounts": Bound.FREE,
    "unmap_accounts": Bound.FREE,
    "change_presentation": Bound.FREE,
    "follow_municipality": Bound.FREE,
    "adjust": Bound.FREE,
    # a decision's amounts are published, which is guarded; a closed month tells what was known at its closing
    "decide_budget": Bound.FREE,
    "withdraw_decision": Bound.FREE,
    "ask_budget": Bound.FREE,
    "answer_budget": Bound.FREE,
    "withdraw_adjustment": Bound.FREE,
    "keep_kolada": Bound.FREE,
    "define_indicator": Bound.FREE,
    "end_indicator": Bound.FREE,
    # a closed month tells where a measure stood, and what was followed up, at its closing
    "enter_measure": Bound.FREE,
    "stand_measure": Bound.FREE,
    "follow_measure": Bound.FREE,
    # what the committee has asked for: a closed month tells what was known at its closing
    "assign": Bound.FREE,
    "answer_assignment": Bound.FREE,
    "withdraw_assignment": Bound.FREE,
    # what the committee aims at: a closed month tells the wording of its closing; a standing is its month's
    "enter_goal": Bound.FREE,
    "reword_goal": Bound.FREE,
    "withdraw_goal": Bound.FREE,
    "follow_goal": Bound.CLOSED,
    # forecasts made before socfin: a closed month's warnings tell what was known at its closing
    "take_in_past_forecasts": Bound.FREE,
    "withdraw_past_forecasts": Bound.FREE,
    # who may see what, and what a verksamhet is called today
    "create_committee": Bound.FREE,
    "create_user": Bound.FREE,
    "give_role": Bound.FREE,
    "end_role": Bound.FREE,
    "give_municipal_role": Bound.FREE,
    "end_municipal_role": Bound.FREE,
    "map_group": Bound.FREE,
    "unmap_group": Bound.FREE,
    "open_to_all": Bound.FREE,
    "close_to_all": Bound.FREE,
    "small_numbers": Bound.FREE,
    "rename": Bound.FREE,
    "plan_periods": Bound.FREE,
    # meetings, and copies of what a month says
    "create_meeting": Bound.FREE,
    "change_meeting": Bound.FREE,
    "call_off_meeting": Bound.FREE,
    "hold_meeting": Bound.FREE,
    "freeze": Bound.FREE,
    "reopen": Bound.FREE,
    "move_item": Bound.FREE,
    "withdraw_item": Bound.FREE,
    "take_up_again": Bound.FREE,
    "keep_document": Bound.FREE,
    "add_template": Bound.FREE,
    "use_template": Bound.FREE,
    "use_own_layout": Bound.FREE,
    # the whole site as it was, with its months as they stood
    "restore": Bound.FREE,
    # the steps have rules of their own (domain/closing.py)
    **{step.value: Bound.FREE for step in PeriodStep},
}
"""Every action that `record` notes. One that is not here cannot be noted, and so not done."""


class PeriodShut(Exception):
    """Something would change what a closed or locked month says; nothing has been changed. In Swedish."""

    def __init__(self, committee: Committee, shut: Mapping[Month, PeriodState]) -> None:
        self.slug = committee.slug
        self.months = tuple(sorted(shut))
        locked = [month for month in self.months if shut[month] is PeriodState.LOCKED]
        names = listed([month.label for month in self.months])
        state = ("låst" if locked else "stängd") if len(self.months) == 1 else "stängda"
        remedy = (
            "En låst månad öppnas av två administratörer: en begär det, en annan godkänner"
            if locked
            else "Öppna månaden igen med ett skäl"
        )
        super().__init__(
            f"{names.capitalize()} är {state}, och det här skulle ändra vad som gäller där. "
            f"Inget har ändrats. {remedy}, under Perioder, och gör sedan om det."
        )


def stop_if_shut(action: str, committee: Committee, months: Collection[Month] | None) -> None:
    """PeriodShut when a month that the action reaches stands; asked with the committee held.

    `months` are those whose report the action may change. TypeError for an action that must say which and
    does not, KeyError for one whose rule is not written here.
    """
    bound = BOUND[action]
    if bound is Bound.FREE:
        return
    if months is None:
        raise TypeError(f"{action} must say which months it reaches")
    standing = shut_months(committee) if months else {}
    hit = {month: standing[month] for month in months if month in standing}
    if bound is Bound.LOCKED:
        hit = {month: state for month, state in hit.items() if state is PeriodState.LOCKED}
    if hit:
        raise PeriodShut(committee, hit)
