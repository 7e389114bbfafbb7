"""The pages of measures: entered, followed up, told to a reader, and kept from who may not write."""

from dataclasses import replace

import pytest

from socfin.actions.catalogue import define_indicator
from socfin.actions.followup.measures import enter_measure, follow_measure
from socfin.actions.people.memberships import give_role
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.measures.facts import Effect, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import Adjustment
from socfin.selectors.followup.measures import measures
from tests.cast import person, provby, published

LIST = "/provby/2022-03/atgarder/"
TYPED = {
    "text": "Färre inhyrda pass",
    "verksamhet": "511",
    "state": "decided",
    "day": "2022-01-18",
    "body": "Socialnämnden",
    "item": "§ 7",
    "role": "Enhetschef",
    "first": "2022-02",
    "last": "2022-12",
    "amount": "110",
    "line": "personnel",
    "consequence": "Fler helger för de anställda.",
}


@pytest.fixture(scope="module")
def figures(once):
    once(
        lambda: published(
            provby(),
            "\n".join(
                f"{code} 5020 2022-{month:02} {scenario} -{month}00000"
                for code in ("511", "520")
                for month in (1, 2, 3)
                for scenario in ("utfall", "budget")
            ),
        )
    )


@pytest.fixture
def committee(figures, committee):
    return committee


def entered(committee, code="511", state=MeasureState.DECIDED):
    plan = MeasurePlan(
        text=f"Åtgärd i {code}",
        first=Month(2022, 2),
        last=Month(2022, 12),
        amount=110_000_00,
        line="personnel",
    )
    node = committee.verksamheter.get(code=code)
    return enter_measure(verksamhet=node, plan=plan, step=Step(state=state), by=person("carin"))


