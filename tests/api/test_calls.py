"""The API says what the pages say, to whom they say it, and tells what is wrong in words."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from socfin.actions.committees import plant_tree
from socfin.actions.decisions.budget import decide
from socfin.actions.followup.assignments import NewAssignment, assign
from socfin.actions.followup.questions import answer_question, ask_question
from socfin.actions.forecasts import adjust
from socfin.actions.meetings import create_meeting, freeze, reopen
from socfin.actions.remarks import write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.api.answered import TIMES
from socfin.api.site import api
from socfin.api.words import Row
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.decisions.budget import Decided, DecisionKind, NewDecision
from socfin.domain.period import Month, Span
from socfin.domain.report import AgendaItem
from socfin.domain.roles import Role
from socfin.domain.written_rows import DECIMALS, IDENTITY, WRITTEN
from socfin.selectors.committees import verksamhet_by_code
from tests.cast import NAMES, person, provby, published

API = "/api/v1/committees/provby"
MARCH = f"{API}/periods/2022-03"
FIGURES = """
511 personnel 2022-03 utfall -1000000 3
511 personnel 2022-03 budget -900000 3
520 personnel 2022-03 utfall -2500000 3
520 personnel 2022-03 budget -2600000 3
511 personnel 2022-02 utfall -600000 2
520 personnel 2022-02 utfall -1500000 2
"""
DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "api.md"
EXAMPLE = re.compile(r"```http\nGET (?P<path>\S+)\n```\n\n```json\n(?P<answer>.*?)\n```", re.DOTALL)


def make_world():
    committee = provby()
    published(committee, FIGURES)
    sara = person("sara")
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place="Tinget"),
        by=sara,
    )
    version = freeze(meeting=meeting, month=Month(2022, 3), by=sara)
    make_followup(committee)
    return {"meeting_id": meeting.pk, "item_id": version.item_id}


def make_followup(committee) -> None:
    """A decision, a measure, an uppdrag and a question with its answer."""
    carin, norr = person("carin"), verksamhet_by_code(committee, "511")
    supplement = NewDecision(
        year=2022,
        kind=DecisionKind.SUPPLEMENT,
        body="Kommunfullmäktige",
        decided=date(2022, 3, 14),
        parts=[Decided(code="511", line=None, span=Span(Month(2022, 12), 9), amount=-12_000_00)],
    )
    decide(committee=committee, new=supplement, by=carin)
    measure = NewAdjustment(
        kind=AdjustmentKind.MEASURE,
        first=Month(2022, 4),
        last=Month(2022, 12),
        amount=90_000_00,
        text="Färre dubbelbemannade",
    )
    adjust(verksamhet=norr, new=measure, by=carin)
    assign(
        verksamhet=norr,
        given=NewAssignment(text="Följ upp timmarna", to="Verksamhetschefen"),
        by=person("sara"),
    )
    new = NewQuestion(
        month=Month(2022, 3),
        asked=AskedFigure("511", "deviation_to_date"),
        name="Avvikelse januari–mars 2022",
        text="Varför fler timmar?",
    )
    asked = ask_question(verksamhet=norr, new=new, by=person("petra"))
    answer_question(question=asked, text="Två nya brukare.", by=carin)


@pytest.fixture(scope="module")
def world(once):
    return once(make_world)


@pytest.fixture
def numbers(world, db):
    return world


@pytest.fixture
def carin_asks(numbers, logged_in):
    return logged_in(person("carin")).get


def paths():
    return api.get_openapi_schema()["paths"]


def address(path, numbers):
    given = {
        "slug": "provby",
        "period": "2022-03",
        "code": "511",
        "figure": "outcome_to_date",
        **{name: str(number) for name, number in numbers.items()},
    }
    return re.sub(r"\{(\w+)\}", lambda name: given[name[1]], path)


def test_hemtjanst_in_march_is_found_by_its_name_in_one_call(carin_asks):
    answer = carin_asks(f"{MARCH}/rows", {"name": "HEMTJÄNST NORR"}).json()

    assert [row["deviation_to_date_ore"] for row in answer["items"]] == [-100_000_00]
    assert answer["items"][0]["page"].endswith("/provby/2022-03/verksamhet/511/")


def test_a_row_has_the_words_of_the_json_document(carin_asks):
    assert set(Row.model_fields) == {*IDENTITY, *WRITTEN, "comment", "page"}

    whole = carin_asks(MARCH).json()
    document = json.loads(carin_asks("/provby/2022-03/sammanfattning.json").content)

    assert whole == document
    assert [
        {word: value for word, value in row.items() if word != "page"}
        for row in carin_asks(f"{MARCH}/rows").json()["items"]
    ] == [dict.fromkeys(DECIMALS, 0) | row for row in (document["total"], *document["rows"])]


def test_rows_come_a_page_at_a_time_and_none_twice(carin_asks):
    met, cursor = [], ""
    while cursor is not None:
        answer = carin_asks(f"{MARCH}/rows", {"limit": 2, "cursor": cursor}).json()
        met += [row["code"] for row in answer["items"]]
        cursor = answer["next"]

    assert met == ["5", "510", "511", "520"]


def test_a_figure_through_the_months_is_each_periods_own(carin_asks):
    told = carin_asks(f"{API}/figures/511/outcome_to_date").json()

    assert [(one["period"], one["value"]) for one in told["points"]] == [
        ("2022-02", -600_000_00),
        ("2022-03", -1_000_000_00),
    ]
    later = carin_asks(f"{API}/figures/511/outcome_to_date", {"from": "2022-03"}).json()
    assert [one["period"] for one in later["points"]] == ["2022-03"]


def test_what_the_committee_saw_stays_though_the_figures_change(carin_asks, numbers):
    item = f"{API}/meetings/{numbers['meeting_id']}/items/{numbers['item_id']}"
    before = carin_asks(item).json()

    published(provby(), "511 personnel 2022-03 utfall -7000000 3")

    assert carin_asks(item).json() == before
    assert carin_asks(f"{MARCH}/rows/511").json()["outcome_to_date_ore"] == -7_000_000_00


def test_an_item_says_what_was_decided_and_whether_it_was(carin_asks, numbers):
    item = provby().meetings.get(pk=numbers["meeting_id"]).items.get(pk=numbers["item_id"])
    words = AgendaItem(item="Su § 16", decision="Socialnämnden tackar.", dnr="SN 2022-7", heading="Mars")
    sara = person("sara")
    reopen(item=item, agenda=words, new_figures=False, reason="Förslag", by=sara)
    (proposed,) = carin_asks(f"{API}/meetings/{numbers['meeting_id']}").json()["items"]
    reopen(item=item, agenda=replace(words, decided=True), new_figures=False, reason="Beslut", by=sara)
    (decided,) = carin_asks(f"{API}/meetings").json()[0]["items"]

    assert decided["decision"] == "Socialnämnden tackar."
    assert (decided["paragraph"], decided["dnr"], decided["heading"]) == ("Su § 16", "SN 2022-7", "Mars")
    assert (proposed["decided"], decided["decided"]) == (False, True)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        (f"{API}/periods/2022-13/rows", 404, "Skriv år och månad så här"),
        (f"{API}/periods/2021-01", 404, "Inga siffror är publicerade"),
        (f"{MARCH}/rows/999", 404, "finns inte"),
        (f"{MARCH}/rows?cursor=999", 404, "börja om"),
        (f"{MARCH}/rows?limit=501", 422, "Kontrollera limit"),
        (f"{MARCH}/rows?limit=abc", 422, "Kontrollera limit"),
        (f"{MARCH}/rows?organisation=annan", 422, "Kontrollera organisation"),
        (f"{API}/figures/511/belopp", 404, "Det finns outcome_to_date"),
        (f"{API}/figures/999/outcome_to_date", 404, "finns inte i perioderna"),
        (f"{API}/figures/511/outcome_to_date?from=mars", 404, "ingen månad"),
        (f"{API}/meetings/999999", 404, "finns inte"),
        (f"{API}/meetings/{10**30}", 422, "Kontrollera meeting_id"),
        (f"{API}/meetings/mars", 422, "Kontrollera meeting_id"),
        ("/api/v1/committees/annanstans", 404, "ingen roll"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_why(carin_asks, path, status, told):
    answer = carin_asks(path)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert told in answer.json()["detail"]
    assert answer.json()["status"] == status


def test_a_figure_through_the_periods_leads_to_its_own_page(carin_asks):
    *_, march = carin_asks(f"{API}/figures/511/outcome_to_date").json()["points"]

    assert march["figure_page"].endswith("/provby/2022-03/verksamhet/511/siffra/outcome_to_date/")


def test_who_has_the_description_alone_gets_a_deviation_in_a_single_call(carin_asks):
    described = carin_asks("/api/v1/openapi.json").json()
    wanted = "Utfall − budget hittills"
    schemas = described["components"]["schemas"]
    field = next(
        name for name, field in schemas["Row"]["properties"].items() if wanted in field.get("description", "")
    )
    path = next(
        path
        for path, call in described["paths"].items()
        if any("namn innehåller" in word.get("description", "") for word in call["get"]["parameters"])
    )

    answer = carin_asks(path.format(slug="provby", period="2022-03") + "?name=hemtjänst").json()

    assert {row["name"]: row[field] for row in answer["items"]}["Hemtjänst norr"] == -100_000_00


@pytest.mark.parametrize("path", sorted(paths()))
@pytest.mark.parametrize("username", [*NAMES, None])
def test_each_call_answers_those_with_a_role_and_nobody_else(path, username, numbers, logged_in):
    client = logged_in(None if username is None else person(username))

    answer = client.get(address(path, numbers))

    role = None if username is None else NAMES[username][2]
    if username is None:
        assert answer.status_code == 401
    elif path == "/api/v1/committees":
        assert [one["role"] for one in answer.json()] == ([] if role is None else [Role(role).value])
    elif path == "/api/v1/municipalities":
        assert [one["committees"] for one in answer.json()] == ([] if role is None else [["provby"]])
    else:
        assert answer.status_code == (404 if role is None else 200)


@pytest.mark.parametrize("path", sorted(paths()))
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(path, method, numbers, logged_in):
    answer = getattr(logged_in(person("adam")), method)(address(path, numbers))

    assert answer.status_code in (403, 405)


def test_an_answer_that_the_program_has_is_not_sent_again_until_something_changes(
    carin_asks, numbers, django_assert_max_num_queries
):
    first = carin_asks(f"{MARCH}/rows")

    with django_assert_max_num_queries(6):
        again = carin_asks(f"{MARCH}/rows", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert carin_asks(f"{MARCH}/rows").content == first.content

    node = verksamhet_by_code(provby(), "511")
    write_remark(
        verksamhet=node,
        month=Month(2022, 3),
        words=RemarkWords(text="Fler timmar.", cause=""),
        by=person("carin"),
    )

    changed = carin_asks(f"{MARCH}/rows", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.json()["items"][2]["comment"]["text"] == "Fler timmar."


def test_what_is_hidden_on_the_pages_is_hidden_here(numbers, logged_in):
    committee, carin = provby(), person("carin")
    nodes = [(code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("512", "513", "514")]
    plant_tree(committee=committee, nodes=nodes, by=carin)
    published(
        committee,
        "\n".join(f"{code} personnel 2022-03 utfall -{n}00 3" for code, n in
                  (("511", 4111), ("512", 4222), ("513", 4333), ("514", 4444))),
        source="later",
    )  # fmt: skip
    item = provby().meetings.get().items.get()
    words = AgendaItem(heading="Om Grupp 512", decision="Hemtjänst norr får 411 100 kr.", dnr="512")
    reopen(item=item, agenda=words, new_figures=False, reason="Grupp 512", by=person("sara"))
    people = {"511": 3, "512": 3, "513": 40, "514": 50, "520": 90}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)
    petra, whole = logged_in(person("petra")), logged_in(person("carin"))

    seen = "".join(
        petra.get(address(path, numbers | {"code": "520"})).content.decode() for path in sorted(paths())
    )

    assert "411100" in whole.get(f"{MARCH}/rows").content.decode()
    assert not re.search(r"4111|4222|Hemtjänst norr|Grupp 512|\"51[12]\"", seen)
    assert petra.get(f"{MARCH}/rows/511").status_code == 404
    assert petra.get(f"{API}/figures/511/outcome_to_date").status_code == 404


def test_who_asks_too_often_is_told_when_to_come_back(carin_asks, monkeypatch):
    monkeypatch.setattr("socfin.api.answered.TIMES", 2)

    answers = [carin_asks(API) for _ in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) <= 60
    assert [re.search(r"r=(\d+)", one["RateLimit"])[1] for one in answers] == ["1", "0", "0"]
    assert TIMES > 2


def test_the_description_is_for_anyone_and_names_every_unit(db, client):
    described = client.get("/api/v1/openapi.json").json()

    assert described["openapi"].startswith("3.1")
    assert described["paths"] == json.loads(json.dumps(paths()))
    row = described["components"]["schemas"]["Row"]["properties"]
    assert "underskott" in row["deviation_to_date_ore"]["description"]
    page = client.get(reverse("api_page")).content.decode().replace("<wbr>", "")
    assert all(path in page for path in described["paths"])


def examples():
    return [(one["path"], one["answer"]) for one in EXAMPLE.finditer(DOCUMENTED.read_text(encoding="utf-8"))]


def holds(part, whole):
    """Whether what is written stands in what was answered; "…" stands for anything."""
    if part == "…":
        return True
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and holds(value, whole[key]) for key, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) <= len(whole) and all(map(holds, part, whole))
    return part == whole


@pytest.mark.parametrize(("path", "answer"), examples(), ids=[path for path, _ in examples()])
def test_every_example_in_the_documentation_is_what_is_answered(path, answer, carin_asks, numbers):
    told = carin_asks(address(path, numbers))

    assert told.status_code == 200
    assert holds(json.loads(answer), told.json()), told.content.decode()


def test_every_call_has_an_example():
    given = {re.sub(r"\?.*", "", path) for path, _ in examples()}
    numbered = {name: f"{{{name}}}" for name in ("meeting_id", "item_id")}

    assert {address(path, numbered) for path in paths()} - given == set()
