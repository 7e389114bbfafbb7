"""The year's months and one month's closing, as each role sees them."""

from datetime import date

import icalendar
import pytest

from socfin.actions.meetings import create_meeting
from socfin.actions.periods import close_period
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.models import AuditEvent, DueDate
from socfin.selectors.periods import shut_months
from socfin.selectors.uploads import publishing_mark
from tests.cast import as_seen

CLOSING = "/provby/2022-{:02}/stangning/"
YEAR = "/provby/perioder/2022/"


@pytest.fixture
def figures(publish_rows):
    """A whole year."""
    return publish_rows(
        "\n".join(
            f"511 5020 2022-{month:02} {scenario} -1000000"
            for month in range(1, 13)
            for scenario in ("utfall", "budget")
        )
    )


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_controller_closes_a_year_month_by_month(committee, figures, carin, logged_in):
    client = logged_in(carin)

    for number in range(1, 13):
        page = client.get(CLOSING.format(number))
        sent = {"seen": page.context["form"].initial["seen"], "step": "close_period", "reason": "Prov."}
        assert client.post(CLOSING.format(number), sent).status_code == 302

    assert len(shut_months(committee)) == 12
    assert "12 av 12 månader är stängda." in text_of(client.get(YEAR))


def test_a_reader_sees_how_the_months_stand_and_nothing_of_why(committee, figures, carin, petra, logged_in):
    close_period(committee=committee, month=Month(2022, 1), by=carin, reason="Enhet norr dröjer.")
    client = logged_in(petra)

    page = text_of(client.get(YEAR))

    assert "Stängd" in page
    assert "Enhet norr" not in page
    assert "stangning" not in page
    assert "arbetsdag 8" in page
    assert '<form method="post" class="due-form"' not in page
    assert client.get(CLOSING.format(1)).status_code == 403
    assert client.post(YEAR, {"workday": "1"}).status_code == 403


def test_hidden_units_are_named_to_no_one_who_may_not_see_them(
    committee, figures, carin, petra, sara, logged_in
):
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people={"511": 2}, by=carin)

    assert "Hemtjänst norr" not in text_of(logged_in(petra).get(YEAR))
    assert logged_in(sara).get(CLOSING.format(1)).status_code == 403


@pytest.mark.parametrize("step", ["lock_period", "ask_reopening", "approve_reopening", "decline_reopening"])
def test_a_controller_takes_no_step_of_the_administrators(committee, figures, carin, logged_in, step):
    close_period(committee=committee, month=Month(2022, 1), by=carin, reason="P.")

    assert logged_in(carin).post(CLOSING.format(1), {"step": step, "reason": "P."}).status_code == 403
    assert logged_in(carin).post(CLOSING.format(1), {"step": "something"}).status_code == 404


def test_each_point_leads_to_where_it_is_mended(committee, publish_rows, carin, logged_in):
    publish_rows("511 9010 2022-01 utfall -900000\n520 5020 2022-01 utfall -1")
    publish_rows("511 5020 2022-02 utfall -500000\n511 6010 2022-02 utfall -400000")
    publish_rows("511 - 2022-02 utfall -900000", "utan-konton.csv")

    page = text_of(logged_in(carin).get(CLOSING.format(2)))

    assert 'href="/provby/installningar/#konto-rubrik"' in page
    assert "Konto 9010 hör inte till någon rad" in page
    assert "SÄBO hade siffror i januari 2022 men inga i februari 2022." in page
    assert "utan-konton.csv publicerades trots en varning, med skälet: Prov." in page
    assert 'href="/provby/2022-02/verksamhet/5/#skriv-rubrik"' in page


def test_what_is_refused_keeps_the_reason_and_shows_what_counts_now(committee, figures, carin, logged_in):
    client = logged_in(carin)

    answer = client.post(CLOSING.format(1), {"step": "close_period", "reason": "Mitt skäl.", "seen": "x"})

    assert answer.status_code == 422
    assert "Mitt skäl." in answer.content.decode()
    assert answer.context["form"]["seen"].value() == publishing_mark(committee)


def test_due_days_are_written_for_the_year_and_noted(committee, figures, carin, logged_in):
    client = logged_in(carin)
    seen = as_seen(client, YEAR)

    answer = client.post(YEAR, {"workday": "3", "due-2022-03": "2022-04-20", **seen})

    assert answer.status_code == 302
    assert DueDate.objects.get().due == date(2022, 4, 20)
    noted = AuditEvent.objects.get(action="plan_periods").details
    assert (noted["before"]["workday"], noted["after"]["due-2022-03"]) == ("8", "2022-04-20")
    again = client.post(YEAR, {"workday": "4", **seen})
    assert (again.status_code, "annan hann före" in again.content.decode()) == (422, True)


def test_a_day_before_the_month_has_ended_is_refused(committee, figures, carin, logged_in):
    client = logged_in(carin)

    answer = client.post(YEAR, {"workday": "3", "due-2022-03": "2022-03-31", **as_seen(client, YEAR)})

    assert answer.status_code == 422
    assert "Välj en dag efter att mars 2022 är slut." in answer.content.decode()


def test_the_calendar_has_every_due_day_and_meeting_and_moves_them_when_fetched_again(
    committee, figures, carin, sara, petra, logged_in
):
    create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )
    client = logged_in(petra)

    def events():
        answer = client.get("/provby/perioder/2022.ics")
        assert answer["Content-Type"].startswith("text/calendar")
        read = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        return {str(one["uid"]): one for one in read}

    before = events()
    assert len(before) == 13
    march = before["siffror-2022-03@provby.socfin"]
    assert march.decoded("dtstart") == date(2022, 4, 12)
    as_carin = logged_in(carin)
    as_carin.post(YEAR, {"workday": "8", "due-2022-03": "2022-04-20", **as_seen(as_carin, YEAR)})

    moved = events()["siffror-2022-03@provby.socfin"]
    assert moved.decoded("dtstart") == date(2022, 4, 20)
    assert moved["sequence"] > march["sequence"]
