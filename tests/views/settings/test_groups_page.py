"""The committee's administrator says which groups give which role."""

import pytest

from socfin.domain.roles import Role
from socfin.models import AuditEvent
from socfin.selectors.memberships import roles_by_group

PAGE = "/provby/installningar/grupper/"


@pytest.fixture
def client(logged_in, committee, adam):
    return logged_in(adam)


def test_a_group_is_mapped_to_a_role_and_changed_and_taken_away(client, committee):
    client.post(PAGE, {"group": "Ekonomer", "role": "controller"})
    assert roles_by_group(committee) == {"Ekonomer": Role.CONTROLLER}
    client.post(PAGE, {"group": "Ekonomer", "role": "secretary"})
    assert "Nämndsekreterare" in client.get(PAGE).content.decode()

    client.post(PAGE, {"remove": "Ekonomer"})

    assert roles_by_group(committee) == {}
    noted = AuditEvent.objects.filter(action__endswith="map_group")
    assert [(one.action, one.details["before"]) for one in noted] == [
        ("unmap_group", "secretary"),
        ("map_group", "controller"),
        ("map_group", ""),
    ]


def test_the_page_says_when_no_log_in_is_connected(client):
    assert "är inte ansluten" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("sent", [{"group": "", "role": "controller"}, {"group": "x", "role": ""}])
def test_what_is_left_out_is_asked_for(client, committee, sent):
    assert client.post(PAGE, sent).status_code == 422
    assert roles_by_group(committee) == {}