def plain(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def test_a_controller_enters_a_measure_and_a_politician_reads_it(committee, logged_in, carin, petra):
    answer = logged_in(carin).post(f"{LIST}ny/", TYPED)

    made = Adjustment.objects.get()
    assert answer["Location"] == f"{LIST}{made.pk}/"
    page = plain(logged_in(petra).get(f"{LIST}{made.pk}/"))
    assert "Beslutad av Socialnämnden 18 januari 2022, § 7. Ansvarig: Enhetschef" in page
    assert "Ska ge 10 tkr i månaden februari–december 2022" in page
    assert "Konsekvens:</strong> Fler helger för de anställda." in page
    assert "Personalkostnader var −100 tkr i månaden före åtgärden" in page
    assert "Följ upp effekten" not in page
    assert "En beslutad åtgärd ska ge 110 tkr under 2022." in plain(logged_in(petra).get(LIST))


def test_what_is_typed_wrong_is_told_at_the_field_and_nothing_is_kept(committee, logged_in, carin):
    answer = logged_in(carin).post(
        f"{LIST}ny/",
        {
            **TYPED,
            "last": "2022-01",
            "amount": "0",
            "state": "stopped",
            "day": "",
            "account": "personal, lön",
        },
    )

    assert answer.status_code == 422
    page = plain(answer)
    for words in ("kan inte vara före den", "Beloppet är noll", "Skriv från vilken dag", "till exempel 45"):
        assert words in page
    assert not Adjustment.objects.exists()


def test_several_months_are_followed_up_at_once_and_seen_in_the_sums(committee, logged_in, carin):
    made, client = entered(committee), logged_in(carin)

    client.post(
        f"{LIST}{made.pk}/effekt/",
        {"effect-2022-02": "4", "why-2022-02": "Sent igång", "effect-2022-03": "8"},
    )

    (fact,) = measures(committee, 2022)
    assert fact.effects == {
        Month(2022, 2): Effect(amount=4_000_00, text="Sent igång"),
        Month(2022, 3): Effect(amount=8_000_00),
    }
    assert "Till och med mars väntades 20 tkr, och 12 tkr har nåtts." in plain(client.get(LIST))
    assert "Hittills 12 tkr av väntade 20 tkr." in plain(client.get(f"{LIST}{made.pk}/"))


def test_a_proposal_is_no_measure_until_it_is_decided(committee, logged_in, carin):
    made, client = entered(committee, state=MeasureState.PROPOSED), logged_in(carin)
    before = plain(client.get(LIST))

    client.post(f"{LIST}{made.pk}/lage/", {"state": "decided", "day": "2022-03-01", "item": "§ 9"})

    assert "Förslag med konsekvens" in before
    assert "Inga åtgärder är beslutade för 2022; ett förslag finns." in before
    after = plain(client.get(LIST))
    assert "En beslutad åtgärd ska ge 110 tkr" in after
    assert "Förslag med konsekvens" not in after


def test_one_that_is_stopped_needs_a_day(committee, logged_in, carin):
    made = entered(committee)

    answer = logged_in(carin).post(f"{LIST}{made.pk}/lage/", {"state": "stopped"})

    assert answer.status_code == 422
    assert "Skriv från vilken dag" in plain(answer)


def test_a_verksamhetschef_writes_of_own_parts_alone(committee, logged_in, olle, adam):
    given = GivenRole(role=Role.VERKSAMHETSCHEF, areas=("510",))
    give_role(user=olle, committee=committee, given=given, by=adam)
    own, other, client = entered(committee), entered(committee, "520"), logged_in(olle)

    assert "Följ upp effekten" in plain(client.get(f"{LIST}{own.pk}/"))
    assert "Följ upp effekten" not in plain(client.get(f"{LIST}{other.pk}/"))
    assert client.post(f"{LIST}{own.pk}/effekt/", {"effect-2022-02": "4"}).status_code == 302
    assert client.post(f"{LIST}{other.pk}/effekt/", {"effect-2022-02": "4"}).status_code == 403
    assert client.post(f"{LIST}{other.pk}/lage/", {"state": "done"}).status_code == 403
    assert client.post(f"{LIST}ny/", {**TYPED, "verksamhet": "520"}).status_code == 422


def test_the_verksamhet_the_forecast_and_the_overview_tell_of_it(committee, logged_in, petra):
    made = entered(committee)
    follow_measure(measure=made, effects={Month(2022, 2): Effect(amount=4_000_00)}, by=person("carin"))
    client = logged_in(petra)

    assert "Åtgärd i 511" in plain(client.get("/provby/2022-03/verksamhet/510/"))
    assert "Åtgärd i 511" not in plain(client.get("/provby/2022-03/verksamhet/520/"))
    assert "Åtgärd i 511" in plain(client.get("/provby/2022-03/prognos/"))


def test_a_measure_that_is_not_there_is_not_found(committee, logged_in, carin):
    assert logged_in(carin).get(f"{LIST}999/").status_code == 404
    assert logged_in(carin).post(f"{LIST}999/lage/", {"state": "done"}).status_code == 404


def test_what_begins_next_year_is_in_the_plan_and_has_its_page(committee, logged_in, carin, petra):
    later = TYPED | {"first": "2023-01", "last": "2024-12", "amount": "240"}

    answer = logged_in(carin).post(f"{LIST}ny/", later, follow=True)

    client, made = logged_in(petra), Adjustment.objects.get()
    assert answer.status_code == 200
    assert "Färre inhyrda pass" in plain(client.get(f"{LIST}{made.pk}/"))
    for address in (LIST, "/provby/2022-03/verksamhet/511/"):
        page = plain(client.get(address))
        assert "Plan för tre år" in page
        assert page.count("+120") == 4  # 2023 and 2024, of the measure and of what is decided
    assert "Plan för tre år" not in plain(client.get("/provby/2022-03/verksamhet/520/"))


def test_an_indicator_of_the_committees_own_may_show_the_effect(committee, logged_in, carin):
    visits = replace(CATALOGUE.indicators[0], code="besok", name="Besök i öppenvård")
    define_indicator(committee=committee, indicator=visits, by=carin)

    assert '<option value="besok">Besök i öppenvård</option>' in plain(logged_in(carin).get(f"{LIST}ny/"))
