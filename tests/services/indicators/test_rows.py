"""What an indicator's row says where the year to date is not known, and what a file states alone."""

from socfin.domain.figures import Scenario
from socfin.domain.indicators import Value
from socfin.domain.period import Month, Span
from socfin.services.indicators.rows import Place, indicator_rows, measured_years

PLACES = {
    place.code: place
    for place in (
        Place("5", "Vård och omsorg", ""),
        Place("510", "Hemtjänst", "5"),
        Place("520", "SÄBO", "5"),
    )
}
MARCH, AUGUST = Month(2022, 3), Month(2022, 8)
JANUARY = Span(Month(2022, 1))


def value(indicator, steps, span, scenario=Scenario.OUTCOME, code="520"):
    return Value(code, indicator, scenario, span, steps)


def rows(values, code, month):
    return indicator_rows(measured_years(values, PLACES, month), PLACES, [code], month)


def the_row(values, month, code="520"):
    (row,) = [row for row in rows(values, code, month) if row.indicator != "platser"]
    return row


def test_the_newest_known_is_kept_with_its_months_and_the_places_that_are_empty_then():
    values = [value("platser", 150, JANUARY), value("belaggning", 800, JANUARY)]

    row = the_row(values, MARCH)

    assert (row.outcome, row.newest, row.newest_span, row.empty_places) == (None, 800, "januari 2022", 30)


def test_what_is_known_of_the_summer_alone_is_the_summers():
    summer = Span(AUGUST, 3)

    row = the_row([value("salda_semesterveckor", 13, summer)], AUGUST)

    assert (row.outcome, row.newest, row.newest_span) == (None, 13, "juni–augusti 2022")


def test_a_year_to_date_that_is_known_needs_no_newest():
    row = the_row([value("brukare", 12, Span(MARCH))], MARCH)

    assert (row.outcome, row.newest, row.newest_span) == (12, None, "")


def test_a_deviation_that_is_stated_stands_where_the_file_has_it_and_is_not_added_up():
    stated = [value("arsarbetare", 64, Span.to_date(MARCH), Scenario.DEVIATION, "510")]

    row = the_row(stated, MARCH, "510")

    assert (row.outcome, row.target, row.deviation) == (None, None, 64)
    assert rows(stated, "5", MARCH) == ()


def test_earlier_years_given_whole_are_kept_also_where_this_year_says_nothing():
    years = [
        value("orosanmalningar", steps, Span.full_year(year)) for year, steps in ((2015, 450), (2021, 1300))
    ]

    row = the_row(years, AUGUST)

    assert (row.outcome, row.years) == (None, ((2015, 450), (2021, 1300)))


def test_the_year_ahead_follows_last_years_share_where_that_is_known():
    before = [value("placeringsdygn", 100, Span(Month(2021, number))) for number in range(1, 13)]
    now = [value("placeringsdygn", 130, Span(Month(2022, number))) for number in (1, 2, 3)]

    row = the_row([*before, *now], MARCH)

    assert (row.forecast, row.forecast_method) == (1560, "förra årets andel")


def test_without_a_last_year_three_months_go_on_in_their_pace_and_two_say_nothing():
    now = [value("placeringsdygn", 130, Span(Month(2022, number))) for number in (1, 2, 3)]

    assert the_row(now, MARCH).forecast == 390 * 4
    assert the_row(now[:2], Month(2022, 2)).forecast is None


def test_the_people_of_the_rest_of_the_year_are_those_of_the_newest_month():
    now = [
        value("arsarbetare", steps, Span(Month(2022, at))) for at, steps in ((1, 1000), (2, 1000), (3, 1120))
    ]

    row = the_row(now, MARCH)

    assert (row.outcome, row.forecast) == (1040, (1040 * 3 + 1120 * 9) // 12)
    assert row.forecast_method == "resten av året som senaste månaden"


def test_a_share_has_no_year_ahead():
    assert (
        the_row([value("sjukfranvaro", 80, Span(Month(2022, at))) for at in (1, 2, 3)], MARCH).forecast
        is None
    )
