"""Every number of a sheet is of one kind: what nothing claims, and what two kinds claim, is found."""

from socfin.importers.report.accounted.numbers import is_written_number, numbers_of
from socfin.importers.report.accounted.partition import Claim, Kind, partition

ROWS = ((1, ("Verksamhet", "Utfall")), (2, ("510", -100.0)), (4, ("Summa", "−100,5", 7)))


def test_numbers_are_those_stored_and_those_written():
    assert numbers_of(ROWS).are.tolist() == [[False, False, False], [True, True, False], [False, True, True]]


def test_an_amount_a_per_cent_and_a_number_in_parentheses_are_numbers_and_a_name_is_not():
    assert all(
        map(
            is_written_number, ("1 234,50", "12 %", "(1 234)", "614-", "– 614", "12 kr", "1'234", "−45,5 tkr")
        )
    )
    assert not any(map(is_written_number, ("", "-", "510 Hemtjänst", "2022-03-31", "kr", "T2", "jan-mar")))


def test_a_number_that_nothing_claims_is_found_by_row_and_column():
    parted = partition(numbers_of(ROWS), [Claim(Kind.KEY, columns=(0,)), Claim(Kind.PUBLISHED, (2,), (1,))])

    assert parted.unclaimed == ((4, 1), (4, 2))
    assert parted.claimed_twice == ()


def test_a_number_of_two_kinds_is_found_by_row_and_column():
    claims = [Claim(Kind.PUBLISHED, (2, 4), (1,)), Claim(Kind.CHECKED, (4,), (1,))]

    assert partition(numbers_of(ROWS), claims).claimed_twice == ((4, 1),)


def test_what_is_left_is_claimed_without_touching_what_is_claimed():
    claims = [Claim(Kind.PUBLISHED, (2,), (1,)), Claim(Kind.LEFT_OUT, rest=True)]
    parted = partition(numbers_of(ROWS), claims)

    assert (parted.count(Kind.PUBLISHED), parted.count(Kind.LEFT_OUT)) == (1, 3)
    assert parted.unclaimed == parted.claimed_twice == ()


def test_claims_on_rows_and_columns_the_sheet_does_not_have_say_nothing():
    parted = partition(numbers_of(ROWS), [Claim(Kind.PUBLISHED, (3, 99), (1, 40))])

    assert parted.count(Kind.PUBLISHED) == 0


def test_a_sheet_without_rows_has_no_numbers():
    assert partition(numbers_of(()), [Claim(Kind.KEY)]).unclaimed == ()
