"""A file held against the published months before it: unit, repetition, gaps."""

from socfin.importers import parse
from socfin.reporting.preview import preview
from socfin.selectors.ground import Ground
from tests.cast import long_csv

CODES = (511, 520)
ACCOUNTS = (5020, 5610, 6010)


def month(number, factor=1):
    """Six steady amounts of 10 000 kr and up, a little more each month."""
    return "\n".join(
        f"{code} {account} 2022-{number:02} utfall {-(10_000 + code + account + 100 * number) * factor}"
        for code in CODES
        for account in ACCOUNTS
    )


def year(factor_of_last=1):
    return "\n".join(month(number, factor_of_last if number == 5 else 1) for number in range(1, 6))


def codes(committee, rows):
    return {one.code for one in preview(Ground(committee), parse(long_csv(rows), "a.csv")).problems}


def test_a_usual_month_after_usual_months_is_not_remarked_on(committee, publish_rows):
    publish_rows(year())

    assert codes(committee, month(6)) == set()


def test_a_month_in_another_unit_is_noticed(committee, publish_rows):
    publish_rows(year())

    assert codes(committee, month(6, factor=1000)) == {"wrong_unit"}


def test_a_month_in_another_unit_is_noticed_also_in_a_file_of_the_whole_year(committee, publish_rows):
    publish_rows(year())

    assert codes(committee, year(factor_of_last=1000)) == {"wrong_unit", "already_published", "unlike_year"}


def test_the_month_before_under_a_new_name_is_noticed(committee, publish_rows):
    publish_rows(year())

    assert codes(committee, month(5).replace("2022-05", "2022-06")) == {"equal_last_month"}


def test_a_month_passed_over_is_noticed(committee, publish_rows):
    publish_rows(year())

    assert codes(committee, month(7)) == {"months_missing"}


def test_sums_per_verksamhet_are_held_against_accounts_published_before(committee, publish_rows):
    publish_rows(year() + "\n" + "\n".join(f"530 5020 2022-{at:02} utfall -9000" for at in range(1, 6)))
    nets = "\n".join(f"{code} - 2022-06 utfall -47000" for code in CODES) + "\n530 - 2022-06 utfall -9000"

    assert "wrong_unit" not in codes(committee, nets)
    assert "wrong_unit" in codes(committee, nets.replace("000", "000000"))
