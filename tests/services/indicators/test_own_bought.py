"""Torget 2021: a day in a place of one's own against a bought one, to the krona as the minutes print it."""

from socfin.domain.figures import Scenario
from socfin.domain.indicators import Value
from socfin.domain.money import Unit, in_unit
from socfin.domain.period import Month, Span
from socfin.services.indicators.own_bought import (
    NetCost,
    OwnPlaces,
    compared,
    cost_at,
    own_bought,
    with_one_offs,
)
from socfin.services.indicators.rows import Place, measured_years

KR, TKR = 100, 100_000
OPEN = Span(Month(2021, 12), 9)
TORGET = OwnPlaces(OPEN, cost=5_448 * TKR, one_off=391 * TKR, days=6 * 275, places=6, bought=3_997 * KR)
PLACES = {place.code: place for place in (Place("5", "Vård", ""), Place("541", "Torget", "5"))}


def kr(ore):
    return int(in_unit(ore, Unit.KR))


def value(indicator, steps, span=OPEN):
    return Value("541", indicator, Scenario.OUTCOME, span, steps)


def rows(values, month, nets=None):
    years = measured_years(values, PLACES, month)
    return own_bought(years, PLACES, ["5", "541"], month, nets or {})


def test_a_day_at_torget_is_3_065_kr_and_932_less_than_a_bought_one():
    torget = compared("541", "Torget", TORGET)

    assert (torget.calendar_days, torget.days, torget.capacity) == (275, 1650, 1650)
    assert (kr(torget.own_ore), kr(torget.bought_ore), kr(torget.difference_ore)) == (3065, 3997, 932)
    assert torget.own_ore == 3_064_85


def test_with_the_start_up_a_day_at_torget_cost_3_302_kr_and_meets_the_bought_one_later():
    torget = with_one_offs(compared("541", "Torget", TORGET))

    assert (kr(torget.own_ore), torget.one_off_ore, torget.break_even_tenths) == (3302, 0, 826)
    assert torget.difference_ore == 695_18
    assert kr(cost_at(torget, 100)) == 3302


def test_the_minutes_933_is_what_is_left_of_a_day_cut_off_at_3_064():
    torget = compared("541", "Torget", TORGET)

    assert kr(torget.bought_ore) - torget.own_ore // KR == 933


def test_what_is_saved_is_exact_in_the_months_and_a_years_worth_of_it():
    torget = compared("541", "Torget", TORGET)

    assert torget.span_ore == 3_997 * KR * 1650 - (5_448 - 391) * TKR == 1_538_050_00
    assert torget.year_ore == round(1_538_050_00 * 365 / 275)


def test_the_house_is_as_cheap_as_a_bought_place_when_some_77_per_cent_of_it_is_taken():
    torget = compared("541", "Torget", TORGET)

    assert (torget.break_even_days, torget.break_even_tenths) == (1266, 767)
    assert cost_at(torget, 77) <= torget.bought_ore < cost_at(torget, 76)
    assert cost_at(torget, 100) == torget.own_ore


def test_a_full_house_that_is_dearer_breaks_even_above_all_its_places():
    dear = compared("541", "Torget", OwnPlaces(OPEN, 10_000 * TKR, 0, 1650, 6, 3_997 * KR))

    assert dear.difference_ore < 0
    assert dear.break_even_tenths > 1000


def test_without_days_there_is_nothing_to_compare():
    assert compared("541", "Torget", OwnPlaces(OPEN, 10 * TKR, 0, 0, 6, 3_997 * KR)) is None


def test_a_later_report_has_the_newest_months_that_are_known_whole():
    values = [
        value("boendekostnad", 5_448_000),
        value("uppstartskostnad", 391_000),
        value("platsdygn", 1650),
        value("platser", 6),
        value("kopt_dygnspris", 3997),
    ]

    (torget,) = rows(values, Month(2022, 3))

    assert (torget.code, torget.months) == ("541", "april–december 2021")
    assert (kr(torget.own_ore), torget.one_off_ore) == (3065, 391 * TKR)


def test_where_no_cost_is_given_the_net_to_date_is_it_less_its_known_one_offs():
    quarter = Span(Month(2022, 3), 3)
    values = [value("platsdygn", 500, quarter), value("kopt_dygnspris", 4000, quarter)]

    (own,) = rows(values, Month(2022, 3), {"541": NetCost(2_000 * TKR, 500 * TKR)})

    assert (own.own_ore, own.capacity, own.break_even_tenths) == (3_000 * KR, None, None)
    assert rows(values, Month(2022, 3)) == ()
