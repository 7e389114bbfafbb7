"""Publishing what was looked at, and publishing again: nothing slips by."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.models import Publication, Upload
from tests.cast import long_csv
from tests.reporting.test_file_history import month, year

NEW = "/provby/uppladdningar/ny/"


@pytest.fixture
def client(logged_in, committee, carin):
    return logged_in(carin)


def hand_in(client, rows, name="a.csv"):
    answer = client.post(NEW, {"file": SimpleUploadedFile(name, long_csv(rows))}, follow=True)
    return answer.redirect_chain[-1][0], answer


def published(address):
    return Publication.objects.filter(upload=int(address.rstrip("/").split("/")[-1])).count()


def test_a_page_from_before_another_file_was_published_publishes_nothing(client, publish_rows):
    address, page = hand_in(client, "511 5020 2022-01 utfall -10\n511 5020 2022-01 budget -10")
    publish_rows("511 5020 2022-01 utfall -99")

    told = client.post(f"{address}publicera/", {"seen": page.context["seen"]}, follow=True)

    assert "Något annat har publicerats sedan du öppnade sidan." in told.content.decode()
    assert published(address) == 0
    client.post(f"{address}publicera/", {"seen": told.context["seen"]})
    assert published(address) == 2


def test_publishing_again_after_undo_asks_for_the_reason_again(client, publish_rows):
    publish_rows(year())
    address, page = hand_in(client, month(6, factor=1000))
    assert page.context["needs_reason"]
    client.post(f"{address}publicera/", {"reason": "Engångspost."})
    client.post(f"{address}angra/")

    again = client.get(address)

    assert again.context["needs_reason"]
    assert "tusen gånger" in again.content.decode()
    before = published(address)
    client.post(f"{address}publicera/", {"reason": ""})
    assert published(address) == before


@pytest.mark.parametrize("reason", ["", "  ", "\u200b", "…"])
def test_a_reason_says_something(client, publish_rows, reason):
    publish_rows(year())
    address, _ = hand_in(client, month(6, factor=1000))

    client.post(f"{address}publicera/", {"reason": reason})

    assert published(address) == 0


def test_more_unknown_verksamheter_than_fit_a_page_are_decided_page_by_page(client):
    rows = "\n".join(f"{code} 5020 2022-01 utfall -1" for code in range(6000, 6080))
    address, _ = hand_in(client, rows)
    for _ in range(2):
        asked = [name for name in client.get(address).context["decision_form"].fields if name[:2] == "v-"]
        client.post(f"{address}besluta/", dict.fromkeys(asked, "leave:"))

    assert len(Upload.objects.get().options["verksamheter"]) == 80


def test_rows_of_the_committee_with_and_without_its_code_are_told(client):
    _, page = hand_in(client, ". 5020 2022-03 utfall -1\n5 5020 2022-03 utfall -2")

    assert "1 rad står två gånger" in page.content.decode()


def test_verksamheter_above_each_other_are_an_error_and_the_page_opens(client):
    header = "verksamhet;överordnad;konto;period;scenario;belopp\n"
    ring = f"{header}a1;b1;5020;2022-03;utfall;-1\nb1;a1;5020;2022-03;utfall;-1\n"
    answer = client.post(NEW, {"file": SimpleUploadedFile("ring.csv", ring.encode())}, follow=True)

    assert answer.context["errors"]


def test_an_outcome_without_any_budget_is_published_without_a_word_of_failed_forecasts(client):
    address, _ = hand_in(client, "511 5020 2022-03 utfall 0")

    told = client.post(f"{address}publicera/", follow=True).content.decode()

    assert "är publicerad" in told
    assert "kunde inte räknas om" not in told


def test_a_reason_stands_in_its_field_when_the_publishing_is_refused(client, publish_rows):
    publish_rows(year())
    address, page = hand_in(client, month(6, factor=1000))
    publish_rows("520 5020 2022-05 utfall -99")
    sent = {"reason": "Engångspost <juni>.", "seen": page.context["seen"]}

    refused = client.post(f"{address}publicera/", sent, follow=True)

    assert published(address) == 0
    assert "Engångspost &lt;juni&gt;.</textarea>" in refused.content.decode()
    assert "Det står kvar i fälten." in refused.content.decode()
    assert "Engångspost" not in client.get(address).content.decode()
