"""The goals as slides: where they stand in the meeting's own, and what is told of each in the appendix."""

from dataclasses import replace

from socfin.domain.goals.sections import GoalIndicator, GoalRow
from socfin.domain.goals.states import GoalState
from socfin.domain.limits import Status
from socfin.domain.report import Report, RowKind
from socfin.domain.sections import IndicatorRow
from socfin.services.prose.goal_words import goal_details, goal_slides, goals_measured_by, told_goals
from tests.rows import row_of

TOTAL = row_of(code="5", name="Hela", level=0, kind=RowKind.TOTAL)


def goal(number, above=0, level=0, text="", state=GoalState.UNJUDGED, **told):
    return GoalRow(
        number=number,
        above=above,
        level=level,
        code="5",
        verksamhet="Hela",
        word=f"Mål {number}",
        text=text or f"Text {number}",
        first_year=2022,
        state=state,
        after="2022-08",
        **told,
    )


def report_of(*goals):
    return Report(
        committee="provby",
        committee_name="Socialnämnden",
        municipality="Provby",
        period="2022-08",
        total=TOTAL,
        rows=(),
        goals=goals,
    )


TREE = (
    goal(1),
    goal(2, above=1, level=1, state=GoalState.EXPECTED, follow_up="Först.\nSedan.", effect="Färre väntar."),
    goal(3, above=2, level=2),
    goal(4),
    goal(5, above=4, level=1, state=GoalState.EXPECTED),
)


def test_a_meeting_has_a_slide_of_all_and_one_for_each_goal_at_the_top():
    label = GoalState.EXPECTED.label

    assert goal_slides(report_of(*TREE)) == (
        ("Mål", (f"Bedömda mål: två {label[:1].lower()}{label[1:]}.", "• Mål 1: Text 1", "• Mål 4: Text 4")),
        ("Mål 1: Text 1", (f"• Mål 2: Text 2 – {label}", "– Mål 3: Text 3")),
        ("Mål 4: Text 4", (f"• Mål 5: Text 5 – {label}",)),
    )


def test_a_single_tree_needs_no_slide_before_it():
    ((title, lines),) = goal_slides(report_of(*TREE[:3]))

    assert title == "Mål 1: Text 1"
    assert lines[0].startswith("Bedömda mål: ")


def test_goals_without_any_beneath_stand_together():
    assert goal_slides(report_of(goal(1), goal(2))) == (("Mål", ("• Mål 1: Text 1", "• Mål 2: Text 2")),)
    assert goal_slides(report_of()) == ()


def test_a_long_name_stands_beneath_its_word():
    long = replace(TREE[0], text="Trygghet " * 10)
    ((title, lines),) = goal_slides(report_of(long, goal(2, above=1, level=1)))

    assert title == "Mål 1"
    assert lines[0] == long.text


def test_what_is_told_of_each_stands_in_the_appendix_a_line_a_paragraph():
    assert goal_details(report_of(*TREE)) == (
        f"Mål 2: Text 2 – {GoalState.EXPECTED.label}:",
        "Uppföljning: Först.",
        "Sedan.",
        "Effekt: Färre väntar.",
    )


OCCUPANCY = IndicatorRow(
    code="5",
    verksamhet="Hela",
    indicator="belaggning",
    name="Beläggning",
    unit="%",
    decimals=1,
    direction="more",
    outcome=805,
    target=950,
    last_year=900,
    status=Status.WATCH,
)
MEASURED = goal(1, indicators=(GoalIndicator(code="belaggning", name="Beläggning"),))


def test_a_goal_says_what_its_indicator_is_beside_its_target_and_last_year():
    report = replace(report_of(MEASURED), indicators=(OCCUPANCY,))

    (told,) = told_goals(report)

    assert told.lines == (
        "Mäts med: Beläggning 80,5\u00a0% mot 95,0\u00a0%; förra året 90,0\u00a0%. Bevaka.",
    )
    assert [each.row for each in told.indicators] == [OCCUPANCY]
    assert [row.number for row in goals_measured_by(report, OCCUPANCY)] == [1]


def test_an_indicator_of_another_verksamhet_measures_no_goal_of_this_one():
    report = replace(report_of(MEASURED), indicators=(replace(OCCUPANCY, code="51"),))

    (told,) = told_goals(report)

    assert told.lines == ("Mäts med: Beläggning: inget värde i rapporten.",)
    assert told.indicators == ()
    assert goals_measured_by(report, report.indicators[0]) == []


def test_without_last_year_or_target_nothing_is_said_of_them():
    bare = replace(OCCUPANCY, target=None, last_year=None, status=Status.UNKNOWN)

    (told,) = told_goals(replace(report_of(MEASURED), indicators=(bare,)))

    assert told.lines == ("Mäts med: Beläggning 80,5\u00a0%.",)
