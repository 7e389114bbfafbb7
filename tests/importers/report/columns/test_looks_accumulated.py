"""Months side by side that grow as accumulated ones do are asked about, and others are not."""

from dataclasses import replace

from socfin.importers import Options, SourceFile, examine, parse
from socfin.services.file_checks.checks import serious_of

HEAD = "Utfall 2022, tkr\nVerksamhet;jan 2022;feb 2022;mar 2022\n"
GROWING = HEAD + "510 A;-100;-203;-301\n520 B;-50;-95;-160\n530 C;40;80;125\nTotalt;-110;-218;-336\n"


def codes(text: str) -> list[str]:
    return [p.code for p in parse(text.encode(), "rapport.csv", Options()).problems]


def test_months_that_only_grow_are_told_and_need_a_reason():
    parsed = parse(GROWING.encode(), "rapport.csv", Options())

    assert [p.code for p in parsed.problems] == ["looks_accumulated"]
    assert serious_of(parsed.problems) == parsed.problems
    assert "Månadskolumnerna är ackumulerade från januari" in parsed.problems[0].remedy


def test_nothing_is_told_once_they_are_read_as_accumulated():
    reading = examine(SourceFile(GROWING.encode(), "rapport.csv"), Options()).reading
    said = replace(reading.mapping, accumulated=True)

    parsed = parse(GROWING.encode(), "rapport.csv", Options(mapping=said))

    assert parsed.problems == ()
    assert sum(f.amount for f in parsed.figures if f.verksamhet_code == "510") == -30_100_000


def test_single_months_that_go_up_and_down_or_grow_a_little_are_not_told():
    assert codes(HEAD + "510 A;-100;-103;-98\n520 B;-50;-45;-60\n") == []
    assert codes(HEAD + "510 A;-100;-103;-108\n520 B;-50;-51;-54\n") == []
    assert codes(HEAD + "510 A;-100;-100;-100\n520 B;-50;-50;-50\n") == []
