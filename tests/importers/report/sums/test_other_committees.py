"""A table of all the municipality's committees gives the file's own committee and none of the others."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import OtherCommittees
from socfin.services.file_checks.checks import SERIOUS
from tests.importers.tables import read_both, totals

TOP = "Driftredovisning per nämnd jan-okt 2025, mnkr\nNämnd;Budget ack;Utfall ack\n"
KS, BUN, OWN = (
    "Kommunstyrelsen;-80,0;-79,0\n",
    "Barn- och utbildningsnämnden;-400,0;-402,0\n",
    "{};-300,0;-310,5\n",
)
SOCIAL = OWN.format("Socialnämnden")


def of(text, **options):
    return parse(text.encode(), "rapport.csv", Options(**{"committee": "Socialnämnden", **options}))


def net(parsed):
    return tuple(round(amount) for amount in totals(parsed).values())


def codes(parsed):
    return [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    "rows",
    [
        f"{KS}{SOCIAL}{BUN}Summa;-780,0;-791,5\n",
        f"{SOCIAL}{BUN}{KS}",
        f"{KS}{BUN}Revision;-1,0;-1,1\nÖverförmyndare;-2,0;-2,1\n{SOCIAL}Summa nämnder;-783,0;-794,7\n",
        f"10 Kommunstyrelsen;-80,0;-79,0\n{SOCIAL}Summa;-380,0;-389,5\n",
        f"Kommunfullmäktige;-1;-1\nValnämnd;-1;-1\n{OWN.format('Socialnämnd')}{KS}Totalt;-382,0;-391,5\n",
    ],
)
def test_only_the_committees_own_row_is_read(rows):
    for parsed in read_both(TOP + rows, committee="Socialnämnden"):
        assert (net(parsed), codes(parsed)) == ((-300_000, -310_500), ["committees_left"])
        assert "committees_left" not in SERIOUS
        assert {figure.verksamhet_code for figure in parsed.figures} == {""}
        assert not [note for note in parsed.notes if note.startswith("Dessa rader används inte")]
    assert {f.verksamhet_code for f in of(TOP + rows, other_committees=OtherCommittees.COUNTED).figures} > {
        ""
    }


def test_verksamheter_under_the_own_row_are_read_beside_other_committees():
    rows = f"{KS}{SOCIAL}Äldreomsorg;-200,0;-208,0\nIFO;-100,0;-102,5\n{BUN}Summa;-780,0;-791,5\n"
    parsed = of(TOP + rows)

    assert (net(parsed), codes(parsed)) == ((-300_000, -310_500), ["other_committees"])
    assert {figure.verksamhet_code for figure in parsed.figures} == {"Äldreomsorg", "IFO"}
    assert "other_committees" in SERIOUS
    assert codes(of(TOP + rows, other_committees=OtherCommittees.LEAVE)) == ["committees_left"]


def test_a_table_without_the_own_committee_is_asked_about():
    text = f"{TOP}{KS}{BUN}Miljönämnden;-9,0;-9,1\n"

    assert [problem.code for problem in of(text).errors] == ["other_committees"]
    assert not of(text, other_committees=OtherCommittees.COUNTED).errors
    assert net(of(text, other_committees=OtherCommittees.LEAVE)) == ()


def test_the_municipalitys_own_table_keeps_its_committees():
    assert net(of(f"{TOP}{KS}{BUN}{SOCIAL}", committee="Kommunen")) == (-780_000, -791_500)


def test_a_total_called_as_the_committee_is_the_sum_of_its_boards():
    text = f"{TOP}Norra socialnämnden;-100,0;-101,0\nSödra socialnämnden;-200,0;-209,5\n{SOCIAL}"

    assert (net(of(text)), codes(of(text))) == ((-300_000, -310_500), [])


@pytest.mark.parametrize("name", ["Nämnd", "Nämnden", "Nämnd och ledning", "Revision", "Överförmyndare"])
def test_a_verksamhet_is_no_other_committee(name):
    text = f"{TOP}Äldreomsorg;-200,0;-208,0\n{name};-1,0;-1,1\nSocialnämnden;-201,0;-209,1\n"

    assert (net(of(text)), codes(of(text))) == ((-201_000, -209_100), [])


ACROSS = "Belopp i kr\n{};Verksamhet;Utfall jan-okt 2025;Budget jan-okt 2025\n"
MONTHLY = "Belopp i kr\n{};Verksamhet;Konto;Period;Utfall;Budget\n"
LEFT = {"Nämnd": "committees_left", "Förvaltning": "other_committees"}
"""Which warning there is: an administration has not the committee's name, and a reason is demanded."""


