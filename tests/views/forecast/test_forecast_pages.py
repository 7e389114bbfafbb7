"""The forecast pages: the answer, the methods, the way to budget, the record, and what controllers tell."""

import re
from decimal import Decimal
from unittest import mock

import pytest
from django.core.cache import cache, caches

from socfin.actions.committees import change_presentation
from socfin.actions.forecasts import make_forecast_runs, refresh_forecasts
from socfin.actions.periods import close_period
from socfin.actions.publishing import undo
from socfin.actions.remarks import assess, write_remark
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import Presentation
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.models import Adjustment
from socfin.reporting.forecast import official
from socfin.reporting.forecast.made import past_misses
from socfin.reporting.kept import composed_anew
from socfin.selectors import forecasts
from tests.cast import person, provby, published

PROGNOS = "/provby/2022-03/prognos/"


def rows(scenario, year, last, amount, code="511"):
    return "\n".join(f"{code} 5020 {year}-{month:02d} {scenario} {amount}" for month in range(1, last + 1))


@pytest.fixture(scope="module")
def years(once):
    once(three_years)


@pytest.fixture
def made(years, committee):
    return committee


def three_years():
    """Two closed years and three months of a third, with forecasts after every month."""
    committee = provby()
    published(
        committee,
        "\n".join(
            [
                *(rows("utfall", year, 12, amount) for year, amount in ((2020, -900), (2021, -1000))),
                *(rows("budget", year, 12, amount) for year, amount in ((2020, -950), (2021, -990))),
                rows("utfall", 2022, 3, -1100),
                rows("budget", 2022, 12, -1050),
                rows("utfall", 2022, 3, -200, "520"),
                rows("budget", 2022, 12, -210, "520"),
            ]
        ),
    )
    months = [Month(year, month) for year in (2020, 2021) for month in (3, 8)]
    make_forecast_runs(committee=committee, months=[*months, Month(2022, 3)], by=person("carin"))


def text_of(response):
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


def test_the_forecast_page_answers_and_shows_how(made, logged_in, petra):
    told = text_of(logged_in(petra).get(PROGNOS))

    for words in (
        "enligt prognosen för helåret 2022",
        "Vad som krävs för budget i balans",
        "Beräknad prognos, nämndens prognos",
        "Rak framskrivning",
        "Så räknar vi",
        "Utfallet till och med mars är −4 tkr",
        "Sedan februari",
        "modellens version",
    ):
        assert words in told


def test_a_politician_is_offered_nothing_to_change(made, logged_in, petra):
    assert 'action="/provby/2022-03/prognos/atgard/"' not in logged_in(petra).get(PROGNOS).content.decode()


def test_each_verksamhet_has_its_own(made, logged_in, petra):
    told = text_of(logged_in(petra).get("/provby/2022-03/verksamhet/511/prognos/"))

    assert "Hemtjänst norr" in told
    assert "Förra årets" in told


def test_a_month_without_a_run_falls_back_to_the_simple_rules(made, logged_in, petra):
    told = text_of(logged_in(petra).get("/provby/2022-02/prognos/"))

    assert "Ingen beräknad prognos är gjord efter februari 2022." in told
    assert "Utfall + återstående budget" in told


def test_the_overview_leads_to_the_forecast(made, logged_in, petra):
    page = logged_in(petra).get("/provby/2022-03/").content.decode()

    assert page.count(f'href="{PROGNOS}"') == 2  # the navigation and the answer
    assert "troligen mellan" in page


def test_a_measure_is_taken_in_and_moves_the_forecast(made, logged_in, carin, committee):
    client = logged_in(carin)
    given = {
        "kind": "measure",
        "verksamhet": "511",
        "text": "Färre timmar",
        "first": "2022-04",
        "last": "2022-12",
        "amount": "1,8",
        "line": "",
    }

    response = client.post(f"{PROGNOS}atgard/", given, follow=True)

    told = text_of(response)
    assert "Sparat. Den beräknade prognosen räknar med det" in told
    assert "Färre timmar" in told
    assert "+2 tkr resten av året" in told
    model = forecasts.model(forecasts.run_of(committee, Month(2022, 3)))
    assert model["511"].amount + model["520"].amount == model["5"].amount


