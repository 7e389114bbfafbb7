"""From the original budget to the one that counts, on any day."""

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.sections import DecisionPart, DecisionRow
from socfin.services.decisions.walk import concerning, walk

NOW = -472_794_200_00


def part(code, amount):
    return DecisionPart(code=code, verksamhet=code, amount_ore=amount, months="januari–december 2022")


def decision(number, kind, decided, *parts):
    return DecisionRow(
        number=number,
        kind=kind,
        body="KF",
        decided=decided,
        amount_ore=sum(one.amount_ore for one in parts),
        parts=parts,
    )


JUNE = decision(1, DecisionKind.SUPPLEMENT, "2022-06-13", part("SN", -9_000_000_00))
MOVE = decision(2, DecisionKind.TRANSFER, "2022-03-01", part("510", -500), part("520", 500))
ADOPTED = decision(3, DecisionKind.ORIGINAL, "2021-11-25")


def test_the_budget_before_a_decision_is_the_one_that_counts_less_what_it_gave():
    first, step, last = walk(NOW, [JUNE])

    assert (first.amount_ore, first.label) == (-463_794_200_00, "Budget före besluten")
    assert (step.start_ore, step.amount_ore) == (-463_794_200_00, -9_000_000_00)
    assert last.amount_ore == NOW


def test_steps_follow_the_days_and_a_move_inside_the_total_is_no_change():
    first, march, june, _ = walk(NOW, [JUNE, MOVE, ADOPTED])

    assert first.label == "Ursprunglig budget"
    assert (march.number, march.amount_ore) == (2, 0)
    assert june.number == 1


def test_the_budget_of_a_day_has_what_was_decided_by_the_end_of_it():
    assert [step.number for step in walk(NOW, [JUNE, MOVE], "2022-06-13")] == [0, 2, 1, 0]
    assert walk(NOW, [JUNE, MOVE], "2022-06-12")[-1].amount_ore == -463_794_200_00


def test_without_a_budget_or_a_decision_there_is_no_way():
    assert walk(None, [JUNE]) == walk(NOW, []) == walk(NOW, [ADOPTED]) == ()


def test_a_verksamhet_is_concerned_by_its_own_part_of_a_move():
    (row,) = concerning([JUNE, MOVE], {"520", "521"})

    assert (row.number, row.amount_ore) == (2, 500)
    assert [one.code for one in row.parts] == ["520"]
