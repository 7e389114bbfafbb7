"""What the administrator changes by hand: nothing that would take a committee's pages down."""

import pytest
from django.db.models.signals import pre_save

from socfin.actions.audit import record, trace
from socfin.actions.committees import create_committee
from socfin.actions.people.users import machine_user
from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import NewCommittee
from socfin.domain.period import Month
from socfin.models import AuditEvent, Committee, ImportProfile, Membership, User, Verksamhet
from socfin.selectors.committees import former_names
from tests.roles import end_every_role

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"


@pytest.fixture
def client(committee, adam, logged_in):
    adam.is_staff = adam.is_superuser = True
    adam.save()
    return logged_in(adam)


def change(client, node: Verksamhet, **fields) -> dict[str, list[str]]:
    """Send the page of a verksamhet with other fields; gives the errors, {} when it was saved."""
    sent = {"code": node.code, "name": node.name, "parent": node.parent_id or "", "order": node.order}
    sent |= {"valid_from": "", "valid_to": "", "people": "", "successor": ""}
    response = client.post(f"/admin/socfin/verksamhet/{node.pk}/change/", sent | fields)
    return {} if response.status_code == 302 else dict(response.context["adminform"].form.errors)


@pytest.mark.parametrize("parent", ["510", "511"])
def test_a_verksamhet_cannot_lie_under_itself(client, committee, parent):
    nodes = {node.code: node for node in committee.verksamheter.all()}

    assert change(client, nodes["510"], parent=nodes[parent].pk).keys() == {"parent"}
    assert change(client, nodes["510"], successor=nodes["510"].pk).keys() == {"successor"}


def test_the_root_stays_the_root(client, committee):
    nodes = {node.code: node for node in committee.verksamheter.all()}

    assert change(client, nodes["5"], parent=nodes["520"].pk).keys() == {"parent"}


def test_parent_and_successor_are_of_the_same_committee(client, committee):
    create_committee(
        new=NewCommittee(slug="annan", name="Annan", municipality="Annby", root_code="9", root_name="Annat"),
        by=machine_user(),
    )
    other = Verksamhet.objects.get(code="9")
    node = committee.verksamheter.get(code="510")

    errors = change(client, node, parent=other.pk, successor=other.pk)

    assert errors.keys() == {"parent", "successor"}


@pytest.mark.parametrize(("field", "value"), [("valid_from", "202213"), ("valid_to", "5")])
def test_months_are_what_pages_can_show(client, committee, field, value):
    assert change(client, committee.verksamheter.get(code="520"), **{field: value}).keys() == {field}


def test_a_name_that_a_verksamhet_had_is_remembered_through_a_new_address(client, committee):
    node = committee.verksamheter.get(code="520")
    before = node.name
    assert change(client, node, name="Annat namn") == {}
    Committee.objects.filter(pk=committee.pk).update(slug="nya-provby")

    assert list(former_names(Committee.objects.get(pk=committee.pk))) == [("520", before)]


@pytest.mark.parametrize("code", ["51/2", ".."])
def test_codes_are_what_pages_can_show(client, committee, code):
    sent = {"code": code, "name": "HSR", "order": 30, "committee": committee.pk}
    response = client.post("/admin/socfin/verksamhet/add/", sent)

    assert "code" in response.context["adminform"].form.errors


def test_a_code_that_frozen_reports_know_a_verksamhet_by_is_never_another(client, committee):
    assert change(client, committee.verksamheter.get(code="520"), code="9999", name="Annat namn") == {}

    assert committee.verksamheter.get(name="Annat namn").code == "520"


def test_a_new_verksamhet_without_a_committee_is_refused_and_one_with_is_saved(client, committee):
    root = committee.verksamheter.get(code="5")
    sent = {"code": "530", "name": "HSR", "parent": root.pk, "order": 30}

    assert client.post("/admin/socfin/verksamhet/add/", sent).status_code == 200
    assert client.post("/admin/socfin/verksamhet/add/", sent | {"committee": committee.pk}).status_code == 302
    assert committee.verksamheter.filter(code="530").exists()


@pytest.mark.parametrize("asked", ["user/?last_login__year=99999", "auditevent/?at__year=0", "user/?id=x"])
def test_a_list_asked_for_what_cannot_be_is_told_so(client, asked):
    answer = client.get(f"/admin/socfin/{asked}")

    assert (answer.status_code, answer.url) == (302, f"/admin/socfin/{asked.partition('?')[0]}?e=1")


@pytest.mark.parametrize("options", ['"abc"', '{"unit": "öre"}', '{"period": "hej"}'])
def test_a_way_of_reading_that_reads_nothing_is_refused(client, committee, options):
    sent = {"committee": committee.pk, "name": "trasig", "options": options}

    assert client.post("/admin/socfin/importprofile/add/", sent).status_code == 200
    assert not ImportProfile.objects.exists()


PERSON = {
    "username": "carin",
    "first_name": "Carin",
    "last_name": "Nygift",
    "is_active": "on",
    "date_joined_0": "2022-01-01",
    "date_joined_1": "10:00:00",
    "memberships-INITIAL_FORMS": 0,
    "memberships-TOTAL_FORMS": 0,
}


def test_a_persons_new_name_is_shown_at_once(client, committee, carin, publish_rows):
    publish_rows(ROWS)
    assert "Carin Controller" in client.get("/provby/2022-01/").content.decode()

    client.post(f"/admin/socfin/user/{carin.pk}/change/", PERSON)

    page = client.get("/provby/2022-01/").content.decode()
    assert "Carin Nygift" in page
    assert "Carin Controller" not in page
    assert AuditEvent.objects.filter(action="admin_change", committee="provby").exists()