def test_what_has_become_of_the_forecast_is_never_said_unless_it_has(
    made, logged_in, carin, committee, monkeypatch
):
    client = logged_in(carin)
    given = {"kind": "measure", "verksamhet": "511", "text": "Färre timmar", "amount": "1,8", "line": ""}
    given |= {"first": "2022-04", "last": "2022-12"}
    with monkeypatch.context() as broken:
        broken.setattr("socfin.actions.forecasts.make_forecasts", lambda **_: 1 / 0)
        failed = text_of(client.post(f"{PROGNOS}atgard/", given, follow=True))
    close_period(committee=committee, month=Month(2022, 3), by=carin, reason="Klart.")
    shut = text_of(client.post(f"{PROGNOS}atgard/", given, follow=True))

    assert "Sparat. Prognosen kunde inte räknas om. Säg till administratören." in failed
    assert "Sparat. Mars 2022 är stängd och behåller sin prognos; nästa månads räknar med det." in shut
    assert "från och med nu" not in failed + shut
    assert Adjustment.objects.count() == 2


def test_a_measure_is_taken_back(made, logged_in, carin, committee):
    client = logged_in(carin)
    client.post(
        f"{PROGNOS}atgard/",
        {
            "kind": "one_off",
            "verksamhet": "511",
            "text": "Bot",
            "first": "2022-02",
            "last": "2022-02",
            "amount": "-1",
        },
    )
    told = Adjustment.objects.get()

    response = client.post(f"{PROGNOS}atgard/{told.pk}/ta-bort/", follow=True)

    assert "Borttaget: Bot." in text_of(response)
    assert client.post(f"{PROGNOS}atgard/{told.pk}/ta-bort/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"amount": "mycket"}, "är inget belopp"),
        ({"amount": "0"}, "Beloppet är noll"),
        ({"last": "2022-01"}, "kan inte vara före den första"),
        ({"first": "maj"}, "är ingen månad"),
        ({"text": ""}, "Skriv vad det är"),
    ],
)
def test_a_senseless_measure_is_told_so_and_nothing_is_kept(made, logged_in, carin, wrong, says):
    given = {
        "kind": "measure",
        "verksamhet": "511",
        "text": "Färre timmar",
        "first": "2022-04",
        "last": "2022-12",
        "amount": "2",
    }

    response = logged_in(carin).post(f"{PROGNOS}atgard/", given | wrong)

    assert response.status_code == 422
    assert says in text_of(response)
    assert not Adjustment.objects.exists()


def test_the_record_of_closed_years_is_told(made, logged_in, petra):
    told = text_of(logged_in(petra).get("/provby/traffsakerhet/"))

    for words in (
        "Vår helårsprognos har avvikit med i snitt",
        "för 2020 och 2021",
        "I mars brukar vi",
        "inom det beräknade spannet (8 av 10)",
        "Medelfel per metod",
        "Utfall + återstående budget",
        "räknade i efterhand",
        "2021 blev −12 tkr",
    ):
        assert words in told


def test_the_record_of_one_verksamhet(made, logged_in, petra):
    client = logged_in(petra)

    assert "Hemtjänst norr" in text_of(client.get("/provby/traffsakerhet/?verksamhet=511"))
    assert client.get("/provby/traffsakerhet/?verksamhet=finns-inte").status_code == 404


def test_publishing_on_the_page_makes_the_forecast(committee, logged_in, carin, publish_rows):
    kept = publish_rows(rows("utfall", 2022, 3, -1100) + "\n" + rows("budget", 2022, 12, -1050))
    refresh_forecasts(committee=committee, by=carin)
    before = forecasts.run_of(committee, Month(2022, 3))
    client = logged_in(carin)
    client.post(f"/provby/uppladdningar/{kept.pk}/angra/")

    page = client.get(f"/provby/uppladdningar/{kept.pk}/")
    client.post(f"/provby/uppladdningar/{kept.pk}/publicera/", {"seen": page.context["seen"]})

    assert forecasts.run_of(committee, Month(2022, 3)).pk > before.pk


def test_small_units_are_hidden_from_politicians_here_too(made, committee, logged_in, petra):
    committee.mask_for_politicians = True
    committee.save()
    committee.verksamheter.filter(code="511").update(people=2)

    client = logged_in(petra)

    assert client.get("/provby/2022-03/verksamhet/511/prognos/").status_code == 404
    assert client.get("/provby/traffsakerhet/?verksamhet=511").status_code == 404


