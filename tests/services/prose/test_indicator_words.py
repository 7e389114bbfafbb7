"""What the indicators of a report say: figures as a Swede writes them, and sentences that add up."""

from dataclasses import replace

import pytest

from socfin.domain.limits import Status
from socfin.domain.money import Unit
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.domain.sections import IndicatorRow, UnitCost
from socfin.services.prose.indicator_words import (
    at_a_glance,
    beyond_limit,
    of_total,
    sentence,
    shown,
    unit_cost_sentences,
)

TKR = 100_000
OCCUPANCY = IndicatorRow(
    code="520",
    verksamhet="SÄBO",
    indicator="belaggning",
    name="Beläggning",
    unit="%",
    decimals=1,
    direction="more",
    outcome=800,
    target=1000,
    deviation=-200,
    months=(800,),
    empty_places=30,
    status=Status.WATCH,
)
COST = UnitCost(
    code="520",
    verksamhet="SÄBO",
    indicator="platsdygn",
    name="Belagda platsdygn",
    per="dygn",
    decimals=0,
    volume=1_100,
    cost_ore=3_520 * TKR,
    unit_cost_ore=3_200_00,
    budget_volume=1_000,
    budget_unit_cost_ore=3_000_00,
    volume_effect_ore=-300 * TKR,
    price_effect_ore=-220 * TKR,
)


def report(*indicators: IndicatorRow, costs: tuple[UnitCost, ...] = (), root: str = "5") -> Report:
    return Report(
        committee="provby",
        committee_name="Socialnämnden",
        municipality="Provby",
        period="2022-01",
        total=ReportRow(code=root, name="Vård och omsorg", level=0, kind=RowKind.TOTAL),
        rows=tuple(ReportRow(code=code, name=code, level=1) for code in ("510", "520") if code != root),
        indicators=indicators,
        unit_costs=costs,
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_an_indicator_is_spelled_with_its_decimals_and_what_it_means():
    (one,) = shown([OCCUPANCY])

    assert (one.label, one.outcome, one.target, one.deviation) == ("Beläggning, %", "80,0", "100,0", "−20,0")
    assert (one.last_year, one.standing, plain(one.remark)) == ("–", "Bevaka", "30 platser tomma")
    assert plain(sentence(one)) == "Beläggning 80,0 % mot 100,0 %, 30 platser tomma"


def test_a_sentence_does_not_say_the_unit_that_the_name_says():
    shifts = replace(OCCUPANCY, name="Hyrpass", unit="pass", decimals=0, empty_places=None)

    assert sentence(shown([replace(shifts, outcome=443, target=220)])[0]) == "Hyrpass 443 mot 220"


@pytest.mark.parametrize(
    ("empty", "remark"), [(None, ""), (0, ""), (-1, ""), (1, "1 plats tom"), (2, "2 platser tomma")]
)
def test_empty_places_are_counted_where_there_are_any(empty, remark):
    assert plain(shown([replace(OCCUPANCY, empty_places=empty)])[0].remark) == remark


def test_a_unit_that_the_name_says_is_not_said_again():
    assert shown([replace(OCCUPANCY, name="Platser", unit="platser")])[0].label == "Platser"


def test_the_page_of_a_verksamhet_has_its_own_indicators():
    whole = replace(OCCUPANCY, code="5")

    assert [one.row for one in of_total(report(whole, OCCUPANCY))] == [whole]


def test_the_overview_has_those_beyond_their_limit_the_furthest_first_and_none_twice():
    near = replace(OCCUPANCY, code="510", deviation=-60)
    fine = replace(OCCUPANCY, code="510", indicator="platser", status=Status.BALANCE)
    whole = replace(OCCUPANCY, code="5")
    deep = replace(OCCUPANCY, code="521")
    sick = replace(OCCUPANCY, code="5", indicator="sjukfranvaro", deviation=-500)

    found = beyond_limit(report(whole, near, fine, deep, OCCUPANCY, sick))

    assert [one.row for one in found] == [sick, OCCUPANCY, near]


def test_a_document_says_what_one_row_alone_has_once():
    whole, home = replace(OCCUPANCY, code="5"), replace(OCCUPANCY, code="510")
    sick = replace(OCCUPANCY, code="5", indicator="sjukfranvaro")

    assert [one.row for one in at_a_glance(report(whole, sick, OCCUPANCY))] == [sick, OCCUPANCY]
    assert [one.row for one in at_a_glance(report(whole, home, OCCUPANCY))] == [whole, home, OCCUPANCY]


def test_a_document_says_what_the_committee_has_of_its_own_beside_the_one_row():
    whole = replace(OCCUPANCY, code="5", outcome=700)

    assert [one.row for one in at_a_glance(report(whole, OCCUPANCY))] == [whole, OCCUPANCY]


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ((900, 800), "30 platser tomma"),
        ((900, 700), "30 platser tomma i februari"),
        ((900, None), "30 platser tomma"),
        ((), "30 platser tomma"),
    ],
)
def test_empty_places_of_the_last_month_are_not_told_as_those_of_all_months(months, told):
    (one,) = shown([replace(OCCUPANCY, outcome=800, months=months)])

    assert plain(one.remark) == told


