"""What words may not say: every amount a hidden unit has in any month's Report, published or frozen."""

from datetime import date

import pytest
from django.urls import reverse

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.forecasts import adjust, make_forecast_runs
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import assess, write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.selectors.committees import verksamhet_by_code
from socfin.services.masking.words import amounts_of
from tests.cast import person, provby, published

MONTHS = (Month(2022, 1), Month(2022, 2), Month(2022, 3))
OUTCOMES = {"511": -4711, "512": -5333, "513": -51234, "520": -80001}


@pytest.fixture(scope="module")
def world(once):
    once(small_and_shielded)


@pytest.fixture
def masked(world, committee):
    return committee


def small_and_shielded():
    """511 is small, and 512 shields it; three months of outcome and a year's budget, with forecasts."""
    committee, carin = provby(), person("carin")
    nodes = [(code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("512", "513")]
    plant_tree(committee=committee, nodes=nodes, by=carin)
    published(
        committee,
        "\n".join(
            f"{code} 5020 2022-{month:02d} {scenario} {amount + step * month}"
            for code, amount in OUTCOMES.items()
            for scenario, last, step in (("utfall", 3, 7), ("budget", 12, 11))
            for month in range(1, last + 1)
        ),
        filename="Grupp  511.csv",
    )
    small = verksamhet_by_code(committee, "511")
    assess(
        verksamhet=small, month=MONTHS[1], forecast=AssessedForecast(amount=-66_123_00, comment=""), by=carin
    )
    assess(
        verksamhet=small,
        month=MONTHS[2],
        forecast=AssessedForecast(amount=-48_765_00, line=Line.PERSONNEL, comment=""),
        by=carin,
    )
    make_forecast_runs(committee=committee, months=list(MONTHS), by=carin)
    committee.refresh_from_db()
    people = {"511": 3, "512": 9, "513": 40, "520": 40}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)
    committee.refresh_from_db()
    assert reporting.hidden_in(committee).hidden == {"511", "512"}


def hidden_amounts(report):
    return {abs(one) for row in report.rows if row.code in ("511", "512") for one in amounts_of(row) if one}


def test_every_amount_of_a_hidden_row_in_every_month_is_a_secret(masked):
    secrets = reporting.secrets(masked)

    for month in MONTHS:
        wanted = hidden_amounts(reporting.report(masked, month))
        assert len(wanted) > 10
        assert wanted <= set(secrets.months[month.yyyymm])


def test_what_is_assessed_of_a_line_and_decided_of_a_hidden_unit_is_a_secret(masked, carin):
    decide(masked, carin, "511", "Åtgärd", amount=12_345_00)

    secrets = reporting.secrets(masked)
    assert secrets.told_by("Personalen väntas kosta 48 765 kr.")
    assert secrets.told_by("Åtgärden är värd 12 345 kr.")


def test_what_was_frozen_stays_a_secret_when_other_figures_are_published(masked, sara, publish_rows):
    meeting = create_meeting(
        committee=masked, occasion=Occasion(date=date(2022, 4, 20), starts=None, ends=None, place=""), by=sara
    )
    freeze(meeting=meeting, month=MONTHS[2], by=sara)
    was = hidden_amounts(reporting.report(masked, MONTHS[2]))

    publish_rows("511 5020 2022-03 utfall -9999")
    masked.refresh_from_db()

    assert was <= set(reporting.secrets(masked).every)
    assert hidden_amounts(reporting.report(masked, MONTHS[2])) - was <= set(reporting.secrets(masked).every)


def decide(committee, by, code, text, amount=1_000_00):
    adjust(
        verksamhet=verksamhet_by_code(committee, code),
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE, first=MONTHS[2], last=Month(2022, 6), amount=amount, text=text
        ),
        by=by,
    )
    committee.refresh_from_db()


TOLD_IN_JANUARY = "Gruppen kostade 4 704 kr"


def test_the_fixture_tells_what_it_says(masked):
    row = next(one for one in reporting.report(masked, MONTHS[0]).rows if one.code == "511")

    assert row.to_date.outcome == -4_704_00


@pytest.mark.parametrize("code", ["5", "520"])
@pytest.mark.parametrize("month", MONTHS)
def test_a_measure_or_reason_that_tells_of_another_month_and_unit_is_on_no_page(
    masked, carin, petra, logged_in, code, month
):
    node = verksamhet_by_code(masked, code)
    decide(masked, carin, code, f"{TOLD_IN_JANUARY}: åtgärden")
    decide(masked, carin, code, "Vikarier sägs upp")
    assess(
        verksamhet=node,
        month=month,
        forecast=AssessedForecast(amount=-999_00, comment=f"{TOLD_IN_JANUARY}: skälet"),
        by=carin,
    )
    write_remark(
        verksamhet=node,
        month=month,
        words=RemarkWords(text=f"{TOLD_IN_JANUARY}: kommentaren", cause=""),
        by=carin,
    )

    for name in ("forecast", "verksamhet_forecast", "overview", "verksamhet"):
        args = ["provby", str(month), *([code] if name.startswith("verksamhet") else [])]
        page = logged_in(petra).get(reverse(name, args=args)).content.decode()
        assert TOLD_IN_JANUARY not in page, name
        inside = logged_in(carin).get(reverse(name, args=args)).content.decode()
        assert TOLD_IN_JANUARY in inside or (name == "overview" and code == "520")
        assert ("Vikarier sägs upp" in page) == ("Vikarier sägs upp" in inside)


def test_what_was_frozen_is_not_held_against_months_published_later(masked, sara, carin):
    first = verksamhet_by_code(masked, "520")
    write_remark(
        verksamhet=first, month=MONTHS[0], words=RemarkWords(text="Vitet är 15 957 kr.", cause=""), by=carin
    )
    meeting = create_meeting(
        committee=masked, occasion=Occasion(date=date(2022, 4, 20), starts=None, ends=None, place=""), by=sara
    )
    version = freeze(meeting=meeting, month=MONTHS[0], by=sara)
    stored = Report.from_json(version.public_report)
    assert [row.comment for row in stored.rows if row.comment] == []  # March is 15 957 kr, and published

    version.public_report = version.report.replace('"public": false', '"public": true')
    version.frozen_at = version.frozen_at.replace(year=2022, month=2, day=1)

    masked_then = reporting.public_version(masked, version)
    assert [row.comment.text for row in masked_then.rows if row.comment] == ["Vitet är 15 957 kr."]


def test_the_name_of_a_file_that_tells_is_not_beside_its_rows(masked, logged_in, petra, carin):
    address = reverse("rows", args=["provby", "2022-03", "520"])

    inside, outside = (logged_in(one).get(address).content.decode() for one in (carin, petra))

    assert "Grupp  511.csv" in inside
    assert "Grupp  511.csv" not in outside
    assert "(filens namn visas inte)" in outside


def test_a_name_that_a_hidden_unit_had_when_words_were_written_is_a_secret_still(masked, carin):
    write_remark(
        verksamhet=verksamhet_by_code(masked, "520"),
        month=MONTHS[2],
        words=RemarkWords(text="Som på Eken.", cause=""),
        by=carin,
    )
    for name in ("Eken", "Linden"):
        plant_tree(committee=masked, nodes=[("511", name, "510", 10, None, None, "")], by=carin)

    assert reporting.secrets(masked).told_by("Eken växer")
    assert reporting.public_report(masked, MONTHS[2]).rows
    assert all(row.comment is None for row in reporting.public_report(masked, MONTHS[2]).rows)
