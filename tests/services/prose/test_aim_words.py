"""How far a goal has to its own value, said of what the indicator is."""

from dataclasses import replace

import pytest

from socfin.domain.goals.aims import GoalAim, Reach
from socfin.domain.indicators import OverTime
from socfin.domain.period import Month
from socfin.domain.sections import IndicatorRow
from socfin.services.prose.goal_words import aim_sentence

OCTOBER, DECEMBER = Month(2025, 10), Month(2025, 12)
SICK = GoalAim(
    indicator="sjukfranvaro",
    name="Sjukfrånvaro",
    unit="%",
    decimals=1,
    steps=65,
    reach=Reach.AT_MOST,
    by="2026-12",
    over_time=OverTime.WEIGHTED,
)
DAYS = replace(
    SICK,
    indicator="platsdygn",
    name="Placeringsdygn",
    unit="dygn",
    decimals=0,
    steps=1_460,
    over_time=OverTime.SUM,
)
THERE = replace(
    SICK,
    indicator="placeringar",
    name="Placeringar",
    unit="placeringar",
    decimals=0,
    steps=4,
    over_time=OverTime.LAST,
)


def row(aim, outcome=None, **more):
    return IndicatorRow(
        code="5",
        verksamhet="Hela",
        indicator=aim.indicator,
        name=aim.name,
        unit=aim.unit,
        decimals=aim.decimals,
        direction="less",
        outcome=outcome,
        **more,
    )


def said(aim, shown, month=OCTOBER):
    return aim_sentence(aim, shown, month).replace("\u00a0", " ")


def test_what_is_left_stands_beside_the_outcome():
    assert said(SICK, row(SICK, 84)) == (
        "Sjukfrånvaro högst 6,5 % senast december 2026. Hittills i år 8,4 %: 1,9 procentenheter för mycket."
    )


@pytest.mark.parametrize("outcome", [65, 60])
def test_a_value_that_is_reached_is_said_to_be(outcome):
    assert said(SICK, row(SICK, outcome)).endswith("%: värdet är nått.")


def test_a_value_from_below_is_short():
    aim = replace(SICK, name="Beläggning", steps=970, reach=Reach.AT_LEAST)

    assert said(aim, row(aim, 941)).endswith("94,1 %: 2,9 procentenheter för lite.")


def test_what_is_counted_on_a_day_is_said_of_its_month():
    assert said(THERE, row(THERE, 5)) == (
        "Placeringar högst 4 senast december 2026. I oktober 2025 är det 5: 1 för mycket."
    )


def test_what_is_summed_over_the_year_is_held_against_the_forecast_until_december():
    assert said(DAYS, row(DAYS, 1_216, forecast=1_520)) == (
        "Placeringsdygn högst 1 460 under 2026. Hittills i år 1 216, prognos för 2025 1 520: 60 för mycket."
    )
    assert said(DAYS, row(DAYS, 1_216)).endswith("Hittills i år 1 216; hela året är inte känt.")
    assert said(DAYS, row(DAYS, 1_460, forecast=9), DECEMBER).endswith(
        "Januari–december 2025 1 460: värdet är nått."
    )


def test_a_value_whose_month_is_past_is_late_until_it_is_reached():
    late = replace(SICK, by="2025-09")

    assert said(late, row(late, 70)).endswith("för mycket. Värdet skulle ha nåtts september 2025.")
    assert "skulle ha nåtts" not in said(late, row(late, 65))
    assert "skulle ha nåtts" not in said(replace(SICK, by="2025-10"), row(SICK, 70))


def test_what_is_not_known_is_not_held_against_anything():
    assert said(SICK, None).endswith("Inget värde i rapporten.")
    assert said(SICK, row(SICK)).endswith("Inget värde i rapporten.")
    newest = row(SICK, newest=72, newest_span="juni–augusti 2025")
    assert said(SICK, newest).endswith("Senast kända värde är 7,2 %, juni–augusti 2025.")
