"""What a kommunstyrelse takes up: all nämnder as outsiders may see them, and kept as they were."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from socfin import reporting
from socfin.actions.committees import create_committee
from socfin.actions.meetings import create_meeting, freeze, keep_document, reopen
from socfin.actions.originals import NotKept
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import machine_user
from socfin.actions.receiving import receive
from socfin.documents import render
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.people.notices import NoticeKind
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Report
from socfin.domain.roles import Role
from socfin.models import AuditEvent
from socfin.reporting.notices import notices_of
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.meetings import kept_document
from tests.cast import person, provby, published
from tests.views.municipal.test_together_page import OWN, SCHOOL, neighbour

FEBRUARY = Month(2022, 2)
AHEAD = Occasion(date(2099, 3, 9))


def board(**more):
    """The kommunstyrelse of Provby, with Sara as its secretary."""
    named = {"slug": "styrelsen", "name": "Kommunstyrelsen", "root_code": "1", "root_name": "Kommunstyrelsen"}
    made = create_committee(
        new=NewCommittee(**{**named, **more}, municipality="Provby", oversees=True), by=machine_user()
    )
    given = GivenRole(role=Role.SECRETARY)
    give_role(user=person("sara"), committee=made, given=given, by=person("adam"))
    return made


def two_namnder_and_their_board():
    """Social and Skola have February, Kultur nothing; the kommunstyrelse has taken February up."""
    published(provby(), OWN)
    published(neighbour("skola", "Skolnämnden"), SCHOOL)
    neighbour("kultur", "Kulturnämnden")
    return frozen(board()).pk


def frozen(styrelsen, month=FEBRUARY, occasion=AHEAD, **agenda):
    sara = person("sara")
    meeting = create_meeting(committee=styrelsen, occasion=occasion, by=sara)
    return freeze(meeting=meeting, month=month, by=sara, agenda=AgendaItem(**agenda) if agenda else None)


@pytest.fixture(scope="module")
def world(once):
    return once(two_namnder_and_their_board)


@pytest.fixture
def styrelsen(world, db):
    return committee_by_slug("styrelsen")


@pytest.fixture
def version(styrelsen):
    return styrelsen.meetings.get().items.get().versions.get()


def test_its_months_are_those_of_any_namnd_and_a_namnds_are_its_own(styrelsen, committee):
    assert reporting.months_to_take_up(styrelsen) == (Month(2022, 1), FEBRUARY)
    published(committee_by_slug("kultur"), "6 5020 2022-03 utfall -100")
    assert reporting.months_to_take_up(styrelsen)[-1] == Month(2022, 3)
    assert reporting.months_to_take_up(committee) == (Month(2022, 1), FEBRUARY)


def test_what_is_frozen_is_the_municipalitys_report_in_the_boards_name(styrelsen, version):
    report = Report.from_json(version.report)

    assert (report.committee, report.committee_name) == ("styrelsen", "Kommunstyrelsen")
    assert [row.name for row in report.rows] == ["Kulturnämnden", "Skolnämnden", "Socialnämnden"]
    assert report.total.to_date.deviation == -140_000_000
    assert [row.reported for row in report.committees] == [False, True, True, True]
    assert version.public_report == ""


def test_it_stays_as_it_was_when_the_namnder_publish_on_and_a_document_its_bytes(styrelsen, version):
    sara, before = person("sara"), version.report
    made = render(Report.from_json(before), "docx")
    keep_document(version=version, format="docx", public=False, document=made, by=sara)
    published(committee_by_slug("kultur"), SCHOOL)
    version.refresh_from_db()

    assert version.report == before
    assert reporting.public_version(styrelsen, version) == Report.from_json(before)
    assert bytes(kept_document(version, "docx", public=False).content) == made.content
    now = reporting.report_to_take_up(styrelsen, FEBRUARY, public=True)
    assert now.row("kultur").to_date.outcome == -100_000_000


def test_its_secretary_is_told_before_the_meeting_and_takes_the_new_figures_in(styrelsen, version):
    sara = person("sara")
    assert NoticeKind.FROZEN_OUTDATED not in {notice.kind for notice in notices_of(sara)}
    published(committee_by_slug("kultur"), SCHOOL)

    (told,) = [each for each in notices_of(sara) if each.kind is NoticeKind.FROZEN_OUTDATED]
    assert told.committee == "styrelsen"
    again = reopen(
        item=version.item, agenda=None, new_figures=True, reason="Kultur har rapporterat.", by=sara
    )
    assert all(row.reported for row in Report.from_json(again.report).committees)
    assert NoticeKind.FROZEN_OUTDATED not in {notice.kind for notice in notices_of(sara)}


def test_the_diary_of_the_board_has_it(styrelsen, version):
    noted = AuditEvent.objects.filter(action="freeze", committee="styrelsen").values_list("by", flat=True)

    assert list(noted) == ["sara"]


def test_a_month_that_no_namnd_has_cannot_be_taken_up(styrelsen):
    with pytest.raises(ValueError, match="Inga siffror är publicerade"):
        frozen(styrelsen, Month(2022, 3))


def test_a_municipality_has_one_board_and_it_takes_no_files(styrelsen):
    with pytest.raises(ValidationError, match="har redan en kommunstyrelse"):
        board(slug="andra")
    with pytest.raises(NotKept, match="Lämna in filen i den nämnd"):
        receive(committee=styrelsen, filename="a.csv", content=b"a;b", options={}, by=person("carin"))
