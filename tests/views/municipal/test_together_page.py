"""The kommunstyrelse's page: every nämnd beside the others, as the reader may see each of them."""

import io

import pytest
from django.core.cache import caches
from django.utils import timezone
from openpyxl import load_workbook

from socfin.actions.committees import create_committee
from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.people.tokens import create_token
from socfin.actions.people.users import machine_user
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.people.tokens import Scope
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import AuditEvent
from socfin.reporting import reports
from socfin.reporting.municipal.together import part_of
from socfin.selectors.committees import committee_by_slug
from tests.cast import made, person, provby, published
from tests.past import MNKR, older_forecast, taken_in

PAGE = "/kommun/provby/2022-02/"
OWN = """511 5020 2022-01 utfall -11000000
511 5020 2022-01 budget -10500000
511 5020 2022-02 utfall -11000000
511 5020 2022-02 budget -10000000
520 5020 2022-02 utfall -2000000
520 5020 2022-02 budget -2000000"""
SCHOOL = """6 5020 2022-01 utfall -500000
6 5020 2022-01 budget -500000
6 5020 2022-02 utfall -500000
6 5020 2022-02 budget -600000"""
JANUARY = "6 5020 2022-01 utfall -100\n6 5020 2022-01 budget -100"


def neighbour(slug, name, municipality="Provby"):
    return create_committee(
        new=NewCommittee(slug=slug, name=name, municipality=municipality, root_code="6", root_name=name),
        by=machine_user(),
    )


def three_namnder():
    """Olle in the kommunstyrelse of three nämnder; Kultur has not reported February."""
    published(provby(), OWN)
    published(neighbour("skola", "Skolnämnden"), SCHOOL)
    published(neighbour("kultur", "Kulturnämnden"), JANUARY)
    published(neighbour("annan", "Annannämnden", "Annby"), JANUARY)
    given = GivenRole(role=Role.BOARD)
    where = provby().municipality
    give_municipal_role(user=person("olle"), municipality=where, given=given, by=person("adam"))


@pytest.fixture(scope="module")
def world(once):
    return once(three_namnder)


@pytest.fixture
def board(world, db, logged_in):
    return logged_in(person("olle"))