def test_a_line_is_assessed_with_its_reason(made, logged_in, carin):
    client = logged_in(carin)
    given = {"amount": "−15", "line": "personnel", "reason": "Fler vikarier i sommar"}

    client.post("/provby/2022-03/verksamhet/511/kommentar/", given)

    told = text_of(client.get("/provby/2022-03/verksamhet/511/prognos/"))
    assert "Personalkostnader Fler vikarier i sommar Carin Controller −15 tkr" in told
    assert "Nämndens prognos (bedömd)" in told


@pytest.mark.parametrize("change", ["a comment", "a later month", "another outcome of a closed year"])
def test_the_record_composes_again_only_what_has_changed(committee, carin, made, publish_rows, change):
    committee.refresh_from_db()
    known = past_misses(committee, "5")

    north = committee.verksamheter.get(code="511")
    if change == "a comment":
        write_remark(
            verksamhet=north, month=Month(2021, 8), words=RemarkWords(text="Så.", cause=""), by=carin
        )
    elif change == "a later month":
        publish_rows(rows("utfall", 2022, 4, -1100))
    else:
        publish_rows("511 5020 2021-12 utfall -5000")
    committee.refresh_from_db()
    with mock.patch.object(official, "year_rows", wraps=official.year_rows) as composed:
        told = past_misses(committee, "5")

    if change == "another outcome of a closed year":
        assert composed.call_count
        assert told != known
    else:
        assert not composed.call_count
        assert told == known
    with composed_anew():
        assert past_misses(committee, "5") == told


def test_the_record_of_many_years_asks_the_database_no_more_than_that_of_few(
    committee, carin, made, publish_rows, django_assert_max_num_queries
):
    """Twenty-seven months are behind this one: fewer questions than months."""
    committee.refresh_from_db()
    past_misses(committee, "5")
    north = committee.verksamheter.get(code="511")
    write_remark(verksamhet=north, month=Month(2021, 8), words=RemarkWords(text="Så.", cause=""), by=carin)
    committee.refresh_from_db()

    with django_assert_max_num_queries(20):
        past_misses(committee, "5")


def test_what_was_composed_while_the_committee_changed_is_not_kept(committee, carin, made, publish_rows):
    committee.refresh_from_db()
    standing = past_misses(committee, "5")
    cache.clear()
    caches["standing"].clear()

    def late(*args, **words):
        upload.append(publish_rows("511 5020 2021-12 utfall -5000")) if not upload else None
        return year_rows(*args, **words)

    upload, year_rows = [], official.year_rows
    with mock.patch.object(official, "year_rows", late):
        past_misses(committee, "5")
    undo(upload=upload[0], by=carin)
    committee.refresh_from_db()

    assert past_misses(committee, "5") == standing


def test_a_likely_deficit_is_warned_of_as_soon_as_the_limit_is_passed(made, committee, logged_in, carin):
    """Costs run 5 per cent over; the limit is three, and a certainty of the whole is asked for last."""
    warned_from(committee, 25, carin)
    warned = text_of(logged_in(carin).get(PROGNOS))
    warned_from(committee, 100, carin)
    unwarned = text_of(logged_in(carin).get(PROGNOS))

    assert "Tidig varning" in warned
    assert "att året slutar klart sämre än budget" in warned
    assert "Ny denna månad." in warned
    assert "Tidig varning" not in unwarned


def test_an_official_forecast_far_from_the_reckoned_is_told_with_what_came_of_last_years(
    made, committee, logged_in, carin
):
    warned_from(committee, 100, carin)
    hemtjanst = committee.verksamheter.get(code="510")
    assess(verksamhet=hemtjanst, month=Month(2022, 3), forecast=AssessedForecast(amount=-50_000_00), by=carin)

    page = text_of(logged_in(carin).get(PROGNOS))

    assert "Hemtjänst: nämndens prognos, −37 tkr mot budget, ligger utanför vad beräkningen håller" in page
    assert re.search(r"I mars 2021 sa nämnden −?\d tkr mot budget, det blev 0 tkr\.", page)


def warned_from(committee, risk_percent, by, floor=0):
    """With another limit for what is warned of; nothing is too small."""
    change_presentation(
        committee=committee,
        presentation=Presentation(
            unit=Unit.TKR,
            watch_percent=Decimal(1),
            deficit_percent=Decimal(3),
            floor=floor,
            total_first=False,
            risk_percent=risk_percent,
        ),
        by=by,
    )


def test_the_record_page_tells_what_was_said_of_each_closed_year_and_what_it_became(made, logged_in, petra):
    page = text_of(logged_in(petra).get("/provby/traffsakerhet/"))

    assert "Vad vi sa och vad det blev mot budget, tkr" in page
