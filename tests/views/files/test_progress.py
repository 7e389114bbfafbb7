"""How far the work on a file has come, as the one who waits is told; without it the work ends the same."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.actions import figures, forecasts
from socfin.actions import publishing as actions
from socfin.actions.publishing import publish, receive
from socfin.domain.progress import Step
from socfin.models import Publication, Upload
from socfin.reporting.reading import read_upload
from socfin.views import outside
from socfin.views.files import upload_pages
from tests.cast import long_csv, person

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
NEW = "/provby/uppladdningar/ny/"
BY_SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


@pytest.fixture
def kept(committee, carin) -> Upload:
    return receive(committee=committee, filename="a.csv", content=long_csv(ROWS), by=carin, options={}).upload


def address(upload: Upload, more: str = "") -> str:
    return f"/provby/uppladdningar/{upload.pk}/{more}"


def asked(client, token: str) -> dict:
    return client.get(f"/provby/uppladdningar/forlopp/{token}/").json()


def hand_in(client, token: str = "abc", **more):
    file = SimpleUploadedFile("siffror.csv", long_csv(ROWS))
    return client.post(NEW, {"file": file, "progress": token}, **more)


def told_during(monkeypatch, where, name: str, ask) -> list:
    """What `ask()` gives while the function of that name works."""
    heard, work = [], getattr(where, name)

    def watched(*given, **named):
        heard.append(ask())
        return work(*given, **named)

    monkeypatch.setattr(where, name, watched)
    return heard


def test_a_script_is_told_how_far_the_reading_is_and_then_where_to_go(client, monkeypatch):
    heard = told_during(monkeypatch, upload_pages, "preview_of", lambda: asked(client, "abc"))

    response = hand_in(client, headers=BY_SCRIPT)

    words = "Jämför med det som gäller …"
    assert heard == [{"step": "Jämför med det som gäller", "words": words, "share": None}]
    assert response.json() == {"address": address(Upload.objects.get())}
    assert asked(client, "abc") == {}, "nothing is going on any more"


def test_only_the_one_who_started_it_is_told(client, logged_in, monkeypatch):
    adam = logged_in(person("adam"))
    heard = told_during(monkeypatch, upload_pages, "preview_of", lambda: asked(adam, "abc"))

    hand_in(client, headers=BY_SCRIPT)

    assert heard == [{}]


@pytest.mark.parametrize("token", ["", "../../etc", "x" * 41, "a b"])
def test_a_name_that_is_none_is_no_reason_to_refuse_the_file(client, token):
    assert hand_in(client, token, headers=BY_SCRIPT).json() == {"address": address(Upload.objects.get())}


def test_without_a_script_the_form_works_as_it_stands(client, kept):
    assert hand_in(client)["Location"] == address(Upload.objects.get())

    assert client.post(address(kept, "publicera/"))["Location"] == address(kept)
    assert Publication.objects.count() == 2


def test_publishing_tells_of_its_rows_and_that_forecasts_are_made(client, kept, monkeypatch):
    token = f"publicera-{kept.pk}"
    storing = told_during(monkeypatch, actions, "store_figures", lambda: asked(client, token)["words"])
    making = told_during(monkeypatch, outside, "refresh_forecasts", lambda: asked(client, token)["words"])

    response = client.post(address(kept, "publicera/"), headers=BY_SCRIPT)

    assert (storing, making) == (["Publicerar …"], ["Räknar prognoser …"])
    assert response.json() == {"address": address(kept)}
    assert "Klart. Januari 2022 är publicerad." in client.get(address(kept)).content.decode()
    assert asked(client, token) == {}


def test_every_row_is_told_of_when_it_is_stored(kept, carin, monkeypatch):
    monkeypatch.setattr(figures, "BATCH", 1)
    heard = []

    publish(upload=kept, by=carin, progress=lambda *told: heard.append(told))

    storing = [one for one in heard if one[0] is Step.STORING]
    assert storing == [(Step.STORING,), (Step.STORING, 1, 2), (Step.STORING, 2, 2)]


def test_a_file_that_is_read_tells_how_much_of_it(committee, carin):
    unread = long_csv(ROWS + "\n520 5020 2022-01 utfall -77")
    kept = receive(committee=committee, filename="a.csv", content=unread, by=carin, options={}).upload
    heard = []

    read_upload(kept, lambda *told: heard.append(told))

    shares = [told[1] for told in heard[1:]]
    assert heard[0] == (Step.READING,)
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 100


def test_who_comes_back_while_the_file_is_published_sees_that_it_is(client, kept, monkeypatch):
    seen = told_during(
        monkeypatch, actions, "store_figures", lambda: b"data-running" in client.get(address(kept)).content
    )

    client.post(address(kept, "publicera/"))

    assert seen == [True]
    assert b"data-running" not in client.get(address(kept)).content


def test_work_that_fails_is_no_longer_going_on(client, kept, monkeypatch):
    def fails(*_given, **_named):
        raise RuntimeError

    monkeypatch.setattr(actions, "store_figures", fails)
    with pytest.raises(RuntimeError):
        client.post(address(kept, "publicera/"))

    assert asked(client, f"publicera-{kept.pk}") == {}
    assert not Publication.objects.exists()


def test_sent_twice_it_is_published_once(client, kept):
    client.post(address(kept, "publicera/"), headers=BY_SCRIPT)
    response = client.post(address(kept, "publicera/"), headers=BY_SCRIPT)

    assert Publication.objects.count() == 2
    page = client.get(response.json()["address"]).content.decode()
    assert "Filen är redan publicerad och gäller. Inget har ändrats." in page
    assert "is-error" not in page


def test_a_forecast_that_fails_leaves_the_figures_published_and_is_told(client, kept, monkeypatch):
    def fails(**_named):
        raise ArithmeticError

    monkeypatch.setattr(forecasts, "make_forecasts", fails)

    page = client.post(address(kept, "publicera/"), follow=True).content.decode()

    assert Publication.objects.count() == 2
    assert "Klart. Januari 2022 är publicerad." in page
    assert "prognosen kunde inte räknas om" in page
