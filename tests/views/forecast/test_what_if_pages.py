"""Scenarios on pages: a controller makes them, a secretary chooses them, a politician reads those chosen."""

import pytest

from socfin.actions.forecasts import adjust, make_forecasts
from socfin.actions.people.memberships import give_role
from socfin.actions.remarks import assess
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.comments.written import AssessedForecast
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import Role
from socfin.models import WhatIf, WhatIfAssumption
from socfin.reporting.reports import report
from tests.documents.reading import rendered, texts_of

LIST = "/provby/2022-03/scenarier/"
MARCH = Month(2022, 3)
ROWS = "\n".join(
    f"{code} {account} 2022-{month:02} {scenario} {amount}"
    for code, account, amount in (("511", "5020", -1_000_000), ("520", "6010", -400_000))
    for scenario, months in (("utfall", 3), ("budget", 12))
    for month in range(1, months + 1)
)
VOLUME = {
    "gor": "anta",
    "slag": "volume",
    "text": "Två placeringar till",
    "verksamhet": "511",
    "tenths": "2",
    "amount": "85",
    "first": "2022-04",
    "last": "2022-12",
}


def plain(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


@pytest.fixture
def made(committee, publish_rows, logged_in, carin):
    """A scenario of two placements more from April."""
    publish_rows(ROWS)
    client = logged_in(carin)
    client.post(f"{LIST}nytt/", {"name": "Två till", "text": "Beskedet i mars."})
    row = WhatIf.objects.get()
    client.post(f"{LIST}{row.pk}/", VOLUME)
    return row


def test_a_controller_sees_what_it_gives_and_where_the_year_lands(made, committee, logged_in, carin):
    page = plain(logged_in(carin).get(f"{LIST}{made.pk}/"))

    assert "2 à 85 tkr i månaden, april–december 2022" in page
    assert "1,5 mnkr sämre än prognosen: −1,5 mnkr mot budget för helåret" in page
    assert "Beskedet i mars." in page
    assert report(committee, MARCH).total.year.deviation == 0


def test_the_forecast_itself_is_the_same(made, committee):
    assert report(committee, MARCH).what_ifs == ()
    assert report(committee, MARCH).total.year.outcome == -16_800_000_00


@pytest.mark.parametrize(
    ("typed", "effect"),
    [
        ({"slag": "amount", "amount": "10"}, 90_000_00),
        ({"slag": "share", "tenths": "-100", "line": "personnel"}, 9_000_000_00),
        ({"slag": "share", "tenths": "1,5", "line": ""}, -135_000_00),
        ({"slag": "volume", "tenths": "-1", "amount": "-20"}, 180_000_00),
    ],
    ids=str,
)
def test_each_kind_is_typed_and_reckoned(made, committee, logged_in, carin, sara, typed, effect):
    client = logged_in(carin)
    client.post(f"{LIST}nytt/", {"name": "Annat"})
    other = WhatIf.objects.latest("pk")

    assert client.post(f"{LIST}{other.pk}/", VOLUME | typed).status_code == 302

    logged_in(sara).post(f"{LIST}{other.pk}/", {"gor": "ta-med"})
    (row,) = report(committee, MARCH).what_ifs
    assert row.effect_ore == effect


def test_a_line_without_a_forecast_of_the_committees_own_is_shared_by_the_models(
    made, committee, logged_in, carin, sara
):
    for month in (1, 2, 3):
        make_forecasts(committee=committee, month=Month(2022, month), by=carin)
    assess(
        verksamhet=committee.verksamheter.get(code="511"),
        month=MARCH,
        forecast=AssessedForecast(amount=-13_000_000_00),
        by=carin,
    )
    client = logged_in(carin)

    client.post(
        f"{LIST}{made.pk}/",
        VOLUME | {"slag": "share", "tenths": "10", "line": "personnel", "verksamhet": "511"},
    )

    logged_in(sara).post(f"{LIST}{made.pk}/", {"gor": "ta-med"})
    committee.refresh_from_db()
    (row,) = report(committee, MARCH).what_ifs
    assert row.assumptions[1].rest_ore == -9_000_000_00
    assert row.assumptions[1].year_ore == -900_000_00


def test_without_a_measure_the_year_is_so_much_worse(made, committee, logged_in, carin, sara):
    measure = adjust(
        verksamhet=committee.verksamheter.get(code="511"),
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=Month(2022, 4),
            last=Month(2022, 12),
            amount=900_00,
            text="Färre timmar",
        ),
        by=carin,
    )
    client = logged_in(carin)
    assert "Färre timmar (Hemtjänst norr)" in plain(client.get(f"{LIST}{made.pk}/?slag=without"))

    client.post(
        f"{LIST}{made.pk}/", {"gor": "anta", "slag": "without", "text": "Utan", "adjustment": measure.pk}
    )

    logged_in(sara).post(f"{LIST}{made.pk}/", {"gor": "ta-med"})
    committee.refresh_from_db()
    (row,) = report(committee, MARCH).what_ifs
    assert row.assumptions[1].year_ore == -900_00


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"tenths": "två"}, "går inte att använda"),
        ({"tenths": "0"}, "Skriv hur många fler eller färre"),
        ({"tenths": "1,25"}, "går inte att använda"),
        ({"tenths": "9" * 40}, "går inte att använda"),
        ({"text": ""}, "Skriv vad som antas"),
        ({"last": "2022-01"}, "kan inte vara före"),
        ({"first": "2023-01", "last": "2023-02"}, "Scenariot gäller 2022"),
        ({"verksamhet": "finns-inte"}, "finns-inte"),
    ],
    ids=str,
)
def test_what_is_typed_wrong_is_told_and_what_was_typed_stays(made, logged_in, carin, wrong, words):
    before = WhatIfAssumption.objects.count()

    answer = logged_in(carin).post(f"{LIST}{made.pk}/", VOLUME | {"text": "Tre till"} | wrong)

    assert answer.status_code == 422
    assert words in plain(answer)
    assert wrong.get("text", "Tre till") in plain(answer)
    assert WhatIfAssumption.objects.count() == before


