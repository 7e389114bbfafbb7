"""Accounts under a verksamhet's heading are its accounts, whatever the column and the heading are called."""

import pytest

from tests.importers.tables import read_both, totals

HEADINGS = [
    ("21 Särskilt boende", "22 Hemtjänst", "Summa 21", "Summa 22"),
    ("21 Särskilt boende", "22 Hemtjänst", "Summa 21 Särskilt boende", "Summa 22 Hemtjänst"),
    ("Verksamhet: 21 Särskilt boende", "Verksamhet: 22 Hemtjänst", "Summa 21", "Summa 22"),
    (
        "Verksamhet 21 Särskilt boende",
        "Verksamhet 22 Hemtjänst",
        "Summa verksamhet 21",
        "Summa verksamhet 22",
    ),
    ("Ansvar: 21 Särskilt boende", "Ansvar: 22 Hemtjänst", "Summa ansvar 21", "Summa ansvar 22"),
    ("Enhet 21 - Särskilt boende", "Enhet 22 - Hemtjänst", "Summa", "Summa"),
]
ACCOUNTS = [
    ("3110", "Avgifter", 363, 387),
    ("5010", "Löner månadsavlönade", -1935, -2026),
    ("4630", "Köp av verksamhet", -756, -790),
    ("6010", "Lokalhyra", -264, -275),
]


def table(headings, column: str, *, apart: bool) -> str:
    """Each verksamhet's heading, accounts and sum; account and name in a cell each, or in one."""
    gap = ";" if apart else ""
    named = "Benämning;" if apart else ""
    lines = [f"Socialnämnden jan-mar 2026 ackumulerat, tkr\n{column};{named}Utfall;Budget"]
    for heading, last in (headings[:2], headings[2:]):
        lines.append(f"{heading}{gap};;")
        lines += [f"{code}{';' if apart else ' '}{name};{a};{b}" for code, name, a, b in ACCOUNTS]
        lines.append(f"{last}{gap};-2592;-2704")
    return "\n".join([*lines, f"Totalt{gap};-5184;-5408", ""])


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize(
    ("column", "apart"),
    [("Konto", True), ("Konto", False), ("Verksamhet", False), ("Verksamhet/konto", False), ("", False)],
)
def test_each_verksamhet_has_its_accounts(headings, column, apart):
    first, second, *sums = headings
    text = table((first, sums[0], second, sums[1]), column, apart=apart)
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2026-01–2026-03": -5184, "budget 2026-01–2026-03": -5408}
        names = {v.code: v.name for v in parsed.verksamheter}
        assert names == {"21": names["21"], "22": "Hemtjänst"}
        assert names["21"] in ("Särskilt boende", "SÄBO")
        assert {(f.verksamhet_code, f.account) for f in parsed.figures} == {
            (code, account) for code in ("21", "22") for account, *_ in ACCOUNTS
        }


@pytest.mark.parametrize("name", ["Enhet 1", "Område 2", "Enhet Norr", "Verksamhet övrigt", "Ansvar 5"])
def test_a_verksamhet_called_by_such_a_word_keeps_its_name(name):
    rows = f"{name};-100;-110\nHemtjänst;-50;-60\n"
    for parsed in read_both(f"Socialnämnden jan-mar 2026 ack, tkr\nVerksamhet;Utfall;Budget\n{rows}"):
        assert name in {v.name for v in parsed.verksamheter}
