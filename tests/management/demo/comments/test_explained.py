"""Exempelkommunen's controller has a word for every deviation beyond its limit, of what lies behind it."""

from functools import cache
from itertools import pairwise

import pytest

from socfin.domain.comments.causes import CauseTag
from socfin.domain.limits import Status, Thresholds
from socfin.domain.period import Month
from socfin.management.demo import events
from socfin.management.demo.comments.explained import Deviations, explained, kind_of, spelled
from socfin.management.demo.comments.phrases import SPOKEN
from socfin.management.demo.figures import figures
from socfin.management.demo.tree import AREAS, ROOT, area_of, tree
from socfin.management.demo.words import remarks

FRAME = figures()
BOOK = Deviations.of(FRAME)
REMARKS = {(one.code, one.month): one for one in remarks(FRAME)}


SUMS = FRAME.groupby(["scenario", "month", "code"])["amount_ore"].sum().to_dict()


@cache
def to_date(code, month):
    """Deviation and budget of the committee, an area or a unit, öre, read from the figures alone."""
    sums = {"outcome": 0, "budget": 0}
    for (scenario, number, unit), amount in SUMS.items():
        in_year = month.year * 100 < number <= month.yyyymm
        if in_year and code in (ROOT, area_of(unit), unit):
            sums[scenario] += amount
    return sums["outcome"] - sums["budget"], sums["budget"]


@pytest.mark.parametrize("month", list(BOOK.deviation))
def test_an_area_beyond_its_limit_is_commented_on_with_a_kind_of_cause(month):
    for code in (ROOT, *AREAS):
        if Thresholds().status(*to_date(code, month)) is not Status.BALANCE:
            assert REMARKS[code, month].tags, (code, month)


def test_a_unit_far_from_its_budget_in_an_area_that_is_not_has_its_own():
    alone = 0
    for month in BOOK.deviation:
        for code in BOOK.by_unit(month):
            if is_far(code, month) and not is_far(area_of(code), month):
                assert (code, month) in REMARKS, (code, month)
                alone += 1
    assert alone > 20


def is_far(code, month):
    deviation, budget = to_date(code, month)
    return Thresholds().status(-abs(deviation), budget) is Status.DEFICIT


def test_what_is_typed_by_hand_is_left_as_it_is():
    typed = {(one.code, one.month): one for one in REMARKS.values()}
    again = explained(FRAME, typed)

    assert not {(one.code, one.month) for one in again} & typed.keys()


def test_no_comment_is_the_same_as_that_of_the_month_before():
    for (code, month), remark in REMARKS.items():
        before = REMARKS.get((code, month.plus(-1)))
        assert before is None or before.text != remark.text, (code, month)


def test_tags_are_kinds_of_cause_each_once():
    for remark in REMARKS.values():
        assert set(remark.tags) <= {tag.value for tag in CauseTag}
        assert len(remark.tags) == len(set(remark.tags))


def test_the_runaway_placement_is_told_with_volume_price_and_amount_from_the_month_it_began():
    first = events.RUNAWAY_FROM
    assert "maj" not in REMARKS["540", first.plus(-1)].text if ("540", first.plus(-1)) in REMARKS else True
    for number in range(5, 11):
        month = Month(2025, number)
        deviation, _ = to_date(events.RUNAWAY, month)
        remark = REMARKS[events.RUNAWAY if number in (8, 9, 10) else "540", month]
        assert {"placement", "volume", "price"} <= set(remark.tags)
        assert spelled(deviation) in remark.text


def test_a_comment_says_what_has_changed_since_the_month_before():
    for month, later in pairwise(BOOK.deviation):
        remark = next((one for one in explained(FRAME, ()) if (one.code, one.month) == ("540", later)), None)
        if remark is None or later.month == 1 or f"Sedan {month.name}" not in remark.text:
            continue
        change = to_date("540", later)[0] - to_date("540", month)[0]
        assert f"med {spelled(change)}" in remark.text
        return
    pytest.fail("no comment on IFO says it")


def test_every_verksamhet_has_a_name_in_a_sentence():
    assert {node.code for node in tree()} - {ROOT} == SPOKEN.keys()


def test_an_account_belongs_to_the_longest_beginning_that_is_known():
    kinds = [kind_of(account) for account in ("4510", "4530", "4690", "5040", "6430", "6410", "3510", "9010")]

    assert kinds == ["benefits", "placements", "bought", "placements", "aids", "supplies", "revenue", "other"]
