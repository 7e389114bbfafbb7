"""Code strings are parted where the file says what their parts are, and refused where it does not."""

import pytest

from socfin.domain.figures import Scenario
from socfin.importers import Options, code_strings, parse
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


@pytest.mark.parametrize("cell", ["", "x", "Konto.Ansvar", "1.2.3"])
def test_a_row_of_very_many_columns_is_looked_at_once(monkeypatch, cell):
    looked_at = []

    def text_of(cell):
        looked_at.append(cell)
        return as_it_was(cell)

    as_it_was = code_strings.text_of
    monkeypatch.setattr(code_strings, "text_of", text_of)
    wide = f"Verksamhet;Utfall{f';{cell}' * 2_000}\nHemtjänst;-100{f';{cell}' * 2_000}\n"

    parse(wide.encode(), "bred.csv", Options())

    assert len(looked_at) < 10 * 4_000, "each cell a few times, never each for every other"
