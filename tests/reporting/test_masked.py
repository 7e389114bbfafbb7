"""What those outside may see follows from no sum, year, forecast or frozen statement beside it either."""

import json
from datetime import date

import pytest
from django.urls import reverse

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import assess
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.comments.written import AssessedForecast
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.selectors.committees import verksamhet_by_code

MARCH = Month(2025, 3)
PEOPLE = {"511": 3, "512": 3, "513": 40, "514": 50, "520": 90}
BIG = {"513": -5_130, "514": -6_410, "520": -7_770}


@pytest.fixture
def committee(committee, carin):
    nodes = [
        (code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("511", "512", "513", "514")
    ]
    plant_tree(committee=committee, nodes=nodes, by=carin)
    return committee


def rows(period: str, scenario: str, small: dict[str, int], *more: object, line: str = "personnel") -> str:
    told = " ".join(str(one) for one in more)
    return "\n".join(
        f"{code} {line} {period} {scenario} {amount} {told}" for code, amount in (small | BIG).items()
    )


def hide(committee, by, **people: int) -> None:
    everyone = PEOPLE | {code.removeprefix("n"): count for code, count in people.items()}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=everyone, by=by)
    committee.refresh_from_db()


def close(committee, by, *codes: str) -> None:
    nodes = [(code, f"Grupp {code}", "510", int(code), None, 202412, "") for code in codes]
    plant_tree(committee=committee, nodes=nodes, by=by)


def hidden(committee) -> frozenset[str]:
    return reporting.hidden_in(committee).hidden


@pytest.mark.parametrize("later", [4, 6, 11])
def test_what_two_sums_to_date_leave_between_them_is_not_one_hidden_units(
    committee, carin, publish_rows, later
):
    publish_rows(rows("2025-03", "outcome", {"511": -1_000, "512": -1_100}, 3))
    publish_rows(rows(f"2025-{later:02}", "outcome", {"511": -900, "512": 0}, later - 3))
    hide(committee, carin)

    assert {"511", "512"} < hidden(committee), "without a shield 511 alone has what comes after March"


def test_what_a_month_known_by_itself_leaves_of_a_sum_is_not_one_hidden_units(committee, carin, publish_rows):
    publish_rows(rows("2025-03", "outcome", {"511": -2_000, "512": -1_000}, 3))
    publish_rows(rows("2025-02", "outcome", {"511": -900, "512": -1_000}), source="later")
    hide(committee, carin)

    assert {"511", "512"} <= hidden(committee)


@pytest.fixture
def turned(committee, carin, publish_rows):
    """511 was closed at the turn of the year: it has no row in 2025, but a last year."""
    close(committee, carin, "511")
    publish_rows(rows("2024-12", "outcome", {"511": -690, "512": -4_930}, 9))
    publish_rows(rows("2024-03", "outcome", {"511": -930, "512": -4_310}, 3))
    publish_rows(rows("2025-03", "outcome", {"512": -4_320}, 3))
    hide(committee, carin)
    return committee


def test_the_last_year_of_a_unit_closed_since_is_not_what_the_gathered_row_leaves_of_the_one_above(turned):
    assert {"511", "512"} <= hidden(turned)
    for root in ("", "510"):
        shown = reporting.public_report(turned, MARCH, root=root)
        gathered = next(row for row in shown.rows if row.code == "+510")
        assert gathered.to_date.outcome is not None
        assert gathered.to_date.last_year is None
        assert gathered.to_date.change is None


def test_what_was_frozen_with_such_a_last_year_is_shown_without_it(turned, sara):
    day = date(2025, 5, 3)
    meeting = create_meeting(
        committee=turned, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
    )
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    stored = json.loads(version.public_report)
    gathered = next(row for row in stored["rows"] if row["code"] == "+510")
    gathered["last_year_to_date_ore"] = -123
    version.public_report = json.dumps(stored)

    shown = reporting.public_version(turned, version)

    assert not reporting.still_holds(turned, version)
    assert {row.code: row.to_date.last_year for row in shown.rows}["+510"] is None


def test_above_hidden_units_without_a_row_no_line_account_or_row_is_shown(
    committee, carin, petra, publish_rows, logged_in
):
    close(committee, carin, "511", "512")
    for month in (1, 2, 3):
        publish_rows(
            "\n".join(f"{code} 6010 2024-{month:02} outcome -900" for code in ("511", "512"))
            + "\n"
            + "\n".join(f"{code} 5020 2024-{month:02} outcome {amount}" for code, amount in BIG.items())
        )
        publish_rows(
            "\n".join(f"{code} 5020 2025-{month:02} outcome {amount}" for code, amount in BIG.items())
        )
    hide(committee, carin)

    assert {row.code for row in reporting.report(committee, MARCH).rows} & hidden(committee) == set()
    assert reporting.public_report(committee, MARCH, root="510").lines == ()
    page = logged_in(petra).get(reverse("verksamhet", args=["provby", "2025-03", "510"])).content.decode()
    assert "konto=" not in page
    rows_page = logged_in(petra).get(reverse("rows", args=["provby", "2025-03", "510"])).content.decode()
    assert "6010" not in rows_page
    assert "5020" not in rows_page


