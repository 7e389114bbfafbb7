"""The pages of a file: refused at the door, read, compared, published, undone, thrown away."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.actions.committees import create_committee
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import receive
from socfin.domain.committee import NewCommittee
from socfin.models import FigureBlock, ImportProfile, Publication, Upload
from tests.cast import long_csv

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
MORE = "511 5020 2022-01 utfall -1500\n511 5020 2022-01 budget -900"
NEW = "/provby/uppladdningar/ny/"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def hand_in(client, content: bytes, filename: str = "siffror.csv", **more):
    return client.post(NEW, {"file": SimpleUploadedFile(filename, content), **more}, follow=True)


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


def page_of(upload: Upload) -> str:
    return f"/provby/uppladdningar/{upload.pk}/"


def test_without_a_file_the_page_asks_for_one(client):
    response = client.post(NEW)

    assert response.status_code == 422
    assert "Välj en fil." in text_of(response)


def test_an_empty_file_is_refused(client):
    assert "Filen är tom. Välj en fil med siffror." in text_of(hand_in(client, b""))
    assert not Upload.objects.exists()


def test_a_file_over_the_limit_is_refused_with_the_remedy(client, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024**2

    response = hand_in(client, b"x" * (1024**2 + 1))

    assert response.status_code == 422
    assert "Filen är större än 1 MB. Dela den eller be administratören höja gränsen." in text_of(response)
    assert not Upload.objects.exists()


def test_a_profile_that_does_not_exist_is_refused(client):
    response = hand_in(client, long_csv(ROWS), profile="Finns inte")

    assert response.status_code == 422
    assert not Upload.objects.exists()


def test_the_preview_stores_nothing_as_figures(client):
    page = text_of(hand_in(client, long_csv(ROWS)))

    assert "Filen ändrar 2 rader" in page
    assert (FigureBlock.objects.count(), Publication.objects.count()) == (0, 0)


def test_from_and_to_stand_beside_each_other(client, publish_rows):
    publish_rows(ROWS)

    response = hand_in(client, long_csv(MORE), enhet="tkr")

    difference = response.context["difference"]
    assert (difference.new, difference.changed, difference.unchanged, difference.gone) == (0, 1, 1, 0)
    changed = difference.rows[0]
    assert (changed["before_ore"], changed["after_ore"]) == (-1000_00, -1500_00)
    assert "Filen ändrar 1 rad " in text_of(response)


def test_a_published_file_goes_on_telling_what_it_changed(client, publish_rows):
    publish_rows(ROWS)
    later = publish_rows(MORE)

    response = client.get(page_of(later))

    assert "Filen ändrade 1 rad " in text_of(response)
    assert response.context["difference"].rows[0]["before_ore"] == -1000_00


def test_rows_that_would_vanish_are_warned_of(client, publish_rows):
    publish_rows(ROWS + "\n520 5020 2022-01 utfall -5")

    page = text_of(hand_in(client, long_csv(MORE)))

    assert "1 rad som gäller i dag finns inte i filen och slutar gälla om du publicerar." in page


def test_a_file_with_errors_cannot_be_published_even_by_hand(client, committee, carin):
    broken = receive(
        committee=committee,
        filename="fel.csv",
        content=long_csv(ROWS.replace("-900", "niohundra")),
        by=carin,
        options={},
    ).upload

    page = client.get(page_of(broken))
    forced = client.post(f"{page_of(broken)}publicera/", follow=True)

    assert "Det här måste rättas" in text_of(page)
    assert "Rad 3" in text_of(page)
    assert "Filen har fel som måste rättas innan den kan publiceras." in text_of(forced)
    assert not FigureBlock.objects.exists()


def test_publishing_twice_says_that_nothing_changed(client, publish_rows):
    kept = publish_rows(ROWS)

    response = client.post(f"{page_of(kept)}publicera/", follow=True)

    assert "redan publicerad" in text_of(response)
    assert Publication.objects.count() == 2


def test_undoing_what_is_not_published_says_so(client, committee, carin):
    kept = receive(committee=committee, filename="a.csv", content=long_csv(ROWS), by=carin, options={}).upload

    assert "Inget har ändrats." in text_of(client.post(f"{page_of(kept)}angra/", follow=True))


def test_undoing_a_file_that_a_later_one_has_replaced_says_that_no_figure_changes(client, publish_rows):
    first = publish_rows(ROWS)
    publish_rows(MORE)
    before = client.get("/provby/2022-01/sammanfattning.json").content

    said = text_of(client.post(f"{page_of(first)}angra/", follow=True))

    assert "Inga siffror har ändrats" in said
    assert client.get("/provby/2022-01/sammanfattning.json").json()["rows"] == json.loads(before)["rows"]


def test_a_file_published_again_is_undone_once_and_its_first_publishing_stands(client, publish_rows):
    first = publish_rows(ROWS)
    told = text_of(client.get(page_of(first))).partition("Vad den ändrade")[2].partition("Publiceringar")[0]
    publish_rows(ROWS.replace("-1000", "-1200"), "senare.csv")
    before = client.get("/provby/2022-01/sammanfattning.json").content
    client.post(f"{page_of(first)}publicera/", {"seen": client.get(page_of(first)).context["seen"]})
    assert client.get("/provby/2022-01/sammanfattning.json").content != before

    said = text_of(client.post(f"{page_of(first)}angra/", follow=True))

    assert "Filen var publicerad även tidigare, och den publiceringen står kvar." in said
    assert "Ersatt av senare fil" in said
    assert told in said
    assert client.get("/provby/2022-01/sammanfattning.json").content == before


def test_a_published_file_is_never_thrown_away(client, publish_rows):
    kept = publish_rows(ROWS)

    response = client.post(f"{page_of(kept)}ta-bort/", follow=True)

    assert "En publicerad fil sparas alltid." in text_of(response)
    assert Upload.objects.filter(pk=kept.pk).exists()


def test_a_way_of_reading_is_remembered_under_its_name(client, committee):
    content = "Verksamhet;Utfall jan-mars 2022;Budget jan-mars 2022\n510 Hemtjänst;-12,0;-11,0\n".encode()
    kept_page = hand_in(client, content, "mars.csv").redirect_chain[-1][0]

    client.post(f"{kept_page}las-om/", {"unit": "mnkr", "period": "2022-03", "profile": "I miljoner"})

    kept, profile = Upload.objects.get().options, ImportProfile.objects.get()
    assert (kept["mapping"]["unit"], kept["period"], kept["profile"]) == ("mnkr", "2022-03", "I miljoner")
    assert profile.options["mapping"]["unit"] == "mnkr"
    assert "period" not in profile.options
    assert "I miljoner" in text_of(client.get("/provby/uppladdningar/"))
    again = hand_in(client, content + b"\n", "april.csv", profile="I miljoner")
    assert Upload.objects.get(pk=again.context["upload"].pk).options["mapping"]["unit"] == "mnkr"


def test_a_period_that_is_no_month_is_refused_where_it_was_typed(client):
    kept_page = hand_in(client, long_csv(ROWS)).redirect_chain[-1][0]

    response = client.post(f"{kept_page}las-om/", {"period": "mars"})

    assert response.status_code == 422
    assert response.context["reading_form"].errors["period"]
    assert Upload.objects.get().options == {}


def test_another_committees_file_does_not_exist_here(client, publish_rows, carin):
    by = machine_user()
    other = create_committee(
        new=NewCommittee(
            slug="annan", name="Nämnden", municipality="Annanby", root_code="1", root_name="Allt"
        ),
        by=by,
    )
    foreign = receive(committee=other, filename="a.csv", content=long_csv(ROWS), by=carin, options={}).upload

    for what in ("", "original/"):
        assert client.get(f"{page_of(foreign)}{what}").status_code == 404
    for what in ("publicera/", "angra/", "ta-bort/", "las-om/"):
        assert client.post(f"{page_of(foreign)}{what}").status_code == 404


def test_the_original_is_given_back_as_a_file_and_never_shown(client, committee, carin):
    content = b"<html><script>alert(1)</script></html>"
    kept = receive(committee=committee, filename="rapport.html", content=content, by=carin, options={}).upload

    response = client.get(f"{page_of(kept)}original/")

    assert b"".join(response.streaming_content) == content
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_over_the_limit_is_not_kept_while_it_is_received(client, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024**2

    response = hand_in(client, b"x" * (6 * 1024**2))

    assert response.wsgi_request.FILES == {}
    assert "Filen är större än 1 MB." in text_of(response)


def test_the_committees_total_stands_before_everything_that_is_said_of_the_file(client):
    rows = "510 Hemtjänst;-4000;-4200\n520 SÄBO;-100;-90\nSumma;-4100;-4390\n"
    head = "Socialnämnden, tkr\nVerksamhet;Utfall jan-okt 2022;Budget jan-okt 2022\n"

    page = hand_in(client, (head + rows).encode(), "rapport.csv").content.decode()

    table = page[page.index("Nämndens total bredvid filens egen") :]
    assert page.index("Nämndens total bredvid filens egen") < page.index("Publicera")
    assert [table.index(amount) for amount in ("−4\u00a0100", "−4\u00a0290", "−4\u00a0390")] == sorted(
        table.index(amount) for amount in ("−4\u00a0100", "−4\u00a0290", "−4\u00a0390")
    )
    assert table.index("−4\u00a0390") < table.index("Så lästes filen")


def test_no_argument_of_the_command_stands_on_the_page(client, publish_rows):
    publish_rows("511 5020 2022-01 budget -900\n520 5020 2022-01 budget -900")

    page = hand_in(client, long_csv("511 5020 2022-01 utfall -1000"), "januari.csv").content.decode()

    assert "välj på filens sida att utfallet är 0." in page
    assert "--verksamhet" not in page


def test_a_file_that_was_undone_is_not_headed_as_one_that_counts(client, publish_rows):
    kept = publish_rows(ROWS)
    client.post(f"{page_of(kept)}angra/")

    page = text_of(client.get(page_of(kept)))

    assert "Filen gäller inte längre. Den ändrade 2 rader" in page
    assert "Vad den ändrade när den gällde" in page
