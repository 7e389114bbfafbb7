"""SIE vouchers: outside the year, undated, unbalanced, or all that the file has."""

from pathlib import Path

import pytest

from socfin.domain.period import Month
from socfin.importers import Options, parse
from socfin.services.file_checks.checks import SERIOUS
from tests.importers.sie_files import HEAD, amounts, codes, read, told, voucher

CASE = Path(__file__).parents[2] / "data" / "odd-reports" / "20-voucher-outside-the-year.se"
PAY = '5020 {20 "510"} 100'
BOTH = HEAD.replace("#RAR -1 20240101 20241231\n", "")
UB = "#UB 0 1930 -100\n"


def test_a_voucher_outside_the_year_is_an_error_that_names_it_and_touches_no_other_year():
    parsed = parse(CASE.read_bytes(), CASE.name, Options())

    assert [p.row for p in parsed.errors] == [18]
    assert "Verifikation A 2 (20241231) på rad 18 ligger utanför räkenskapsåret 2025-01 till 2025-12" in told(
        parsed, "voucher_outside_year"
    )
    assert amounts(parsed) == {("510", "5020", "2025-01"): -1_250_000}


@pytest.mark.parametrize("head", [HEAD, BOTH])
@pytest.mark.parametrize("date", ["20241231", "20260101", "20240131", "20191010", "20991231"])
def test_whatever_other_year_it_lies_in_declared_or_not_only_the_own_year_is_read(head, date):
    body = voucher("20250125", PAY) + voucher(date, PAY, number='"B" 17') + "#RES 0 5020 200\n"
    parsed = read(body, head)

    assert "voucher_outside_year" in [p.code for p in parsed.errors]
    assert f"B 17 ({date})" in told(parsed, "voucher_outside_year")
    assert amounts(parsed) == {("510", "5020", "2025-01"): -100}


def test_a_voucher_of_another_year_that_touches_no_cost_or_revenue_says_nothing():
    parsed = read(voucher("20250125", PAY) + voucher("20241231", "1510 {} 40") + "#RES 0 5020 100\n")

    assert codes(parsed) == []


def test_many_vouchers_outside_the_year_are_told_one_by_one_and_then_counted():
    stray = "".join(voucher("20241231", PAY, number=f"C {n}") for n in range(25))
    parsed = read(voucher("20250125", PAY) + stray + UB)

    found = [p for p in parsed.errors if p.code == "voucher_outside_year"]
    assert len(found) == 21
    assert "Ytterligare 5 rader" in found[-1].message


@pytest.mark.parametrize(
    ("date", "says"),
    [
        ("2025-01-25", "”2025-01-25”, som inte går att läsa. SIE skriver datum som 20250125"),
        ("2025/01/25", "SIE skriver datum som 20250125"),
        ("10220131", "”10220131”, som inte går att läsa"),
        ("20251332", "”20251332”, som inte går att läsa"),
        ('""', "har inget datum"),
        ("jan", "”jan”, som inte går att läsa"),
    ],
)
def test_a_voucher_whose_date_cannot_be_read_is_named_with_its_row_and_its_date(date, says):
    parsed = read(voucher("20250125", PAY) + voucher(date, PAY, number="D 9") + UB)

    assert [(p.code, p.row) for p in parsed.errors] == [("unreadable_amount", 17)]
    assert "Verifikation D 9 på rad 17 har" in told(parsed, "unreadable_amount")
    assert says in told(parsed, "unreadable_amount")
    assert amounts(parsed) == {("510", "5020", "2025-01"): -100}


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ('5020 {20 "510"} hundra', "Beloppet"),
        ('5020 {20 "510"} 1.2.3', "Beloppet"),
        ('"" {20 "510"} 100', "Kontot"),
        ('5020 {20 "510"}', "Beloppet"),
    ],
)
def test_a_broken_transaction_says_which_part_of_it_is_wrong(row, part):
    body = f"#VER A 1 20250125\n{{\n#TRANS {row}\n#TRANS 5010 {{}} 1\n}}\n#UB 0 1930 0\n"
    errors = read(body).errors

    assert [(p.code, p.row) for p in errors] == [("unreadable_amount", 14)]
    assert errors[0].message == f"{part} går inte att läsa på rad 14."


def test_an_unbalanced_voucher_is_named_with_what_it_lacks():
    body = '#VER "Lev" 204 20250125\n{\n#TRANS 5020 {} 100.25\n#TRANS 1930 {} -100.00\n}\n#UB 0 1930 -100\n'

    assert "Lev 204 på rad 12 (skiljer 0,25 kr)" in told(read(body), "unbalanced")


def test_vouchers_alone_need_a_reason_for_nothing_shows_whether_they_are_all():
    parsed = read(voucher("20250125", PAY))

    assert codes(parsed) == ["vouchers_only"]
    assert "vouchers_only" in SERIOUS
    assert "typ 4I" in told(parsed, "vouchers_only")
    assert "typ 3 (periodsaldon med objekt) eller typ 4E" in told(parsed, "vouchers_only")
    assert parsed.period == Month(2025, 1)


@pytest.mark.parametrize("balance", ["#RES 0 5020 100\n", "#UB 0 1930 -100\n", "#IB 0 1930 7\n"])
def test_with_any_balance_the_file_is_no_4i(balance):
    assert "vouchers_only" not in codes(read(voucher("20250125", PAY) + balance))


def test_vouchers_without_a_year_are_called_4i_and_not_told_to_be_taken_out_again():
    head = "".join(line for line in HEAD.splitlines(keepends=True) if "#RAR" not in line)
    parsed = read(voucher("20250125", PAY), head)

    assert [p.code for p in parsed.errors] == ["sie_4i"]
    assert "#RAR" not in told(parsed, "sie_4i")


def test_a_file_of_balances_without_a_year_is_told_so_as_before():
    head = "".join(line for line in HEAD.splitlines(keepends=True) if "#RAR" not in line)

    assert [p.code for p in read("#PSALDO 0 202501 5020 {} 1\n", head).errors] == ["no_year"]


@pytest.mark.parametrize("word", ["S020", "5O20", "konto", "5020A", "-5020"])
def test_a_voucher_with_what_is_no_account_is_an_error_that_names_it(word):
    body = voucher("20250125", PAY) + voucher("20250131", f'{word} {{20 "510"}} 40', number='"B" 17')
    parsed = read(body + "#RES 0 5020 100\n")

    (problem,) = (p for p in parsed.errors if p.code == "voucher_account")
    assert "B 17 (20250131)" in problem.message
    assert f"”{word}”" in problem.message


def test_an_account_that_the_file_declares_is_one_whatever_its_letters():
    head = HEAD.replace('#KONTO 5020 "Lon"', '#KONTO 5020 "Lon"\n#KONTO S020 "Lon"\n#KTYP S020 K')
    parsed = read(voucher("20250125", PAY, 'S020 {20 "510"} 40') + "#RES 0 5020 100\n#RES 0 S020 40\n", head)

    assert "voucher_account" not in codes(parsed)