def words(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def test_every_namnd_stands_beside_the_others_with_a_sum_of_those_that_reported(board):
    page = made(board, PAGE)
    report = page.context["report"]

    assert [row.name for row in report.rows] == ["Kulturnämnden", "Skolnämnden", "Socialnämnden"]
    assert report.total.to_date.deviation == (-1_500_000 + 100_000) * 100
    assert "Kulturnämnden har inte publicerat februari 2022 och ingår inte i summan." in words(page)
    assert "Annannämnden" not in words(page)


def test_each_row_leads_to_the_namnds_own_page_and_the_reader_may_open_it(board):
    page = words(board.get(PAGE))

    for slug in ("provby", "skola"):
        assert f'href="/{slug}/2022-02/"' in page
        assert board.get(f"/{slug}/2022-02/").status_code == 200
    assert board.get("/annan/2022-02/").status_code == 404


def test_what_moved_since_the_month_before_is_told(board):
    told = {row.code: row for row in made(board, PAGE).context["report"].committees}

    assert told["provby"].moved_ore == -100_000_000
    assert told["skola"].moved_ore == 10_000_000
    assert told["kultur"].moved_ore is None
    assert told[""].moved_ore == -90_000_000


def test_the_newest_month_of_any_of_them_is_where_one_begins(board):
    assert board.get("/kommun/provby/").url == PAGE
    assert board.get("/kommun/provby/2022-04/").status_code == 404
    assert board.get("/kommun/annby/").status_code == 404


@pytest.mark.parametrize("look", ["manad", "helar"])
def test_the_month_and_the_year_are_shown_as_a_committees(board, look):
    assert board.get(f"{PAGE}?visa={look}&enhet=mnkr").status_code == 200


def test_a_role_in_one_namnd_is_none_in_the_municipality(board, carin, petra, sara, logged_in):
    for each in (carin, petra, sara):
        assert logged_in(each).get(PAGE).status_code == 404


def test_a_committee_that_hides_small_units_from_politicians_hides_them_here(
    board, committee, carin, publish_rows
):
    change_small_numbers(
        committee=committee, limit=5, mask_for_politicians=True, people={"511": 2, "520": 3}, by=carin
    )
    page = made(board, PAGE)

    assert page.status_code == 200
    assert "Hemtjänst norr" not in words(page)


def test_a_second_look_asks_the_database_no_more_for_more_committees(
    board, committee, django_assert_max_num_queries
):
    board.get(PAGE)
    with django_assert_max_num_queries(8):
        board.get(PAGE)
    for number in range(5):
        published(neighbour(f"n{number}", f"Nämnd {number}"), SCHOOL)
    board.get(PAGE)
    with django_assert_max_num_queries(8):
        board.get(PAGE)


def test_what_is_published_meanwhile_shows_on_the_next_look(board, committee, publish_rows):
    before = made(board, PAGE).context["report"].total.to_date.outcome
    publish_rows("511 5020 2022-02 utfall -12000000", filename="ny.csv")

    assert made(board, PAGE).context["report"].total.to_date.outcome != before


def test_a_new_process_asks_for_what_each_committee_has_said_and_composes_nothing(board, monkeypatch):
    before = board.get(PAGE)
    caches["default"].clear()
    composed = []
    monkeypatch.setattr(reports, "compose", lambda *given, **_named: composed.append(given))

    again = board.get(PAGE)

    assert composed == []
    assert again.context["report"] == before.context["report"]


def test_who_sees_small_units_is_never_given_what_was_kept_for_who_does_not(board, committee, carin):
    whole = part_of(committee, False, Month(2022, 2))
    change_small_numbers(
        committee=committee, limit=5, mask_for_politicians=True, people={"511": 2, "520": 3}, by=carin
    )
    committee.refresh_from_db()
    masked = part_of(committee, True, Month(2022, 2))
    caches["default"].clear()

    assert part_of(committee, True, Month(2022, 2)) == masked
    assert part_of(committee, False, Month(2022, 2)).now.report.public is whole.now.report.public is False
    assert masked.hidden or masked.now.report.public


def test_it_is_fetched_as_documents_by_who_may_and_noted_in_each_trail(
    board, committee, olle, adam, logged_in
):
    assert board.get(f"{PAGE}namnder.xlsx").status_code == 403
    give_municipal_role(
        user=olle, municipality=committee.municipality, given=GivenRole(role=Role.FINANCE_CHIEF), by=adam
    )

    book = load_workbook(io.BytesIO(board.get(f"{PAGE}namnder.xlsx").content))
    text = board.get(f"{PAGE}namnder.csv").content.decode("utf-8-sig")

    assert "nämnd" in text
    assert "Kulturnämnden" in text
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"Skolnämnden", "Socialnämnden"} <= cells
    assert board.get(f"{PAGE}namnder.exe").status_code == 404
    noted = AuditEvent.objects.filter(action="fetch_document", details__municipality="provby")
    assert {one.committee for one in noted} == {"provby", "skola", "kultur"}


def test_a_key_opens_nothing_above_the_committee(board, committee, olle, logged_in):
    secret = create_token(
        user=olle,
        committee=committee,
        name="Prov",
        scope=Scope.READ,
        last_day=timezone.localdate(),
        who="olle",
    )

    for address in (PAGE, f"{PAGE}namnder.csv"):
        asked = logged_in(None).get(address, headers={"Authorization": f"Bearer {secret}"})
        assert asked.status_code == 403


def test_each_committees_record_stands_beside_the_others_and_together(world, board, carin):
    taken_in(provby(), carin)
    school = committee_by_slug("skola")
    taken_in(school, person("carin"), older_forecast(code="6", expected=-1 * MNKR, became=-2 * MNKR))

    page = board.get("/kommun/provby/traffsakerhet/")

    text = page.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert [(line.became, line.bias) for line in page.context["together"].lines] == [(-25 * MNKR, 11 * MNKR)]
    assert text.count("Inläst ur aldre.csv.") == 3
    assert "Inget avslutat år ännu." in text
