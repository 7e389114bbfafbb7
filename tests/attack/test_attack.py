"""Small numbers under attack: nothing hidden is placed in hundreds of committees; the attacker is no fool."""

from fractions import Fraction

import pytest

from socfin.services.masking import gathering
from socfin.services.masking import judged_cells as cells
from tests.attack.attacker import Elimination, Knowledge, Target, placed
from tests.attack.price import DEAREST, price
from tests.attack.public import attack
from tests.attack.worlds import ROOT, World, made_up

WORLDS = 200


def world(people: dict[str, int], **outcomes: int) -> World:
    """Units under areas named by their first letter ("a1" under "a"), with an outcome in the one month."""
    parents = {code[0]: ROOT for code in outcomes} | {code: code[0] for code in outcomes if len(code) > 1}
    amounts = {(code, "outcome", 1): amount for code, amount in outcomes.items()}
    return World(parents, people, dict(amounts), months=1)


@pytest.mark.long  # make attack tries as many, and CI runs it
def test_nothing_hidden_is_placed_in_hundreds_of_made_up_committees():
    hidden, seen = 0, []
    for seed in range(WORLDS):
        made = made_up(seed)
        found = made.concealment()
        hidden += len(found.hidden)
        seen += [(seed, one) for one in attack(made, found)]

    assert seen == []
    assert hidden > WORLDS, "the made-up committees have too little to hide to prove anything"


def test_the_made_up_committees_have_zeros_revenue_silence_and_people_exactly_at_the_limit():
    made = [made_up(seed) for seed in range(WORLDS)]
    amounts = [amount for one in made for amount in one.amounts.values()]

    assert 0 in amounts
    assert None in amounts
    assert max(amount or 0 for amount in amounts) > 0
    assert any(one.limit in one.people.values() for one in made)


def test_the_rule_costs_at_most_half_as_many_rows_again_as_the_fewest_that_hold(capsys):
    paid = price(40)

    with capsys.disabled():
        print(f"\nSmall numbers: {paid}")
    assert paid.times <= DEAREST


def two_are_enough(_cells, _units, tops) -> bool:
    """The rule of before: two units, whatever they have."""
    return len(list(tops)) > 1


@pytest.mark.parametrize("share", [Fraction(1), Fraction(95, 100)])
def test_the_attacker_finds_what_a_larger_share_gives_away(monkeypatch, share):
    monkeypatch.setattr(cells, "LARGEST_SHARE", share)

    assert any(attack(made, made.concealment()) for made in map(made_up, range(30)))


def test_the_attacker_finds_what_the_rule_of_before_gave_away(monkeypatch):
    monkeypatch.setattr(gathering, "is_safe", two_are_enough)
    made = world({"a1": 3, "a2": 3, "a3": 40}, a1=-2_345_678, a2=0, a3=-9_000_000, b=-100)

    told = {one.truth: one for one in attack(made, made.concealment())}

    assert told[-2_345_678].low == pytest.approx(-2_345_678, abs=1)


def test_the_same_unit_is_not_placed_under_the_rule():
    made = world({"a1": 3, "a2": 3, "a3": 40}, a1=-2_345_678, a2=0, a3=-9_000_000, b=-100)

    found = made.concealment()

    assert found.hidden == {"a1", "a2", "a3"}
    assert attack(made, found) == []


def test_a_parent_that_holds_only_the_small_units_money_is_gathered_too():
    made = world({"a1": 3, "a2": 40}, a1=-2_345_678, a2=0, b=-5_000_000, c=-6_000_000)

    found = made.concealment()

    assert {"a", "a1", "a2"} < found.hidden
    assert attack(made, found) == []


def target(*keys: str, truth: int) -> Target:
    return Target("it", dict.fromkeys(keys, 1), truth)


def test_the_attacker_subtracts():
    knowledge = Knowledge(frozenset())
    knowledge.learn({"a": 1, "b": 1, "c": 1}, -60)
    knowledge.learn({"b": 1, "c": 1}, -50)

    assert [one.low for one in placed(knowledge, [target("a", truth=-10)])] == [-10]


def test_the_attacker_bounds_a_cost_by_the_sum_it_is_part_of():
    knowledge = Knowledge(frozenset())
    knowledge.learn({"a": 1, "b": 1}, -1_100_000)

    assert placed(knowledge, [target("a", truth=-1_000_000)])[0].how == "linear programming"
    assert placed(knowledge, [target("a", truth=-900_000)]) == []


def test_the_attacker_knows_zero_where_a_sum_of_costs_is_nothing():
    knowledge = Knowledge(frozenset())
    knowledge.learn({"a": 1, "b": 1}, 0)

    assert [one.truth for one in placed(knowledge, [target("a", truth=0)])] == [0]


def test_the_attacker_takes_a_month_from_two_sums_to_date():
    knowledge = Knowledge(frozenset())
    knowledge.learn({("a", 1): 1, ("a", 2): 1}, -70)
    knowledge.learn({("a", 1): 1}, -30)

    assert [one.low for one in placed(knowledge, [Target("it", {("a", 2): 1}, -40)])] == [-40]


def test_elimination_is_exact_where_floats_are_not():
    exact = Elimination([({"a": 3, "b": 1}, 10**17 + 1), ({"b": 1}, 10**17)])

    assert exact.value_of({"a": 3}) == 1


@pytest.mark.parametrize(("amount", "placed_"), [(-849_000, False), (-880_000, True)])
def test_a_hidden_amount_is_placed_when_the_bound_is_nearer_than_fifteen_per_cent(amount, placed_):
    knowledge = Knowledge(frozenset())
    knowledge.learn({"a": 1, "b": 1}, -1_000_000)

    assert bool(placed(knowledge, [target("a", truth=amount)])) is placed_
