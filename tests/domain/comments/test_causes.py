"""A comment's kinds of cause, challenges and possibilities, as they are read."""

import pytest

from socfin.domain.comments.causes import named_cause, whole_comment


@pytest.mark.parametrize(
    ("cause", "tags", "read"),
    [
        ("Placeringar", [], "Placeringar"),
        ("Placeringar", ["price", "volume"], "Placeringar (volym, pris)"),
        ("Placeringar", ["placement", "price"], "Placeringar (pris)"),
        ("", ["price", "volume"], "Volym, pris"),
        ("", [], ""),
        ("Bemanning", ["något som inte finns"], "Bemanning"),
    ],
)
def test_kinds_follow_the_cause_and_are_not_said_twice(cause, tags, read):
    assert named_cause(cause, tags) == read


def test_challenges_and_possibilities_follow_the_text_as_lists():
    assert whole_comment("Dyrt.", "högt inflöde\n\n- två placeringar", "låga nivåer") == (
        "Dyrt.\n\nUtmaningar:\n- högt inflöde\n- två placeringar\n\nMöjligheter:\n- låga nivåer"
    )


def test_what_is_not_told_leaves_nothing():
    assert whole_comment("Dyrt.", "", " ") == "Dyrt."
    assert whole_comment("", "", "") == ""