def test_a_politician_reads_only_what_is_part_of_the_paper(made, logged_in, petra, sara):
    assert "Inget scenario är med i handlingen" in plain(logged_in(petra).get(LIST))
    assert logged_in(petra).get(f"{LIST}{made.pk}/").status_code == 404

    logged_in(sara).post(f"{LIST}{made.pk}/", {"gor": "ta-med"})

    assert "Två till" in plain(logged_in(petra).get(LIST))
    assert "1,5 mnkr sämre än prognosen" in plain(logged_in(petra).get(f"{LIST}{made.pk}/"))
    assert "Två till: 1,5 mnkr sämre" in plain(logged_in(petra).get("/provby/2022-03/prognos/"))
    for doing in ("anta", "ta-bort", "ta-bort-antagande", "ta-med"):
        assert logged_in(petra).post(f"{LIST}{made.pk}/", VOLUME | {"gor": doing}).status_code == 403


def test_every_document_tells_it_as_no_part_of_the_forecast(made, committee, logged_in, sara):
    logged_in(sara).post(f"{LIST}{made.pk}/", {"gor": "ta-med"})

    shown = report(committee, MARCH)

    assert Report.from_json(shown.to_json()) == shown
    for kind in ("docx", "pdf", "pptx", "text", "json"):
        text = " ".join(texts_of(rendered(shown, kind)).replace("\xa0", " ").split())
        assert "Två till" in text, kind
        assert "Två placeringar till" in text, kind


def test_a_verksamhetschef_assumes_only_of_own_parts(made, committee, logged_in, olle, adam):
    role = GivenRole(role=Role.VERKSAMHETSCHEF, areas=("520",))
    give_role(user=olle, committee=committee, given=role, by=adam)
    client = logged_in(olle)

    assert client.post(f"{LIST}{made.pk}/", VOLUME).status_code == 422
    assert client.post(f"{LIST}{made.pk}/", VOLUME | {"verksamhet": "520"}).status_code == 302
    for doing in ("ta-bort", "ta-med"):
        assert client.post(f"{LIST}{made.pk}/", {"gor": doing}).status_code == 403


def test_a_scenario_of_a_hidden_unit_is_told_to_none_who_may_not_see_it(
    made, committee, logged_in, petra, sara, carin
):
    logged_in(sara).post(f"{LIST}{made.pk}/", {"gor": "ta-med"})
    people = {"511": 3, "520": 40}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)

    assert "Två till" not in plain(logged_in(petra).get(LIST))
    assert logged_in(petra).get(f"{LIST}{made.pk}/").status_code == 404
    assert "Två till" in plain(logged_in(sara).get(LIST))


def test_what_is_taken_back_is_gone_from_the_paper(made, committee, logged_in, carin, sara):
    logged_in(sara).post(f"{LIST}{made.pk}/", {"gor": "ta-med"})
    client, row = logged_in(carin), WhatIfAssumption.objects.get()

    client.post(f"{LIST}{made.pk}/", {"gor": f"ta-bort-antagande {row.pk}"})
    assert "Inget är antaget än." in plain(client.get(f"{LIST}{made.pk}/"))
    client.post(f"{LIST}{made.pk}/", {"gor": "ta-bort"})

    assert report(committee, MARCH).what_ifs == ()
    assert client.get(f"{LIST}{made.pk}/").status_code == 404


def test_what_stands_half_typed_is_there_when_another_button_was_pressed(made, logged_in, sara, carin):
    client = logged_in(carin)

    client.post(f"{LIST}{made.pk}/", VOLUME | {"gor": "ta-med", "text": "Halvskrivet"}, follow=True)
    answer = client.post(
        f"{LIST}{made.pk}/", VOLUME | {"gor": "ta-ur", "slag": "amount", "text": "Halvskrivet"}, follow=True
    )

    assert "Halvskrivet" in plain(answer)
    assert "Belopp i månaden, tkr" in plain(answer)
    assert WhatIfAssumption.objects.count() == 1
