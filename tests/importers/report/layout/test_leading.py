"""Two dimensions of a report that may both be the verksamhet are asked about where each parts the other."""

import pytest

from socfin.importers.report.columns.contents import contents_said
from tests.importers.tables import read_both, totals

TITLE = "Socialnämnden jan-okt 2025 ackumulerat, tkr\n"
CROSSED = "4100;61;-69 200;-68 000\n4100;62;-9 200;-8 000\n4200;61;-139 500;-130 000\n"
NESTED = "4100;61;-69 200;-68 000\n4100;62;-9 200;-8 000\n4200;63;-139 500;-130 000\n"


def read_with(heads: str, rows: str, said: str = ""):
    return read_both(f"{TITLE}{heads};Utfall;Budget\n{rows}", contents=contents_said(said) or None)


def codes(parsed) -> list[str]:
    return [unit.code for unit in parsed.verksamheter]


@pytest.mark.parametrize("heads", ["Ansvar;Enhet", "Kst;Avdelning", "Ansv;Kostnadsställe"])
def test_crossed_dimensions_are_asked_about_and_either_answer_is_taken(heads):
    first, second = heads.split(";")
    for parsed in read_with(heads, CROSSED):
        assert [problem.code for problem in parsed.errors] == ["which_verksamhet"]
        assert len(parsed.errors[0].answers) == 2
    for heading, expected in ((first, {"4100", "4200"}), (second, {"61", "62"})):
        for parsed in read_with(heads, CROSSED, f"{heading}=verksamhet"):
            assert set(codes(parsed)) == expected
            assert totals(parsed)["outcome 2025-01–2025-10"] == pytest.approx(-217_900)
            assert not parsed.errors


def test_two_levels_are_read_by_the_first_and_a_verksamhet_in_any_abbreviation_leads():
    for parsed in read_with("Ansvar;Enhet", NESTED):
        assert codes(parsed) == ["4100", "4200"]
        assert not parsed.errors
    for heading in ("Verks.", "Vht", "Verksamh", "VKS"):
        for parsed in read_with(f"Ansvar;{heading}", CROSSED):
            assert set(codes(parsed)) == {"61", "62"}
            assert not parsed.errors


@pytest.mark.parametrize("heads", ["Område;Enhet", "Avdelning;Enhet", "Verksamhetsområde;Ansvar"])
@pytest.mark.parametrize("total", ["Totalt {};", "Summa {};", "{} totalt;", ";Summa", ";Delsumma"])
def test_an_outer_dimension_printed_once_a_group_leaves_the_rows_to_the_inner(heads, total):
    groups = {"Norr": {"Hemtjänst": 100, "Boende": 2_000, "Natt": 30}, "Syd": {"Stöd": 4_000, "Daglig": 500}}
    rows = ""
    for group, units in groups.items():
        names = [group, *[""] * (len(units) - 1)]
        rows += "".join(f"{g};{u};-{a};-{a + 7}\n" for g, (u, a) in zip(names, units.items(), strict=True))
        whole = sum(units.values())
        rows += f"{total.format(group)};-{whole};-{whole + 7 * len(units)}\n"
    rows += "Totalsumma;;-6630;-6665\n"
    for parsed in read_with(heads, rows):
        assert {figure.verksamhet_code for figure in parsed.figures} == set(groups["Norr"]) | set(
            groups["Syd"]
        )
        assert totals(parsed)["outcome 2025-01–2025-10"] == pytest.approx(-6_630)
        assert not {"sum_assumed", "other_dimension", "sum_differs"} & {p.code for p in parsed.problems}


def test_a_verksamhet_printed_once_a_group_still_leads():
    rows = "61 Norr;Hemtjänst;-100;-90\n;Boende;-200;-210\n62 Syd;Stöd;-50;-60\n;Daglig;-5;-6\n"
    for parsed in read_with("Verksamhet;Enhet", rows):
        assert codes(parsed) == ["61", "62"]
