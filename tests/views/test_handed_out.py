"""A paper that takes long is made in the queue: its reader waits a moment, is told, and then given it."""

import json
import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django_tasks_db.models import DBTaskResult, get_date_max

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.remarks import write_remark
from socfin.documents import CannotMake
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.domain.work.pieces import Work, WorkState
from socfin.models import AuditEvent, KeptDocument
from socfin.reporting.shelves import paper_shelf
from socfin.selectors.work.queue import pieces
from socfin.tasks import work
from socfin.views import handed_out
from socfin.views.figures import summary_page
from socfin.views.folder import papers as folder_papers
from socfin.views.meetings.item_documents import kept_or_made
from tests.cast import person, provby, published

pytestmark = pytest.mark.django_db(transaction=True)
JANUARY = Month(2022, 1)
ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
WORD = "/provby/2022-01/sammanfattning.docx"
FOLDER = "/provby/revision/2022.zip"


@pytest.fixture
def carins(committee, carin, logged_in):
    published(committee, ROWS)
    return logged_in(carin)


@pytest.fixture
def item_word(carins, committee, sara) -> str:
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 3, 8)), by=sara)
    item = freeze(meeting=meeting, month=JANUARY, by=sara).item
    return reverse("item_document", args=["provby", meeting.pk, item.pk, "docx"])


@pytest.fixture(autouse=True)
def workers_elsewhere(settings, monkeypatch):
    """What is asked for is done when the test says so."""
    settings.WORKERS = True
    monkeypatch.setattr(handed_out, "PAPER_WAIT_SECONDS", 0)
    monkeypatch.setattr(work, "warm", lambda *_: None)


def do_all() -> None:
    call_command("work", once=True, stdout=StringIO())


def papers() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path__endswith=f".{Work.PAPER}"))


def fetched(action: str = "fetch_document") -> int:
    return AuditEvent.objects.filter(action=action).count()


def is_being_made(response) -> bool:
    return response.status_code == 202 and "Handlingen görs" in response.content.decode()


def test_who_asks_is_told_that_it_is_being_made_and_fetches_it_when_it_is(carins):
    assert is_being_made(carins.get(WORD))
    assert is_being_made(carins.get(WORD))
    assert (len(papers()), fetched()) == (1, 0)

    do_all()
    assert fetched() == 0

    response = carins.get(WORD)
    assert response.content[:2] == b"PK"
    assert "attachment" in response["Content-Disposition"]
    assert fetched() == 1
    assert [row.status for row in papers()] == [WorkState.DONE]


def test_it_is_byte_for_byte_what_is_made_in_a_request(carins, settings):
    carins.get(WORD)
    do_all()
    outside = carins.get(WORD)

    settings.WORKERS = False
    inside = carins.get(WORD)

    assert outside.content == inside.content
    assert outside["Content-Disposition"] == inside["Content-Disposition"]
    assert outside["Content-Type"] == inside["Content-Type"]


def test_a_script_hears_whether_it_is_still_being_made(carins, client):
    page = carins.get(WORD).content.decode()
    where = re.search(r'data-piece="([^"]*)"', page)[1]

    waiting = {"waits": True, "step": "Väntar på sin tur", "words": "Väntar på sin tur …", "share": None}
    assert carins.get(where).json() == waiting
    do_all()
    assert carins.get(where).json() == {"waits": False}
    assert client.get(where).status_code == 302, "only who is logged in is told"


def test_a_script_hears_how_much_of_the_folder_is_made(carins, item_word, monkeypatch):
    where = re.search(r'data-piece="([^"]*)"', carins.get(FOLDER).content.decode())[1]
    heard = []

    def listening(*given, **named):
        heard.append(carins.get(where).json())
        return kept_or_made(*given, **named)

    monkeypatch.setattr(folder_papers, "kept_or_made", listening)
    do_all()

    assert heard == [
        {"waits": True, "step": "Gör handlingen", "words": "Gör handlingen … 0\xa0%", "share": 0.0}
    ]
    assert carins.get(where).json() == {"waits": False}


@pytest.mark.parametrize(
    ("address", "above"),
    [
        (WORD, ["/provby/2022-01/", "/provby/2022-01/sammanfattning/"]),
        (FOLDER, ["/provby/perioder/2022/", "/provby/revision/2022/"]),
        ("/kommun/provby/2022-01/namnder.docx", ["/kommun/provby/", "/kommun/provby/2022-01/"]),
    ],
)
def test_the_page_that_waits_says_what_for_and_where_it_is(carins, carin, address, above):
    given = GivenRole(role=Role.FINANCE_CHIEF)
    give_municipal_role(user=carin, municipality=provby().municipality, given=given, by=carin)

    page = carins.get(address).content.decode()

    path = re.search(r'<nav class="path".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', path)[-2:] == above
    assert '<li aria-current="page">' in path
    assert "Väntar på sin tur …" in page


