"""How a file is read and the profile that remembers it are kept together or not at all."""

import pytest

from socfin.actions import publishing as actions
from socfin.models import ImportProfile, Upload
from tests.views.files.test_reading_pages import PLAIN, address, as_sent, hand_in, with_budget


@pytest.fixture
def client(committee, carin, logged_in):
    made = logged_in(carin)
    made.raise_request_exception = False
    return made


@pytest.fixture
def no_profile_can_be_kept(monkeypatch):
    """Returns what makes every further profile fail, as a full disk would."""

    def fail(**_: object) -> None:
        raise OSError("no room")

    return lambda: monkeypatch.setattr(actions, "save_profile", fail)


def test_another_reading_is_not_kept_when_its_profile_cannot_be(client, no_profile_can_be_kept):
    page = hand_in(client, PLAIN)
    before = Upload.objects.get().options
    no_profile_can_be_kept()

    sent = as_sent(page.context["reading_form"]) | {"unit": "mnkr", "profile": "Månad"}
    assert client.post(f"{address(page)}las-om/", sent).status_code == 500

    assert Upload.objects.get().options == before
    assert not ImportProfile.objects.exists()


def test_what_was_decided_is_not_kept_when_the_profile_cannot_be(client, no_profile_can_be_kept):
    page = hand_in(client, PLAIN.replace("520 SÄBO", "590 Nytt"))
    with_budget(client, page)
    before = Upload.objects.get().options
    no_profile_can_be_kept()

    assert client.post(f"{address(page)}besluta/", {"v-590": "leave:"}).status_code == 500

    assert Upload.objects.get().options == before
