"""Amounts of another unit or sign than is usual are told, once for the file or row by row."""

import pytest

from socfin.domain.figures import NamedVerksamhet
from socfin.frames.declared import LEDGER, frame_of
from socfin.services.file_checks import checks, usual
from tests.services.file_checks.ledgers import HISTORY, USUAL, figures, rows


def test_a_usual_month_gives_nothing_to_say():
    assert usual.against_usual(figures(USUAL), HISTORY, str) == []


@pytest.mark.parametrize(("text", "times"), [("000", "tusen gånger större"), ("0", "tio gånger större")])
def test_a_file_in_another_unit_is_told_once(text, times):
    larger = "\n".join(line + text for line in USUAL.splitlines())

    (problem,) = usual.against_usual(figures(larger), HISTORY, str)

    assert problem.code == "wrong_unit"
    assert times in problem.message


def test_a_file_in_tkr_read_as_kr_is_told():
    smaller = "\n".join(line.removesuffix("000") for line in USUAL.splitlines())

    (problem,) = usual.against_usual(figures(smaller), HISTORY, str)

    assert (problem.code, "tusen gånger mindre" in problem.message) == ("wrong_unit", True)


def test_a_turned_sign_is_told_once():
    (problem,) = usual.against_usual(figures(USUAL.replace("-", "")), HISTORY, str)

    assert problem.code == "sign_turned"


def test_one_row_ten_times_the_usual_is_told_with_its_row_in_the_file():
    (problem,) = usual.against_usual(figures(USUAL.replace("-301000", "-3010000")), HISTORY, str)

    assert (problem.code, problem.row) == ("figure_unusual", 3)
    assert "520, konto 5020: beloppet är omkring tio gånger det vanliga" in problem.message


def test_one_row_with_the_other_sign_is_told_with_its_row():
    (problem,) = usual.against_usual(figures(USUAL.replace("-199000", "199000")), HISTORY, str)

    assert (problem.code, problem.row) == ("sign_against_published", 4)


def test_what_varies_is_not_called_usual():
    history = rows("510 4620 1 -10000\n510 4620 2 -900000\n510 4620 3 -20000")

    assert usual.against_usual(figures("510 4620 4 -200000"), history, str) == []


def test_an_amount_for_several_months_is_held_against_as_many():
    assert usual.against_usual(figures("510 5020 4 -1590000", months=4), HISTORY, str) == []


def test_missing_amounts_are_not_compared():
    assert usual.against_usual(figures("510 5020 4 ."), HISTORY, str) == []


def test_without_anything_published_there_is_nothing_to_compare():
    assert usual.against_usual(figures(USUAL), frame_of(LEDGER), str) == []
    assert checks.equal_to_last_month(figures(USUAL), frame_of(LEDGER)) == []


def test_only_serious_warnings_need_a_reason():
    (new,) = checks.unknown_verksamheter([NamedVerksamhet("590", "Nytt")])
    turned = usual.against_usual(figures(USUAL.replace("-", "")), HISTORY, str)

    assert checks.serious_of([new]) == ()
    assert checks.serious_of([new, *turned]) == tuple(turned)
