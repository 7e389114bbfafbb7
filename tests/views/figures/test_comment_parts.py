"""Writing a comment: kinds of cause, challenges and possibilities, what stood before, what lacks one."""

import pytest

from socfin.documents import render
from socfin.domain.period import Month
from socfin.models import AuditEvent, Remark
from socfin.reporting.reports import report
from socfin.selectors.remarks import comments, remark_versions
from tests.cast import made, person, provby, published

PAGE = "/provby/2022-03/verksamhet/510/"
ROWS = "\n".join(
    f"510 5020 2022-{month} {scenario} {amount}"
    for month in ("01", "02", "03")
    for scenario, amount in (("budget", -1_000_000), ("utfall", -1_500_000))
)
WORDS = {
    "text": "Fler placeringar.",
    "cause": "Placeringar",
    "tags": ["volume", "price"],
    "challenges": "Högt inflöde",
    "possibilities": "Låga nivåer\nBra kontakt",
}
MARCH = Month(2022, 3)


@pytest.fixture(scope="module")
def world(once):
    once(lambda: published(provby(), ROWS))


@pytest.fixture
def carins(world, db, logged_in):
    return logged_in(person("carin"))


def plain(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def seen(client):
    return made(client, PAGE).context["comment_form"].initial["seen"]


def test_all_parts_are_kept_and_read_on_the_page_and_in_documents(carins):
    assert carins.post(f"{PAGE}kommentar/", WORDS).status_code == 302

    text = plain(made(carins, PAGE))
    assert "Placeringar (volym, pris)" in text
    assert "Utmaningar:" in text
    paper = render(report(provby(), MARCH), "text").content.decode()
    assert "Utmaningar:\n- Högt inflöde\nMöjligheter:\n- Låga nivåer\n- Bra kontakt" in paper


def test_the_form_comes_back_with_what_stands_and_saves_nothing_when_untouched(carins):
    carins.post(f"{PAGE}kommentar/", WORDS)

    form = made(carins, PAGE).context["comment_form"]

    assert form.initial["tags"] == ["volume", "price"]
    assert {form.initial[name] for name in ("text", "challenges")} == {"Fler placeringar.", "Högt inflöde"}
    untouched = {**WORDS, **{f"initial-{name}": value for name, value in WORDS.items()}}
    assert "Inget var ändrat" in plain(carins.post(f"{PAGE}kommentar/", untouched, follow=True))
    assert Remark.objects.count() == 1


def test_a_change_of_a_kind_alone_is_a_new_version(carins):
    carins.post(f"{PAGE}kommentar/", WORDS)

    carins.post(f"{PAGE}kommentar/", {**WORDS, "tags": ["price"], "seen": seen(carins)})

    assert [one.cause for one, _ in remark_versions(provby(), MARCH, "510")] == [
        "Placeringar (pris)",
        "Placeringar (volym, pris)",
    ]
    assert "Alla versioner av kommentaren (2)" in plain(made(carins, PAGE))
    assert (
        AuditEvent.objects.filter(action="remark").latest("id").details["before"]["tags"] == "volume, price"
    )


def test_who_had_not_seen_the_kinds_is_stopped_and_shown_them(carins):
    carins.post(f"{PAGE}kommentar/", WORDS)

    late = carins.post(f"{PAGE}kommentar/", {**WORDS, "tags": ["staffing"], "seen": "inget"})

    assert late.status_code == 422
    assert "volume, price" in plain(late)
    assert Remark.objects.count() == 1


def test_challenges_alone_are_a_comment_and_nothing_at_all_removes_it(carins):
    carins.post(f"{PAGE}kommentar/", {"text": "", "challenges": "Högt inflöde"})
    assert comments(provby(), MARCH)["510"].text == "Utmaningar:\n- Högt inflöde"

    carins.post(f"{PAGE}kommentar/", {"text": "", "seen": seen(carins)})

    assert comments(provby(), MARCH) == {}
    assert "Kommentaren togs bort." in plain(made(carins, PAGE))


def test_last_months_comment_stands_beside_for_who_writes_and_for_nobody_else(carins, logged_in):
    carins.post("/provby/2022-02/verksamhet/510/kommentar/", {"text": "Så var det i februari."})

    assert "Kommentaren efter februari 2022" in plain(made(carins, PAGE))
    assert "Så var det i februari." not in plain(made(logged_in(person("petra")), PAGE))


def test_a_large_deviation_is_listed_until_it_has_a_comment(carins, logged_in):
    overview = "/provby/2022-03/"
    assert [one["href"] for one in made(carins, overview).context["unexplained"]] == [f"{PAGE}#skriv-rubrik"]
    assert "Utan kommentar" not in plain(made(logged_in(person("petra")), overview))

    carins.post(f"{PAGE}kommentar/", WORDS)

    assert "Utan kommentar" not in plain(made(carins, overview))


def test_a_kind_that_there_is_not_is_refused(carins):
    answer = carins.post(f"{PAGE}kommentar/", {"text": "Så.", "tags": ["väder"]})

    assert answer.status_code == 422
    assert not Remark.objects.exists()


FEBRUARY_PAGE = PAGE.replace("2022-03", "2022-02")
TEXT = "Fler placeringar än i fjol."


def begun(carins, **typed):
    carins.post(f"{FEBRUARY_PAGE}kommentar/", WORDS | {"text": TEXT})
    answer = carins.post(f"{PAGE}kommentar/", {"text": "", "cause": "", **typed, "begin": "1"})
    return answer, answer.context["comment_form"]


def test_last_months_comment_is_copied_for_editing_by_one_press_and_nothing_is_saved(carins):
    answer, form = begun(carins)

    assert answer.status_code == 200
    assert form["text"].value() == TEXT
    assert form["cause"].value() == "Placeringar"
    assert form["tags"].value() == ["volume", "price"]
    assert form["possibilities"].value() == "Låga nivåer\nBra kontakt"
    assert "Texten efter februari 2022 står nu i fälten" in plain(answer)
    assert comments(provby(), MARCH) == {}
    assert Remark.objects.filter(month=MARCH.yyyymm).count() == 0


def test_what_was_typed_before_the_press_stands_first_and_is_not_lost(carins):
    _, form = begun(carins, text="Två avslutade i mars.", cause="Bemanning", tags=["staffing"])

    assert form["text"].value() == f"Två avslutade i mars.\n\n{TEXT}"
    assert form["cause"].value() == "Bemanning"
    assert form["tags"].value() == ["staffing", "volume", "price"]


def test_the_copied_comment_is_saved_when_it_is_sent(carins):
    _, form = begun(carins)
    sent = {name: form[name].value() for name in ("text", "cause", "tags", "challenges", "possibilities")}

    assert carins.post(f"{PAGE}kommentar/", sent | {"text": f"{TEXT} Två till."}).status_code == 302

    assert comments(provby(), MARCH)["510"].text.startswith(f"{TEXT} Två till.")


def test_the_button_stands_only_where_there_is_a_comment_to_begin_with(carins):
    assert 'name="begin"' not in plain(made(carins, PAGE))
    carins.post(f"{FEBRUARY_PAGE}kommentar/", WORDS)

    page = plain(made(carins, PAGE))
    assert 'form="skriv" name="begin"' in page
    assert "Kommentaren efter februari 2022" in page
