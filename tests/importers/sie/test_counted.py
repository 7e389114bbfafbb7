"""Every amount of a SIE file is read, or counted as not used with the reason why."""

import re
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.domain.money import NBSP
from socfin.importers.sie.counted import counted_told
from tests.importers.sie_files import read, voucher


def account(parsed):
    """The one sentence that counts the numbers."""
    (told,) = [note for note in parsed.notes if " tal: " in note]
    return told.replace(NBSP, " ")


def test_all_that_is_read_says_nothing_more():
    assert counted_told(3, 3, 3) == "3 tal: 3 läses."


def test_accounts_of_the_balance_sheet_are_counted_by_themselves():
    body = "#PSALDO 0 202501 5010 {} 100\n#PSALDO 0 202501 1510 {} 5\n#RES 0 5010 100\n"

    assert account(read(body)) == "2 tal: 1 läses, 1 används inte (1 på balanskonton)."


def test_vouchers_that_the_balances_say_are_counted_as_not_used():
    body = "#PSALDO 0 202501 5010 {} 100\n#RES 0 5010 100\n" + voucher("20250125", "5010 {} 100")

    assert account(read(body)) == (
        "3 tal: 1 läses, 2 används inte (1 på balanskonton, "
        "1 som andra rader säger eller som ligger utanför året)."
    )


@given(st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_what_is_read_and_what_is_not_are_all_the_amounts_of_the_file(r: Random):
    accounts = ("5010", "6000", "1510")
    objects = ("{}", '{20 "510"}')
    balances = [
        f"#PSALDO 0 20250{r.randint(1, 4)} {r.choice(accounts)} {r.choice(objects)} {r.randint(1, 9)}\n"
        for _ in range(r.randint(1, 6))
    ]
    vouchers = [voucher("20250125", f"5010 {{}} {r.randint(1, 99)}") for _ in range(r.randint(0, 2))]
    parsed = read("".join((*balances, *vouchers)))
    if not len(parsed.figures):
        return
    told = account(parsed)
    numbers = [int(number) for number in re.findall(r"\d+", told)]
    unused = numbers[2] if len(numbers) > 2 else 0
    on_balance_sheet = sum(" 1510 " in one for one in balances) + len(vouchers)

    assert numbers[0] == numbers[1] + unused == len(balances) + 2 * len(vouchers)
    assert sum(numbers[3:]) == unused
    assert (f"({on_balance_sheet} på balanskonton" in told) is (on_balance_sheet > 0)
