"""Rows under another committee's heading are never the file's, with amounts on the heading or without."""

import pytest

from socfin.importers.options import OtherCommittees
from tests.importers.tables import read_both, totals

OWN = "Hemtjänst;-300;-310\nRåd och stöd;-400;-410\n"
OTHERS = {
    "Kommunstyrelsen": ("Kost;-100;-110\nLedning;-200;-200\n", "-300;-310"),
    "Utbildningsnämnden": ("Förskola;-400;-410\nGrundskola;-500;-500\n", "-900;-910"),
    "Miljö- och byggnadsnämnden": ("Tillsyn;-30;-31\nBygglov;-20;-20\n", "-50;-51"),
}


def table(committee: str = "Socialnämnden", *, summed: bool, upper: bool, first: bool, total: bool) -> str:
    """Every committee's name above its rows, the own first or last, with or without sums."""
    blocks = [*OTHERS.items()]
    blocks.insert(0 if first else len(blocks), (committee, (OWN, "-700;-720")))
    lines = ""
    for name, (rows, own) in blocks:
        name = name.upper() if upper else name
        lines += f"{name};;\n{rows}" + (f"Summa {name};{own}\n" if summed else "")
    end = "Totalt;-1950;-1991\n" if total else ""
    return f"Kommunen mars 2026 ack, tkr\nVerksamhet;Budget;Utfall\n{lines}{end}"


@pytest.mark.parametrize("summed", [True, False])
@pytest.mark.parametrize("upper", [True, False])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("total", [True, False])
def test_only_what_stands_under_the_own_committees_heading_is_read(summed, upper, first, total):
    text = table(summed=summed, upper=upper, first=first, total=total)

    for parsed in read_both(text, committee="Socialnämnden"):
        assert totals(parsed) == {"budget 2026-01–2026-03": -700, "outcome 2026-01–2026-03": -720}
        assert {v.name for v in parsed.verksamheter} >= {"Hemtjänst", "Råd och stöd"}
        assert not {v.name for v in parsed.verksamheter} & {"Kost", "Förskola", "Tillsyn"}
        (told,) = (p for p in parsed.problems if p.code == "other_committees")
        assert "ommunstyrelsen" in told.message.lower()
        assert not parsed.errors


def test_without_a_heading_of_its_own_it_is_asked_which_are_the_files():
    text = table("Omsorgsnämnden", summed=True, upper=False, first=False, total=True)

    for parsed in read_both(text, committee="Socialnämnden"):
        assert [p.code for p in parsed.errors] == ["other_committees"]
    for parsed in read_both(text, committee="Socialnämnden", other_committees=OtherCommittees.COUNTED):
        assert totals(parsed)["outcome 2026-01–2026-03"] == -1991
        assert not parsed.errors


@pytest.mark.parametrize("heading", ["Socialnämnden", "Omsorgsnämnden", "Äldreomsorg", "SOCIALFÖRVALTNINGEN"])
def test_a_single_heading_over_all_rows_leaves_none_out(heading):
    text = f"Mars 2026 ack, tkr\nVerksamhet;Budget;Utfall\n{heading};;\n{OWN}Summa;-700;-720\n"

    for parsed in read_both(text, committee="Socialnämnden"):
        assert totals(parsed)["outcome 2026-01–2026-03"] == -720
        assert "other_committees" not in {p.code for p in parsed.problems}
