"""The overview and the first page: the choices in the address, and what is said when there is nothing."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from socfin.actions.forecasts import adjust
from socfin.actions.meetings import create_meeting, freeze
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.models import Verksamhet
from socfin.selectors.committees import verksamhet_by_code

MARCH = """
511 5020 2022-03 utfall -1200
511 5020 2022-03 budget -900
520 5020 2022-03 utfall -500
520 5020 2022-03 budget -600
"""


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("username", "says"),
    [
        ("petra", "så snart controllern har publicerat den första filen"),
        ("carin", "Lämna in den första filen"),
    ],
)
def test_an_empty_committee_tells_the_next_step(committee, logged_in, petra, carin, username, says):
    user = {"petra": petra, "carin": carin}[username]

    page = text_of(logged_in(user).get("/provby/"))

    assert "Inga siffror ännu" in page
    assert says in page


def test_before_any_year_is_closed_the_record_says_what_will_come(committee, logged_in, petra):
    assert "Inget avslutat år ännu" in logged_in(petra).get("/provby/traffsakerhet/").content.decode()


def test_the_first_page_lists_only_ones_own_committees(committee, logged_in, petra, olle):
    assert "Inga siffror är publicerade ännu" in text_of(logged_in(petra).get("/"))
    assert "Provby" not in text_of(logged_in(olle).get("/"))


def test_a_measure_that_goes_on_into_next_year_is_told_with_both_its_years(
    committee, publish_rows, logged_in, petra, carin
):
    publish_rows("511 5020 2022-03 utfall -900000 3\n511 5020 2022-03 budget -500000 3")
    adjust(
        verksamhet=verksamhet_by_code(committee, "510"),
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=Month(2022, 9),
            last=Month(2023, 2),
            amount=60_000_00,
            text="En placering avslutas",
        ),
        by=carin,
    )

    page = text_of(logged_in(petra).get("/provby/2022-03/"))

    told = "En placering avslutas (beslutad, +60 tkr september 2022–februari 2023)"
    assert told in page.replace("\u00a0", " ")


def test_a_committee_opens_on_its_newest_month(committee, publish_rows, logged_in, petra):
    publish_rows(MARCH)
    publish_rows("511 5020 2022-04 utfall -1\n511 5020 2022-04 budget -1")

    assert logged_in(petra).get("/provby/")["Location"] == "/provby/2022-04/"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/provby/2021-03/", "Inga siffror är publicerade för mars 2021."),
        ("/provby/2022-13/", "2022-13"),
        ("/provby/2022-03/verksamhet/999/", "Verksamheten 999 finns inte."),
        ("/provby/2022-03/?visa=vecka", "Adressen har ett val som inte finns."),
        ("/provby/2022-03/?enhet=dollar", "Adressen har ett val som inte finns."),
        ("/provby/2022-03/?organisation=sen", "Adressen har ett val som inte finns."),
        ("/provby/2022-03/verksamhet/510/rader/?scenario=dröm", "Adressen har ett val som inte finns."),
        ("/provby/2022-03/verksamhet/510/rader/?tid=kvartal", "Adressen har ett val som inte finns."),
        ("/provby/2022-03/verksamhet/510/rader/?rad=hittepå", "Adressen har en rad som inte finns."),
    ],
)
def test_an_address_that_leads_nowhere_says_why(committee, publish_rows, logged_in, petra, path, says):
    publish_rows(MARCH)

    response = logged_in(petra).get(path)

    assert response.status_code == 404
    assert "Sidan finns inte" in text_of(response)
    assert says in text_of(response)


def test_every_choice_is_in_the_address_of_every_link(committee, publish_rows, logged_in, petra):
    publish_rows(MARCH)

    page = logged_in(petra).get("/provby/2022-03/?visa=manad&enhet=kr").content.decode()

    assert "−1\u00a0200" in page
    assert 'href="?visa=helar&amp;enhet=kr"' in page
    assert 'href="?visa=manad&amp;enhet=mnkr"' in page
    assert '/provby/2022-03/verksamhet/510/?visa=manad&amp;enhet=kr"' in page


def test_the_committees_own_unit_is_left_out_of_addresses(committee, publish_rows, logged_in, petra):
    publish_rows(MARCH)

    page = logged_in(petra).get("/provby/2022-03/?visa=ackumulerat&enhet=tkr").content.decode()

    assert 'href="/provby/2022-03/verksamhet/510/"' in page


def test_parents_sum_their_children_and_the_total_stands_last(committee, publish_rows, logged_in, petra):
    publish_rows(MARCH.replace("2022-03", "2022-01"))

    rows = logged_in(petra).get("/provby/2022-01/").context["table"].data

    assert [(row.code, row.level, row.to_date.deviation) for row in rows] == [
        ("510", 1, -300_00),
        ("511", 2, -300_00),
        ("520", 1, 100_00),
        ("5", 0, -200_00),
    ]


def test_the_page_says_how_fresh_it_is_and_from_which_files(committee, publish_rows, logged_in, petra, carin):
    publish_rows(MARCH, filename="mars-2022.csv")

    page = text_of(logged_in(petra).get("/provby/2022-03/"))

    assert "av Carin Controller" in page
    assert "mars-2022.csv" in page
    assert "/uppladdningar/" not in page, "a politician has no page to follow there"
    assert "/uppladdningar/" in text_of(logged_in(carin).get("/provby/2022-03/"))


def test_what_people_name_things_is_text_and_never_markup(committee, publish_rows, logged_in, petra):
    Verksamhet.objects.filter(code="510").update(name="<script>alert(1)</script> & co")
    publish_rows(MARCH)

    page = logged_in(petra).get("/provby/2022-03/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page


def test_a_month_that_lacks_outcome_is_missing_and_not_zero(committee, publish_rows, logged_in, petra):
    publish_rows("511 5020 2022-03 utfall -100\n520 5020 2022-03 utfall .\n511 5020 2022-03 budget -100")

    total = logged_in(petra).get("/provby/2022-03/").context["report"].total

    assert total.to_date.outcome is None
    assert total.to_date.deviation is None
    assert "Avvikelse mot budget saknas" in text_of(logged_in(petra).get("/provby/2022-03/"))


def test_pages_are_private_and_take_nothing_from_elsewhere(committee, publish_rows, logged_in, petra):
    publish_rows(MARCH)

    headers = logged_in(petra).get("/provby/2022-03/").headers

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("zero", ["\u0660", "\uff10", "\u0966"], ids=["arabic", "full width", "devanagari"])
def test_a_month_in_other_digits_is_no_address_of_ours(publish_rows, logged_in, adam, zero):
    publish_rows("511 5020 2022-01 utfall -1\n511 5020 2022-01 budget -1")
    client = logged_in(adam)
    digits = "2022-01".translate({ord("0") + at: ord(zero) + at for at in range(10)})

    addresses = [f"/provby/{digits}/", f"/provby/{digits}/prognos/", f"/provby/2022-0{digits[-1]}/"]
    addresses += [f"/provby/{digits}/sammanfattning/", f"/provby/sammantraden/{digits[-1]}/"]
    assert {client.get(one).status_code for one in addresses} == {404}
    assert client.post(f"/provby/{digits}/till-sammantrade/", {"date": "2022-05-03"}).status_code == 404


BUDGET = "\n".join(
    f"{code} 5020 2022-{month:02} budget {amount}"
    for month in range(1, 13)
    for code, amount in (("511", -500_000), ("520", -100_000))
)
OUTCOME = """
511 5020 2022-01 utfall -1000000
520 5020 2022-01 utfall -100000
511 5020 2022-02 utfall -500000
520 5020 2022-02 utfall -900000
"""


@pytest.mark.parametrize(
    ("word", "title", "named", "when"),
    [
        (
            "",
            "Från budget till utfall",
            {"SÄBO": -800_000_00, "Hemtjänst": -500_000_00},
            "januari–februari 2022",
        ),
        ("?visa=manad", "Från budget till utfall", {"SÄBO": -800_000_00}, "februari 2022"),
        ("?visa=helar", "Från budget till prognos", None, "helåret 2022"),
    ],
)
def test_everything_on_the_page_follows_the_timespan(
    publish_rows, logged_in, carin, word, title, named, when
):
    publish_rows(BUDGET + OUTCOME)

    context = logged_in(carin).get(f"/provby/2022-02/{word}").context

    timed, total, picture = context["timed"], context["report"].total, context["bridge"]
    bars = next(one for one in picture.figure["data"] if one["type"] == "bar")
    assert context["when"] == when
    assert when in context["lines"].caption
    assert when in context["table"].caption
    assert when in picture.subtitle
    assert picture.title == title
    assert (bars["x"][0], bars["x"][-1]) == (timed.budget_of(total), timed.end_of(total))
    rows = {row.name: timed.deviation_of(row) for row in context["explained"]}
    assert list(rows.values()) == sorted(rows.values())
    assert named is None or rows == named


def test_a_verksamhet_s_lines_follow_and_what_cannot_is_not_there(publish_rows, logged_in, carin):
    publish_rows(BUDGET + OUTCOME)
    client = logged_in(carin)

    whole = client.get("/provby/2022-02/verksamhet/511/").context
    month = client.get("/provby/2022-02/verksamhet/511/?visa=manad").context

    assert whole["accounts"] is not None
    assert month["accounts"] is None
    assert "Resultaträkning, februari 2022" in month["lines"].caption
    assert "outcome_month" in month["lines"].columns.names()


def test_notes_stand_below_the_table_for_who_reads_and_above_for_who_hands_in(
    committee, publish_rows, logged_in, petra, carin
):
    publish_rows("511 9010 2022-03 utfall -1200\n511 9010 2022-03 budget -900")

    def order(user):
        page = text_of(logged_in(user).get("/provby/2022-03/"))
        return page.index('class="note"') < page.index("Avvikelse per verksamhet")

    assert (order(petra), order(carin)) == (False, True)


def test_the_first_screen_says_that_there_is_no_meeting_before(committee, publish_rows, logged_in, petra):
    publish_rows(MARCH.replace("2022-03", "2022-01"))

    page = text_of(logged_in(petra).get("/provby/2022-01/"))

    assert "Det finns inget tidigare sammanträde att jämföra med." in page
    assert "Siffror för januari 2021 saknas." in page


def test_the_first_screen_tells_what_has_happened_since_the_last_meeting(
    committee, publish_rows, logged_in, petra, sara
):
    publish_rows("511 5020 2022-01 utfall -5000000\n511 5020 2022-01 budget -4000000")
    day = create_meeting(
        committee=committee,
        by=sara,
        occasion=Occasion(date=date(2022, 2, 8), starts=None, ends=None, place=""),
    )
    frozen = freeze(meeting=day, month=Month(2022, 1), by=sara)
    publish_rows("511 5020 2022-02 utfall -5000000\n511 5020 2022-02 budget -3000000")

    page = text_of(logged_in(petra).get("/provby/2022-02/"))

    assert "Sedan sammanträdet 8 februari 2022" in page
    assert "Underskottet har ökat från" in page
    assert reverse("item", args=["provby", day.pk, frozen.item.pk]) in page


def test_a_meeting_that_is_still_to_come_has_seen_nothing(committee, publish_rows, logged_in, petra, sara):
    publish_rows("511 5020 2022-01 utfall -5000000\n511 5020 2022-01 budget -4000000")
    days = (date(2022, 2, 8), localdate() + timedelta(days=16), localdate())
    meetings = [create_meeting(committee=committee, by=sara, occasion=Occasion(date=day)) for day in days]
    publish_rows("511 5020 2022-02 utfall -5000000\n511 5020 2022-02 budget -3000000")
    publish_rows("511 5020 2022-03 utfall -5000000\n511 5020 2022-03 budget -3000000")
    before = freeze(meeting=meetings[0], month=Month(2022, 1), by=sara)
    freeze(meeting=meetings[1], month=Month(2022, 2), by=sara)
    to_come = text_of(logged_in(petra).get("/provby/2022-03/"))
    today = freeze(meeting=meetings[2], month=Month(2022, 2), by=sara)

    held = text_of(logged_in(petra).get("/provby/2022-03/"))

    assert "Sedan sammanträdet 8 februari 2022" in to_come
    assert reverse("item", args=["provby", meetings[0].pk, before.item.pk]) in to_come
    assert reverse("item", args=["provby", meetings[2].pk, today.item.pk]) in held


def test_the_first_screen_leads_to_the_item_of_the_month(committee, publish_rows, logged_in, petra, sara):
    publish_rows(MARCH)
    before = text_of(logged_in(petra).get("/provby/2022-03/"))
    day = create_meeting(
        committee=committee,
        by=sara,
        occasion=Occasion(date=date(2022, 4, 12), starts=None, ends=None, place=""),
    )
    frozen = freeze(meeting=day, month=Month(2022, 3), by=sara)

    after = text_of(logged_in(petra).get("/provby/2022-03/"))

    assert "Ärende:" not in before
    assert f'Ärende: <a href="{reverse("item", args=["provby", day.pk, frozen.item.pk])}">' in after


@pytest.mark.parametrize(("choice", "when"), [("manad", "mars 2022"), ("helar", "helåret 2022")])
def test_the_pages_title_is_of_the_timespan_that_is_chosen(
    committee, publish_rows, logged_in, petra, choice, when
):
    publish_rows(MARCH)

    for address in ("/provby/2022-03/", "/provby/2022-03/verksamhet/511/"):
        page = text_of(logged_in(petra).get(f"{address}?visa={choice}"))
        assert f"{when} –" in page.partition("<title>")[2].partition("</title>")[0]


def test_the_first_page_tells_where_the_year_lands_and_when_the_committee_meets_next(
    committee, publish_rows, logged_in, petra, sara
):
    publish_rows(MARCH)
    before = text_of(logged_in(petra).get("/"))
    create_meeting(
        committee=committee,
        by=sara,
        occasion=Occasion(date=date(2999, 3, 1), starts=None, ends=None, place=""),
    )

    after = text_of(logged_in(petra).get("/"))

    assert "Prognos för helåret 2022 saknas." in before
    assert "Inget kommande sammanträde är inlagt." in before
    assert "Nästa sammanträde 1 mars 2999." in after