@pytest.mark.parametrize(
    ("heading", "own", "others"),
    [
        ("Nämnd", "Socialnämnden", ("Kommunstyrelsen", "Tekniska nämnden")),
        ("Nämnd", "30 Socialnämnd", ("10 Kommunstyrelsen", "90 Finansförvaltningen")),
        ("Förvaltning", "Socialförvaltningen", ("Kommunledningskontoret", "Räddningstjänsten")),
    ],
)
@pytest.mark.parametrize("top", [ACROSS, MONTHLY])
def test_a_column_of_committees_beside_the_verksamheter_keeps_the_files_own(heading, own, others, top):
    between = ";5020;2025-10" if top is MONTHLY else ""
    rows = (
        f"{name};{code}{between};-{kr};-{kr}\n"
        for name, code, kr in zip(
            (own, *others, own),
            ("510 A", "110 B", "510 A", "520 D"),
            (100_000, 7_000, 3_000, 200_000),
            strict=True,
        )
    )
    total = f"Totalt;{between};-310000;-310000\n"
    for parsed in read_both(top.format(heading) + "".join([*rows, total]), committee="Socialnämnden"):
        assert (net(parsed), parsed.errors) == ((-300, -300), ())
        assert LEFT[heading] in codes(parsed)
        assert all(f"”{name}”" in parsed.problems[0].message for name in others)


def test_a_column_of_committees_without_the_files_own_is_asked_about_and_a_code_may_be_said():
    rows = "30;510 A;-100000;-100000\n10;110 B;-7;-7\n"
    asked, said = of(ACROSS.format("Nämnd") + rows), of(ACROSS.format("Nämnd") + rows, dimension="30")

    assert [problem.code for problem in asked.errors] == ["choose_committee"]
    assert (net(said), said.errors) == ((-100, -100), ())


@pytest.mark.parametrize(
    "name",
    [
        "Tekniska nämnden",
        "Bygg- och miljönämnden",
        "Finansförvaltningen",
        "Räddningstjänsten",
        "Kultur- och fritidsnämnden",
    ],
)
def test_names_that_stand_among_committees_are_no_verksamheter_of_ours(name):
    parsed = of(f"{TOP}{KS}{SOCIAL}{name};-9,0;-9,1\nSumma;-389,0;-398,6\n")

    assert (net(parsed), codes(parsed)) == ((-300_000, -310_500), ["committees_left"])


@pytest.mark.parametrize("indent", ["", "  ", "- "])
@pytest.mark.parametrize("total", ["", "Totalt;-1950;-1991\n"])
@pytest.mark.parametrize("stated", ["Budget ack;Utfall ack", "Utfall jan-mar;Budget jan-mar"])
def test_what_stands_beneath_another_committee_is_left_with_it(indent, total, stated):
    rows = (
        f"Kommunstyrelsen;-300;-310\n{indent}Kost;-100;-110\n{indent}Ledning;-200;-200\n"
        f"Barn- och utbildningsnämnden;-900;-910\n{indent}Förskola;-400;-410\n{indent}Grundskola;-500;-500\n"
        f"Socialnämnden;-700;-720\n{indent}Hemtjänst;-300;-310\n{indent}Råd och stöd;-400;-410\n"
        f"Miljönämnden;-50;-51\n{indent}Tillsyn;-30;-31\n{indent}Räddningstjänst;-20;-20\n"
    )
    text = f"Kommunen mars 2026 ack, tkr\nVerksamhet;{stated}\n{rows}{total}"

    for parsed in read_both(text, committee="Socialnämnden"):
        names = {v.name for v in parsed.verksamheter}
        assert set(totals(parsed).values()) == {-700, -720}
        assert names == {"Hemtjänst", "Råd och stöd"}
        assert "other_committees" in {p.code for p in parsed.problems}
        assert not parsed.errors


def test_rows_below_another_committee_that_are_not_what_it_is_are_kept():
    text = (
        "Kommunen mars 2026 ack, tkr\nVerksamhet;Budget ack;Utfall ack\nKommunstyrelsen;-300;-310\n"
        "Hemtjänst;-310;-320\nRåd och stöd;-400;-410\nSocialnämnden;-710;-730\n"
    )
    for parsed in read_both(text, committee="Socialnämnden"):
        assert {v.name for v in parsed.verksamheter} == {"Hemtjänst", "Råd och stöd"}
