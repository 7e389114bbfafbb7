"""What is left before a month is closed, and nothing that is settled."""

import pytest

from socfin.domain.limits import Thresholds
from socfin.domain.money import NBSP
from socfin.domain.report import Comment, Report, RowKind
from socfin.services.closing.checklist import Accepted, MonthFacts, Waiting, remaining
from socfin.services.closing.points import Check
from tests.rows import row_of
from tests.services.ledgers import ledger_of

LIMITS = Thresholds()
SAID = Comment(text="Vikarier i januari.")


def row(code, deviation, *, parent="", comment=None, assessed=None, level=1, budget=-1_000_000_00):
    return row_of(
        code=code,
        name=f"Enhet {code}",
        level=level,
        parent=parent,
        budget_to_date_ore=budget,
        deviation_to_date_ore=deviation,
        comment=comment,
        assessed_ore=assessed,
    )


def left(
    *rows,
    total_assessed=-1,
    period="2022-03",
    book="IFO outcome 2022-03 -1",
    **facts_beside,
):
    report = Report(
        committee="provby",
        committee_name="Socialnämnden",
        municipality="Provby",
        period=period,
        total=row_of(code="5", name="Hela", level=0, kind=RowKind.TOTAL, assessed_ore=total_assessed),
        rows=rows,
    )
    known = {"unmapped": {}, "accepted": (), **facts_beside}
    facts = MonthFacts(limits=LIMITS, valid={"IFO": "IFO", "SÄBO": "SÄBO"}, root="5", **known)
    return remaining(report, ledger_of(book), facts)


def test_nothing_is_left_of_a_month_in_order():
    assert left(row("510", -1_00), row("520", 0)) == ()


def test_an_account_without_a_line_is_left_with_its_amount():
    (point,) = left(unmapped={"9010": -61_240_00})

    assert point.check is Check.UNMAPPED
    assert point.words == f"Konto 9010 hör inte till någon rad: −61{NBSP}tkr."


def test_a_verksamhet_with_figures_last_month_and_none_now_is_left():
    (point,) = left(book="IFO outcome 2022-02 -1\nSÄBO outcome 2022-02 -1\nIFO outcome 2022-03 -1")

    assert (point.check, point.code) == (Check.SILENT, "SÄBO")
    assert point.words == "SÄBO hade siffror i februari 2022 men inga i mars 2022."


def test_what_has_ended_since_and_what_has_only_a_budget_is_not_silent():
    assert left(book="GAMMAL outcome 2022-02 -1\nSÄBO budget 2022-02 -1\nIFO outcome 2022-03 -1") == ()
    assert left(book="IFO outcome 2022-03 -1") == ()


@pytest.mark.parametrize(
    ("deviation", "points"),
    [(-100_000_00, 1), (-99_999_99, 0), (100_000_00, 1), (-30_000_00, 0)],
)
def test_a_deviation_beyond_floor_and_share_needs_a_comment_either_way(deviation, points):
    assert len(left(row("510", deviation))) == points


@pytest.mark.parametrize(("budget", "points"), [(-4_000_000_00, 0), (-3_999_999_00, 1)])
def test_just_the_share_of_the_budget_is_within_it(budget, points):
    assert len(left(row("510", -120_000_00, budget=budget))) == points


def test_the_highest_row_that_deviates_is_asked_about_and_not_what_stands_beneath_it():
    child = row("511", -200_000_00, parent="510", level=2)

    assert [point.code for point in left(row("510", -200_000_00), child)] == ["510"]
    assert [point.code for point in left(row("510", 0), child)] == ["511"]


def test_a_comment_on_the_row_or_beneath_it_is_enough():
    child = row("511", -200_000_00, parent="510", level=2)
    commented = row("511", -200_000_00, parent="510", level=2, comment=SAID)

    assert left(row("510", -200_000_00, comment=SAID), child) == ()
    assert left(row("510", -200_000_00), commented) == ()


def test_a_file_that_was_published_with_a_reason_is_named_with_it():
    (point,) = left(accepted=[Accepted(7, "mars.xlsx", "Summan är fel i ERP.")])

    assert (point.upload, point.words) == (
        7,
        "mars.xlsx publicerades trots en varning, med skälet: Summan är fel i ERP.",
    )


def test_an_assessment_of_the_whole_is_enough_and_one_part_that_lacks_it_is_named():
    assert left(row("510", 0), total_assessed=-5) == ()
    lacking = left(row("510", 0, assessed=-5), row("520", 0), total_assessed=None)
    assert [(one.check, one.code) for one in lacking] == [(Check.UNASSESSED, "520")]
    (none,) = left(row("510", 0), total_assessed=None)
    assert (none.code, none.words) == ("5", "Ingen har bedömt helåret efter mars.")


@pytest.mark.parametrize(("period", "points"), [("2022-11", 1), ("2022-12", 0)])
def test_no_one_assesses_the_year_after_december(period, points):
    book = f"IFO outcome {period} -1"

    assert len(left(row("510", 0), total_assessed=None, period=period, book=book)) == points


def test_the_first_part_of_the_work_wants_a_reason_and_the_rest_may_wait():
    assert {check.value for check in Check if check.needs_reason} == {
        "unmapped",
        "silent",
        "accepted",
        "unexplained",
        "unassessed",
    }
    assert len({check.label for check in Check}) == len(Check)


def test_a_file_that_waits_and_an_open_question_are_left_with_their_numbers():
    points = left(waiting=[Waiting(7, "augusti.xlsx")], open_questions=[(3, "Hemtjänst, avvikelse")])

    assert [(one.check, one.upload, one.number) for one in points] == [
        (Check.WAITING, 7, 0),
        (Check.UNANSWERED, 0, 3),
    ]
    assert points[0].words == "augusti.xlsx är inlämnad men inte publicerad."
    assert points[1].words == "En fråga om Hemtjänst, avvikelse väntar på svar."
