"""What was said of years that have ended, by socfin and by files, as one record."""

import pytest

from socfin.domain.past_forecasts.record import RecordRow, mean, record_years, summed_years


def row(year, month, expected, became=None, source=""):
    return RecordRow(year=year, month=month, expected=expected, became=became, source=source)


def test_own_years_and_told_years_stand_together_newest_first():
    years = record_years([row(2023, 3, -5, -9)], [row(2021, 11, -13, -23, "a.csv")], {2023: -9})

    assert [(year.year, year.became) for year in years] == [(2023, -9), (2021, -23)]
    assert [year.sources for year in years] == [(), ("a.csv",)]


def test_the_bias_is_the_mean_of_what_was_said_less_what_it_became():
    (year,) = record_years(
        [], [row(2021, month, expected, -23, "a") for month, expected in ((3, -2), (8, -8), (11, -13))], {}
    )

    assert year.bias == 15  # 21, 15 and 10 make 15 1/3


def test_without_an_end_there_is_no_bias():
    (year,) = record_years([], [row(2021, 3, -2, None, "a")], {})

    assert (year.became, year.bias, year.rows[0].error) == (None, None, None)


def test_what_socfin_reported_counts_and_what_a_file_says_otherwise_is_kept():
    (year,) = record_years(
        [row(2023, 3, -5, -9)], [row(2023, 3, -6, -10, "a"), row(2023, 8, -7, -10, "a")], {2023: -9}
    )

    assert {month: each.expected for month, each in year.expected.items()} == {3: -5, 8: -7}
    assert [each.expected for each in year.others] == [-6]
    assert (year.became, year.told_became) == (-9, -10)
    assert year.bias == 3  # −5 and −7 against −9


def test_a_file_that_says_the_same_contradicts_nothing():
    (year,) = record_years([row(2023, 3, -5, -9)], [row(2023, 3, -5, -9, "a")], {2023: -9})

    assert year.others == ()
    assert year.told_became is None


def test_records_are_summed_over_the_years_and_months_that_all_have():
    one = record_years(
        [], [row(2021, 3, -5, -9, "a"), row(2021, 8, -6, -9, "a"), row(2020, 3, 1, 1, "a")], {}
    )
    other = record_years([], [row(2021, 3, -1, -2, "b")], {})

    (year,) = summed_years([one, other])

    assert [(each.month, each.expected, each.source) for each in year.rows] == [(3, -6, "a, b")]
    assert (year.year, year.became, year.bias) == (2021, -11, 5)


def test_nothing_has_no_mean_and_no_sum():
    assert summed_years([]) == ()
    with pytest.raises(ValueError, match="mean"):
        mean([])
