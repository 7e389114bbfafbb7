"""Group rows whose parts nearly add up are asked about, with what the total becomes either way."""

import pytest

from socfin.importers.options import Alike
from tests.importers.tables import read_both, totals

HEADER = "Socialnämnden jan-okt 2025 ackumulerat, tkr\nVerksamhet;Utfall;Budget\n"
ELDERLY = ["Hemtjänst;-125 000;-115 000", "Särskilt boende;-74 400;-79 000", "Hemsjukvård;-40 000;-36 000"]
FAMILY = ["Barn;-40 000;-39 100", "Vuxna;-29 000;-28 900"]
FIRST = ["Äldreomsorg;-239 500;-230 100", *ELDERLY, "IFO;-69 200;-68 000", *FAMILY]
LAST = [*ELDERLY, "Äldreomsorg;-239 500;-230 100", *FAMILY, "IFO;-69 200;-68 000"]
ALONE = ["Äldreomsorg;-239 500;-230 100", *ELDERLY, "IFO;-69 200;-68 000", "Stab;-9 200;-8 000"]
ROUND = ["500 Äldreomsorg;-239 500;-230 100"] + [f"51{at} {row}" for at, row in enumerate(ELDERLY)]
WHOLE = [
    "Vård och stöd;-309 500;-298 100",
    "Äldreomsorg;-239 500;-230 100",
    "IFO;-60 200;-60 000",
    "Stab;-9 000;-8 900",
]


def text(rows: list[str], total: str = "") -> str:
    return HEADER + "\n".join([*rows, *filter(None, [total])]) + "\n"


@pytest.mark.parametrize(
    ("rows", "parts", "both"),
    [
        (FIRST, -308_400, -617_100),
        (LAST, -308_400, -617_100),
        (ALONE, -317_800, -557_300),
        (ROUND, -239_400, -478_900),
        (WHOLE, -308_700, -618_200),
    ],
)
def test_rows_nearly_the_sum_of_those_beside_them_are_asked_about_with_both_totals(rows, parts, both):
    for parsed in read_both(text(rows)):
        (asked,) = parsed.errors
        assert asked.code == "maybe_sum"
        assert "nästan" in asked.message
        assert rows[0].partition(";")[0] in asked.message or "Äldreomsorg" in asked.message
        assert len(asked.answers) == 2
    for alike, expected in ((Alike.SUM, parts), (Alike.OWN, both)):
        for parsed in read_both(text(rows), alike=alike):
            assert totals(parsed)["outcome 2025-01–2025-10"] == expected
            assert not parsed.errors


def test_a_total_that_counts_both_shows_that_the_rows_have_amounts_of_their_own():
    for parsed in read_both(text(ALONE, "Totalt;-557 300;-536 100")):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -557_300
        assert not parsed.problems


def test_a_total_without_the_parts_leaves_the_question():
    for parsed in read_both(text(FIRST, "Totalt;-308 700;-298 100")):
        assert [problem.code for problem in parsed.errors] == ["maybe_sum"]


def test_a_group_told_by_its_code_is_asked_about_where_its_parts_nearly_add_up():
    rows = ["51 Äldreomsorg;-239 500;-230 100"] + [f"51{at} {row}" for at, row in enumerate(ELDERLY)]
    for parsed in read_both(text([*rows, "52 IFO;-69 200;-68 000"])):
        assert [problem.code for problem in parsed.problems] == ["maybe_sum"]


def test_a_usual_month_without_total_is_not_asked_about():
    rows = [
        "Hemtjänst;-12 226;-12 048",
        "Särskilt boende;-20 237;-20 901",
        "IFO;-9 800;-9 000",
        "LSS;-7 650;-7 700",
    ]
    for parsed in read_both(text(rows)):
        assert not parsed.problems
