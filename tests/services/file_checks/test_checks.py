"""What is odd about a file beside what is published: gaps, repetitions, unknown names."""

import pytest

from socfin.domain.figures import NamedVerksamhet
from socfin.domain.lines import DEFAULT_RULES, AccountRule, Line
from socfin.frames.declared import CHANGE_TOTALS, frame_of
from socfin.services.file_checks import checks
from tests.services.file_checks.ledgers import HISTORY, JANUARY, MARCH, USUAL, codes, figures, rows


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


def test_many_published_months_are_one_warning_that_counts_those_it_does_not_name():
    totals = frame_of(
        CHANGE_TOTALS,
        [("510", "outcome", 0, MARCH - 2 + at, 1, -100_000_00, -110_000_00, -10_000_00) for at in range(9)],
    )

    (problem,) = checks.already_published(totals)

    assert problem.message.startswith(
        "9 månader är redan publicerade. Utfallet ändras september 2022 från −100 till −110 tkr, augusti"
    )
    assert problem.message.endswith("februari 2022 från −100 till −110 tkr och 1 till.")


def test_unknown_verksamheter_and_unmapped_accounts_are_named():
    (problem,) = checks.unknown_verksamheter([NamedVerksamhet("590", "Nytt")])
    rules = (AccountRule("5", Line.PERSONNEL), AccountRule("8", None))

    assert "590 Nytt" in problem.message
    assert checks.unmapped(["5020", "9100", "8010", ""], rules) == ["9100"]
    assert checks.unmapped(["3010", "7990"], DEFAULT_RULES) == []
