"""A header printed again whose corner names another verksamhet begins that verksamhet's lines."""

import pytest

from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import read_both, totals

TITLE = "Socialnämnden januari–augusti 2025, tkr\n\n"
HEADINGS = "Utfall ack;Budget ack;Årsbudget;Prognos helår"
UNITS = {"Hemtjänst": 100, "Särskilt boende": 200, "Hälso- och sjukvård": 50}
WHOLE = {
    "outcome 2025-01–2025-08": -31_500,
    "budget 2025-01–2025-08": -32_200,
    "budget 2025-01–2025-12": -48_300,
    "forecast 2025-01–2025-12": -47_250,
}


def block(
    corner, size, *, names=("Intäkter", "Personalkostnader", "Lokalkostnader"), headings=HEADINGS, net="Netto"
):
    """The lines of a verksamhet, and its net."""
    rows = [(20, 18, 27, 30), (-80, -82, -123, -120), (-30, -28, -42, -45)]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    lines = [*zip(names, rows, strict=True), *([(net, sums)] if net else [])]
    told = "".join(f"{name};{';'.join(str(size * tkr) for tkr in amounts)}\n" for name, amounts in lines)
    return f"{corner};{headings}\n{told}"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("net", ["Netto", "Nettokostnad", ""])
@pytest.mark.parametrize("coded", [False, True])
def test_each_corner_names_the_verksamhet_of_its_lines(between, net, coded):
    names = {f"5{at}0 {name}" if coded else name: size for at, (name, size) in enumerate(UNITS.items())}
    text = TITLE + between.join(block(name, size, net=net) for name, size in names.items())
    for parsed in read_both(text):
        assert parsed.errors == () == serious_of(parsed.problems)
        assert totals(parsed) == WHOLE
        assert [v.name for v in parsed.verksamheter] == list(UNITS)
        of_home = [f for f in parsed.figures if f.verksamhet_code in ("Hemtjänst", "500")]
        assert sum(f.amount for f in of_home if f.scenario.value == "outcome") == -9_000 * 100_000


def test_accounts_under_corners_are_each_verksamhets_own():
    accounts = ("3110 Intäkter", "5010 Månadslön", "6010 Lokalhyra")
    text = TITLE + "\n".join(block(name, size, names=accounts, net="Summa") for name, size in UNITS.items())
    for parsed in read_both(text):
        assert totals(parsed) == WHOLE
        assert {f.verksamhet_code for f in parsed.figures} == set(UNITS)


def test_the_committees_own_block_sums_the_others():
    whole = block("Totalt", 350)
    for text in (
        TITLE + "\n".join([*(block(name, size) for name, size in UNITS.items()), whole]),
        TITLE
        + "\n".join([*(block(name, size) for name, size in UNITS.items()), block("Socialnämnden", 350)]),
    ):
        for parsed in read_both(text, committee="Socialnämnden"):
            assert parsed.errors or totals(parsed) == WHOLE


@pytest.mark.parametrize(
    "second",
    [
        block("Särskilt boende", 200, headings="Utfall jan-sep;Budget jan-sep;Årsbudget;Prognos helår"),
        block("Lokaler", 200),
        block("Verksamhet", 200),
        block("Särskilt boende", 200, names=("Norr", "Söder", "Väster")),
    ],
    ids=["other headings", "a line", "a heading's word", "other rows"],
)
def test_another_table_is_no_repetition(second):
    """It is told that only one of the tables is read, as before."""
    for parsed in read_both(TITLE + block("Hemtjänst", 100) + "\n" + second):
        assert parsed.errors or "more_tables" in {p.code for p in parsed.problems}
