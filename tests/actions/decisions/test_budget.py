"""Decisions on the budget: what counts beside the file, what only is told, and what is refused."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from socfin.actions.closed import PeriodShut
from socfin.actions.decisions.budget import decide, withdraw_decision
from socfin.actions.periods import close_period
from socfin.actions.publishing import undo
from socfin.domain.decisions.budget import Decided, DecisionKind, NewDecision, NotDecided
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.models import AuditEvent, BudgetDecision
from socfin.models.guards import REFUSAL
from socfin.reporting.reports import report
from socfin.selectors.followup.decisions import decisions
from tests.cast import provby, published

SPREAD = "\n".join(
    f"{code} 5020 2022-{month:02d} budget {amount}"
    for code, amount in (("510", -100), ("520", -200))
    for month in range(1, 13)
)
MARCH = Month(2022, 3)


def gives(code, kronor, *months, line=None):
    return [Decided(code, line, Span(Month(2022, month)), -100 * kronor) for month in months]


OUTCOME = "\n".join(f"{code} 5020 2022-{month} utfall -300" for code in (510, 520) for month in ("03", "04"))


def budgeted_year():
    """A budget of 100 and 200 kronor a month, and two months' outcome."""
    published(provby(), f"{SPREAD}\n{OUTCOME}")


@pytest.fixture(scope="module")
def year(once):
    once(budgeted_year)


@pytest.fixture
def budgeted(year, db):
    return provby()


@pytest.fixture
def decided(budgeted, carin):
    def run(parts, **more):
        about = {
            "year": 2022,
            "kind": DecisionKind.SUPPLEMENT,
            "body": "Kommunfullmäktige",
            "decided": date(2022, 3, 14),
        }
        new = NewDecision(**{**about, "parts": parts, **more})
        return decide(committee=budgeted, new=new, by=carin)

    return run


def budget_of(committee, month=MARCH, code=""):
    committee.refresh_from_db()
    total = report(committee, month, root=code).total
    return total.month.budget, total.year.budget


def test_a_decision_adds_to_the_budget_of_its_own_months_and_of_the_year(budgeted, decided):
    assert budget_of(budgeted) == (-300_00, -3600_00)

    decided([*gives("510", 40, 3, 4), *gives("520", 10, 4)])

    assert budget_of(budgeted) == (-340_00, -3690_00)
    assert budget_of(budgeted, Month(2022, 4)) == (-350_00, -3690_00)
    shown = report(budgeted, MARCH)
    assert [row.amount_ore for row in shown.decisions] == [-90_00]
    assert [step.amount_ore for step in shown.budget_walk] == [-3600_00, -90_00, -3690_00]


def test_a_decision_that_the_budget_file_holds_changes_no_amount_and_is_told(budgeted, decided):
    decided(gives("510", 40, 3), in_file=True)

    assert budget_of(budgeted) == (-300_00, -3600_00)
    assert [step.amount_ore for step in report(budgeted, MARCH).budget_walk] == [-3560_00, -40_00, -3600_00]


def test_two_decisions_add_up(budgeted, decided):
    decided(gives("510", 40, 3))
    decided(gives("510", 5, 3))

    assert budget_of(budgeted) == (-345_00, -3645_00)


def test_a_move_inside_the_frame_moves_and_the_total_stands(budgeted, decided):
    decided([*gives("510", 40, 3), *gives("520", -40, 3)], kind=DecisionKind.TRANSFER)

    assert budget_of(budgeted) == (-300_00, -3600_00)
    assert budget_of(budgeted, code="510") == (-140_00, -1240_00)
    assert budget_of(budgeted, code="520") == (-160_00, -2360_00)
    assert [row.amount_ore for row in report(budgeted, MARCH, root="520").decisions] == [40_00]


