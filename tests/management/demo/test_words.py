"""What Exempelkommunen's people have written."""

import pytest

from socfin.domain.period import Month
from socfin.management.demo.figures import figures
from socfin.management.demo.tree import tree
from socfin.management.demo.words import agenda, assessments, remarks

FRAME = figures()
CODES = {node.code for node in tree()}


@pytest.mark.parametrize("month", [8, 9, 10])
def test_the_latest_months_are_commented_by_verksamhet(month):
    written = [remark for remark in remarks(FRAME) if remark.month == Month(2025, month)]

    assert len(written) >= 7
    assert {"500", "510", "520", "530", "540"} <= {remark.code for remark in written}


def test_every_comment_has_a_verksamhet_a_cause_and_whole_sentences():
    for remark in remarks(FRAME):
        assert remark.code in CODES
        assert 0 < len(remark.cause) <= 60
        assert remark.text.endswith(".")
        assert not {"{", "}"} & set(remark.text)
        assert "  " not in remark.text


def test_amounts_in_comments_are_those_of_the_figures():
    rows = FRAME[(FRAME["scenario"] == "outcome") & (FRAME["month"] > 202500) & (FRAME["account"] == "7510")]
    mnkr = -rows[rows["code"].isin(["5301", "5302"])]["amount_ore"].sum() / 100_000_000
    text = next(one.text for one in remarks(FRAME) if (one.code, one.month) == ("530", Month(2025, 10)))

    assert f"{mnkr:.1f}".replace(".", ",") + "\u00a0mnkr" in text


def test_areas_but_one_are_assessed_from_march_as_long_as_there_is_an_outcome():
    made = assessments(FRAME)

    assert {one.code for one in made} == {"510", "520", "530", "540"}
    assert {str(one.month) for one in made if one.month.year == 2025} == {
        f"2025-{month:02d}" for month in range(3, 11)
    }
    assert len([one for one in made if one.month.year == 2023]) == 4 * 9


def test_an_assessment_is_in_hundreds_of_thousands_and_near_what_it_became():
    for one in assessments(FRAME):
        assert one.amount % 100_000_00 == 0
        assert -200_000_000_00 < one.amount < -50_000_000_00


def test_an_assessment_uses_only_what_was_known_then():
    known = FRAME[(FRAME["scenario"] == "budget") | (FRAME["month"] <= 202408)]

    then = {(one.code, one.month): one.amount for one in assessments(known)}
    now = {(one.code, one.month): one.amount for one in assessments(FRAME)}
    assert then.items() <= now.items()


def test_the_meetings_finance_items_are_named():
    items = {str(one.month): one for one in agenda()}

    assert items["2025-10"].heading == "Ekonomirapport januari–oktober 2025"
    assert items["2025-10"].item == "SN §\u00a0104"
    assert all(one.dnr and one.decision.endswith(".") for one in items.values())
