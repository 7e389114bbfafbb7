"""How much is left to a goal's own value, and what of it a report keeps."""

import json
from dataclasses import asdict

import pytest

from socfin.domain.goals.aims import GoalAim, Reach
from socfin.domain.goals.sections import GoalRow, goal_row
from socfin.domain.indicators import Direction, OverTime


def as_json(row):
    return json.loads(json.dumps(asdict(row)))


@pytest.mark.parametrize(
    ("reach", "steps", "left"),
    [
        (Reach.AT_LEAST, 94, 1),
        (Reach.AT_LEAST, 95, 0),
        (Reach.AT_LEAST, 96, 0),
        (Reach.AT_MOST, 94, 0),
        (Reach.AT_MOST, 95, 0),
        (Reach.AT_MOST, 96, 1),
    ],
)
def test_the_value_itself_is_reached_from_either_side(reach, steps, left):
    assert reach.missing(steps, 95) == left


def test_what_is_better_says_the_side_and_what_is_neither_says_none():
    assert [Reach.of(direction) for direction in (Direction.MORE, Direction.LESS, Direction.NEITHER)] == [
        Reach.AT_LEAST,
        Reach.AT_MOST,
        None,
    ]


AIM = GoalAim(
    indicator="belaggning",
    name="Beläggning",
    unit="%",
    decimals=1,
    steps=970,
    reach=Reach.AT_LEAST,
    by="2026-12",
    over_time=OverTime.WEIGHTED,
)


@pytest.mark.parametrize("aim", [AIM, None])
def test_it_is_read_again_out_of_a_report(aim):
    row = GoalRow(number=1, code="5", verksamhet="Hela", word="Mål", text="Text", first_year=2022, aim=aim)

    assert goal_row(as_json(row)) == row


def test_a_goal_frozen_before_it_could_have_any_has_none():
    old = as_json(GoalRow(number=1, code="5", verksamhet="Hela", word="Mål", text="Text", first_year=2022))
    del old["aim"]

    assert goal_row(old).aim is None
