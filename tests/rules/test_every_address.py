"""Every address with every role and with nobody: who gets in, who is told no, who learns nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import URLPattern, reverse
from django.utils import timezone

from socfin.actions.decisions.budget import decide
from socfin.actions.decisions.requests import ask
from socfin.actions.followup.assignments import NewAssignment, assign
from socfin.actions.followup.goals import enter_goal
from socfin.actions.followup.questions import ask_question
from socfin.actions.followup.what_ifs import make_what_if, place_what_if
from socfin.actions.forecasts import adjust
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.municipal.municipalities import municipality_named
from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.people.publicity import open_to_all
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.committee import Occasion
from socfin.domain.decisions.budget import DecisionKind, NewDecision
from socfin.domain.decisions.requests import NewRequest, RequestPart
from socfin.domain.goals.facts import GoalWords
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import GRANTS, OF_MUNICIPALITIES, Permission, Role
from socfin.models import WordTemplate
from socfin.selectors.committees import committee_by_slug
from socfin.urls import urlpatterns
from tests.cast import NAMES, indicator_csv, person, provby, published, published_bytes

OPEN = {"health", "alive", "icon", "accessibility", "api_page", "login", "logout"}
OPEN |= {"admin_log_in", "second_step"}
ELSEWHERE = {"openid_connect_login", "openid_connect_callback"}
"""Open too, where the municipality's log-in is connected; otherwise they are not there."""
SET_UP = {"password_forgotten", "security_txt", "metrics", "deep_health"}
"""Open where mail, a contact or a key is set; otherwise they are not there."""
LOG_IN_STEPS = {"logout", "icon", "admin_log_in", "second_step"}
"""Open, and always on their way elsewhere."""
LEADS_ON = {"admin_password"}
"""To a page of ours, for everyone who is logged in."""
WITH_A_LINK = {"password_new", "notices_off"}
"""Opens nothing without the link that was sent."""
ANY_LOGGED_IN = {"start", "search", "notices", "password", "log_ins", "tokens", "two_step"}
BY_NUMBER = {"piece"}
"""For everyone who is logged in and was told a number that nobody guesses."""
NEEDS = {
    "latest": Permission.READ,
    "overview": Permission.READ,
    "verksamhet": Permission.READ,
    "indicators": Permission.READ,
    "organisation": Permission.READ,
    "organisation_picture": Permission.READ,
    "rows": Permission.READ,
    "questions": Permission.READ,
    "ask_question": Permission.READ,
    "question": Permission.READ,
    "figure": Permission.READ,
    "line_figure": Permission.READ,
    "indicator_figure": Permission.READ,
    "summary": Permission.EXPORT,
    "export": Permission.EXPORT,
    "figures_sie": Permission.EXPORT,
    "figures_csv": Permission.EXPORT,
    "agenda": Permission.SUMMARISE,
    "freezing": Permission.SUMMARISE,
    "periods": Permission.READ,
    "period_year": Permission.READ,
    "period_calendar": Permission.READ,
    "folder": Permission.AUDIT,
    "folder_zip": Permission.AUDIT,
    "closing": Permission.CLOSE,
    "uploads": Permission.UPLOAD,
    "indicator_grid": Permission.UPLOAD,
    "receive": Permission.UPLOAD,
    "progress": Permission.UPLOAD,
    "upload": Permission.UPLOAD,
    "original": Permission.UPLOAD,
    "read_otherwise": Permission.UPLOAD,
    "decide": Permission.UPLOAD,
    "publish": Permission.UPLOAD,
    "undo": Permission.UPLOAD,
    "discard": Permission.UPLOAD,
    "comment": Permission.COMMENT,
    "forecast": Permission.READ,
    "verksamhet_forecast": Permission.READ,
    "accuracy": Permission.READ,
    "forecast_terms": Permission.READ,
    "record_file": Permission.EXPORT,
    "past_forecasts": Permission.UPLOAD,
    "adjust": Permission.COMMENT,
    "what_ifs": Permission.READ,
    "new_what_if": Permission.COMMENT,
    "what_if": Permission.READ,
    "measures": Permission.READ,
    "new_measure": Permission.COMMENT,
    "measure": Permission.READ,
    "stand_measure": Permission.COMMENT,
    "follow_measure": Permission.COMMENT,
    "budget": Permission.READ,
    "new_decision": Permission.UPLOAD,
    "decision": Permission.READ,
    "new_request": Permission.UPLOAD,
    "request_answer": Permission.UPLOAD,
    "withdraw_adjustment": Permission.COMMENT,
    "assignments": Permission.READ,
    "new_assignment": Permission.FOLLOW,
    "assignment": Permission.READ,
    "withdraw_assignment": Permission.FOLLOW,
    "goals": Permission.READ,
    "new_goal": Permission.FOLLOW,
    "goal": Permission.READ,
    "reword_goal": Permission.FOLLOW,
    "withdraw_goal": Permission.FOLLOW,
    "settings": Permission.SETTINGS,
    "small_numbers": Permission.SETTINGS,
    "own_indicators": Permission.SETTINGS,
    "people": Permission.PEOPLE,
    "membership": Permission.PEOPLE,
    "groups": Permission.PEOPLE,
    "word_template": Permission.LAYOUT,
    "template_sample": Permission.LAYOUT,
    "template_file": Permission.LAYOUT,
    "trail": Permission.PEOPLE,
    "work": Permission.PEOPLE,
    "trail_csv": Permission.PEOPLE,
    "meetings": Permission.READ,
    "meeting": Permission.READ,
    "call_off_meeting": Permission.SUMMARISE,
    "hold_meeting": Permission.SUMMARISE,
    "calendar": Permission.READ,
    "feed": Permission.READ,
    "item": Permission.READ,
    "compare_item": Permission.READ,
    "present": Permission.READ,
    "item_document": Permission.EXPORT,
    "choose_meeting": Permission.SUMMARISE,
    "new_meeting": Permission.SUMMARISE,
    "freeze": Permission.SUMMARISE,
    "reopen": Permission.SUMMARISE,
    "decide_item": Permission.SUMMARISE,
    "item_internal": Permission.EXPORT,
    "internal": Permission.EXPORT,
    "mask_anew": Permission.SUMMARISE,
    "move_item": Permission.SUMMARISE,
    "withdraw_item": Permission.SUMMARISE,
    "take_up_again": Permission.SUMMARISE,
}
WHEN_OPEN = {
    "open_data",
    "open_catalogue",
    "open_package",
    "open_schema",
    "open_table",
    "municipal_catalogue",
}
"""There for anyone while the committee is open to all (tests/views/open_data), and else for nobody."""
MUNICIPAL = {
    "municipality": Permission.READ,
    "together": Permission.READ,
    "together_paper": Permission.EXPORT,
    "municipal_record": Permission.READ,
    "municipal_settings": Permission.SETTINGS,
    "municipal_people": Permission.PEOPLE,
}
"""Those above the committees: a role in one of the committees opens none of them."""
POST_ONLY = {
    "adjust",
    "stand_measure",
    "follow_measure",
    "withdraw_assignment",
    "withdraw_goal",
    "withdraw_adjustment",
    "receive",
    "read_otherwise",
    "decide",
    "publish",
    "undo",
    "discard",
    "comment",
    "agenda",
    "logout",
}
POST_ONLY |= {
    "call_off_meeting",
    "hold_meeting",
    "reopen",
    "decide_item",
    "mask_anew",
    "move_item",
    "withdraw_item",
    "take_up_again",
}
PATTERNS = [one for one in urlpatterns if isinstance(one, URLPattern)]


