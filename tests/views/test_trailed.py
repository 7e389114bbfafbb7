"""Log-ins, what is fetched and what the administration changes stand in the trail, with before and after."""

import pytest

from socfin.models import AuditEvent, User
from socfin.selectors.trail import verified
from tests.cast import PASSWORD

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"


def newest(action):
    return AuditEvent.objects.filter(action=action).first()


@pytest.fixture
def admin(committee, adam, logged_in):
    adam.is_staff = adam.is_superuser = True
    adam.save()
    return logged_in(adam)


def test_a_log_in_a_wrong_password_and_a_log_out_are_noted(client, carin):
    client.post("/logga-in/", {"username": "carin", "password": "fel"})
    client.post("/logga-in/", {"username": "carin", "password": PASSWORD})
    answer = client.post("/logga-ut/")

    done = list(AuditEvent.objects.filter(by="carin").order_by("id").values_list("action", flat=True))
    assert done[-3:] == ["log_in_failed", "log_in", "log_out"]
    assert newest("log_out").request == answer["X-Request-ID"]


def test_a_name_that_nobody_has_is_never_kept_since_it_may_be_a_password(client, db):
    client.post("/logga-in/", {"username": "mitt hemliga lösenord", "password": "fel"})

    assert (newest("log_in_failed").by, newest("log_in_failed").details["known"]) == ("", False)
    assert "hemliga" not in str(list(AuditEvent.objects.values()))


@pytest.mark.parametrize(
    ("address", "action"),
    [
        ("siffror.csv", "fetch_figures"),
        ("siffror.se", "fetch_figures"),
        ("sammanfattning.json", "fetch_document"),
    ],
)
def test_what_is_fetched_is_noted_and_no_page_goes_stale(
    committee, carin, publish_rows, logged_in, address, action
):
    publish_rows(ROWS)
    client = logged_in(carin)
    page = client.get("/provby/2022-01/")
    committee.refresh_from_db()
    before = committee.revision

    assert client.get(f"/provby/2022-01/{address}").status_code == 200

    committee.refresh_from_db()
    assert committee.revision == before
    assert (newest(action).by, newest(action).committee) == ("carin", "provby")
    assert client.get("/provby/2022-01/", headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_a_fetched_original_is_noted_with_its_checksum(committee, carin, publish_rows, logged_in):
    kept = publish_rows(ROWS)

    logged_in(carin).get(f"/provby/uppladdningar/{kept.pk}/original/")

    assert newest("fetch_original").details == {"upload": kept.pk, "sha256": kept.sha256}


def test_a_new_superuser_and_an_ended_person_are_noted_with_before_and_after(admin):
    admin.post("/admin/socfin/user/add/", {"username": "eva"} | NO_ROLES)
    assert newest("create_user").details["user"] == "eva"
    eva = User.objects.get(username="eva")

    dates = {"date_joined_0": "2022-01-01", "date_joined_1": "10:00:00"}
    admin.post(
        f"/admin/socfin/user/{eva.pk}/change/", {"username": "eva", "is_superuser": "on"} | dates | NO_ROLES
    )
    changed = newest("change_person").details
    assert (changed["before"]["is_superuser"], changed["after"]["is_superuser"]) == (False, True)
    assert (changed["before"]["is_active"], changed["after"]["is_active"]) == (True, False)


NO_ROLES = {"memberships-INITIAL_FORMS": 0, "memberships-TOTAL_FORMS": 0}


@pytest.mark.parametrize("what", ["committee", "user"])
def test_neither_a_person_nor_a_committee_can_be_deleted_there(admin, committee, carin, what):
    pk = {"committee": committee.pk, "user": carin.pk}[what]

    assert admin.post(f"/admin/socfin/{what}/{pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_trail_is_searched_and_taken_along_as_csv(admin, committee, carin, logged_in):
    logged_in(carin)
    page = admin.get("/admin/socfin/auditevent/?q=carin").content.decode()
    assert "Inloggning" in page

    chosen = list(AuditEvent.objects.filter(by="carin").values_list("pk", flat=True))
    answer = admin.post("/admin/socfin/auditevent/", {"action": "export", "_selected_action": chosen})
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert len(rows) == len(chosen) + 1
    assert rows[-1].endswith(AuditEvent.objects.filter(by="carin").first().seal)
    assert newest("fetch_trail").details == {"entries": len(chosen)}
    assert verified().wrong == ""
