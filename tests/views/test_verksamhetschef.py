"""A verksamhetschef writes of own parts of the tree, with all beneath them, and reads what the role gives."""

import pytest
from django.core.management import CommandError, call_command

from socfin.actions.forecasts import adjust
from socfin.actions.people.memberships import RoleClash, give_role
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.people.notices import NoticeKind
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import AuditEvent, Membership, Remark
from socfin.reporting.notices import notices_of
from socfin.selectors.memberships import areas_of
from tests.cast import made
from tests.roles import end_every_role

NODE = "/provby/2022-03/verksamhet/{}/"
PEOPLE = "/provby/installningar/personer/"
ROWS = "\n".join(
    f"{code} 5020 2022-03 {scenario} {amount} 3"
    for code in ("511", "520")
    for scenario, amount in (("utfall", -9000000), ("budget", -7000000))
)


@pytest.fixture
def client(committee, publish_rows, olle, adam, logged_in):
    """Olle, who is verksamhetschef for hemtjänst (510), where Hemtjänst norr (511) is."""
    publish_rows(ROWS)
    give_role(
        user=olle, committee=committee, given=GivenRole(role=Role.VERKSAMHETSCHEF, areas=["510"]), by=adam
    )
    return logged_in(olle)


@pytest.mark.parametrize("code", ["510", "511"])
def test_own_parts_and_what_is_beneath_them_are_written_of(code, client):
    assert made(client, NODE.format(code)).context["comment_form"] is not None

    answer = client.post(f"{NODE.format(code)}kommentar/", {"text": "Fler timmar.", "cause": ""})

    assert answer.status_code == 302
    assert Remark.objects.get().verksamhet.code == code


@pytest.mark.parametrize("code", ["5", "520"])
def test_other_parts_and_the_whole_are_read_and_not_written_of(code, client):
    page = made(client, NODE.format(code))
    answer = client.post(f"{NODE.format(code)}kommentar/", {"text": "Fler timmar.", "cause": ""})

    assert (page.status_code, page.context["comment_form"]) == (200, None)
    assert answer.status_code == 403
    assert "Du skriver om dina egna delar av nämnden" in answer.content.decode()
    assert not Remark.objects.exists()


def test_measures_are_told_of_own_parts_alone(client, committee):
    words = {
        "kind": "measure",
        "first": "2022-04",
        "last": "2022-05",
        "amount": "100",
        "text": "Färre timmar",
    }
    offered = dict(made(client, "/provby/2022-03/prognos/").context["form"].fields["verksamhet"].choices)

    own = client.post("/provby/2022-03/prognos/atgard/", {**words, "verksamhet": "511"})
    other = client.post("/provby/2022-03/prognos/atgard/", {**words, "verksamhet": "520"})

    assert {"510", "511"} == set(offered) - {""}
    assert own.status_code == 302
    assert other.status_code == 422
    assert committee.verksamheter.get(code="520").adjustments.count() == 0


def test_anothers_one_off_is_neither_offered_to_be_taken_back_nor_taken_back(client, committee, carin):
    own, other = (
        adjust(
            verksamhet=committee.verksamheter.get(code=code),
            new=NewAdjustment(
                kind=AdjustmentKind.ONE_OFF,
                first=Month(2022, 4),
                last=Month(2022, 5),
                amount=100,
                text="Färre timmar",
            ),
            by=carin,
        )
        for code in ("511", "520")
    )
    listed = made(client, "/provby/2022-03/prognos/").context["one_offs"]

    assert {row["id"]: row["may_withdraw"] for row in listed} == {own.pk: True, other.pk: False}
    assert client.post(f"/provby/2022-03/prognos/atgard/{other.pk}/ta-bort/").status_code == 403


@pytest.mark.parametrize("page", ["uppladdningar/", "installningar/", "2022-03/stangning/"])
def test_what_belongs_to_other_roles_stays_theirs(page, client):
    assert client.get(f"/provby/{page}").status_code == 403


def test_a_page_kept_for_one_is_never_anothers(client, committee, petra, adam, logged_in):
    give_role(
        user=petra, committee=committee, given=GivenRole(role=Role.VERKSAMHETSCHEF, areas=["520"]), by=adam
    )
    mine, hers = (one.get(NODE.format("510")).content.decode() for one in (client, logged_in(petra)))

    assert 'name="text"' in mine
    assert 'name="text"' not in hers


def test_a_missing_comment_is_told_to_the_head_of_that_part(client, olle):
    told = [one for one in notices_of(olle) if one.kind is NoticeKind.COMMENT_MISSING]

    assert [one.about for one in told] == ["2022-03:510"]


def test_the_role_is_given_with_its_parts_and_stands_in_the_list(logged_in, committee, adam, olle):
    client = logged_in(adam)
    given = {"username": "olle", "role": "verksamhetschef", "first_day": "", "last_day": ""}

    client.post(PEOPLE, {**given, "areas": ["510", "520"]})

    assert areas_of(olle, committee) == {"510", "511", "520"}
    assert "Hemtjänst, SÄBO" in client.get(PEOPLE).content.decode()
    assert AuditEvent.objects.get(action="give_role", details__user="olle").details["areas"] == ["510", "520"]


@pytest.mark.parametrize(
    ("role", "areas", "why"),
    [
        (Role.VERKSAMHETSCHEF, [], "Välj minst en verksamhet"),
        (Role.VERKSAMHETSCHEF, ["999"], "Välj minst en verksamhet"),
        (Role.CONTROLLER, ["510"], "Bara en verksamhetschef har egna delar"),
    ],
)
def test_only_a_verksamhetschef_has_parts_and_always_has(role, areas, why, committee, olle, adam):
    with pytest.raises(RoleClash, match=why):
        give_role(user=olle, committee=committee, given=GivenRole(role=role, areas=areas), by=adam)
    assert not Membership.objects.filter(user=olle).exists()


def test_a_group_of_the_municipality_gives_no_parts_and_so_not_the_role(logged_in, committee, adam):
    page = logged_in(adam).get("/provby/installningar/grupper/")

    assert "verksamhetschef" not in dict(page.context["form"].fields["role"].choices)


def test_who_has_left_writes_no_more(client, committee, olle, adam):
    end_every_role(user=olle, committee=committee, by=adam)

    assert areas_of(olle, committee) is None
    assert client.get(NODE.format("510")).status_code == 404


def test_the_command_gives_the_role_too_or_says_why_not(committee, olle, capsys):
    call_command("give_role", "provby", "olle", "verksamhetschef", "--area", "520")

    assert areas_of(olle, committee) == {"520"}
    assert "är verksamhetschef i Socialnämnden, Provby" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Välj minst en verksamhet"):
        call_command("give_role", "provby", "olle", "verksamhetschef")
