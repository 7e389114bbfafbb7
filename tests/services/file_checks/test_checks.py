"""What is odd about a file beside what is published."""

import pandas as pd
import pytest

from socfin.domain.figures import NamedVerksamhet
from socfin.domain.lines import DEFAULT_RULES, AccountRule, Line
from socfin.domain.period import Month
from socfin.frames.declared import CHANGE_TOTALS, LEDGER, frame_of
from socfin.services.file_checks import checks

MARCH = Month(2022, 3).number
JANUARY = MARCH - 2


def rows(text: str, months: int = 1) -> pd.DataFrame:
    """Lines of "510 5020 1 -100": verksamhet, account, month of 2022 and whole kronor."""
    listed = []
    for line in text.strip().splitlines():
        code, account, month, kronor = line.split()
        ore = None if kronor == "." else int(kronor) * 100
        last = JANUARY + int(month) - 1
        listed.append((code, account, "", "outcome", "erp", 0, last, months, 0, 0, ore))
    return frame_of(LEDGER, listed)


def figures(text: str, months: int = 1) -> pd.DataFrame:
    frame = rows(text, months)
    return frame.assign(row=range(2, len(frame) + 2))


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


HISTORY = rows(
    "\n".join(
        f"{code} 5020 {month} {amount + month * 1000}"
        for code, amount in (("510", -400_000), ("520", -300_000), ("530", -200_000), ("540", -90_000))
        for month in (1, 2, 3)
    )
)
USUAL = "510 5020 4 -398000\n520 5020 4 -301000\n530 5020 4 -199000\n540 5020 4 -88000"


def test_a_usual_month_gives_nothing_to_say():
    assert checks.against_usual(figures(USUAL), HISTORY, str) == []


@pytest.mark.parametrize(("text", "times"), [("000", "tusen gånger större"), ("0", "tio gånger större")])
def test_a_file_in_another_unit_is_told_once(text, times):
    larger = "\n".join(line + text for line in USUAL.splitlines())

    (problem,) = checks.against_usual(figures(larger), HISTORY, str)

    assert problem.code == "wrong_unit"
    assert times in problem.message


def test_a_file_in_tkr_read_as_kr_is_told():
    smaller = "\n".join(line.removesuffix("000") for line in USUAL.splitlines())

    (problem,) = checks.against_usual(figures(smaller), HISTORY, str)

    assert (problem.code, "tusen gånger mindre" in problem.message) == ("wrong_unit", True)


def test_a_turned_sign_is_told_once():
    (problem,) = checks.against_usual(figures(USUAL.replace("-", "")), HISTORY, str)

    assert problem.code == "sign_turned"


def test_one_row_ten_times_the_usual_is_told_with_its_row_in_the_file():
    (problem,) = checks.against_usual(figures(USUAL.replace("-301000", "-3010000")), HISTORY, str)

    assert (problem.code, problem.row) == ("figure_unusual", 3)
    assert "520, konto 5020: beloppet är omkring tio gånger det vanliga" in problem.message


def test_one_row_with_the_other_sign_is_told_with_its_row():
    (problem,) = checks.against_usual(figures(USUAL.replace("-199000", "199000")), HISTORY, str)

    assert (problem.code, problem.row) == ("sign_against_published", 4)


def test_what_varies_is_not_called_usual():
    history = rows("510 4620 1 -10000\n510 4620 2 -900000\n510 4620 3 -20000")

    assert checks.against_usual(figures("510 4620 4 -200000"), history, str) == []


def test_an_amount_for_several_months_is_held_against_as_many():
    assert checks.against_usual(figures("510 5020 4 -1590000", months=4), HISTORY, str) == []


def test_missing_amounts_are_not_compared():
    assert checks.against_usual(figures("510 5020 4 ."), HISTORY, str) == []


def test_without_anything_published_there_is_nothing_to_compare():
    assert checks.against_usual(figures(USUAL), frame_of(LEDGER), str) == []
    assert checks.equal_to_last_month(figures(USUAL), frame_of(LEDGER)) == []


def test_an_outcome_equal_to_last_months_is_told():
    last = HISTORY[HISTORY["last"] == MARCH]
    again = last.assign(last=MARCH + 1, row=1)

    (problem,) = checks.equal_to_last_month(again, HISTORY)

    assert problem.code == "equal_last_month"
    assert "april 2022 är exakt detsamma som för mars 2022" in problem.message


def test_an_accumulated_outcome_is_held_against_last_months_accumulated():
    march = rows(USUAL.replace(" 4 ", " 3 "), months=3)
    april = figures(USUAL, months=4)

    assert codes(checks.equal_to_last_month(april, march)) == ["equal_last_month"]


def test_one_changed_amount_is_another_outcome():
    again = HISTORY[HISTORY["last"] == MARCH].assign(last=MARCH + 1, row=1)
    again.loc[again.index[0], "amount_ore"] += 1

    assert checks.equal_to_last_month(again, HISTORY) == []


@pytest.mark.parametrize(
    ("in_file", "says"),
    [
        ([MARCH + 1], None),
        ([MARCH + 2], "april 2022 saknas"),
        ([MARCH + 4], "april 2022 till juni 2022 saknas"),
        ([MARCH - 1], None),
        ([], None),
    ],
)
def test_missing_months_are_told(in_file, says):
    found = checks.missing_months(in_file, [JANUARY, MARCH])

    assert (says is None and not found) or says in found[0].message


def test_a_published_month_tells_from_and_to():
    totals = frame_of(
        CHANGE_TOTALS,
        [
            ("510", "outcome", 0, MARCH, 1, -100_000_00, -110_000_00, -10_000_00),
            ("520", "outcome", 0, MARCH, 1, -50_000_00, -50_000_00, 0),
            ("510", "outcome", 0, MARCH + 1, 1, None, -50_000_00, None),
        ],
    )

    (problem,) = checks.already_published(totals)

    assert "Mars 2022 är redan publicerad. Utfallet ändras från −150 till −160 tkr." in problem.message


def test_unknown_verksamheter_and_unmapped_accounts_are_named():
    (problem,) = checks.unknown_verksamheter([NamedVerksamhet("590", "Nytt")])
    rules = (AccountRule("5", Line.PERSONNEL), AccountRule("8", None))

    assert "590 Nytt" in problem.message
    assert checks.unmapped(["5020", "9100", "8010", ""], rules) == ["9100"]
    assert checks.unmapped(["3010", "7990"], DEFAULT_RULES) == []


def test_only_serious_warnings_need_a_reason():
    (new,) = checks.unknown_verksamheter([NamedVerksamhet("590", "Nytt")])
    turned = checks.against_usual(figures(USUAL.replace("-", "")), HISTORY, str)

    assert checks.serious_of([new]) == ()
    assert checks.serious_of([new, *turned]) == tuple(turned)