def test_the_page_that_waits_for_an_items_paper_leads_back_to_the_item(carins, item_word):
    page = carins.get(item_word).content.decode()

    path = re.search(r'<nav class="path".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', path)[-1] == item_word.rpartition("/")[0] + "/"


def test_when_the_figures_change_another_is_made(carins, committee, carin):
    carins.get(WORD)
    do_all()
    write_remark(
        verksamhet=committee.verksamheter.get(code="511"),
        month=JANUARY,
        words=RemarkWords(text="Nytt.", cause=""),
        by=carin,
    )

    assert is_being_made(carins.get(WORD))
    assert len(papers()) == 2


def test_what_one_may_see_another_is_never_given(carins, committee, logged_in):
    carins.get(WORD)
    do_all()
    sara = logged_in(person("sara"))

    assert is_being_made(sara.get(WORD)), "another role: a paper of its own"
    assert logged_in(person("petra")).get(WORD).status_code == 403


def test_a_role_that_ended_meanwhile_gets_nothing_made(carins, committee):
    carins.get(WORD)
    committee.memberships.filter(user__username="carin").update(last_day=date(2020, 1, 1))

    do_all()

    assert [row.status for row in papers()] == [WorkState.FAILED]
    assert carins.get(WORD).status_code == 404


def test_an_items_paper_is_kept_with_the_meeting_once(carins, item_word):
    assert is_being_made(carins.get(item_word))
    do_all()

    kept = KeptDocument.objects.get()
    assert carins.get(item_word).content == bytes(kept.content)
    assert fetched() == 1

    DBTaskResult.objects.update(status=WorkState.QUEUED, run_after=get_date_max(), worker_ids=[])
    do_all()
    assert KeptDocument.objects.count() == 1
    assert fetched() == 1


def test_one_that_is_kept_is_handed_out_at_once(carins, item_word, settings):
    settings.WORKERS = False
    first = carins.get(item_word).content
    settings.WORKERS = True

    assert carins.get(item_word).content == first
    assert papers() == []


def test_what_is_written_in_milliseconds_is_made_at_once(carins):
    assert json.loads(carins.get("/provby/2022-01/sammanfattning.json").content)
    assert papers() == []


def test_the_auditors_folder_is_made_there_too(carins):
    assert is_being_made(carins.get(FOLDER))
    do_all()

    response = carins.get(FOLDER)

    assert response.getvalue()[:2] == b"PK"
    assert 'filename="revisorns-mapp-provby-2022.zip"' in response["Content-Disposition"]
    [entry] = AuditEvent.objects.filter(action="fetch_folder")
    assert entry.details["files"] > 3


def test_the_municipalitys_paper_is_noted_in_each_committee_when_it_is_handed_out(carins, carin):
    municipality = provby().municipality
    given = GivenRole(role=Role.FINANCE_CHIEF)
    give_municipal_role(user=carin, municipality=municipality, given=given, by=carin)
    address = f"/kommun/{municipality.slug}/2022-01/namnder.docx"
    assert is_being_made(carins.get(address))
    do_all()
    assert fetched() == 0

    assert carins.get(address).content[:2] == b"PK"
    assert fetched() == 1


def test_one_that_cannot_be_made_says_why_where_it_was_asked_for(carins, monkeypatch):
    def cannot(*_, **__):
        raise CannotMake("Typsnitten saknas.")

    monkeypatch.setattr(summary_page, "render_document", cannot)
    carins.get(WORD)
    do_all()
    monkeypatch.undo()
    monkeypatch.setattr(handed_out, "PAPER_WAIT_SECONDS", 0)

    response = carins.get(WORD, follow=True)

    assert response.redirect_chain[0][0] == "/provby/2022-01/sammanfattning/"
    assert "Typsnitten saknas." in response.content.decode()
    [piece] = pieces(provby(), whole_site=False, most=10)
    assert (piece.work.label, piece.reason) == ("En handling", "Typsnitten saknas.")


def test_what_was_made_and_lost_is_made_in_the_request(carins):
    carins.get(WORD)
    do_all()
    paper_shelf().clear()

    assert carins.get(WORD).content[:2] == b"PK"
    assert len(papers()) == 1


def test_the_work_counts_nothing_against_who_asked(carins, monkeypatch):
    counted = []
    monkeypatch.setattr("socfin.views.pace.asked", lambda *given: (counted.append(given), (1, 1))[1])
    carins.get(WORD)
    before = len(counted)

    do_all()

    assert len(counted) == before
