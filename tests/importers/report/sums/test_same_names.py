"""Names that recur below several groups are rows of their own, and are never added across the groups."""

import pytest

from socfin.importers.options import Repeats
from tests.importers.tables import read_both, totals

TOP = "Socialnämnden;;\nTkr;Budget jan-mars 2025;Utfall jan-mars 2025\n"
INDENTED = (
    "Äldreomsorg;-14204;-10376\n   Administration;-5102;-2717\n   Hemtjänst;-9102;-7659\n"
    "LSS;-9888;-5000\n   Administration;-3416;-3015\n   Boende;-6472;-1985\n"
    "IFO;-7546;-6565\n   Administration;-4524;-1384\n   Barn och familj;-3022;-5181\n"
    "Socialnämnden totalt;-31638;-21941\n"
)
PLAIN = INDENTED.replace("   ", "")
BELOW = (
    "Administration;-5102;-2717\nHemtjänst;-9102;-7659\nSumma Äldreomsorg;-14204;-10376\n"
    "Administration;-3416;-3015\nBoende;-6472;-1985\nSumma LSS;-9888;-5000\n"
    "Administration;-4524;-1384\nBarn och familj;-3022;-5181\nSumma IFO;-7546;-6565\n"
    "Totalt;-31638;-21941\n"
)
AFTER = BELOW.replace("Summa Äldreomsorg", "Äldreomsorg totalt").replace("Summa LSS", "LSS totalt")
HEADED = (
    "Äldreomsorg;;\nAdministration;-5102;-2717\nHemtjänst;-9102;-7659\nSumma;-14204;-10376\n"
    "LSS;;\nAdministration;-3416;-3015\nBoende;-6472;-1985\nSumma;-9888;-5000\n"
    "IFO;;\nAdministration;-4524;-1384\nBarn och familj;-3022;-5181\nSumma;-7546;-6565\n"
    "Totalt;-31638;-21941\n"
)
ONLY_HEADED = HEADED.replace("Summa;-14204;-10376\n", "").replace("Summa;-9888;-5000\n", "")
CODED = INDENTED.replace("Äldreomsorg", "1 Äldreomsorg").replace("LSS", "2 LSS").replace("IFO", "3 IFO")
KINDS = {
    "indented": INDENTED,
    "by amounts": PLAIN,
    "sums below": BELOW,
    "totals after": AFTER,
    "headed": HEADED,
    "only headed": ONLY_HEADED,
    "coded groups": CODED,
}


def outcome(parsed):
    return {f.verksamhet_code: f.amount // 100_000 for f in parsed.figures if f.scenario == "outcome"}


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("repeats", [None, Repeats.ADDED, Repeats.ONCE])
def test_a_name_below_several_groups_is_a_verksamhet_in_each(text, repeats):
    for parsed in read_both(TOP + text, repeats=repeats):
        rows = outcome(parsed)

        assert parsed.errors == ()
        assert [rows[f"Administration {g}"] for g in ("Äldreomsorg", "LSS", "IFO")] == [-2717, -3015, -1384]
        assert "Administration" not in rows
        assert sum(rows.values()) == -21941
        assert sum("Administration (Äldreomsorg, LSS och IFO)" in note for note in parsed.notes) == 1


@pytest.mark.parametrize("kind", ["indented", "by amounts", "sums below", "totals after"])
def test_each_row_stands_under_its_own_group(kind):
    for parsed in read_both(TOP + KINDS[kind], repeats=Repeats.ADDED):
        above = {v.name: v.parent_code for v in parsed.verksamheter}

        assert above["Administration Äldreomsorg"] == above["Hemtjänst"] == "Äldreomsorg"
        assert above["Administration LSS"] == above["Boende"] == "LSS"
        assert above["Administration IFO"] == above["Barn och familj"] == "IFO"


def test_groups_of_one_name_are_told_apart_with_what_stands_above_them():
    rows = (
        "Äldreomsorg;-1000;-900\n  Norr;-400;-350\n    Administration;-100;-90\n    Hemtjänst;-300;-260\n"
        "  Söder;-600;-550\n    Administration;-200;-190\n    Säbo;-400;-360\n"
        "LSS;-800;-770\n  Norr;-500;-480\n    Administration;-150;-140\n    Boende;-350;-340\n"
        "  Söder;-300;-290\n    Administration;-120;-110\n    Daglig verksamhet;-180;-180\n"
        "Totalt;-1800;-1670\n"
    )
    for parsed in read_both(TOP + rows, repeats=Repeats.ADDED):
        above = {v.name: v.parent_code for v in parsed.verksamheter}

        assert parsed.errors == ()
        assert above["Norr Äldreomsorg"] == "Äldreomsorg"
        assert above["Norr LSS"] == "LSS"
        assert above["Administration Norr LSS"] == above["Boende"] == "Norr LSS"
        assert len({v.code for v in parsed.verksamheter}) == len(parsed.verksamheter) == 14
        assert round(totals(parsed)["outcome 2025-01–2025-03"]) == -1670


def test_the_same_row_twice_below_one_group_is_still_asked_about():
    text = BELOW.replace("Hemtjänst;-9102;-7659", "Administration;-9102;-7659")
    for parsed in read_both(TOP + text):
        assert [p.code for p in parsed.errors] == ["duplicate"]
    for parsed in read_both(TOP + text, repeats=Repeats.ADDED):
        assert parsed.errors == ()
        assert outcome(parsed)["Administration Äldreomsorg"] == -10376
        assert outcome(parsed)["Administration LSS"] == -3015


@pytest.mark.parametrize("repeats", [None, Repeats.ADDED])
@pytest.mark.parametrize("kind", ["indented", "sums below", "totals after", "headed"])
def test_a_code_below_several_groups_is_never_added(kind, repeats):
    text = KINDS[kind].replace("Administration", "10 Administration")
    for parsed in read_both(TOP + text, repeats=repeats):
        problem = next(p for p in parsed.errors if p.code == "code_in_groups")

        assert "Koden 10 står under flera grupper (Äldreomsorg, LSS och IFO)" in problem.message
        assert "--not-counted" in problem.remedy


def test_a_dimension_beside_the_groups_does_not_add_across_them():
    text = "Socialnämnden, tkr;;;\nAnsvar;Verksamhet;Budget jan-mars 2025;Utfall jan-mars 2025\n" + "".join(
        f"{100 + at};{line}\n" for at, line in enumerate(BELOW.splitlines())
    )
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert outcome(parsed)["Administration LSS"] == -3015


def test_rows_of_scenarios_are_told_apart_alike():
    rows = "".join(
        f"{name};{scenario};{amount}\n"
        for scenario, group in (("Budget", 1), ("Utfall", 2))
        for name, amount in (
            ("Administration", -100 * group),
            ("Hemtjänst", -357 * group),
            ("Summa Äldreomsorg", -457 * group),
            ("Administration", -211 * group),
            ("Boende", -400 * group),
            ("Summa LSS", -611 * group),
        )
    )
    for parsed in read_both("Januari–mars 2025 ack, tkr;;\nVerksamhet;Typ;Belopp\n" + rows, format="report"):
        assert parsed.errors == ()
        assert outcome(parsed)["Administration Äldreomsorg"] == -200
        assert outcome(parsed)["Administration LSS"] == -422
