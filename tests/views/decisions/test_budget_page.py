"""The budget's page: how it came to be, entered by the controller and read by everyone."""

import pytest
from django.urls import reverse

from socfin.models import BudgetDecision, BudgetRequest
from tests.cast import made, person, provby, published

SPREAD = "\n".join(
    f"{code} 5020 2022-{month:02d} budget {amount}"
    for code, amount in (("510", -100_000), ("520", -200_000))
    for month in range(1, 13)
)
LAST_YEAR = "\n".join(f"510 5020 2021-{month:02d} utfall -{month}000" for month in range(1, 13))
BUDGET = "/provby/2022-03/budget/"
NEW = "/provby/2022-03/budget/beslut/"


def year():
    outcome = "510 5020 2022-03 utfall -100000\n520 5020 2022-03 utfall -200000"
    published(provby(), f"{SPREAD}\n{outcome}\n{LAST_YEAR}")


@pytest.fixture(scope="module")
def world(once):
    once(year)


@pytest.fixture
def carins(world, db, logged_in):
    return logged_in(person("carin"))


def typed(**more):
    return {
        "kind": "supplement",
        "body": "Kommunfullmäktige",
        "decided": "2022-03-14",
        "item": "KF § 61",
        "spread": "even",
        "first": "2022-07",
        "last": "2022-12",
        "code-0": "510",
        "amount-0": "60",
        **more,
    }


def words_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def test_a_decision_is_entered_spread_and_shown_on_the_way_from_the_first_budget(carins):
    assert carins.post(NEW, typed()).status_code == 302

    shown = made(carins, BUDGET)

    text = words_of(shown)
    assert (
        "Budgeten för 2022 har genom ett beslut ändrats från −3,6 mnkr till −3,7 mnkr: 0,1 mnkr mer." in text
    )
    assert [one["step"].amount_ore for one in shown.context["steps"]] == [
        -3_600_000_00,
        -60_000_00,
        -3_660_000_00,
    ]
    decision = BudgetDecision.objects.get()
    assert set(decision.amounts.values_list("amount_ore", flat=True)) == {-10_000_00}
    assert "juli 2022" in words_of(carins.get(f"{NEW}{decision.pk}/"))


def test_the_budget_of_an_earlier_day_has_only_what_was_decided_by_then(carins):
    carins.post(NEW, typed())

    shown = made(carins, f"{BUDGET}?per=2022-03-13")

    assert shown.context["now"] == -3_600_000_00
    assert "Budget 2022 den 13 mars 2022" in words_of(shown)
    assert "Senare beslut" in words_of(shown)
    assert made(carins, f"{BUDGET}?per=igår").context["now"] == -3_660_000_00


def test_a_decision_may_be_spread_as_last_years_outcome(carins):
    carins.post(NEW, typed(spread="last_year", first="2022-01", last="2022-03", **{"amount-0": "6"}))

    amounts = BudgetDecision.objects.get().amounts.order_by("last").values_list("amount_ore", flat=True)
    assert list(amounts) == [-1_000_00, -2_000_00, -3_000_00]


def test_a_decisions_months_may_be_typed(carins):
    carins.post(
        NEW,
        typed(spread="typed", first="2022-11", last="2022-12", **{"amount-0": "", "months-0": "1,5;−0,5"}),
    )

    amounts = BudgetDecision.objects.get().amounts.order_by("last").values_list("amount_ore", flat=True)
    assert list(amounts) == [-1_500_00, 500_00]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"code-0": ""}, "Välj verksamhet för beloppet på rad 1"),
        ({"amount-0": ""}, "Skriv ett belopp på rad 1"),
        ({"kind": "transfer"}, "gå jämnt ut"),
        ({"first": "2022-12", "last": "2022-07"}, "den första före den sista"),
        ({"first": "2021-12"}, "Månaderna måste ligga i 2022"),
        ({"spread": "whole"}, "bara för helåret"),
        ({"spread": "typed", "months-0": "1;2"}, "har 2 månadsbelopp, men juli–december 2022 är 6 månader"),
        ({"spread": "typed", "months-0": "1;2;3;4;5;6"}, "inte tillsammans beloppet"),
        ({"spread": "last_year", "code-0": "520"}, "Utfallet 2021 för SÄBO är inte känt"),
        ({"body": ""}, "Skriv vem som beslutade"),
    ],
)
def test_what_cannot_be_entered_is_said_and_nothing_is(carins, more, words):
    answer = carins.post(NEW, typed(**more))

    assert answer.status_code == 422
    assert words in words_of(answer)
    assert not BudgetDecision.objects.exists()


def test_an_amount_for_the_whole_year_may_be_told_of_what_the_file_holds(carins):
    carins.post(NEW, typed(spread="whole", in_file="on"))

    assert made(carins, BUDGET).context["steps"][0]["after"] == -3_540_000_00
    assert made(carins, BUDGET).context["now"] == -3_600_000_00


def test_a_decision_is_taken_back_with_a_reason(carins):
    carins.post(NEW, typed())
    address = f"{NEW}{BudgetDecision.objects.get().pk}/"

    assert carins.post(address, {"reason": ""}).status_code == 422
    assert carins.post(address, {"reason": "Dubbelt."}).status_code == 302

    assert "Inga budgetbeslut är inskrivna för 2022" in words_of(made(carins, BUDGET))
    assert "Dubbelt." in words_of(carins.get(address))


def test_a_request_is_followed_from_asked_to_answered(carins):
    asked = {"is_asked": "ja", "body": "Kommunfullmäktige", "asked": "2022-02-01", "amount-0": "21600"}
    assert carins.post("/provby/2022-03/budget/askanden/", asked).status_code == 302
    number = BudgetRequest.objects.get().pk
    assert "Inte besvarat än" in words_of(made(carins, BUDGET))

    answer = {"state": "granted_in_part", "answered": "2022-06-13", "granted": "16500", "already": "7500"}
    assert carins.post(f"/provby/2022-03/budget/askanden/{number}/", answer).status_code == 302

    text = words_of(made(carins, BUDGET))
    assert "Beviljat till en del 13 juni 2022: 16 500 tkr, varav 7 500 tkr redan var budgeterat" in text
    assert "alltså 9 000 tkr mer" in text


def test_a_politician_reads_and_enters_nothing(carins, logged_in):
    carins.post(NEW, typed())
    petra = logged_in(person("petra"))

    text = words_of(made(petra, BUDGET))

    assert "Tilläggsanslag" in text
    assert "Skriv in ett beslut" not in text
    assert petra.post(f"{NEW}{BudgetDecision.objects.get().pk}/", {"reason": "Nej."}).status_code == 403


def test_the_overview_says_it_in_a_sentence_that_leads_there(carins):
    carins.post(NEW, typed())

    page = words_of(made(carins, reverse("overview", args=["provby", "2022-03"])))

    assert "Budgeten för 2022 har genom ett beslut ändrats" in page
    assert f'href="{BUDGET}"' in page


def test_the_form_begins_with_what_is_decided_most_often(carins):
    form = made(carins, NEW).context["form"]

    assert form["kind"].value() == "supplement"
    assert len(form.rows()) == 6
