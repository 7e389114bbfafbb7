"""The goals as slides: where they stand in the meeting's own, and what is told of each in the appendix."""

from dataclasses import replace

from socfin.domain.goals.sections import GoalRow
from socfin.domain.goals.states import GoalState
from socfin.domain.report import Report, RowKind
from socfin.services.prose.goal_words import goal_details, goal_slides
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
        ("Mål", (f"Bedömda mål: 2 {label[:1].lower()}{label[1:]}.", "• Mål 1: Text 1", "• Mål 4: Text 4")),
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
