"""A frozen report keeps the tree it was frozen with; what is hidden today stays hidden in that one too."""

from dataclasses import replace

import pytest

from socfin.domain.report import Report
from socfin.services.comparison.reports import changes
from socfin.services.masking.masking import OTHER_TREE, concealed
from tests.services.masking.alone import concealment
from tests.services.masking.test_masking import LIMIT, of_rows, report

BEFORE_MOVING = """
510
  511 -100 -90
  512 -300 -310
  513 -500 -480
520
  521 -200 -210
  522 -400 -390
"""


def moved(code: str, parent: str) -> Report:
    before = report(BEFORE_MOVING)
    rows = [replace(row, parent=parent) if row.code == code else row for row in before.rows]
    return of_rows([row for row in rows if row.code != code] + [row for row in rows if row.code == code])


@pytest.mark.parametrize(("code", "parent"), [("511", "520"), ("521", "510"), ("511", "522")])
def test_a_unit_moved_after_freezing_cannot_be_worked_out_from_where_it_lay(code, parent):
    frozen = report(BEFORE_MOVING)

    shown = concealed(frozen, concealment(moved(code, parent), {code: 3}, LIMIT))

    assert shown.rows == () == shown.lines == shown.bridge
    assert shown.total.to_date.outcome == frozen.total.to_date.outcome
    assert OTHER_TREE in shown.notes


def test_what_a_moved_units_report_does_not_show_is_not_told_as_new_or_gone():
    now = moved("511", "520")
    choice = concealment(now, {"511": 3}, LIMIT)

    found = changes(concealed(report(BEFORE_MOVING), choice), concealed(now, choice))

    assert found.rows == ()
    assert not found.has_new_figures


def test_a_shown_unit_that_has_been_moved_costs_no_row():
    choice = concealment(moved("522", "510"), {"511": 3}, LIMIT)

    assert {"+510", "520", "522"} <= {row.code for row in concealed(report(BEFORE_MOVING), choice).rows}
