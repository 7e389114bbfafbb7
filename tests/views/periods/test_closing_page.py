"""A controller's whole month for forty units in one sitting, from the checklist."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.domain.closing import PeriodState
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.periods import period_of
from socfin.selectors.remarks import comments
from tests import month as world
from tests.cast import made, person

pytestmark = pytest.mark.django_db
PERIOD = f"/{world.SLUG}/{world.FEBRUARY}/"
CHECKLIST = f"{PERIOD}stangning/"


def points(client):
    """What is left of the month and where it is mended."""
    checks = made(client, CHECKLIST).context["checks"]
    return [
        (point["words"], point["href"].partition("#")[0]) for check in checks for point in check["points"]
    ]


def hand_in(client, filename, content):
    """The file is handed in, looked at and published; what the site then says."""
    file = SimpleUploadedFile(filename, content)
    preview = client.post(f"/{world.SLUG}/uppladdningar/ny/", {"file": file})["Location"]
    page = made(client, preview)
    assert filename in page.content.decode()
    answer = client.post(f"{preview}publicera/", {"seen": page.context["seen"]}, follow=True)
    return [str(message) for message in answer.context["messages"]]


def typed(form):
    """A form's fields as the page sends them when nothing is touched."""
    shown = {form.add_prefix(name): form[name].value() for name in form.fields}
    drawn = {form.add_initial_prefix(name): form[name].initial for name in form.fields if name != "seen"}
    return {name: value for name, value in {**shown, **drawn}.items() if value is not None}


def write(client, address, **words):
    """What is written on a verksamhet's page, from January's comment where there is one."""
    page = made(client, address)
    sent = {**typed(page.context["comment_form"]), **typed(page.context["assess_form"])}
    if "text" in words and page.context["comment_before"]:
        begun = client.post(f"{address}kommentar/", {**sent, "begin": "1"}).context["comment_form"]
        sent |= {"text": begun["text"].value(), "cause": begun["cause"].value()}
        words["text"] = f"{sent['text']} {words['text']}"
    assert client.post(f"{address}kommentar/", {**sent, **words}).status_code == 302


def settle(client, words, address):
    """Does what one point of the checklist asks for, on the page that it leads to."""
    if "utan kommentar" in words:
        write(client, address, text="Vikarier i februari.")
    elif "bedömt helåret" in words:
        write(client, address, amount="-485 500", reason="Tre enheter över.")
    elif "är inte uppföljd" in words:
        assert client.post(f"{address}effekt/", {"effect-2025-02": "8"}).status_code == 302
    else:
        raise AssertionError(f"the checklist asks for what this month has not: {words} ({address})")


def test_the_months_work_is_done_from_the_checklist_until_nothing_is_left(logged_in):
    world.forty_units()
    carin = logged_in(person("carin"))
    assert carin.get(CHECKLIST).status_code == 404, "no figures of February yet"
    assert "är publicerad" in hand_in(carin, *world.MONEY)[0]
    asked = [words for words, _ in points(carin)]
    assert any("finns för januari men inte för februari" in words for words in asked)
    assert "är publicerad" in hand_in(carin, *world.INDICATORS)[0]

    left = points(carin)
    assert len([words for words, _ in left if "utan kommentar" in words]) == len(world.OVER)
    assert len(left) == len(world.OVER) + 2, left
    for remaining in range(len(left), 0, -1):
        page = made(carin, CHECKLIST).content.decode()
        assert re.search(r"(En punkt|\d+ punkter)\s+är kvar", page)
        settle(carin, *points(carin)[0])
        assert len(points(carin)) == remaining - 1

    assert "Inget är kvar att åtgärda." in made(carin, CHECKLIST).content.decode()
    seen = made(carin, CHECKLIST).context["form"].initial["seen"]
    assert carin.post(CHECKLIST, {"step": "close_period", "seen": seen}).status_code == 302
    committee = committee_by_slug(world.SLUG)
    assert committee is not None
    assert period_of(committee, world.FEBRUARY).state is PeriodState.CLOSED
    written = comments(committee, world.FEBRUARY)
    assert written[world.SPOKEN_OF].text == f"{world.CAUSE} Vikarier i februari."
    assert set(written) == set(world.OVER)
