"""Code strings are parted where the file says what their parts are, and refused where it does not."""

import pytest

from socfin.domain.figures import Scenario
from tests.importers.tables import read_both

ROWS = (("3110", "510", 200), ("5010", "510", -900), ("5010", "520", -1_000), ("6010", "520", -50))


def listing(top, heading, separator, *, rows=ROWS):
    strings = (separator.join((account, "41511", unit, "0000")) for account, unit, _ in rows)
    told = "".join(
        f"{string};2501;{1000 * -kronor}\n" for string, (_, _, kronor) in zip(strings, rows, strict=True)
    )
    return f"{top}{heading};Period;Belopp\n{told}"


def units(parsed):
    totals = {}
    for figure in parsed.figures:
        totals[figure.verksamhet_code] = totals.get(figure.verksamhet_code, 0) + figure.amount // 100_000
    return totals


@pytest.mark.parametrize("separator", [".", "-", "/", ":"])
@pytest.mark.parametrize("heading", ["Kodsträng", "Kontering", "Konteringssträng"])
def test_strings_whose_parts_a_title_names_are_parted(separator, heading):
    names = separator.join(("Konto", "Ansvar", "Verksamhet", "Projekt"))
    for parsed in read_both(listing(f"{names}\n", heading, separator), scenario=Scenario.OUTCOME):
        assert parsed.errors == ()
        assert units(parsed) == {"510": -700, "520": -1050}
        assert {f.account for f in parsed.figures} == {"3110", "5010", "6010"}
        assert {str(f.span) for f in parsed.figures} == {"2025-01"}


def test_strings_whose_heading_names_them_are_parted():
    text = listing("", "Konto.Ansvar.Verksamhet.Projekt", ".")
    for parsed in read_both(text, scenario=Scenario.OUTCOME):
        assert units(parsed) == {"510": -700, "520": -1050}


@pytest.mark.parametrize(
    "top",
    ["", "Konto.Ansvar.Verksamhet\n", "Konto.Ansvar.Hittepå.Projekt\n", "Ansvar.Projekt.Motpart.Objekt\n"],
)
def test_strings_of_unknown_parts_are_one_refusal(top):
    for parsed in read_both(listing(top, "Kodsträng", "."), scenario=Scenario.OUTCOME):
        assert {p.code for p in parsed.errors} == {"code_string"}


def test_a_row_with_another_number_of_parts_leaves_them_all():
    text = listing("Konto.Ansvar.Verksamhet.Projekt\n", "Kodsträng", ".") + "5010.510;2501;5000\n"
    for parsed in read_both(text, scenario=Scenario.OUTCOME):
        assert {p.code for p in parsed.errors} == {"code_string"}
