"""Which rows are sums: by their label, by their code, or by their amounts alone."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.importers import Options, parse
from socfin.importers.options import Alike
from socfin.importers.report.layout.mapping import Column, RowsAre
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import find_sums
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.labels import Label
from socfin.importers.spelling.roles import Role
from tests.importers.tables import read_both

BLOCKS = """\
Augusti 2022 ack tkr
Konto;Utfall;Budget;Budget helår
510 Hemtjänst;;;
3011 Avgifter;100;90;140
3132 Taxor;50;60;80
Summa 3;150;150;220
5020 Lön;-800;-700;-1000
Summa;-650;-550;-780
520 SÄBO;;;
3011 Avgifter;10;20;30
Summa 3;10;20;30
5020 Lön;-400;-300;-500
Summa;-390;-280;-470
Totalt;-1040;-830;-1250
"""


def read(text: str, **options):
    return parse(text.encode(), "rapport.csv", Options(**options))


def codes(parsed):
    return [p.code for p in parsed.problems]


def figures(parsed):
    return {
        (f.verksamhet_code, f.account or f.line, f.scenario, f.span.months): f.amount for f in parsed.figures
    }


def test_sums_under_each_verksamhet_sum_its_own_accounts():
    parsed = read(BLOCKS)

    assert codes(parsed) == []
    assert {(f.verksamhet_code, f.account) for f in parsed.figures} == {
        ("510", "3011"),
        ("510", "3132"),
        ("510", "5020"),
        ("520", "3011"),
        ("520", "5020"),
    }


def test_a_bare_total_among_accounts_is_no_account():
    parsed = read("Mars 2022 ack kr\nKonto;Utfall;Budget\n5020 Lön;-2;-3\n5611 PO;-1;-1\nTotalt;-3;-4\n")

    assert sorted(f.account for f in parsed.figures) == ["5020", "5020", "5611", "5611"]


def test_a_years_budget_on_sum_rows_alone_is_counted_once():
    parsed = read("""\
Februari 2026 ack tkr
Konto;Utfall;Budget;Budget helår
30 Försäljning;100;90;
31 Taxor;50;40;
Summa intäkter;150;130;780
50 Löner;-800;-709;
60 Hyror;-20;-20;
Summa kostnader;-820;-729;-4372
Nettokostnad;-670;-599;-3592
""")

    year = {key[:2]: amount for key, amount in figures(parsed).items() if key[3] == 12}
    assert year == {("", Line.REVENUE): 78_000_000, ("", Line.COST): -437_200_000}


def test_a_years_budget_on_the_net_and_one_part_is_the_nets():
    parsed = read(
        "Aug 2022 ack tkr\nRad;Budget;Utfall;Budget helår\nIntäkter;10;12;\nPersonal;-90;-91;\n"
        "Övriga kostnader;-20;-22;\nKostnader;-110;-113;-160\nNetto;-100;-101;-150\n"
    )

    assert {key[:2]: v for key, v in figures(parsed).items() if key[3] == 12} == {("", Line.NET): -15_000_000}


GROUPS = """\
Augusti 2022 ack, tkr
Verksamhet;Utfall;Budget;Budget helår
{first};-300 120;-290 240;-430 360
{second};-100 040;-90 080;-140 120
{third};-200 080;-200 160;-290 240
{fourth};-50 100;-60 000;-80 000
"""


def test_a_group_without_any_sign_of_being_one_is_told_by_its_amounts():
    names = GROUPS.format(first="Äldreomsorg", second="Hemtjänst", third="SÄBO", fourth="IFO")
    parsed = read(names)

    assert {f.verksamhet_code for f in parsed.figures} == {"Hemtjänst", "SÄBO", "IFO"}
    assert [(p.code, p.row) for p in parsed.problems] == [("sum_assumed", 3)]
    assert {v.code: v.parent_code for v in parsed.verksamheter}["SÄBO"] == "Äldreomsorg"


def test_groups_within_groups_are_told_from_the_innermost():
    parsed = read("""\
