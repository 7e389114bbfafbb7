"""Goals of a hidden unit, and those whose words tell of one, are not shown; nor is what belongs to them."""

from dataclasses import replace

from socfin.domain.goals.sections import GoalIndicator
from socfin.services.masking.hidden_goals import shown_goals
from socfin.services.masking.masking import concealed
from socfin.services.masking.words import Secrets
from socfin.services.prose.goal_words import told_goals
from tests.domain.goals.test_tree import goal
from tests.services.masking.alone import concealment
from tests.services.masking.test_hidden_indicators import CODES, PEOPLE, WHOLE, indicator
from tests.services.masking.test_masking import LIMIT


def test_what_is_a_hidden_units_goes_with_all_beneath_it():
    rows = (goal(1), goal(2, above=1, code="511"), goal(3, above=2), goal(4))

    assert [row.number for row in shown_goals(rows, frozenset({"511"}), Secrets())] == [1, 4]


def test_words_that_name_a_hidden_unit_hide_the_goal():
    rows = (goal(1, follow_up="På Solgläntan är det klart."), goal(2, effect="Allt är klart."))

    assert [
        row.number for row in shown_goals(rows, frozenset(), Secrets(names=frozenset({"Solgläntan"})))
    ] == [2]


def test_all_are_shown_where_nothing_is_hidden():
    rows = (goal(1), goal(2, above=1))

    assert shown_goals(rows, frozenset(), Secrets()) == rows


def test_an_indicator_whose_name_tells_of_a_hidden_unit_hides_the_goal():
    named = GoalIndicator(code="egen", name="Platser på Solgläntan")
    rows = (goal(1, indicators=(named,)), goal(2))

    assert [
        row.number for row in shown_goals(rows, frozenset(), Secrets(names=frozenset({"Solgläntan"})))
    ] == [2]


def test_what_measures_a_goal_has_no_value_where_something_beneath_it_is_hidden():
    clients = (GoalIndicator(code="brukare", name="Brukare"),)
    rows = (goal(1, code="T", indicators=clients), goal(2, code="520", indicators=clients))
    whole = replace(WHOLE, indicators=tuple(map(indicator, CODES)), goals=rows)

    above, beside = told_goals(concealed(whole, concealment(whole, PEOPLE, LIMIT)))

    assert above.measured == ("Brukare: inget värde i rapporten.",)
    assert beside.measured[0].startswith("Brukare 72")
    assert [len(each.indicators) for each in (above, beside)] == [0, 1]