OTHERS = {"indicator_figure": {"figure": "outcome"}, "open_catalogue": {"kind": "rdf"}} | {
    "municipal_catalogue": {"kind": "rdf"}
}
"""Parts of an address that are other words there."""
QUERIES = {"ask_question": "?period=2022-03&verksamhet=510&siffra=outcome_to_date"}
"""What an address says of what it is asked about."""


def address(name: str, numbers: dict[str, int]) -> str:
    given = {
        "slug": "provby",
        "period": "2022-03",
        "code": "510",
        "figure": "outcome_to_date",
        "line": "net",
        "indicator": "platser",
        "year": 2022,
        "kind": "txt",
        "token": "publicera-1",
        "table": "verksamheter",
        "provider_id": "kommunen",
        "uidb64": "MQ",
        "number": "00000000-0000-4000-8000-000000000000",
        **numbers,
    } | OTHERS.get(name, {})
    pattern = next(one for one in PATTERNS if one.name == name)
    wanted = {key: given[key] for key in pattern.pattern.converters}
    return reverse(name, kwargs=wanted) + QUERIES.get(name, "")


@pytest.fixture(scope="module")
def frozen(once) -> dict[str, int]:
    return once(frozen_month)


@pytest.fixture
def numbers(frozen, db) -> dict[str, int]:
    return frozen


