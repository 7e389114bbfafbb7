"""Every writing address, admin page and command, turned at a closed month: none goes around the guard."""

from contextlib import suppress

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import URLPattern, reverse
from django.utils import timezone

from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.periods import lock_period
from socfin.domain.closing import PeriodState
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import PeriodChange, User, Verksamhet
from socfin.selectors import periods, standing
from socfin.selectors.uploads import publishing_mark
from socfin.urls import urlpatterns
from tests.cast import long_csv
from tests.rules.test_documented import ROOT
from tests.rules.test_every_address import QUERIES
from tests.shut import JANUARY, asked_in, noted, said, scenario_in, world

AGENDA = {"item": "§ 1", "dnr": "", "heading": "", "decision": "Godkänns."}


def node_words(shut):
    return {"text": "Nytt.", "cause": "", "seen": standing.remark(shut.node("511"), JANUARY).mark}


WRITES = {
    "receive": lambda _: {"file": SimpleUploadedFile("c.csv", long_csv("511 5020 2022-01 utfall -8"))},
    "read_otherwise": {"period": "2022-01"},
    "decide": {},
    "publish": lambda shut: {"reason": "Prov.", "seen": publishing_mark(shut.committee)},
    "undo": {},
    "discard": {},
    "settings": lambda shut: {
        "prefix": "502",
        "line": "other_cost",
        "seen_accounts": standing.account_lines(shut.committee).mark,
    },
    "indicator_grid": {"511:1": "9", "511:2": "9"},
    "own_indicators": {"avsluta": "platser"},
    "people": {"username": "olle", "role": "secretary"},
    "membership": {"last_day": "2099-12-31"},
    "groups": {"group": "alla", "role": "controller"},
    "small_numbers": lambda shut: {"limit": "9", "seen": standing.small_numbers(shut.committee).mark},
    "word_template": {},
    "new_meeting": {"date": "2022-05-03"},
    "meeting": lambda shut: {"date": "2022-05-03", "seen": standing.meeting(shut.meeting).mark},
    "call_off_meeting": {},
    "hold_meeting": {},
    "freeze": lambda shut: {"meeting": shut.later.pk, "item": "Su § 9"},
    "choose_meeting": {"meeting": "nytt", "date": "2022-05-03", "item": "Su § 9"},
    "reopen": lambda shut: {
        **AGENDA,
        "reason": "Beslut.",
        "figures": "new",
        "seen": standing.item(shut.version.item).mark,
    },
    "decide_item": lambda shut: {
        "beslut-decision": "Nämnden godkänner.",
        "beslut-seen": standing.item(shut.version.item).mark,
    },
    "mask_anew": {},
    "move_item": lambda shut: {"to": shut.later.pk},
    "withdraw_item": {"why": "Senare."},
    "take_up_again": {},
    "adjust": {
        "verksamhet": "511",
        "kind": "one_off",
        "first": "2022-01",
        "last": "2022-01",
        "amount": "5",
        "text": "Engångs",
        "line": "",
    },
    "municipal_settings": lambda shut: {
        "name": "Provby",
        "unit": "mnkr",
        "watch_percent": "2",
        "deficit_percent": "4",
        "floor": "200",
        "risk_percent": "60",
        "seen": standing.municipality(shut.committee.municipality).mark,
    },
    "municipal_people": {"username": "carin", "role": "board", "first_day": "", "last_day": ""},
    "past_forecasts": lambda _: {
        "file": SimpleUploadedFile("aldre.csv", "År;När;Sa, tkr;Blev, tkr\n2019;augusti;-5;-9\n".encode())
    },
    "new_what_if": {"name": "Två till"},
    "what_if": {"gor": "ta-med"},
    "new_measure": {
        "verksamhet": "511",
        "text": "Färre pass",
        "state": "begun",
        "first": "2022-01",
        "last": "2022-02",
        "amount": "5",
    },
    "stand_measure": {"state": "refused"},
    "follow_measure": {"effect-2022-01": "5"},
    "new_assignment": {"text": "Följ upp", "to": "Chefen", "verksamhet": "511"},
    "assignment": {"state": "answered", "text": "Klart."},
    "withdraw_assignment": {},
    "new_goal": {"text": "Tryggt", "verksamhet": "511", "first_year": "2022"},
    "goal": {"state": "expected", "follow_up": "Nytt."},
    "reword_goal": {"text": "Tryggare", "verksamhet": "511", "first_year": "2022"},
    "withdraw_goal": {},
    "forecast_terms": {
        "slag": "amount",
        "verksamhet": "511",
        "first": "2022-02",
        "last": "2022-03",
        "amount": "5",
        "text": "Avtal",
    },
    "withdraw_adjustment": {},
    "new_decision": {
        "kind": "supplement",
        "body": "Kommunfullmäktige",
        "decided": "2022-03-01",
        "in_file": "on",
        "spread": "whole",
        "code-0": "511",
        "amount-0": "5",
    },
    "decision": {"reason": "Dubbelt."},
    "ask_question": {"text": "Varför?"},
    "question": {"text": "Därför.", "include": "on"},
    "new_request": {"is_asked": "ja", "body": "Kommunfullmäktige", "amount-0": "5"},
    "request_answer": {"state": "refused"},
    "agenda": AGENDA,
    "comment": lambda shut: node_words(shut),
    "closing": {"step": "reopen_period", "reason": ""},
    "period_year": lambda shut: {
        "workday": "3",
        "due-2022-01": "2022-02-09",
        "seen": periods.plan(shut.committee, 2022).mark,
    },
}
"""What is posted to each address that takes a form, with January closed."""
READS = {
    "start",
    "measures",
    "record_file",
    "municipal_record",
    "measure",
    "what_ifs",
    "assignments",
    "goals",
    "health",
    "alive",
    "deep_health",
    "metrics",
    "icon",
    "login",
    "logout",
    "password",
    "password_forgotten",
    "password_new",
    "log_ins",
    "tokens",
    "notices",
    "search",
    "notices_off",
    "api_page",
    "two_step",
    "second_step",
    "openid_connect_login",
    "openid_connect_callback",
    "admin_log_in",
    "admin_password",
    "security_txt",
    "accessibility",
    "latest",
    "municipality",
    "together",
    "together_paper",
    "uploads",
    "progress",
    "piece",
    "freezing",
    "upload",
    "original",
    "accuracy",
    "template_sample",
    "template_file",
    "trail",
    "trail_csv",
    "work",
    "folder",
    "folder_zip",
    "meetings",
    "calendar",
    "feed",
    "open_data",
    "open_catalogue",
    "municipal_catalogue",
    "open_package",
    "open_schema",
    "open_table",
    "item",
    "compare_item",
    "present",
    "item_document",
    "item_internal",
    "internal",
    "overview",
    "budget",
    "forecast",
    "summary",
    "figures_sie",
    "figures_csv",
    "export",
    "verksamhet_forecast",
    "rows",
    "verksamhet",
    "indicators",
    "organisation",
    "organisation_picture",
    "figure",
    "line_figure",
    "indicator_figure",
    "questions",
    "periods",
    "period_calendar",
}
PATTERNS = {one.name: one for one in urlpatterns if isinstance(one, URLPattern)}
REFUSED = {"publish", "undo", "comment", "goal"}
"""Where January would have become another."""
COMMANDS = {
    "close_period": ("provby", "2022-01"),
    "reopen_period": ("provby", "2022-01", "--reason", "-"),
    "make_forecasts": ("provby", "--all-months"),
    "report": ("provby", "2022-01"),
}
NO_MONTHS = {"backtest", "backup", "create_committee", "doctor", "load_demo", "restore", "verify_trail"}
NO_MONTHS |= {"fetch_kolada", "password_link", "create_token", "mcp", "send_notices", "give_role"}
NO_MONTHS |= {"weed_trail", "work", "move_here", "reserve_numbers", "import_forecast_record"}
"""They write no committee's months: a restore brings the whole site back as it was, months and all."""


