"""A page is made once for each kind of reader, sent to each as their own, and never a moment too long."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.urls import reverse

from socfin import access
from socfin.actions import forecasts, meetings, publishing, small_numbers
from socfin.actions.people import memberships
from socfin.domain.committee import Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import Item, Upload
from tests.cast import long_csv, person
from tests.rules.test_every_address import PATTERNS
from tests.views.meetings.test_meetings import NEW, ROWS

JANUARY = Month(2022, 1)
OVERVIEW = "/provby/2022-01/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
READERS = ("petra", "carin", "sara", "adam")


@pytest.fixture
def item(committee, publish_rows, sara) -> Item:
    publish_rows(ROWS)
    held = meetings.create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place="Salen"),
        by=sara,
    )
    return meetings.freeze(meeting=held, month=JANUARY, by=sara).item


def addresses(item: Item) -> dict[str, str]:
    """Every page that is kept, by its name among the addresses."""
    given = {"slug": "provby", "period": "2022-01", "code": "510", "meeting_id": item.meeting_id}
    given |= {
        "item_id": item.pk,
        "year": 2022,
        "figure": "outcome_to_date",
        "line": "personnel",
        "indicator": "fte",
    }
    kept = [one for one in PATTERNS if one.callback.__module__.startswith("socfin") and is_kept(one)]
    return {
        one.name: reverse(one.name, kwargs={key: given[key] for key in one.pattern.converters})
        for one in kept
    }


def is_kept(pattern) -> bool:
    return pattern.callback.__code__.co_filename.endswith("views/kept/keeping.py")


def sight(response) -> str:
    """A page without what differs each time it is sent."""
    return re.sub(r"[0-9a-f]{32}", "", TOKEN.sub("", response.content.decode()))


def how_many_are_kept() -> int:
    folder = caches["pages"]._shelf.folder
    return len(list(folder.iterdir())) if folder.exists() else 0


def publish(item: Item, by, rows: str = NEW) -> Upload:
    received = publishing.receive(
        committee=item.meeting.committee, filename="nytt.csv", content=long_csv(rows), by=by, options={}
    )
    publishing.publish(upload=received.upload, by=by, reason="Prov.")
    return received.upload


def test_the_pages_of_figures_files_and_meetings_are_kept(item):
    assert set(addresses(item)) == {
        "goals",
        "accuracy",
        "budget",
        "compare_item",
        "figure",
        "forecast",
        "indicator_figure",
        "indicators",
        "item",
        "line_figure",
        "measures",
        "meeting",
        "meetings",
        "organisation",
        "overview",
        "period_year",
        "present",
        "questions",
        "rows",
        "summary",
        "uploads",
        "verksamhet",
        "verksamhet_forecast",
    }


@pytest.mark.parametrize("masked", [True, False])
def test_whoever_looked_before_each_role_is_sent_what_it_would_have_been_sent_alone(
    item, committee, carin, logged_in, masked
):
    small_numbers.change_small_numbers(
        committee=committee, limit=5, people={"530": 3, "520": 4}, mask_for_politicians=masked, by=carin
    )
    readers = {name: logged_in(person(name)) for name in READERS}
    every = addresses(item)
    pages = every if masked else {"overview": every["overview"], "item": every["item"]}
    alone = {}
    for name, reader in readers.items():
        caches["pages"].clear()
        alone[name] = {page: sight(reader.get(address)) for page, address in pages.items()}
    caches["pages"].clear()

    for name in READERS[::-1]:
        seen = {page: sight(readers[name].get(address)) for page, address in pages.items()}
        assert seen == alone[name]
    assert ("Mindre enheter" in alone["petra"]["overview"]) is masked
    assert "Mindre enheter" not in alone["carin"]["overview"]
    assert how_many_are_kept() > len(pages)


def test_masking_that_begins_or_ends_holds_from_the_next_look(item, committee, carin, petra, logged_in):
    client, settle = logged_in(petra), {"committee": committee, "limit": 5, "by": carin}
    assert "Mindre enheter" not in sight(client.get(OVERVIEW))

    small_numbers.change_small_numbers(people={"530": 3, "520": 4}, mask_for_politicians=True, **settle)
    assert "Mindre enheter" in sight(client.get(OVERVIEW))

    small_numbers.change_small_numbers(people={}, mask_for_politicians=False, **settle)
    assert "Mindre enheter" not in sight(client.get(OVERVIEW))


def test_a_new_role_is_a_new_kind_of_reader(item, committee, petra, sara, logged_in):
    client = logged_in(petra)
    assert ">Underlag</a>" not in sight(client.get(OVERVIEW))

    memberships.give_role(user=petra, committee=committee, given=GivenRole(role=Role.SECRETARY), by=sara)

    assert ">Underlag</a>" in sight(client.get(OVERVIEW))


def test_name_token_theme_and_messages_are_each_readers_own(item, carin, adam, logged_in):
    address = reverse("forecast", args=["provby", "2022-01"])
    first, second = logged_in(carin), logged_in(adam)
    second.cookies["tema"] = 'dark" onload="'
    first.post("/provby/2022-01/verksamhet/510/kommentar/", {"text": "Ny.", "cause": ""})

    seen, other = first.get(address).content.decode(), second.get(address).content.decode()

    assert "Carin Controller" in seen
    assert "Adam Administratör" not in seen
    assert "Adam Administratör" in other
    assert "Kommentaren till Hemtjänst" in seen
    assert "Kommentaren till Hemtjänst" not in other
    assert "Kommentaren till Hemtjänst" not in first.get(address).content.decode()
    assert 'data-theme="dark&quot; onload=&quot;"' in other
    assert not set(TOKEN.findall(seen)) & set(TOKEN.findall(other))


def test_the_form_of_a_kept_page_is_taken_in(item, carin, logged_in):
    logged_in(carin).get(OVERVIEW + "verksamhet/510/")
    client = logged_in(carin)
    client.handler.enforce_csrf_checks = True

    token = TOKEN.search(client.get(OVERVIEW + "verksamhet/510/").content.decode())
    data = {"text": "Fler timmar.", "cause": "", "csrfmiddlewaretoken": token[1]}

    assert client.post(OVERVIEW + "verksamhet/510/kommentar/", data).status_code == 302


def test_a_page_with_words_in_its_address_that_no_page_reads_is_made_each_time(item, petra, logged_in):
    client = logged_in(petra)

    assert client.get(OVERVIEW + "?utm=1").status_code == 200
    assert client.get(OVERVIEW + "?enhet=nej").status_code == 404
    assert how_many_are_kept() == 0


def test_how_large_a_file_may_be_is_told_as_the_site_is_set_now(item, carin, logged_in, settings):
    client = logged_in(carin)
    client.get("/provby/uppladdningar/")
    settings.UPLOAD_LIMIT_BYTES = 7 * 1024**2

    assert f'data-limit="{7 * 1024**2}"' in client.get("/provby/uppladdningar/").content.decode()


def test_what_awaits_its_forecast_is_not_kept(item, petra, logged_in, monkeypatch):
    monkeypatch.setattr(access, "renew_forecasts", lambda *_: False)

    answer = logged_in(petra).get(OVERVIEW)

    assert how_many_are_kept() == 0
    assert "ETag" not in answer.headers
    assert TOKEN.search(answer.content.decode())


def test_a_page_whose_forecast_failed_is_not_kept_for_other_processes_may_make_it(
    item, petra, logged_in, monkeypatch
):
    tried = []
    monkeypatch.setattr(forecasts, "is_outdated", lambda *_: True)
    monkeypatch.setattr(forecasts, "last_publishing", lambda _: None)
    monkeypatch.setattr(forecasts, "refresh_forecasts", lambda **_: bool(tried.append("a try")))

    for _ in range(2):
        assert logged_in(petra).get(OVERVIEW).status_code == 200

    assert (tried, how_many_are_kept()) == (["a try"], 0)


def test_a_page_whose_committee_changed_while_it_was_made_is_made_again(
    item, petra, carin, logged_in, monkeypatch
):
    changes = [lambda: publish(item, carin)]
    asked = access.reporting.report

    def slow(*given, **named):
        found = asked(*given, **named)
        if changes:
            changes.pop()()
        return found

    monkeypatch.setattr(access.reporting, "report", slow)
    client = logged_in(petra)

    first = sight(client.get(OVERVIEW))

    assert "−4\u00a0241" in first
    assert sight(client.get(OVERVIEW)) == first


def test_kept_pages_that_are_damaged_or_cannot_be_kept_are_made_again(item, petra, logged_in, settings):
    client = logged_in(petra)
    made = sight(client.get(OVERVIEW))
    folder = caches["pages"]._shelf.folder
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-9] + b"<script>x")

    assert sight(client.get(OVERVIEW)) == made

    caches["pages"].clear()
    folder.rmdir()
    folder.write_bytes(b"a file stands where the folder should")
    try:
        assert sight(client.get(OVERVIEW)) == made
    finally:
        folder.unlink()


def test_no_template_writes_its_reader_or_the_request_but_by_a_mark():
    """Only pages that are never kept may: what is answered to a form, and when something went wrong."""
    own = re.compile(r"{{\s*(user|request)\b|{%[^%]*\brequest\.|{%[^%]*\buser\.(?!is_authenticated)")
    folder = Path(settings.BASE_DIR) / "templates"
    writes = {path.name for path in folder.rglob("*.html") if own.search(path.read_text())}

    assert writes <= {"typed.html", "base_site.html", "400.html", "500.html"}