Augusti 2022 ack, tkr
Verksamhet;Utfall;Budget
500 Vård;-600 321;-590 123
510 Äldre;-300 120;-290 043
512 Hemtjänst;-100 040;-90 003
514 SÄBO;-200 080;-200 040
560 IFO;-300 201;-300 080
562 Barn;-100 101;-100 040
564 Vuxna;-200 100;-200 040
""")

    assert {f.verksamhet_code for f in parsed.figures} == {"512", "514", "562", "564"}
    assert parsed.root is not None
    assert parsed.root.code == "500"
    assert sum(f.amount or 0 for f in parsed.figures if f.scenario is Scenario.OUTCOME) == -60_032_100_000


def test_too_small_amounts_tell_nothing():
    parsed = read("Augusti 2022 ack, tkr\nVerksamhet;Utfall;Budget\nA;-3;-3\nB;-1;-1\nC;-2;-2\nD;-4;-5\n")

    assert {f.verksamhet_code for f in parsed.figures} == {"A", "B", "C", "D"}


@pytest.mark.parametrize(
    "rows",
    [
        "IFO;-12,0;-11,8\nBarn;-7,0;-6,9\nVuxna;-5,0;-4,9\nStab;-3,1;-3,4\n",
        "Stab;-3,1;-3,4\nBarn;-7,0;-6,9\nVuxna;-5,0;-4,9\nIFO;-12,0;-11,8\n",
        "Barn;-7,0;-6,9\nVuxna;-5,0;-4,9\nIFO;-12,0;-11,8\nStab;-3,1;-3,4\nLSS;-9,9;-9,1\n",
        "Äldre;-40,0;-41,2\nIFO;-12,0;-11,8\nBarn;-7,0;-6,9\nVuxna;-4,0;-3,8\nNatt;-1,0;-1,1\nStab;-3,1;-3,4\n",
        "Stab;-3,1;-3,4\nIFO;-12,0;-11,8\nBarn;-7,0;-6,9\nVuxna;-5,0;-4,9\nLSS;-9,9;-9,1\nFou;-0,4;-0,6\n",
    ],
)
def test_a_parent_of_small_amounts_is_asked_about_and_not_counted_with_its_parts_in_silence(rows):
    text = f"Socialnämnden augusti 2022 ack, mnkr\nVerksamhet;Utfall;Budget\n{rows}"

    for parsed in read_both(text):
        assert {problem.code for problem in parsed.problems} & {"maybe_sum", "sum_assumed"}
    assert "IFO" not in {f.verksamhet_code for f in read(text, alike=Alike.SUM).figures}


def test_a_hundred_thousand_coded_rows_are_told_apart_without_copying_them():
    rows = [(f"{300_000 + n}", n) for n in range(100_000)]
    entries = [Entry(n, Label(code, "A"), {1: -1}) for code, n in rows]

    summed = find_sums(
        entries, [Column(1, "Utfall", Role.AMOUNT)], RowsAre.VERKSAMHETER, Precision(Unit.KR, 0)
    )

    assert (len(summed.leaves), summed.sums) == (100_000, ())


INCOME = "3132 Avgifter;80;75\n35 Bidrag;120;100\n{s} intäkter;200;175\n"
STAFF = "50 Löner;-2000;-1950\n56 PO;-800;-780\n{s} personal;-2800;-2730\n"
OTHER = "60 Lokaler;-300;-300\n64 Förbrukning;-20;-25\n{s} övrigt;-320;-325\n"
ALONE = "60 Lokaler;-320;-325\n"
COSTS, NET = "{s} kostnader;-3120;-3055\n", "Nettokostnad;-2920;-2880\n"


@pytest.mark.parametrize("word", ["S:a", "Summa", "Delsumma", "Totala", "SUMMA"])
@pytest.mark.parametrize("blocks", [INCOME + STAFF + ALONE, INCOME + STAFF + OTHER, INCOME + OTHER + STAFF])
def test_a_sum_of_costs_holds_the_sums_of_kinds_above_it(blocks, word):
    text = f"Socialnämnden jan-okt 2025, tkr\nKonto;Utfall ack;Budget ack\n{blocks}{COSTS}{NET}"
    kinds = text.format(s=word if word != "Totala" else "Totalt")

    for parsed in read_both(kinds):
        assert parsed.problems == ()
        assert sum(f.amount or 0 for f in parsed.figures if f.scenario is Scenario.OUTCOME) == -292_000_000


def test_a_sum_of_costs_that_is_wrong_is_told():
    text = f"Socialnämnden jan-okt 2025, tkr\nKonto;Utfall ack;Budget ack\n{INCOME}{STAFF}{OTHER}{COSTS}"

    assert codes(read(text.format(s="Summa").replace("-3120", "-3220"))) == ["sum_differs"]


UNNAMED = "Mars 2022 ack, kr\nVerksamhet;Utfall\n510;-1234567\n520;-7654321\n"


def test_a_row_without_a_name_that_is_no_sum_is_refused_and_no_figure():
    parsed = read(UNNAMED + ";-8888880\n")

    assert [(p.code, p.row) for p in parsed.errors] == [("nameless_row", 5)]
    assert {f.verksamhet_code for f in parsed.figures} == {"510", "520"}


def test_a_row_without_a_name_in_the_middle_is_refused_however_the_total_is_counted():
    parsed = read(UNNAMED + ";-111\n530;-1000\nSumma;-8889888\n")

    assert [(p.code, p.row) for p in parsed.errors] == [("nameless_row", 5)]
    assert {f.verksamhet_code for f in parsed.figures} == {"510", "520", "530"}


def test_a_last_row_without_a_name_that_ties_is_the_total_however_small():
    for rows in (UNNAMED + ";-8888888\n", "Mars 2022 ack, kr\nVerksamhet;Utfall\n510;-1\n520;-2\n;-3\n"):
        parsed = read(rows)

        assert (parsed.errors, {f.verksamhet_code for f in parsed.figures}) == ((), {"510", "520"})


def test_zeros_without_a_name_say_nothing():
    parsed = read(UNNAMED + ";0\nSumma;-8888888\n")

    assert (codes(parsed), len(parsed.figures)) == ([], 2)


PIVOT = """\
Mars 2022 ack, kr
Verksamhet;Konto;Utfall
510 Hemtjänst;5020 Lön;-1234567
;5021 OB;-345678
Summa 510 Hemtjänst;;-1580245
520 Säbo;5020 Lön;-7654321
;5022 OB;-111222
Summa 520 Säbo;;-7765543
Totalt;;-9345788
"""


def accounts(parsed):
    return {(f.verksamhet_code, f.account): f.amount for f in parsed.figures}


def test_a_verksamhet_named_on_the_first_row_of_its_group_holds_for_the_rest():
    for text in (PIVOT, PIVOT.replace("Summa 510", "510"), PIVOT.replace(" Lön;-1234567", " Lön;-1234567 ")):
        parsed = read(text)

        assert codes(parsed) == []
        assert accounts(parsed) == {
            ("510", "5020"): -123_456_700,
            ("510", "5021"): -34_567_800,
            ("520", "5020"): -765_432_100,
            ("520", "5022"): -11_122_200,
        }


def test_the_verksamhet_holds_also_below_a_first_row_without_amounts():
    parsed = read(
        PIVOT.replace("-1234567", "").replace("-1580245", "-345678").replace("-9345788", "-8111221")
    )

    assert set(accounts(parsed)) == {("510", "5021"), ("520", "5020"), ("520", "5022")}
    assert {v.code for v in parsed.verksamheter} == {"510", "520"}
    assert codes(parsed) == []


def test_an_account_below_a_sum_without_a_verksamhet_is_told():
    parsed = read(PIVOT.replace("Totalt;;-9345788", ";5611 PO;-12\nTotalt;;-9345800"))

    assert accounts(parsed)["", "5611"] == -1_200
    assert [(p.code, p.row) for p in parsed.problems] == [("no_verksamhet", 9)]


def test_a_sum_that_names_a_verksamhet_is_held_against_that_verksamhets_accounts():
    parsed = read(PIVOT.replace("Summa 510 Hemtjänst;;-1580245", "Summa 510 Hemtjänst;;-1580999"))

    assert [(p.code, p.row) for p in parsed.problems] == [("sum_differs", 5)]


def test_a_verksamhet_named_once_holds_for_the_lines_beside_it():
    parsed = read(
        "Mars 2022 ack, tkr\nVerksamhet;Rad;Utfall\n510 Hemtjänst;Intäkter;10\n;Personalkostnader;-90\n"
        "520 Säbo;Intäkter;20\n;Personalkostnader;-70\n"
    )

    assert {(f.verksamhet_code, f.line): f.amount for f in parsed.figures} == {
        ("510", Line.REVENUE): 1_000_000,
        ("510", Line.PERSONNEL): -9_000_000,
        ("520", Line.REVENUE): 2_000_000,
        ("520", Line.PERSONNEL): -7_000_000,
    }


def test_a_sum_said_in_the_column_of_codes_is_the_sum_of_its_code():
    parsed = read(
        "Mars 2022 ack kr\nKod;Benämning;Utfall;Budget\n5101;A;-3;-2\n5102;B;-5;-4\n"
        "Summa 510;Hemtjänst;-8;-6\n5201;C;-7;-7\n5202;D;-1;-1\nSumma 520;SÄBO;-8;-8\nTotalt;;-16;-14\n"
    )

    assert codes(parsed) == []
    assert [v.code for v in parsed.verksamheter] == ["5101", "5102", "5201", "5202", "510", "520"]


def test_a_total_without_a_name_is_told_by_its_own_words():
    parsed = read("Mars 2022 ack kr\nVerksamhet;Utfall;Budget\n510 A;-3;-2\n520 B;-5;-4\nTotalt;-99;-6\n")

    assert [p.message.startswith("Summaraden ”Totalt” säger") for p in parsed.problems] == [True]
