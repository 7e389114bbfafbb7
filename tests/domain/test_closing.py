"""A month goes from open to locked and back only by the steps there are, with a reason where it is needed."""

import pytest

from socfin.domain.closing import STEPS, NotMoved, Period, PeriodState, PeriodStep, reached
from socfin.domain.period import Month

MARCH = Month(2022, 3)


def march(state, asked_by=""):
    return Period(month=MARCH, state=PeriodState(state), asked_by=asked_by)


@pytest.mark.parametrize("step", PeriodStep)
@pytest.mark.parametrize("state", PeriodState)
def test_a_step_leads_where_the_table_says_and_is_refused_in_words_everywhere_else(state, step):
    month = march(state, asked_by="eva" if step.value.endswith("e_reopening") else "")

    if state in STEPS[step]:
        assert month.after(step, by="adam", reason="Rättelse.").state is STEPS[step][state]
    else:
        with pytest.raises(NotMoved, match=rf"^Mars 2022 är {state.label.lower()}: "):
            month.after(step, by="adam", reason="Rättelse.")


@pytest.mark.parametrize(("state", "shut"), [("open", 0), ("closing", 0), ("closed", 1), ("locked", 1)])
def test_only_a_closed_or_a_locked_month_stands(state, shut):
    assert PeriodState(state).is_shut == bool(shut)


@pytest.mark.parametrize(("reason", "taken"), [("", False), (" – ", False), ("Fel konto.", True)])
def test_a_closed_month_is_opened_with_a_reason(reason, taken):
    if taken:
        assert march("closed").after(PeriodStep.REOPEN_PERIOD, by="carin", reason=reason).state == "open"
        return
    with pytest.raises(NotMoved, match="Skriv varför månaden ska öppnas igen"):
        march("closed").after(PeriodStep.REOPEN_PERIOD, by="carin", reason=reason)


@pytest.mark.parametrize(("left", "words"), [(1, "en punkt"), (2, "2 punkter")])
def test_a_month_with_something_left_is_closed_only_with_a_reason(left, words):
    with pytest.raises(NotMoved, match=f"Kontrollen har {words} kvar"):
        march("open").after(PeriodStep.CLOSE_PERIOD, by="carin", remaining=left)

    closed = march("open").after(PeriodStep.CLOSE_PERIOD, by="carin", remaining=left, reason="Kommer i maj.")
    assert closed.state is PeriodState.CLOSED


def test_a_locked_month_is_opened_by_two_and_never_by_the_one_who_asked():
    asked = march("locked").after(PeriodStep.ASK_REOPENING, by="adam", reason="Fel i bokslutet.")

    assert (asked.state, asked.asked_by) == (PeriodState.LOCKED, "adam")
    with pytest.raises(NotMoved, match="En annan administratör måste godkänna"):
        asked.after(PeriodStep.APPROVE_REOPENING, by="adam")
    assert asked.after(PeriodStep.APPROVE_REOPENING, by="eva").state is PeriodState.OPEN


def test_a_reopening_that_nobody_has_asked_for_cannot_be_approved():
    with pytest.raises(NotMoved, match="Ingen har begärt att mars 2022 öppnas"):
        march("locked").after(PeriodStep.APPROVE_REOPENING, by="eva")


def test_what_is_declined_is_asked_for_anew():
    declined = march("locked", asked_by="adam").after(PeriodStep.DECLINE_REOPENING, by="eva", reason="Nej.")

    assert not declined.is_asked
    with pytest.raises(NotMoved, match="Ingen har begärt"):
        declined.after(PeriodStep.APPROVE_REOPENING, by="eva")
    with pytest.raises(NotMoved, match="redan begärt"):
        march("locked", asked_by="adam").after(PeriodStep.ASK_REOPENING, by="eva", reason="Fel.")


def test_a_figure_reaches_the_months_of_its_year_from_its_own_on():
    shut = frozenset({Month(2021, 12), Month(2022, 1), MARCH, Month(2023, 1)})

    assert reached(Month(2022, 1), shut) == {Month(2022, 1), MARCH}
    assert reached(MARCH, shut) == {MARCH}
    assert reached(MARCH.plus(1), shut) == frozenset()
