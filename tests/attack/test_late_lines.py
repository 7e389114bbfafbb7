"""Old and new sayings of a statement under attack: no late line is placed by what the two differ by."""

import random

from socfin.domain.period import Month
from socfin.services.ledger.measures import measured
from socfin.services.ledger.organisation import Tree
from socfin.services.masking.gathering import Gathering
from socfin.services.masking.judged_cells import Units
from socfin.services.masking.late_units import tells_late_line
from socfin.services.masking.lines import told_sums
from tests.attack.attacker import Found, Knowledge, Target, placed
from tests.services.ledgers import ledger_of, tree_of

WORLDS = 50
TREE = Tree.of(tree_of("t Nämnden\n  a A\n  b B\n  c C\n  d D"))
LINES = ("personnel", "purchased_care", "premises")
HIDDEN = ("a", "b", "c", "d")
Amounts = dict[tuple[str, str], int]


def made_up(seed: int) -> tuple[Amounts, Amounts, Units, frozenset[str]]:
    """A statement, the same corrected, the people behind its units, and the lines that it leaves out."""
    draw = random.Random(seed)
    places = [(unit, line) for unit in HIDDEN for line in LINES]
    old = {place: -draw.randint(100, 1000) for place in places if draw.random() < 0.75}
    new = dict(old)
    for place in places:
        kind = draw.random()
        if kind < 0.2:
            new.pop(place, None) if place in old else new.update({place: -draw.randint(100, 1000)})
        elif kind < 0.35 and place in old:
            new[place] -= draw.randint(-90, 300)
    people = {unit: draw.choice((2, 3, 4, 40)) for unit in HIDDEN}
    left_out = draw.choice(((), (), LINES[:2], LINES[1:]))
    return old, new, Units.of("t", dict.fromkeys(HIDDEN, "t"), people, 5), frozenset(left_out)


def year(amounts: Amounts):
    told = (f"{unit} outcome 2025-03 {tkr} line={line}" for (unit, line), tkr in amounts.items())
    return measured(ledger_of("\n".join(told)), TREE, (), month=Month(2025, 3))


def tells(old: Amounts, new: Amounts, units: Units, left_out: frozenset[str]) -> bool:
    gathering = (Gathering("t", HIDDEN, merged=True),)
    return tells_late_line(year(old), year(new), units, gathering, told_sums(left_out))


def attack(old: Amounts, new: Amounts, left_out: frozenset[str]) -> list[Found]:
    """What is placed by whoever knows which amounts were corrected, and which way, but not by how much."""
    moved = {place: new.get(place, 0) - old.get(place, 0) for place in {*old, *new}}
    moved = {place: amount for place, amount in moved.items() if amount}
    knowledge = Knowledge(frozenset(place for place, amount in moved.items() if amount > 0))
    for lines in told_sums(left_out):
        behind = {place: 1 for place in moved if place[1] in {line.value for line in lines}}
        if behind:
            knowledge.learn(behind, sum(moved[place] for place in behind))
    late = [place for place in moved if (place in old) != (place in new) and place[1] not in left_out]
    return placed(
        knowledge, [Target(f"{unit} {line}", {(unit, line): 1}, moved[unit, line]) for unit, line in late]
    )


def test_no_late_line_is_placed_where_the_old_statement_is_still_shown():
    held, told = 0, 0
    for seed in range(WORLDS):
        old, new, units, left_out = made_up(seed)
        found = attack(old, new, left_out)
        if tells(old, new, units, left_out):
            told += bool(found)
            continue
        held += 1
        assert found == [], f"committee {seed}"

    assert min(held, told) > WORLDS / 10, "too few of either kind to prove anything"