@pytest.mark.parametrize("month", [2, 3])
def test_a_forecast_of_the_files_after_any_month_is_not_one_hidden_units(
    committee, carin, publish_rows, month
):
    for number in (1, 2, 3):
        publish_rows(rows(f"2025-{number:02}", "outcome", {"511": -1_000, "512": -1_100}))
    for made in (2, 3):
        of_512 = 0 if made == month else -13_000
        told = rows("2025-12", "forecast", {"511": -12_000, "512": of_512}, 12, f"2025-{made:02}")
        publish_rows(told, source="prognos")
    hide(committee, carin)

    assert {"511", "512"} < hidden(committee)


def test_what_is_assessed_of_a_gathered_whole_is_not_nearly_all_of_the_row(committee, carin, publish_rows):
    nodes = [("51", "Område", "510", 1, None, None, ""), ("511", "Grupp 511", "51", 2, None, None, "")]
    plant_tree(committee=committee, nodes=nodes, by=carin)
    for number in (1, 2, 3):
        publish_rows(rows(f"2025-{number:02}", "outcome", {"511": -1_000, "512": -1_100}))
    publish_rows(rows("2025-12", "budget", {"511": -12_000, "512": -13_000}, 12))
    hide(committee, carin)
    assert hidden(committee) == {"51", "511", "512"}

    assess(
        verksamhet=verksamhet_by_code(committee, "51"),
        month=MARCH,
        forecast=AssessedForecast(amount=-100_000_00, comment=""),
        by=carin,
    )
    committee.refresh_from_db()

    assert hidden(committee) > {"51", "511", "512"}, "51 would be nine tenths of the gathered forecast"


@pytest.mark.parametrize("month", [2, 3])
def test_a_line_that_one_hidden_unit_is_expected_to_have_is_not_shown(committee, carin, publish_rows, month):
    small = {"511": -1_000, "512": -1_100}
    for number in (1, 2, 3):
        for line in ("personnel", "premises"):
            publish_rows(rows(f"2025-{number:02}", "outcome", small, line=line), source=line)
    for made in (2, 3):
        told = [
            rows("2025-12", "forecast", {"511": -9_000, "512": rest}, 12, f"2025-{made:02}", line=line)
            for line, rest in (("personnel", -9_500), ("premises", 0 if made == month else -9_500))
        ]
        publish_rows("\n".join(told), source="prognos")
    hide(committee, carin)

    assert hidden(committee) == {"511", "512"}
    assert "premises" in reporting.hidden_in(committee).lines


@pytest.fixture
def frozen(committee, carin, sara, publish_rows):
    """March as it was frozen with nothing hidden: only 511 buys care; since corrected to be every unit's."""

    def lines(small: str) -> str:
        return rows("2025-03", "outcome", {"512": -1_100}, 3) + f"\n511 {small} 2025-03 outcome -1000 3"

    publish_rows(lines("purchased_care"))
    day = date(2025, 5, 3)
    meeting = create_meeting(
        committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
    )
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    return version, lambda: publish_rows(lines("personnel"))


def test_a_frozen_statement_is_not_shown_by_the_lines_of_files_that_came_after_it(frozen, committee, carin):
    version, correct = frozen
    correct()
    hide(committee, carin)

    assert hidden(committee) == {"511", "512"}
    assert reporting.hidden_in(committee).lines == frozenset()
    shown = reporting.public_version(committee, version)
    assert [row.code for row in shown.lines] == ["net"]


def test_a_frozen_statement_of_the_files_that_still_count_is_shown_as_todays(frozen, committee, carin):
    hide(committee, carin)

    shown = reporting.public_version(committee, frozen[0])
    today = reporting.public_report(committee, MARCH)
    assert [row.code for row in shown.lines] == [row.code for row in today.lines]


def test_a_committee_of_fewer_people_than_the_limit_shows_no_figure(
    committee, carin, petra, publish_rows, logged_in
):
    publish_rows(rows("2025-03", "outcome", {"511": -1_000, "512": -1_100}, 3))
    hide(committee, carin, n5=4)

    assert reporting.hidden_in(committee).closed
    shown = reporting.public_report(committee, MARCH)
    assert shown.total.to_date.outcome is None
    assert (shown.rows, shown.lines, shown.months) == ((), (), ())
    assert logged_in(petra).get(reverse("overview", args=["provby", "2025-03"])).status_code == 403


def test_a_committee_without_parts_of_fewer_people_than_the_limit_shows_no_figure(
    committee, carin, petra, publish_rows, logged_in
):
    publish_rows("5 - 2025-03 outcome -1000 3")
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people={"5": 4}, by=carin)
    committee.refresh_from_db()

    assert reporting.public_report(committee, MARCH).total.to_date.outcome is None
    for address in (reverse("start"), reverse("overview", args=["provby", "2025-03"])):
        assert "1\u00a0000" not in logged_in(petra).get(address).content.decode()
