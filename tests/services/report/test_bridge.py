"""The bridge adds up to the öre, largest step first."""

from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.report import RowKind
from socfin.services.report.bridge import bridge
from tests.rows import row_of


def a_row(code, deviation, *, kind=RowKind.VERKSAMHET, level=1, parent=""):
    return row_of(
        code=code, name=code, level=level, kind=kind, parent=parent, deviation_to_date_ore=deviation
    )


def a_total(budget, outcome):
    return row_of(
        code="t",
        name="Total",
        level=0,
        kind=RowKind.TOTAL,
        budget_to_date_ore=budget,
        outcome_to_date_ore=outcome,
    )


deviations = st.lists(st.one_of(st.none(), st.integers(-(10**12), 10**12)), max_size=12)


@given(deviations, st.integers(-(10**12), 0), st.integers(-(10**9), 10**9))
def test_the_steps_lead_from_budget_to_outcome(drawn, budget, own):
    outcome = budget + sum(d for d in drawn if d is not None) + own
    steps = bridge(a_total(budget, outcome), [a_row(str(i), d) for i, d in enumerate(drawn)])

    assert (steps[0].kind, steps[0].amount_ore) == ("budget", budget)
    assert (steps[-1].kind, steps[-1].amount_ore) == ("outcome", outcome)
    reached = budget
    for step in steps[1:-1]:
        assert step.start_ore == reached
        reached += step.amount_ore
    assert reached == outcome
    named = [abs(step.amount_ore) for step in steps if step.kind == "step"]
    assert named == sorted(named, reverse=True)
    assert len(named) <= 6


def test_a_bridge_with_a_missing_end_is_not_drawn():
    assert bridge(a_total(None, -5), [a_row("a", -5)]) == ()
    assert bridge(a_total(-5, None), [a_row("a", -5)]) == ()


def test_small_steps_are_gathered():
    rows = [a_row(str(i), -i) for i in range(1, 10)]
    steps = bridge(a_total(0, -45), rows)

    assert [step.code for step in steps[1:-1]] == ["9", "8", "7", "6", "5", "4", ""]
    assert (steps[-2].name, steps[-2].amount_ore) == ("Övriga", -6)


def test_memo_rows_and_rows_further_down_take_no_part():
    rows = [
        a_row("cost", -5, kind=RowKind.LINE),
        a_row("varav", -4, kind=RowKind.MEMO, level=2, parent="cost"),
        a_row("below", -3, level=2, parent="other"),
    ]

    assert [step.code for step in bridge(a_total(0, -5), rows)] == ["", "cost", ""]
