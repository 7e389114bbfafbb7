"""Requests for more: what was asked, what became of it, and what is needed still."""

from datetime import date

import pytest

from socfin.actions.decisions.requests import answer, ask
from socfin.domain.decisions.budget import NotDecided
from socfin.domain.decisions.requests import NewAnswer, NewRequest, RequestPart, RequestState
from socfin.models import AuditEvent
from socfin.selectors.followup.decisions import answers, request_by_id, requests

MNKR = 1_000_000_00
ASKED = RequestPart(text="", amount_ore=216 * MNKR // 10)


def asked(committee, by, *parts, **more):
    about = {"year": 2022, "body": "Kommunfullmäktige", "asked": None, "parts": parts or [ASKED]}
    return ask(committee=committee, new=NewRequest(**{**about, **more}), by=by)


def answered(request, by, state, **more):
    new = NewAnswer(state=state, answered=date(2022, 6, 13), **more)
    return answer(request=request, new=new, by=by)


def test_a_request_that_is_granted_in_part_adds_what_was_not_budgeted_already(committee, carin):
    made = asked(committee, carin)

    answered(made, carin, RequestState.GRANTED_IN_PART, granted=165 * MNKR // 10, already=75 * MNKR // 10)

    (row,) = requests(committee, 2022)
    assert (row.state, row.amount_ore, row.added_ore) == (
        RequestState.GRANTED_IN_PART,
        216 * MNKR // 10,
        9 * MNKR,
    )


def test_a_need_that_remains_is_the_sum_of_its_parts(committee, carin):
    parts = [
        RequestPart(text="Nya normala", amount_ore=31 * MNKR // 10),
        RequestPart(text="Placeringar IFO", amount_ore=14 * MNKR),
    ]

    asked(committee, carin, *parts, is_asked=False)

    (row,) = requests(committee, 2022)
    assert (row.state, row.amount_ore) == (RequestState.NEEDED, 171 * MNKR // 10)
    assert row.added_ore is None


def test_the_newest_answer_counts_and_all_are_kept(committee, carin):
    made = asked(committee, carin)
    answered(made, carin, RequestState.REFUSED)
    answered(made, carin, RequestState.GRANTED, granted=MNKR)

    assert requests(committee, 2022)[0].state is RequestState.GRANTED
    assert [one.state for one in answers(made)] == ["granted", "refused"]
    assert requests(committee, 2022, made.entered_at)[0].state is RequestState.ASKED
    assert AuditEvent.objects.filter(action="answer_budget").count() == 2


@pytest.mark.parametrize(
    ("state", "amounts", "words"),
    [
        (RequestState.GRANTED, {}, "hur mycket"),
        (RequestState.GRANTED, {"granted": 0}, "hur mycket"),
        (RequestState.REFUSED, {"granted": MNKR}, "beviljas inget"),
        (RequestState.GRANTED, {"granted": MNKR, "already": MNKR + 1}, "en del av det beviljade"),
    ],
)
def test_a_state_and_its_amounts_go_together(committee, carin, state, amounts, words):
    with pytest.raises(NotDecided, match=words):
        answered(asked(committee, carin), carin, state, **amounts)


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_is_not_asked_for(committee, carin, amount):
    with pytest.raises(NotDecided, match="större än noll"):
        asked(committee, carin, RequestPart(text="", amount_ore=amount))


def test_another_committees_request_is_not_found(committee, carin):
    made = asked(committee, carin)

    assert request_by_id(committee, made.pk) == made
    assert request_by_id(committee, made.pk + 1) is None