@pytest.fixture
def shut(committee, publish_rows, adam):
    User.objects.filter(pk=adam.pk).update(is_staff=True, is_superuser=True)
    adam.refresh_from_db()
    role = GivenRole(role=Role.ADMINISTRATOR)
    give_municipal_role(user=adam, municipality=committee.municipality, given=role, by=adam)
    return world(committee, publish_rows, adam, PeriodState.CLOSED)


def address(name, shut):
    given = {
        "slug": "provby",
        "period": "2022-01",
        "code": "511",
        "year": 2022,
        "upload_id": (shut.published if name == "undo" else shut.waiting).pk,
        "meeting_id": shut.meeting.pk,
        "item_id": shut.version.item_id,
        "adjustment_id": shut.adjustment.pk,
        "measure_id": shut.adjustment.pk,
        "assignment_id": shut.assignment.pk,
        "goal_id": shut.goal.pk,
        "decision_id": shut.decision.pk,
        "request_id": shut.asked.pk,
        "question_id": asked_in(shut).pk,
        "what_if_id": scenario_in(shut).pk,
        "membership_id": shut.committee.memberships.get(user__username="petra").pk,
    }
    wanted = {key: given[key] for key in PATTERNS[name].pattern.converters}
    return reverse(name, kwargs=wanted) + QUERIES.get(name, "").replace("510", "511").replace("03", "01")


def test_every_address_is_placed_here():
    assert set(PATTERNS) == set(WRITES) | READS
    assert not set(WRITES) & READS


