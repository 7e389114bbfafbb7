"""A letter says what the page says to that reader, once, and can be stopped without logging in."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from socfin.actions.committees import plant_tree
from socfin.actions.people.letters import send_notices
from socfin.actions.people.notices import choose_notices, read_notices
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.people.notices import NoticeKind, Sending
from socfin.models import AuditEvent, NoticeMark, NoticePlan
from socfin.reporting.notices import notices_of
from tests.roles import end_every_role

DEFICIT = "511 5020 2022-03 utfall -9000000 3\n511 5020 2022-03 budget -7000000 3"
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(hour: int, *, days: int = 0) -> datetime:
    """That hour of today, or of a day to come, where the committee is."""
    today = timezone.localdate() + timedelta(days=days)
    return datetime(today.year, today.month, today.day, hour, 30, tzinfo=STOCKHOLM)


@pytest.fixture
def petra(petra):
    petra.email = "petra@provby.se"
    petra.save(update_fields=["email"])
    return petra


@pytest.fixture
def published(committee, publish_rows, petra):
    publish_rows(DEFICIT)
    choose_notices(user=petra, ways={NoticeKind.PUBLISHED: Sending.AT_ONCE}, who="petra")
    return committee


def text_of(letter) -> str:
    return letter.get_body(("plain",)).get_content().replace("\r\n", "\n")


def html_of(letter) -> str:
    return letter.get_body(("html",)).get_content()


def test_the_letter_says_what_the_page_says(published, petra, letters, logged_in):
    send_notices(now=at(6))

    heading = re.search(
        r"<h1[^>]*>(.*?)</h1>", logged_in(petra).get("/provby/2022-03/").content.decode(), re.S
    )
    said = " ".join(re.sub(r"<[^>]+>", " ", heading[1]).split())
    assert said == "Underskott 2,0 mnkr mot budget till och med mars 2022"
    assert f"{said}." in " ".join(text_of(letters[0]).split())
    assert f"{said}." in " ".join(html_of(letters[0]).split())
    assert "http://testserver/provby/2022-03/" in text_of(letters[0])
    assert letters[0]["To"] == "petra@provby.se"


def test_it_is_sent_once(published, letters):
    assert [send_notices(now=at(6)).letters, send_notices(now=at(6)).letters] == [1, 0]
    assert len(letters) == 1


def test_a_corrected_file_is_told_anew_and_once(published, publish_rows, letters):
    send_notices(now=at(6))
    publish_rows(DEFICIT.replace("9000000", "8500000"), "rättad.csv")

    send_notices(now=at(6))

    assert "1,5\u00a0mnkr" in text_of(letters[1])


def test_the_subject_bears_no_figure(published, letters):
    send_notices(now=at(6))

    assert letters[0]["Subject"].strip() == "Nya siffror: Socialnämnden, Provby"


def test_the_days_digest_waits_for_the_morning_and_goes_once(published, petra, letters):
    choose_notices(user=petra, ways={NoticeKind.PUBLISHED: Sending.DIGEST}, who="petra")

    counts = [
        send_notices(now=at(hour, days=days)).letters for days, hour in ((0, 6), (0, 8), (0, 9), (1, 8))
    ]

    assert counts == [0, 1, 0, 0]
    assert {"Nya siffror", "Över gränsen"} <= set(re.findall(r"^\* (.+)$", text_of(letters[0]), re.M))


def test_what_is_read_on_the_site_is_not_sent(published, petra, letters):
    read_notices(user=petra, keys=[notice.key for notice in notices_of(petra)])

    assert send_notices(now=at(8)).letters == 0


def test_a_name_of_two_lines_makes_no_header_of_its_own(published, petra, letters):
    published.name = "Socialnämnden\r\nBcc: annan@hit.example"
    published.save(update_fields=["name"])

    send_notices(now=at(6))

    assert letters[0]["Subject"].strip() == "Nya siffror: Socialnämnden Bcc: annan@hit.example, Provby"
    assert letters[0]["Bcc"] is None


def test_a_letter_that_cannot_be_made_keeps_nobody_elses(published, petra, sara, letters, monkeypatch):
    sara.email = "sara@provby.se"
    sara.save(update_fields=["email"])
    choose_notices(user=sara, ways={NoticeKind.PUBLISHED: Sending.AT_ONCE}, who="sara")

    def of_all_but_petra(user, moment):
        if user == petra:
            raise ValueError("what no letter holds")
        return notices_of(user, moment)

    monkeypatch.setattr("socfin.actions.people.letters.notices_of", of_all_but_petra)
    sent = send_notices(now=at(6))

    assert sent.failed == ("petra: brevet kunde inte göras, felet står i loggen",)
    assert [letter["To"] for letter in letters] == ["sara@provby.se"]


def test_who_has_left_or_has_no_address_gets_nothing(published, petra, carin, letters):
    end_every_role(user=petra, committee=published, by=carin)

    assert send_notices(now=at(8)).letters == 0


def test_a_letter_that_the_server_refused_is_tried_again(published, mail_server):
    mail_server.refuses = True
    failed = send_notices(now=at(6)).failed
    mail_server.refuses = False

    again = send_notices(now=at(6))

    assert failed[0].startswith("petra: ")
    assert (again.letters, len(mail_server.taken)) == (1, 1)


def test_one_that_was_lost_with_its_process_is_tried_again_after_a_while(published, petra, letters):
    keys = [notice.key for notice in notices_of(petra)]
    NoticeMark.objects.bulk_create(NoticeMark(user=petra, key=key, mailing_at=at(6)) for key in keys)

    soon = send_notices(now=at(6) + timedelta(minutes=14))
    later = send_notices(now=at(6) + timedelta(minutes=16))

    assert (soon.letters, later.letters) == (0, 1)


def test_no_letter_tells_a_politician_of_a_hidden_unit(committee, carin, petra, publish_rows, letters):
    nodes = [(f"51{n}", f"Boende {n}", "510", 30 + n, None, None, "") for n in (2, 3, 4)]
    plant_tree(committee=committee, nodes=nodes, by=carin)
    people = {"511": 3, "512": 3, "513": 40, "514": 50, "520": 90}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)
    publish_rows(
        "\n".join(
            f"{code} 5020 2022-03 {scenario} -{amount} 3"
            for code in ("511", "512", "513", "514", "520")
            for scenario, amount in (("utfall", 3217000 + int(code)), ("budget", 2000000))
        )
    )
    choose_notices(user=petra, ways=dict.fromkeys(NoticeKind, Sending.AT_ONCE), who="petra")

    send_notices(now=at(6))

    said = text_of(letters[0]) + html_of(letters[0])
    assert "mnkr" in said
    assert "Hemtjänst norr" not in said
    assert "Boende 2" not in said


def test_the_link_in_a_letter_ends_letters_without_a_log_in_and_only_when_pressed(published, petra, letters):
    send_notices(now=at(6))
    path = re.search(
        r"http://testserver(/notiser/av/\S+)", text_of(letters[0]).split("öppna den här länken")[1]
    )[1]
    reader = Client(enforce_csrf_checks=True)

    looked = reader.get(path)
    unchanged = NoticePlan.objects.get(user=petra).ways[NoticeKind.PUBLISHED]
    pressed = reader.post(path)

    assert "Sluta skicka" in looked.content.decode()
    assert unchanged == Sending.AT_ONCE
    assert "Du får inga fler notiser" in pressed.content.decode()
    assert set(NoticePlan.objects.get(user=petra).ways.values()) == {Sending.NEVER}
    assert AuditEvent.objects.filter(action="choose_notices", by="petra").count() == 2


def test_a_mail_programs_own_button_ends_them_too(published, petra, letters):
    send_notices(now=at(6))
    address = letters[0]["List-Unsubscribe"].strip(" <>")

    Client(enforce_csrf_checks=True).post(
        address.removeprefix("http://testserver"), {"List-Unsubscribe": "One-Click"}
    )

    assert letters[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert set(NoticePlan.objects.get(user=petra).ways.values()) == {Sending.NEVER}


def test_the_link_of_one_kind_ends_that_kind_alone(published, petra, letters):
    send_notices(now=at(6))
    path = re.search(r'href="http://testserver(/notiser/av/[^"]+)">Sluta skicka sådana', html_of(letters[0]))[
        1
    ]

    Client().post(path)

    ways = NoticePlan.objects.get(user=petra).ways
    assert ways == {NoticeKind.PUBLISHED: Sending.NEVER}


@pytest.mark.parametrize("cut", [1, 8])
def test_a_link_that_was_never_sent_ends_nothing(cut, published, petra, letters):
    send_notices(now=at(6))
    path = letters[0]["List-Unsubscribe"].strip(" <>").removeprefix("http://testserver").rstrip("/")

    assert Client().post(f"{path[:-cut]}/").status_code == 404
    assert NoticePlan.objects.get(user=petra).ways[NoticeKind.PUBLISHED] == Sending.AT_ONCE


def test_what_was_sent_stands_in_the_trail_without_an_address_or_a_figure(published, letters):
    send_notices(now=at(6))

    entry = AuditEvent.objects.get(action="send_notices")
    assert entry.details == {"user": "petra", "kinds": ["published"], "count": 1}


def test_the_command_says_what_it_sent(published, letters, capsys):
    call_command("send_notices")

    assert capsys.readouterr().out.startswith("1 brev med ")


def test_the_command_says_what_is_not_set_up(db, settings):
    settings.MAIL = False
    with pytest.raises(CommandError, match="SOCFIN_MAIL_SERVER"):
        call_command("send_notices")
    settings.MAIL, settings.SITE_ADDRESS = True, ""
    with pytest.raises(CommandError, match="SOCFIN_ADDRESS"):
        call_command("send_notices")
