"""What is typed on a file's page, and in a month's closing, stays there whichever button is pressed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.actions.periods import begin_closing, close_period
from socfin.domain.period import Month
from tests.cast import long_csv, made
from tests.views.test_typed_beside import STILL, words

NEW = "/provby/uppladdningar/ny/"
TYPED = "Norr ligger i Söder sedan januari."
CLOSING = "/provby/2022-01/stangning/"


@pytest.fixture
def client(logged_in, committee, carin):
    return logged_in(carin)


@pytest.fixture
def address(client, publish_rows):
    """A file with a verksamhet that is not known and a warning that needs a reason."""
    publish_rows("511 5020 2022-01 utfall -1\n520 5020 2022-01 utfall -5")
    file = SimpleUploadedFile("del.csv", long_csv("511 5020 2022-01 utfall -2\n590 5020 2022-01 utfall -1"))
    return client.post(NEW, {"file": file}, follow=True).redirect_chain[-1][0]


def sent_by_a_browser(client, address):
    """Every field of the page's one form, as the browser has it when nothing is touched."""
    page = made(client, address)
    sent = {"seen": page.context["seen"], "reason": ""}
    for form in (page.context["reading_form"], page.context["decision_form"]):
        for field in form or ():
            value = field.value()
            if value not in (None, False, ""):
                sent[field.html_name] = value
            elif hasattr(field.field, "choices"):
                sent[field.html_name] = field.field.choices[0][0]
    return sent


@pytest.mark.parametrize("button", ["besluta/", "las-om/"])
def test_the_reason_to_publish_outlives_another_button(client, address, button):
    sent = sent_by_a_browser(client, address) | {"reason": TYPED, "v-590": "create:510"}

    told = client.post(address + button, sent, follow=True)

    assert told.context["reason"] == TYPED
    assert STILL in words(told)
    assert made(client, address).context["reason"] == "", "it is put back once"


def test_a_choice_and_a_name_outlive_a_publishing_that_is_refused(client, address):
    sent = sent_by_a_browser(client, address) | {"v-590": "create:510", "profile": "Månadsrapport"}

    told = client.post(address + "publicera/", sent, follow=True)

    assert told.context["decision_form"]["v-590"].value() == "create:510"
    assert told.context["reading_form"]["profile"].value() == "Månadsrapport"


def test_the_reason_outlives_a_choice_that_is_not_understood(client, address):
    sent = sent_by_a_browser(client, address) | {"reason": TYPED, "v-590": "someone"}

    refused = client.post(address + "besluta/", sent)

    assert refused.status_code == 422
    assert refused.context["reason"] == TYPED


@pytest.mark.parametrize("button", ["besluta/", "las-om/"])
def test_nothing_is_said_of_what_was_not_touched(client, address, button):
    told = client.post(address + button, sent_by_a_browser(client, address), follow=True)

    assert STILL not in words(told)


@pytest.mark.parametrize(
    ("step", "before"),
    [("begin_closing", None), ("cancel_closing", begin_closing), ("lock_period", close_period)],
)
def test_a_reason_outlives_a_step_that_takes_none(committee, publish_rows, adam, logged_in, step, before):
    publish_rows("511 9010 2022-01 utfall -900000")
    reason = {"reason": "Klart."} if before is close_period else {}
    if before is not None:
        before(committee=committee, month=Month(2022, 1), by=adam, **reason)
    client = logged_in(adam)

    told = client.post(CLOSING, {"step": step, "reason": TYPED}, follow=True)

    assert told.context["form"]["reason"].value() == TYPED
    assert STILL in words(told)
    assert told.context["form"]["seen"].value()
