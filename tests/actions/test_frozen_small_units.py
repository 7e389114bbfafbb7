"""The public version of a frozen item gathers small units as they were when it was frozen."""

from datetime import date

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import Report

ROWS = """
511 5020 2022-01 budget -1000000
511 5020 2022-01 utfall -1100000
520 5020 2022-01 budget -2000000
520 5020 2022-01 utfall -1900000
530 5020 2022-01 budget -600000
530 5020 2022-01 utfall -500000
"""


def test_small_units_are_gathered_in_the_public_version_as_they_were_then(
    committee, publish_rows, carin, sara
):
    publish_rows(ROWS)
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )
    settle = {"limit": 5, "mask_for_politicians": False, "by": carin}
    change_small_numbers(committee=committee, people={"530": 3, "520": 8}, **settle)
    version = freeze(meeting=meeting, month=Month(2022, 1), by=sara)
    change_small_numbers(committee=committee, people={"530": 30}, **settle)

    version.refresh_from_db()
    shown = Report.from_json(version.public_report)
    assert [row.code for row in shown.top] == ["510", "+5"]
    assert "530" in {row.code for row in Report.from_json(version.report).rows}