def frozen_month() -> dict[str, int]:
    """A published file, and a meeting where its period is frozen."""
    committee = provby()
    upload = published(committee, "511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900")
    published_bytes(committee, indicator_csv("510 platser 2022-03 150 160"), "nyckeltal.csv")
    sara = person("sara")
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )
    version = freeze(meeting=meeting, month=Month(2022, 3), by=sara)
    template = WordTemplate.objects.create(
        committee=committee, name="Mall", stored="borta", size=1, uploaded_at=timezone.now(), uploaded_by=sara
    )
    adjustment = adjust(
        verksamhet=committee.verksamheter.get(code="511"),
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=Month(2022, 4),
            last=Month(2022, 5),
            amount=100,
            text="Färre timmar",
        ),
        by=sara,
    )
    decision = decide(
        committee=committee,
        new=NewDecision(
            year=2022,
            kind=DecisionKind.ORIGINAL,
            body="Kommunfullmäktige",
            decided=date(2021, 11, 25),
            parts=[],
        ),
        by=sara,
    )
    needed = [RequestPart(text="", amount_ore=100)]
    asked = ask(committee=committee, new=NewRequest(year=2022, body="KF", asked=None, parts=needed), by=sara)
    given = NewAssignment(text="Följ upp", to="Chefen")
    assigned = assign(verksamhet=committee.verksamheter.get(code="511"), given=given, by=sara)
    words = GoalWords(word="", text="Trygghet", first_year=2022)
    goal = enter_goal(verksamhet=committee.verksamheter.get(code="511"), words=words, by=sara)
    scenario = make_what_if(committee=committee, year=2022, name="Två till", text="", by=sara)
    place_what_if(what_if=scenario, month=Month(2022, 3), included=True, by=sara)
    question = ask_question(
        verksamhet=committee.verksamheter.get(code="510"),
        new=NewQuestion(
            month=Month(2022, 3),
            asked=AskedFigure("510", "outcome_to_date"),
            name="Utfall januari–mars 2022",
            text="Varför?",
        ),
        by=sara,
    )
    return {
        "assignment_id": assigned.pk,
        "goal_id": goal.pk,
        "what_if_id": scenario.pk,
        "question_id": question.pk,
        "decision_id": decision.pk,
        "request_id": asked.pk,
        "adjustment_id": adjustment.pk,
        "measure_id": adjustment.pk,
        "template_id": template.pk,
        "membership_id": committee.memberships.get(user__username="petra").pk,
        "upload_id": upload.pk,
        "meeting_id": meeting.pk,
        "item_id": version.item_id,
    }


def test_every_address_is_placed_here():
    assert {
        one.name for one in PATTERNS
    } == OPEN | ELSEWHERE | SET_UP | WITH_A_LINK | LEADS_ON | ANY_LOGGED_IN | BY_NUMBER | WHEN_OPEN | set(
        NEEDS
    ) | set(MUNICIPAL)


@pytest.mark.parametrize("name", sorted(NEEDS))
@pytest.mark.parametrize("username", [*NAMES, None])
def test_each_role_meets_only_its_own_pages(name, username, numbers, logged_in):
    client = logged_in(None if username is None else person(username))
    method = client.post if name in POST_ONLY else client.get

    status = method(address(name, numbers)).status_code

    if username is None:
        assert status == 302
        return
    role = NAMES[username][2]
    if role is None:
        assert status == 404
    elif NEEDS[name] in GRANTS[Role(role)]:
        assert status in (200, 302, 422)
    else:
        assert status == 403


