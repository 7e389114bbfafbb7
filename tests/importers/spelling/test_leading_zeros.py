"""Codes that Excel took for numbers are the tree's codes again."""

from socfin.importers import parse
from socfin.importers.spelling.leading_zeros import with_zeros

TEXT = "Mars 2022 ack, tkr\nKod;Verksamhet;Utfall;Budget\n510;Hemtjänst;-10;-11\n0520;SÄBO;-20;-22\n"


def codes(parsed):
    return [f.verksamhet_code for f in parsed.figures]


def test_a_code_without_its_zeros_is_the_one_code_of_the_tree_it_can_be():
    parsed = with_zeros(parse(TEXT.encode(), "x.csv"), {"0", "0510", "0520"})

    assert sorted(set(codes(parsed))) == ["0510", "0520"]
    assert {one.code: one.name for one in parsed.verksamheter} == {"0510": "Hemtjänst", "0520": "SÄBO"}
    assert parsed.notes[-1] == "Koder utan sina inledande nollor lästes med dem: 510 som 0510."


def test_a_code_that_the_tree_has_as_it_is_stays():
    parsed = parse(TEXT.encode(), "x.csv")

    assert with_zeros(parsed, {"510", "0510"}) is parsed
    assert with_zeros(parsed, {"0510", "00510"}) is parsed