@pytest.mark.parametrize(("many", "told"), [(4, 4), (5, 5), (6, 5)])
def test_no_more_than_five_are_told_on_the_overview(many, told):
    rows = [replace(OCCUPANCY, indicator=f"nr{at}") for at in range(many)]

    assert len(beyond_limit(report(*rows))) == told


def test_a_deviation_is_told_as_volume_and_price():
    lines = unit_cost_sentences(report(costs=(COST,), root="520"), unit=Unit.TKR)

    assert [plain(line) for line in lines] == [
        "Nettokostnad per dygn: 3 200 kr, mot 3 000 kr i budget.",
        "Av −520 tkr mot budget beror −300 tkr på fler dygn och −220 tkr på dyrare dygn.",
    ]


def test_fewer_and_cheaper_are_told_as_they_are():
    cheap = replace(COST, per="timme", volume=900, volume_effect_ore=300 * TKR, price_effect_ore=20 * TKR)

    assert plain(unit_cost_sentences(report(costs=(cheap,), root="520"))[1]) == (
        "Av +320 tkr mot budget beror +300 tkr på färre timmar och +20 tkr på billigare timmar."
    )


def test_where_a_budget_is_missing_the_sentence_says_which():
    bare = replace(
        COST, budget_volume=None, budget_unit_cost_ore=None, volume_effect_ore=None, price_effect_ore=None
    )

    assert [plain(line) for line in unit_cost_sentences(report(costs=(bare,), root="520"))] == [
        "Nettokostnad per dygn: 3 200 kr.",
        "Avvikelsen går inte att dela i volym och pris: budget saknas för belagda platsdygn.",
    ]


@pytest.mark.parametrize(
    ("volume", "told"),
    [
        (None, "budget saknas för belagda platsdygn"),
        (0, "budget är noll för belagda platsdygn"),
        (1_000, "pengarna har ingen kostnad i budget att jämföra med"),
    ],
)
def test_a_budget_that_is_there_is_never_said_to_be_missing(volume, told):
    bare = replace(
        COST, budget_volume=volume, budget_unit_cost_ore=None, volume_effect_ore=None, price_effect_ore=None
    )

    line = plain(unit_cost_sentences(report(costs=(bare,), root="520"))[1])

    assert line == f"Avvikelsen går inte att dela i volym och pris: {told}."


@pytest.mark.parametrize(
    ("days", "volume", "price", "told"),
    [
        (
            1_000,
            0,
            -220,
            "Avvikelsen mot budget, −220 tkr, beror hela på dyrare dygn: de är lika många som i budget.",
        ),
        (
            1_000,
            0,
            220,
            "Avvikelsen mot budget, +220 tkr, beror hela på billigare dygn: de är lika många som i budget.",
        ),
        (1_100, -300, 0, "Avvikelsen mot budget, −300 tkr, beror hela på fler dygn: de kostar som i budget."),
        (900, 300, 0, "Avvikelsen mot budget, +300 tkr, beror hela på färre dygn: de kostar som i budget."),
        (1_000, 0, 0, "Varken antalet dygn eller vad de kostar avviker från budget."),
    ],
)
def test_days_as_many_as_budgeted_are_not_more_and_a_price_as_budgeted_is_not_dearer(
    days, volume, price, told
):
    even = replace(COST, volume=days, volume_effect_ore=volume * TKR, price_effect_ore=price * TKR)

    assert plain(unit_cost_sentences(report(costs=(even,), root="520"), unit=Unit.TKR)[1]) == told


def test_the_costs_of_other_verksamheter_are_told_on_their_own_pages():
    assert unit_cost_sentences(report(costs=(COST,))) == ()


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("Kostnad för hyrpersonal", "tkr", "601 tkr i juni–augusti"),
        ("Hyrpass", "pass", "601 i juni–augusti"),
        ("Inhyrda", "inhyrda personer", "601 personer i juni–augusti"),
        ("Andel", "%", "601 % i juni–augusti"),
    ],
)
def test_what_is_known_of_some_months_has_its_unit_where_the_name_does_not_say_it(name, unit, told):
    words = {"outcome": None, "target": None, "deviation": None, "months": (), "empty_places": None}
    row = replace(
        OCCUPANCY, name=name, unit=unit, decimals=0, newest=601, newest_span="juni–augusti 2022", **words
    )

    assert plain(shown([row])[0].remark) == told


def test_a_unit_that_begins_with_the_name_is_not_said_twice():
    row = replace(
        OCCUPANCY,
        name="Inhyrda",
        unit="inhyrda personer",
        decimals=0,
        outcome=6,
        target=None,
        deviation=None,
        empty_places=None,
    )

    assert plain(sentence(shown([row])[0])) == "Inhyrda 6 personer"