@pytest.mark.parametrize("name", sorted(MUNICIPAL))
@pytest.mark.parametrize("role", OF_MUNICIPALITIES)
def test_each_role_of_a_municipality_meets_only_its_own_pages_there_and_nobody_elses(
    name, role, numbers, logged_in
):
    olle, municipality = person("olle"), committee_by_slug("provby").municipality
    beside = municipality_named("Annby", by=olle)
    give_municipal_role(user=olle, municipality=municipality, given=GivenRole(role=role), by=olle)
    client = logged_in(olle)

    status = client.get(address(name, numbers)).status_code

    assert status in ((200, 302) if MUNICIPAL[name] in GRANTS[role] else (403,))
    assert client.get(address(name, numbers).replace("/provby/", f"/{beside.slug}/")).status_code == 404


@pytest.mark.parametrize("name", sorted(MUNICIPAL))
@pytest.mark.parametrize("username", NAMES)
def test_a_role_in_a_committee_opens_nothing_above_it(name, username, numbers, logged_in):
    assert logged_in(person(username)).get(address(name, numbers)).status_code == 404


@pytest.mark.parametrize("name", sorted({**NEEDS, **MUNICIPAL}))
def test_nobody_is_sent_to_log_in_and_back(name, numbers, logged_in):
    response = logged_in(None).get(address(name, numbers))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("name", sorted(POST_ONLY - {"logout"}))
def test_what_changes_something_cannot_be_done_by_following_a_link(name, numbers, logged_in):
    assert logged_in(person("adam")).get(address(name, numbers)).status_code == 405


@pytest.mark.parametrize("name", sorted(OPEN - LOG_IN_STEPS))
def test_open_pages_need_no_log_in(name, db, logged_in):
    assert logged_in(None).get(reverse(name)).status_code == 200


def test_who_administers_nothing_is_told_so_and_sent_in_no_circle(logged_in, db):
    client = logged_in(person("olle"))

    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_the_municipalitys_log_in_is_not_there_until_it_is_connected(name, db, logged_in):
    assert logged_in(None).post(reverse(name, args=["kommunen"])).status_code == 404


@pytest.mark.parametrize("name", sorted(SET_UP))
def test_what_is_not_set_up_is_not_there(name, db, logged_in):
    assert logged_in(None).get(reverse(name)).status_code == 404


@pytest.mark.parametrize("name", sorted(WHEN_OPEN))
@pytest.mark.parametrize("username", [*NAMES, None])
def test_open_data_are_there_for_all_or_for_nobody(name, username, numbers, logged_in):
    client = logged_in(None if username is None else person(username))
    assert client.get(address(name, numbers)).status_code == 404

    open_to_all(committee=committee_by_slug("provby"), by=person("adam"))

    assert client.get(address(name, numbers)).status_code == 200
    assert client.post(address(name, numbers)).status_code in (403, 405)


@pytest.mark.parametrize("name", sorted(BY_NUMBER))
def test_what_is_known_by_a_number_says_nothing_but_to_who_is_logged_in(name, db, logged_in):
    where = reverse(name, args=["00000000-0000-4000-8000-000000000000"])

    assert logged_in(person("olle")).get(where).json() == {"waits": False}
    assert logged_in(None).get(where).status_code == 302


def test_a_link_that_was_never_sent_opens_nothing(db, logged_in):
    assert "gäller inte längre" in logged_in(None).get("/losenord/nytt/MQ/x-1/").content.decode()


@pytest.mark.parametrize("name", ["admin_log_in", "second_step"])
def test_the_other_doors_lead_to_the_log_in(name, db, logged_in):
    assert logged_in(None).get(reverse(name)).url.startswith(reverse("login"))


@pytest.mark.parametrize("name", sorted(ANY_LOGGED_IN))
def test_ones_own_pages_are_for_everyone_who_is_logged_in(name, db, logged_in):
    assert logged_in(person("olle")).get(reverse(name)).status_code == 200
    assert logged_in(None).get(reverse(name)).status_code == 302


def test_the_administration_has_no_page_of_passwords_of_its_own(logged_in, db):
    assert logged_in(person("olle")).get(reverse("admin_password")).url == reverse("password")