def test_a_new_name_is_shown_also_where_the_person_wrote_and_has_no_role_any_more(
    client, committee, carin, adam, publish_rows, logged_in
):
    publish_rows(ROWS)
    logged_in(carin).post("/provby/2022-01/verksamhet/510/kommentar/", {"amount": "-9", "reason": "Så."})
    end_every_role(user=carin, committee=committee, by=adam)
    assert "Carin Controller" in client.get("/provby/2022-01/prognos/").content.decode()

    client.post(f"/admin/socfin/user/{carin.pk}/change/", PERSON)

    page = client.get("/provby/2022-01/prognos/").content.decode()
    assert "Carin Controller" not in page


def test_a_role_is_shown_on_the_persons_page_and_neither_changed_nor_deleted_there(client, committee, carin):
    role = Membership.objects.get(user=carin)
    sent = {
        "memberships-INITIAL_FORMS": 1,
        "memberships-TOTAL_FORMS": 1,
        "memberships-0-id": role.pk,
        "memberships-0-user": carin.pk,
        "memberships-0-committee": committee.pk,
        "memberships-0-role": "administrator",
        "memberships-0-DELETE": "on",
    }
    address = f"/admin/socfin/user/{carin.pk}/change/"
    assert client.post(address, PERSON | sent).status_code == 302

    assert Membership.objects.get(user=carin).role == "controller"
    assert "Controller" in client.get(address).content.decode()


def test_a_persons_page_speaks_swedish_only(client, carin):
    page = client.get(f"/admin/socfin/user/{carin.pk}/change/").content.decode()
    assert "Can add" not in page
    assert "Roller" in page


def test_the_diary_tells_in_swedish_what_was_done(client, committee, adam):
    record("use_template", by=adam, committee=committee, template=1, name="Vår mall")

    page = client.get("/admin/socfin/auditevent/").content.decode()

    assert "Wordmall vald" in page
    assert ">use_template<" not in page


def test_the_word_templates_are_listed_and_never_changed_by_hand(client):
    assert client.get("/admin/socfin/wordtemplate/").status_code == 200
    assert client.get("/admin/socfin/wordtemplate/add/").status_code == 403


def test_the_admin_writes_only_what_was_changed_so_that_what_another_wrote_stays(client, committee):
    written = []
    note = lambda sender, update_fields, **_: written.append((sender, update_fields))  # noqa: E731
    page = client.get(f"/admin/socfin/committee/{committee.pk}/change/")
    sent = {name: value for name, value in page.context["adminform"].form.initial.items() if value}
    sent |= {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0, "name": "Omsorgsnämnden"}
    pre_save.connect(note, sender=Committee)
    try:
        answer = client.post(f"/admin/socfin/committee/{committee.pk}/change/", sent)
    finally:
        pre_save.disconnect(note, sender=Committee)

    assert answer.status_code == 302
    assert written == [(Committee, frozenset({"name"}))]


def changed_person(client, person, **fields):
    """Send a person's page with other fields; gives the errors, {} when it was saved."""
    sent = PERSON | {"username": person.username, "last_name": person.last_name} | fields
    answer = client.post(f"/admin/socfin/user/{person.pk}/change/", sent)
    return {} if answer.status_code == 302 else dict(answer.context["adminform"].form.errors)


def test_no_one_writes_in_the_trail_under_the_name_of_another_who_was_given_another_name(
    client, committee, carin, olle
):
    trace("log_in", who="carin")
    assert changed_person(client, carin, username="carin2") == {}

    assert changed_person(client, olle, username="carin").keys() == {"username"}
    added = client.post("/admin/socfin/user/add/", {"username": "carin"})
    assert "username" in added.context["adminform"].form.errors


def test_when_a_person_logged_in_is_written_by_nobody(client, committee, carin):
    before = carin.date_joined

    assert changed_person(client, carin, last_login_0="2020-01-01", last_login_1="10:00:00") == {}

    carin.refresh_from_db()
    assert (carin.date_joined, carin.last_login) == (before, None)


def test_an_administrator_of_the_site_does_not_change_own_rights(client, adam):
    assert changed_person(client, adam, is_active="", is_superuser="", is_staff="") == {}

    adam.refresh_from_db()
    assert adam.is_active
    assert adam.is_superuser


def test_who_is_given_another_address_is_told_so_at_the_old_one(
    client, committee, carin, mail_server, django_capture_on_commit_callbacks
):
    User.objects.filter(pk=carin.pk).update(email="carin@provby.se")

    with django_capture_on_commit_callbacks(execute=True):
        assert changed_person(client, carin, email="annan@provby.se") == {}

    (letter,) = mail_server.taken
    assert letter["to"] == "carin@provby.se"
    assert "Adam Administratör bytte din e-postadress." in letter.get_content()


def test_a_verksamhet_that_was_written_about_is_not_deleted(client, committee, carin):
    node = committee.verksamheter.get(code="520")
    write_remark(verksamhet=node, month=Month(2022, 1), words=RemarkWords(text="Så.", cause=""), by=carin)

    client.post(f"/admin/socfin/verksamhet/{node.pk}/delete/", {"post": "yes"})
    ticked = {"action": "delete_selected", "_selected_action": [node.pk], "post": "yes"}
    client.post("/admin/socfin/verksamhet/", ticked)
    assert committee.verksamheter.filter(code="520").exists()
