"""Blocks of lines per verksamhet with a block of the whole committee beside them, which is their sum."""

import pytest

from socfin.importers import Options, parse
from tests.importers.tables import read_both, totals

TOP = "Socialnämnden jan-okt 2025 tkr\nRad;Utfall ack;Budget ack\n"
HOME = "510 Hemtjänst;;\nIntäkter;2000;1900\nPersonalkostnader;-25000;-24000\nNettokostnad;-23000;-22100\n"
IFO = "520 IFO;;\nIntäkter;500;600\nPersonalkostnader;-9000;-9500\nNettokostnad;-8500;-8900\n"
WHOLE = "{};;\nIntäkter;2500;2500\nPersonalkostnader;-34000;-33500\nNettokostnad;-31500;-31000\n"


def of(text):
    return parse(text.encode(), "rapport.csv", Options(committee="Socialnämnden"))


def net(parsed):
    return tuple(round(amount) for amount in totals(parsed).values())


@pytest.mark.parametrize(
    "heading", ["Socialnämnden totalt", "Totalt", "Summa nämnden", "Socialnämnden", "Hela nämnden"]
)
def test_a_block_of_the_whole_committee_is_checked_and_not_counted(heading):
    for parsed in read_both(TOP + HOME + IFO + WHOLE.format(heading)):
        assert (net(parsed), parsed.problems) == ((-31_500, -31_000), ())
        assert {figure.verksamhet_code for figure in parsed.figures} == {"510", "520"}


@pytest.mark.parametrize("heading", ["Socialnämnden totalt", "Totalt", "Summa"])
def test_the_block_may_stand_first(heading):
    assert net(of(TOP + WHOLE.format(heading) + HOME + IFO)) == (-31_500, -31_000)


def test_a_block_that_the_verksamheter_do_not_give_is_told():
    text = TOP + HOME + IFO + WHOLE.format("Totalt").replace("-34000", "-35000")

    assert [(p.code, p.row) for p in of(text).problems] == [("sum_differs", 13)]


def test_a_line_that_no_verksamhet_has_is_told():
    text = f"{TOP}{HOME}{IFO}{WHOLE.format('Totalt')}Lokalkostnader;-7;-8\n"

    assert ("sum_not_checked", 15) in [(p.code, p.row) for p in of(text).problems]


def test_accounts_in_blocks_have_a_total_block_too():
    text = (
        "Socialnämnden jan-okt 2025 tkr\nKonto;Utfall ack;Budget ack\n510 Hemtjänst;;\n5020 Lön;-80;-70\n"
        "520 IFO;;\n5020 Lön;-40;-30\nSocialnämnden totalt;;\n5020 Lön;-120;-100\n"
    )

    assert (net(of(text)), of(text).problems) == ((-120, -100), ())


LAST_NETS = ["Totalt netto", "Nettokostnad", "Summa netto", "Nettokostnader"]


@pytest.mark.parametrize("words", LAST_NETS)
def test_a_net_below_the_last_blocks_own_is_that_of_all_blocks(words):
    for parsed in read_both(f"{TOP}{HOME}{IFO}{words};-31500;-31000\n"):
        assert (net(parsed), parsed.problems) == ((-31_500, -31_000), ())
        assert {one.row for one in parsed.printed} == {11}


def test_a_net_of_all_blocks_that_they_do_not_give_is_held_against_all_of_them():
    (differs,) = of(f"{TOP}{HOME}{IFO}Totalt netto;-32500;-31000\n").problems

    assert (differs.code, differs.row) == ("sum_differs", 11)
    assert "-31500".replace("-", "−").replace("31500", "31\u00a0500\u00a0000") in differs.message


def test_a_total_block_alone_is_the_report():
    assert net(of(TOP + WHOLE.format("Socialnämnden totalt"))) == (-31_500, -31_000)


MERGED = "Socialnämnden jan-okt 2025 tkr\nVerksamhet;;Utfall ack;Budget ack\n"


def merged(name, *lines):
    first, *rest = lines
    return "".join([f"{name};{first}\n", *(f";{line}\n" for line in rest)])


@pytest.mark.parametrize("name", ["Totalt", "Summa", "TOTALT"])
@pytest.mark.parametrize("costs", [-34_000, -35_000])
@pytest.mark.parametrize("first", [True, False])
def test_so_is_a_block_whose_name_stands_in_a_merged_cell(name, costs, first):
    home = merged("510 Hemtjänst", "Intäkter;2000;1900", "Kostnader;-25000;-24000", "Netto;-23000;-22100")
    ifo = merged("520 IFO", "Intäkter;500;600", "Kostnader;-9000;-9500", "Netto;-8500;-8900")
    whole = merged(name, "Intäkter;2500;2500", f"Kostnader;{costs};-33500", "Netto;-31500;-31000")
    for parsed in read_both(MERGED + (whole + home + ifo if first else home + ifo + whole)):
        assert parsed.errors == ()
        assert [p.code for p in parsed.problems] == ([] if costs == -34_000 else ["sum_differs"])
        assert net(parsed) == (-31_500, -31_000)
        assert {figure.verksamhet_code for figure in parsed.figures} == {"510", "520"}
