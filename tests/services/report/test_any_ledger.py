"""What holds of every report, whatever figures come in."""

from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.frames.declared import LEDGER, frame_of
from socfin.services.report.compose import compose
from tests.services.ledgers import FACTS, basis_of, tree_of

TREE = tree_of(
    """
vo Vård
  a Äldre
    a1 Norr successor=a2
    a2 Söder
    a3 Gamla successor=a
  i IFO
    i1 Barn
""".strip("\n")
)
CODES = ["vo", "a", "a1", "a2", "a3", "i", "i1"]
FIRST = Month(2021, 1).number

row = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from([("3110", ""), ("5010", ""), ("9010", ""), ("8410", ""), ("", "net"), ("", "cost")]),
    st.sampled_from(["budget", "outcome"]),
    st.sampled_from(["erp", "KF"]),
    st.sampled_from([(0, 1), (1, 1), (2, 1), (2, 3), (11, 12), (12, 1), (13, 1), (14, 1), (14, 3), (23, 12)]),
    st.one_of(st.none(), st.integers(-(10**13), 10**13)),
)


def as_ledger(rows):
    """One amount per key and one upload per slot, as the store gives them."""
    kept = {
        (code, kind, scenario, source, span): amount for code, kind, scenario, source, span, amount in rows
    }
    return frame_of(
        LEDGER,
        [
            (code, *kind, scenario, source, 0, FIRST + last, months, 1, last, amount)
            for (code, kind, scenario, source, (last, months)), amount in kept.items()
        ],
    )


@given(st.lists(row, max_size=40), st.sampled_from([1, 2, 3, 12]))
def test_every_report_holds_together(rows, month):
    ledger = as_ledger(rows)
    then, now = (
        compose(FACTS, basis_of(ledger, TREE, Month(2022, month), organisation=organisation))
        for organisation in Organisation
    )

    assert Report.from_json(then.to_json()) == then
    for report in (then, now):
        total = report.total
        steps = [step.amount_ore for step in report.bridge[1:-1]]
        assert (report.bridge == ()) == (total.to_date.deviation is None)
        if report.bridge:
            assert sum(steps) == total.to_date.deviation
        tops = [line.to_date.outcome for line in report.lines if line.level == 1]
        if tops and None not in tops:
            assert sum(tops) == total.to_date.outcome
        for line in report.rows:
            children = [child for child in report.rows if child.parent == line.code]
            if line.to_date.outcome is None or line.to_date.budget is None:
                assert line.to_date.deviation is None
            if any(child.to_date.outcome is None and child.to_date.budget for child in children):
                assert line.to_date.outcome is None or all(
                    child.to_date.outcome is None for child in children
                )
    if then.total.to_date.outcome is not None and now.total.to_date.outcome is not None:
        assert then.total.to_date.outcome == now.total.to_date.outcome
