"""Rows that are part of another: known by their words, decided by the file's sums, else asked about."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import OfWhich
from socfin.importers.spelling.labels import read_label
from tests.importers.tables import read_both, totals

TOP = "Socialnämnden jan-okt 2025 tkr\nVerksamhet;Budget ack;Utfall ack\n"


def of(text, **options):
    return parse(text.encode(), "rapport.csv", Options(**options))


def net(parsed):
    return tuple(round(amount) for amount in totals(parsed).values())


def codes(parsed):
    return {problem.code for problem in parsed.problems}


SPELLINGS = [
    "härav natt",
    "Härutav: natt",
    "där av natt",
    "därutav natt",
    "v a v natt",
    "(v.a.v. natt)",
    "vrv natt",
    "  - varav natt",
    "varav:",
    "av vilket natt",
    "ingår: natt",
    "Ingår i ovan: natt",
    "Natt (ingår ovan)",
    "Natt, ingår i ovanstående",
    "Natt (ingår i Äldreomsorg)",
    "memo: natt",
    "inkl. natt",
    "Inklusive natt",
    "- natt varav",
    "I ovan ingår natt",
    "I ovanstående ingår natt",
    "I ovanstående belopp ingår natt",
    "I beloppet ingår natt",
    "i detta ingår: natt",
    "Häri ingår natt",
    "Däri inräknas natt",
    "Av ovanstående avser natt",
    "Av detta natt",
    "hvarav natt",
    "varaf natt",
    "hvaraf natt",
    "heraf natt",
    "derav natt",
    "Utav vilket natt",
    "av vilken natt",
    "vrav natt",
    "vara v natt",
    "o.w. natt",
    "ingår natt",
    "Natt ingår",
    "Natt (del av ovan)",
    "Inräknat natt",
    "Memopost natt",
    "Delpost: natt",
    "…varav natt",
    "... varav natt",
    "dvs. varav natt",
]


@pytest.mark.parametrize("total", ["", "Summa;-60000;-60500\n"])
@pytest.mark.parametrize("spelled", SPELLINGS)
def test_a_part_of_another_row_is_in_no_sum_however_it_is_spelt(spelled, total):
    text = f"{TOP}Äldreomsorg;-40000;-41000\n{spelled};-900;-950\nIFO;-20000;-19500\n{total}"

    for parsed in read_both(text):
        assert (net(parsed), codes(parsed)) == ((-60_000, -60_500), set())


@pytest.mark.parametrize(
    "name",
    [
        "Inkluderingsenheten",
        "Memoriam",
        "Varavägens förskola",
        "Vavstugan",
        "Härnö vård",
        "Hemtjänst inkl. natt",
        "Äldreomsorg (varav hemtjänst 200)",
        "Avserudds äldreboende",
        "Inkludering och integration",
        "Ovanåkers servicehus",
        "Ingår ej i ramen",
        "Ingående saldo",
        "Härnösands hemtjänst",
        "Av staten finansierat",
        "Hemtjänst (natt)",
    ],
)
def test_a_verksamhet_is_no_part_for_letters_in_its_name(name):
    label = read_label(name)

    assert (label.of_which, label.within) == (False, "")


@pytest.mark.parametrize("aside", ["(natt)", "(Natt och larm)", "avser natt", "dvs. natt", "Nämligen natt"])
def test_a_name_set_aside_is_a_part_or_its_own_as_the_sum_says_else_asked(aside):
    rows = f"{TOP}Äldreomsorg;-40000;-41000\n{aside};-900;-950\nIFO;-20000;-19500\n"

    for parsed in read_both(rows):
        assert codes(parsed) == {"maybe_of_which"}
    for parsed in read_both(f"{rows}Summa;-60000;-60500\n"):
        assert (net(parsed), codes(parsed)) == ((-60_000, -60_500), set())
    for parsed in read_both(f"{rows}Summa;-60900;-61450\n"):
        assert (net(parsed), codes(parsed)) == ((-60_900, -61_450), set())


@pytest.mark.parametrize(
    "name", ["Hemtjänst, varav natt 2 400", "510 Hemtjänst, varav natt", "Hemtjänst varav LOV"]
)
def test_a_sum_decides_what_a_varav_inside_a_name_is(name):
    own = f"{TOP}{name};-30000;-31000\nIFO;-20000;-19500\nSumma;-50000;-50500\n"
    part = f"{TOP}Äldre;-31000;-32000\n{name};-30000;-31000\nIFO;-20000;-19500\nSumma;-51000;-51500\n"

    for parsed in read_both(own):
        assert (net(parsed), codes(parsed)) == ((-50_000, -50_500), set())
    for parsed in read_both(part):
        assert (net(parsed), codes(parsed)) == ((-51_000, -51_500), set())


@pytest.mark.parametrize("total", ["", "Summa;-49000;-48000\n"])
def test_a_varav_inside_a_name_is_asked_about_where_no_sum_decides(total):
    text = f"{TOP}Hemtjänst, varav natt;-30000;-31000\nIFO;-20000;-19500\n{total}"

    assert [problem.code for problem in of(text).errors] == ["maybe_of_which"]
    assert net(of(text, of_which=OfWhich.OWN)) == (-50_000, -50_500)
    assert net(of(text, of_which=OfWhich.PART)) == (-20_000, -19_500)
    assert not of(text, of_which=OfWhich.OWN).errors


def test_an_amount_in_a_name_is_no_part_of_it():
    [first, *_] = of(f"{TOP}Hemtjänst, varav natt 2 400;-1;-2\nSumma;-1;-2\n").verksamheter

    assert first.name == "Hemtjänst"


def test_each_of_several_doubtful_rows_is_decided_by_the_sum():
    rows = "Boende;-400;-410\nHemtjänst, varav natt;-300;-310\nLSS, varav dag;-17;-19\nIFO;-20;-21\n"

    assert net(of(f"{TOP}{rows}Summa;-720;-741\n")) == (-720, -741)
    assert net(of(f"{TOP}{rows}Summa;-437;-450\n")) == (-437, -450)


def test_a_varav_row_that_the_sum_counts_is_counted_and_told():
    parsed = of(f"{TOP}Äldre;-40000;-41000\nvarav natt;-900;-950\nIFO;-20000;-19500\nSumma;-60900;-61450\n")

    assert (net(parsed), codes(parsed)) == ((-60_900, -61_450), {"of_which_counted"})


@pytest.mark.parametrize("indent", ["  ", "- ", "   • "])
def test_indented_rows_under_a_heading_varav_are_parts(indent):
    rows = (
        f"Äldre;-40000;-41000\nvarav:;;\n{indent}natt;-900;-950\n{indent}dag;-800;-850\nIFO;-20000;-19500\n"
    )

    assert (net(of(TOP + rows)), codes(of(TOP + rows))) == ((-60_000, -60_500), set())


def test_rows_under_a_heading_varav_that_are_not_indented_are_asked_about():
    rows = "Äldre;-40000;-41000\nvarav:;;\nnatt;-900;-950\nIFO;-20000;-19500\n"

    assert codes(of(TOP + rows)) == {"maybe_of_which"}
    assert net(of(f"{TOP}{rows}Summa;-60000;-60500\n")) == (-60_000, -60_500)