def test_a_decision_may_fall_on_one_line(budgeted, decided):
    decided(gives("510", 40, 3, line=Line.PURCHASED_CARE))

    bought = next(row for row in report(budgeted, MARCH).lines if row.code == Line.PURCHASED_CARE.value)
    assert bought.month.budget == -40_00


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        (DecisionKind.TRANSFER, gives("510", 40, 3), "gå jämnt ut"),
        (DecisionKind.SUPPLEMENT, [], "minst ett belopp"),
        (DecisionKind.SUPPLEMENT, gives("510", 0, 3), "minst ett belopp"),
        (DecisionKind.ORIGINAL, gives("510", 40, 3), "lämnas in som fil"),
    ],
)
def test_a_decision_is_held_to_its_kind(budgeted, decided, kind, parts, words):
    with pytest.raises(NotDecided, match=words):
        decided(parts, kind=kind)

    assert not BudgetDecision.objects.exists()


@pytest.mark.parametrize("kind", [DecisionKind.SUPPLEMENT, DecisionKind.TRANSFER])
def test_a_verksamhet_has_one_amount_for_a_line_and_its_months(budgeted, decided, kind):
    with pytest.raises(NotDecided, match="510 står två gånger för mars 2022"):
        decided([*gives("510", 40, 3), *gives("510", -40, 3)], kind=kind)
    assert not BudgetDecision.objects.exists()

    decided([*gives("510", 40, 3, line=Line.PERSONNEL), *gives("510", -40, 3)], kind=kind)
    assert BudgetDecision.objects.count() == 1


def test_an_amount_of_another_year_is_refused(decided):
    with pytest.raises(NotDecided, match="budgetåret 2022"):
        decided([Decided("510", None, Span(Month(2023, 1)), -100)])


def test_the_original_budget_is_told_without_amounts(budgeted, decided):
    decided([], kind=DecisionKind.ORIGINAL, item="KF § 9")
    decided(gives("510", 40, 3))

    assert report(budgeted, MARCH).budget_walk[0].label == "Ursprunglig budget"


def test_a_withdrawn_decision_counts_no_longer_and_says_why(budgeted, decided, carin):
    made = decided(gives("510", 40, 3))

    withdraw_decision(decision=made, reason="Fel verksamhet.", by=carin)

    assert budget_of(budgeted) == (-300_00, -3600_00)
    assert report(budgeted, MARCH).decisions == ()
    made.refresh_from_db()
    assert (made.withdrawn_reason, made.withdrawn_by) == ("Fel verksamhet.", carin)
    assert {"decide_budget", "withdraw_decision", "undo"} <= set(
        AuditEvent.objects.values_list("action", flat=True)
    )


def test_a_decision_is_not_taken_back_without_a_reason(decided, carin):
    made = decided(gives("510", 40, 3))

    with pytest.raises(NotDecided, match="varför"):
        withdraw_decision(decision=made, reason=" – ", by=carin)


def test_what_would_change_a_closed_month_is_refused_and_nothing_is_entered(budgeted, decided, carin):
    close_period(committee=budgeted, month=MARCH, by=carin, reason="Prov.")

    with pytest.raises(PeriodShut):
        decided(gives("510", 40, 3, 4))

    assert not BudgetDecision.objects.exists()
    assert not budgeted.uploads.filter(source__startswith="beslut-").exists()


def test_a_closed_month_tells_the_decisions_that_were_known_at_its_closing(budgeted, decided, carin):
    decided(gives("510", 5, 5), in_file=True)
    close_period(committee=budgeted, month=MARCH, by=carin, reason="Prov.")

    decided(gives("510", 40, 5))

    budgeted.refresh_from_db()
    assert [row.amount_ore for row in report(budgeted, MARCH).decisions] == [-5_00]
    assert budget_of(budgeted)[1] == -3600_00
    assert [row.amount_ore for row in report(budgeted, Month(2022, 4)).decisions] == [-5_00, -40_00]


def test_a_decision_whose_file_was_undone_by_itself_is_not_told_as_counting(budgeted, decided, carin):
    made = decided(gives("510", 40, 3))

    undo(upload=made.upload, by=carin)

    assert decisions(budgeted, 2022) == ()


def test_what_was_decided_is_never_changed(decided):
    made = decided(gives("510", 40, 3))

    for change in (
        lambda: BudgetDecision.objects.update(body="Någon annan"),
        lambda: made.amounts.update(amount_ore=1),
        lambda: BudgetDecision.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            change()
