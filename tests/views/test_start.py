"""The first page reads what each nämnd's newest month says of it as a whole, and composes no report."""

from django.core.cache import caches
from django.utils import timezone

from socfin.actions.committees import create_committee
from socfin.actions.meetings import create_meeting
from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.people.users import machine_user
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.reporting import reports
from tests.cast import published

ROWS = "511 5020 2022-01 utfall -1100000\n511 5020 2022-01 budget -1000000"
HIDDEN = "Siffrorna visas inte för din roll"


def neighbour(slug: str):
    new = NewCommittee(
        slug=slug, name=f"Nämnden {slug}", municipality="Provby", root_code="6", root_name=slug
    )
    return create_committee(new=new, by=machine_user())


def text_of(client) -> str:
    """What the page says, without what is the reader's own."""
    page = client.get("/").content.decode().replace("\xa0", " ")
    return " ".join(page.partition("<h1")[2].partition("</main>")[0].split())


def test_a_new_process_composes_nothing_of_what_is_kept(
    committee, publish_rows, logged_in, petra, monkeypatch
):
    publish_rows(ROWS)
    client = logged_in(petra)
    before = text_of(client)
    caches["default"].clear()
    monkeypatch.setattr(reports, "compose", None)

    assert text_of(client) == before
    assert "Underskott <strong" in before


def test_more_namnder_ask_the_database_no_more(
    committee, publish_rows, logged_in, olle, adam, django_assert_max_num_queries
):
    publish_rows(ROWS)
    given = GivenRole(role=Role.BOARD)
    give_municipal_role(user=olle, municipality=committee.municipality, given=given, by=adam)
    client = logged_in(olle)
    client.get("/")
    for number in range(5):
        published(neighbour(f"n{number}"), "6 5020 2022-01 utfall -100\n6 5020 2022-01 budget -100")
    client.get("/")

    with django_assert_max_num_queries(8):
        assert text_of(client).count("committee-name") == 6


def test_the_next_meeting_is_the_first_that_is_to_be_held(committee, publish_rows, logged_in, petra, sara):
    publish_rows(ROWS)
    ahead = timezone.localdate().replace(month=3, day=1)
    for year in (2999, 2998):
        held = Occasion(date=ahead.replace(year=year), starts=None, ends=None, place="")
        create_meeting(committee=committee, by=sara, occasion=held)

    assert "Nästa sammanträde 1 mars 2998." in text_of(logged_in(petra))


def test_where_nothing_may_be_shown_the_page_says_so(committee, publish_rows, logged_in, petra, carin):
    publish_rows(ROWS)
    people = {"511": 2}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)

    assert HIDDEN in text_of(logged_in(petra))
    assert "Underskott" not in text_of(logged_in(petra))
    assert HIDDEN not in text_of(logged_in(carin))