def test_no_writing_address_changes_a_closed_month(shut, logged_in, adam):
    client, before, answers, changed = logged_in(adam), said(shut.committee), {}, []

    for name, data in WRITES.items():
        with transaction.atomic():
            answers[name] = client.post(address(name, shut), data(shut) if callable(data) else data)
            if said(shut.committee) != before:
                changed.append(name)
            transaction.set_rollback(True)

    assert changed == []
    assert {name for name, answer in answers.items() if answer.status_code >= 500} == set()
    assert {name for name, answer in answers.items() if answer.status_code == 409} == REFUSED - {"publish"}
    assert answers["publish"].status_code == 302


def test_the_answer_says_what_stands_and_leads_to_the_month_with_the_words_kept(shut, logged_in, adam):
    page = logged_in(adam).post(address("comment", shut), node_words(shut)).content.decode()

    assert "Januari 2022 är stängd" in page
    assert 'href="/provby/2022-01/stangning/"' in page
    assert "Nytt." in page


def test_publishing_tells_it_on_the_files_own_page(shut, logged_in, adam):
    page = logged_in(adam).post(address("publish", shut), WRITES["publish"](shut), follow=True)

    assert "Januari 2022 är stängd" in page.content.decode()


def changed_nothing(shut, client, address, data):
    before, entries = said(shut.committee), noted()
    with transaction.atomic():
        answer = client.post(address, data)
    assert said(shut.committee) == before
    return answer, noted() - entries


def node_form(node, **changed):
    form = {
        "committee": node.committee_id,
        "code": node.code,
        "name": node.name,
        "parent": node.parent_id or "",
        "order": node.order,
        "valid_from": "",
        "valid_to": "",
        "people": "",
        "successor": "",
    }
    return form | changed


def test_the_administration_moves_ends_or_removes_nothing_that_january_tells_of(shut, logged_in, adam):
    client, node = logged_in(adam), shut.node("511")
    change = reverse("admin:socfin_verksamhet_change", args=[node.pk])
    tries = [
        (change, node_form(node, parent=shut.node("520").pk)),
        (change, node_form(node, valid_from="202202")),
        (change, node_form(node, valid_to="202112")),
    ]

    for page, data in tries:
        answer, entries = changed_nothing(shut, client, page, data)
        assert (answer.status_code, entries) == (409, 0), (page, data)


def test_the_administration_changes_the_rest_as_before(shut, logged_in, adam):
    client, node = logged_in(adam), shut.node("511")
    change = reverse("admin:socfin_verksamhet_change", args=[node.pk])

    answer, _ = changed_nothing(shut, client, change, node_form(node, valid_to="202203", people="9"))

    assert answer.status_code == 302
    assert Verksamhet.objects.get(pk=node.pk).valid_to == 202203


def test_no_other_page_of_the_administration_writes_what_a_month_says():
    ours = {
        model.__name__
        for model, page in admin.site._registry.items()
        if type(page).__module__.startswith("socfin.admin.") and type(page).__name__ != "ReadOnlyAdmin"
        if not any(one.__name__ == "ReadOnlyAdmin" for one in type(page).__mro__)
    }

    assert ours == {"User", "Committee", "Verksamhet", "AccountLine", "ImportProfile"}


def test_every_command_is_placed_here_and_changes_no_closed_month(shut, tmp_path, capsys):
    known = {one.stem for one in ROOT.glob("socfin/management/commands/*.py")} - {"__init__"}
    assert known == set(COMMANDS) | NO_MONTHS | {"import_figures"}
    file = tmp_path / "d.csv"
    file.write_bytes(long_csv("511 5020 2022-01 utfall -9"))
    before = said(shut.committee)

    with pytest.raises(CommandError, match="Januari 2022 är stängd"):
        call_command("import_figures", str(file), "--committee", "provby", "--publish", "--accept", "Prov.")
    for name, words in COMMANDS.items():
        with suppress(CommandError):
            call_command(name, *words)

    assert said(shut.committee) == before


def test_what_is_written_of_a_month_is_never_written_over(shut):
    with pytest.raises(Exception, match="socfin: what is written here is kept"), transaction.atomic():
        PeriodChange.objects.update(state="open")
    with pytest.raises(Exception, match="socfin: what is written here is kept"), transaction.atomic():
        PeriodChange.objects.all().delete()


def test_a_locked_months_meeting_words_are_refused_on_the_page_too(shut, logged_in, adam):
    lock_period(committee=shut.committee, month=JANUARY, by=adam)

    answer = logged_in(adam).post(address("agenda", shut), AGENDA)

    assert answer.status_code == 409
    assert "två administratörer" in answer.content.decode()


def test_what_the_reader_sees_of_the_state_is_the_day(shut, logged_in, petra):
    page = logged_in(petra).get("/provby/2022-01/").content.decode()
    today = timezone.localdate()

    assert f'<span class="period-mark">Stängd {today.day} ' in page
    assert "stangning" not in page
