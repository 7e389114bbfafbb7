"""A decision that gives a small unit money, or whose words tell of one, is left out of what is public."""

from dataclasses import replace

import pytest

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.requests import RequestPart, RequestState
from socfin.domain.decisions.sections import DecisionPart, DecisionRow, RequestRow
from socfin.services.decisions.walk import walk
from socfin.services.masking.masking import LATE_UNIT, concealed, holds_still, withheld
from tests.services.masking.alone import concealment
from tests.services.masking.test_hidden_indicators import PEOPLE, WHOLE
from tests.services.masking.test_masking import LIMIT


def decision(number, *codes, text=""):
    parts = tuple(
        DecisionPart(code=code, verksamhet=code, amount_ore=-500, months="mars 2022") for code in codes
    )
    return DecisionRow(
        number=number,
        kind=DecisionKind.SUPPLEMENT,
        body="KF",
        decided="2022-02-01",
        text=text,
        amount_ore=-500 * len(codes),
        parts=parts,
    )


def asked(text):
    return RequestRow(
        number=1,
        state=RequestState.ASKED,
        body="KF",
        asked="",
        amount_ore=100,
        parts=(RequestPart(text=text, amount_ore=100),),
    )


def told(*decisions, requests=()):
    return replace(WHOLE, decisions=decisions, budget_walk=walk(-56_000, decisions), requests=tuple(requests))


@pytest.fixture
def found():
    return concealment(WHOLE, PEOPLE, LIMIT)


def numbers(report):
    return [row.number for row in report.decisions]


def test_a_decision_with_a_hidden_part_goes_whole_and_the_way_with_it(found):
    whole = told(decision(1, "521"), decision(2, "521", "511"))

    public = concealed(whole, found)

    assert numbers(public) == [1]
    assert public.budget_walk == ()


def test_decisions_on_what_is_shown_stand_with_their_way(found):
    whole = told(decision(1, "521"), requests=[asked("Volymer")])

    public = concealed(whole, found)

    assert (public.decisions, public.budget_walk) == (whole.decisions, whole.budget_walk)
    assert public.requests == whole.requests


def test_words_that_name_a_hidden_unit_are_not_shown(found):
    (hidden, *_) = [row.name for row in WHOLE.rows if row.code in found.small]

    public = concealed(told(decision(1, "521", text=f"Till {hidden}."), requests=[asked(hidden)]), found)

    assert (numbers(public), public.requests, public.budget_walk) == ([], (), ())


def test_where_no_figure_is_shown_nothing_is_decided_either(found):
    public = withheld(told(decision(1, "521"), requests=[asked("Volymer")]), found, LATE_UNIT)

    assert (public.decisions, public.budget_walk, public.requests) == ((), (), ())


def test_a_frozen_version_that_tells_of_such_a_decision_no_longer_holds(found):
    safe, telling = told(decision(1, "521")), told(decision(1, "511"))

    assert holds_still(safe, concealed(safe, found), found)
    assert not holds_still(
        telling,
        replace(concealed(telling, found), decisions=telling.decisions),
        found,
    )
