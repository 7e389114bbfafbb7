"""Rows that were once read wrong without a word: pivots, parents, totals, varav, blanks, turned codes."""

import pytest

from socfin.domain.figures import Scenario
from socfin.importers import Options, parse
from socfin.importers.options import Alike, Blanks, UnderSum
from socfin.importers.spelling.labels import read_label
from tests.importers.tables import case, read_both

TOP = "Socialnämnden jan-okt 2020, tkr\n\n"
HEAD = "Verksamhet;Budget ack;Utfall ack\n"


def of_case(name, **options):
    return of_text(case(name), **options)


def of_text(text, **options):
    return parse(text.encode(), "rapport.csv", Options(**options))


def totals(parsed):
    """(budget, outcome) in tkr, memo rows aside."""
    counted = [f for f in parsed.figures if f.line is None or not f.line.is_memo]
    return tuple(
        sum(f.amount or 0 for f in counted if f.scenario is scenario) / 100_000
        for scenario in (Scenario.BUDGET, Scenario.OUTCOME)
    )


def told(parsed):
    return {p.code for p in parsed.problems}


@pytest.mark.parametrize(
    ("number", "total", "codes"),
    [
        ("04", (-72_000, -63_400), set()),
        ("06", (-9_000, -9_500), {"sum_differs"}),
        ("07", (-4_100, -4_290), {"not_money"}),
        ("08", (-4_000, -4_200), set()),
        ("11", (34_739, 19_777), set()),
        ("14", (-4_100, -4_290), set()),
        ("15", (-4_500, -4_200), set()),
        ("17", (-9_500, -10_200), set()),
    ],
)
def test_an_odd_report_gives_its_committees_own_total(number, total, codes):
    parsed = of_case(number)

    assert (totals(parsed), told(parsed)) == (total, codes)


def test_a_parent_above_its_parts_is_asked_about_and_never_counted_twice_in_silence():
    assert told(of_case("05")) == {"maybe_sum"}
    assert totals(of_case("05", alike=Alike.SUM)) == (-411_700, -417_500)


PIVOT = "{top}Verksamhet;Post;Budget jan-okt;Utfall jan-okt\n{rows}"
PIVOTS = [
    "60 Stab;Intäkter;10;11\n;Personal;-150;-90\n60 Stab Summa;;-140;-79\n61 IFO;Intäkter;20;25\n"
    ";Personal;-600;-580\n61 IFO Summa;;-580;-555\nTotalsumma;;-720;-634\n",
    "60 Stab;Intäkter;10;11\n60 Stab;Personal;-150;-90\nDelsumma 60;;-140;-79\n61 IFO;Intäkter;20;25\n"
    "61 IFO;Personal;-600;-580\nDelsumma 61;;-580;-555\nTotalt;;-720;-634\n",
    "Totalsumma;;-720;-634\n60 Stab;Intäkter;10;11\n;Personal;-150;-90\n61 IFO;Intäkter;20;25\n"
    ";Personal;-600;-580\n",
    "Stab;Intäkter;10;11\n;Personal;-150;-90\nSumma Stab;;-140;-79\nIFO;Intäkter;20;25\n"
    ";Personal;-600;-580\nSumma IFO;;-580;-555\nTotalt;;-720;-634\n",
    "60 Stab;Intäkter;10;11\n;Personal;-150;-90\nSumma 60 Stab;;-140;-79\n61 IFO;Intäkter;20;25\n"
    ";Personal;-600;-580\nSumma 61 IFO;;-580;-555\nSumma 6;;-720;-634\n",
]


@pytest.mark.parametrize("rows", PIVOTS)
def test_the_subtotals_of_a_pivot_are_sums(rows):
    text = PIVOT.format(top=TOP, rows=rows)

    for parsed in read_both(text):
        assert (totals(parsed), told(parsed)) == ((-720, -634), set())


def test_a_pivots_total_that_its_rows_do_not_give_is_told():
    text = PIVOT.format(top=TOP, rows=PIVOTS[0].replace("-720;-634", "-720;-700"))

    assert told(of_text(text)) == {"sum_differs"}


@pytest.mark.parametrize(
    "spelled",
    [
        "-varav LOV",
        "Varav: LOV",
        "• varav LOV",
        "(varav LOV)",
        "därav LOV",
        "510 varav LOV",
        "Hemtjänst, varav LOV",
        "VARAV LOV",
    ],
)
def test_a_varav_row_is_in_no_sum_however_it_is_spelt(spelled):
    text = f"{TOP}{HEAD}Hemtjänst;-4000;-4200\n{spelled};-1000;-1100\n"

    for parsed in read_both(text):
        assert (totals(parsed), told(parsed)) == ((-4000, -4200), set())


def test_a_verksamhet_with_varav_in_brackets_after_its_name_is_a_row_of_its_own():
    assert not read_label("Äldreomsorg (varav hemtjänst 200)").of_which
    assert not read_label("Varavägens förskola").of_which


@pytest.mark.parametrize("name", ["Socialnämnden", "Socialnämnd", "SOCIALNÄMNDEN", "Socialnämnden:"])
def test_the_row_with_the_committees_name_is_its_total(name):
    rows = ["Hemtjänst;-4000;-4200", "Särskilt boende;-4500;-4900"]
    for at in (0, 1, 2):
        text = TOP + HEAD + "\n".join([*rows[:at], f"{name};-8500;-9100", *rows[at:]]) + "\n"
        for parsed in read_both(text, committee="Socialnämnden"):
            assert (totals(parsed), told(parsed)) == ((-8500, -9100), set())


def test_what_the_parts_lack_of_the_committees_row_stands_on_the_committee():
    own = [f for f in of_case("06").figures if f.verksamhet_code == ""]

    assert {(f.scenario, f.amount) for f in own} == {
        (Scenario.BUDGET, -500_000_00),
        (Scenario.OUTCOME, -400_000_00),
    }


@pytest.mark.parametrize("sum_row", ["Summa", "Totalt", "TOTALT:", "S:a", "Totalsumma"])
@pytest.mark.parametrize("below", ["Volymersättning", "Resursfördelning", "Snittkostnad hemtjänst"])
def test_what_stands_under_the_sum_is_not_in_it(sum_row, below):
    text = f"{TOP}{HEAD}Hemtjänst;-4000;-4200\nStab;-100;-90\n{sum_row};-4100;-4290\n{below};-12;-13\n"

    assert (totals(of_text(text)), told(of_text(text))) == ((-4100, -4290), {"under_the_sum"})
    assert totals(of_text(text, under_sum=UnderSum.COUNTED)) == (-4112, -4303)
    assert told(of_text(text, under_sum=UnderSum.LEAVE)) == {"left_under_sum"}


@pytest.mark.parametrize(
    "sum_row", ["Summa drift", "Summa verksamhet", "Summa driftbudget", "Totalt nämnden", "Summa 5"]
)
@pytest.mark.parametrize("below", ["Särskilda satsningar", "9 Projekt"])
def test_what_stands_under_a_sum_with_a_name_is_asked_about(sum_row, below):
    text = f"{TOP}{HEAD}51 Hemtjänst;-4000;-4200\n52 Stab;-100;-90\n{sum_row};-4100;-4290\n{below};-12;-13\n"

    for parsed in read_both(text):
        assert [p.code for p in parsed.errors] == ["under_the_sum"]
        assert below.removeprefix("9 ") in parsed.errors[0].message
    assert totals(of_text(text, under_sum=UnderSum.LEAVE)) == (-4100, -4290)
    assert totals(of_text(text, under_sum=UnderSum.COUNTED)) == (-4112, -4303)


def test_rows_left_under_a_sum_are_named_however_the_choice_was_made():
    text = f"{TOP}{HEAD}Hemtjänst;-4000;-4200\nStab;-100;-90\nSumma drift;-4100;-4290\nIFO;-900;-950\n"
    [problem] = of_text(text, under_sum=UnderSum.LEAVE).problems

    assert "”IFO” (rad 7, Utfall ack −950 000,00 kr). De läses inte" in problem.message.replace("\u00a0", " ")


def test_rows_between_two_sums_are_in_the_lower():
    rows = (
        "Hemtjänst;-4000;-4200\nStab;-100;-90\nSumma;-4100;-4290\nIFO;-12;-13\nLSS;-20;-30\nSumma;-32;-43\n"
    )

    assert totals(of_text(TOP + HEAD + rows)) == (-4132, -4333)


@pytest.mark.parametrize("at", ["above", "below"])
@pytest.mark.parametrize("name", ["KS", "Förvaltningen", "Vård och omsorg"])
def test_a_row_that_may_be_the_sum_of_its_neighbours_is_asked_about(name, at):
    parent = f"{name};-99,0;-100,0\n"
    like = "A;-11,0;-12,0\nB;-71,0;-72,0\nC;-17,0;-16,0\n"
    rows = (parent + like if at == "above" else like + parent) + "Revision;-5,0;-6,0\n"
    text = "Kommunen 2020, tkr\n\nVerksamhet;Utfall jan-dec;Budget jan-dec\n" + rows
    parsed = of_text(text)

    assert told(parsed) & {"maybe_sum", "sum_assumed"}
    assert totals(of_text(text, alike=Alike.SUM)) == (-106, -104)
    assert totals(of_text(text, alike=Alike.OWN)) == (-206, -203)


@pytest.mark.parametrize(
    "paying",
    ["Skatter", "Skatteintäkter", "Generella statsbidrag och utjämning", "Finansnetto", "Kommunbidrag"],
)
def test_the_sign_is_what_cost_rows_show_whatever_pays_for_them(paying):
    head = "Kommunen 2020, tkr\n\nVerksamhet;Utfall jan-dec;Budget jan-dec\n"
    rows = f"{paying};52100;52200\nSocialnämnd;-25000;-24500\nSkolnämnd;-25100;-24200\n"

    assert totals(of_text(head + rows)) == (3500, 2000)
    turned = rows.replace(";-", ";+").replace(";5", ";-5").replace("+", "")
    assert totals(of_text(head + turned)) == (3500, 2000)


@pytest.mark.parametrize(
    "name",
    ["IFO/LSS", "HVB\\stöd", "N" * 200, "Stöd: barn & unga (LSS/SoL)", "Vård/omsorg, natt; dag", "A/B"],
)
def test_a_name_without_code_holds_any_character_and_200_of_them(name):
    text = f'{TOP}{HEAD}"{name}";-4000;-4200\nStab;-100;-90\n'
    parsed, again = of_text(text), of_text(text.replace("-4200", "-4300"))

    assert told(parsed) == set()
    assert parsed.verksamheter[0].name == name
    assert parsed.verksamheter[0].code == again.verksamheter[0].code


@pytest.mark.parametrize("total", ["Summa", "Totalt", "S:a", "Summa Socialnämnden", "Totalsumma"])
def test_a_sum_proves_that_a_blank_is_nothing(total):
    text = f"{TOP}{HEAD}Hemtjänst;-4000;-4200\nReserv;-500;\n{total};-4500;-4200\n"

    for parsed in read_both(text):
        assert told(parsed) == set()
        assert [f.amount for f in parsed.figures if f.verksamhet_code == "Reserv"] == [-500_000_00, 0]
        assert "Tomma belopp är noll, summan visar det: rad 5." in parsed.notes


def test_a_blank_that_no_sum_proves_is_missing_until_someone_says_zero():
    text = f"{TOP}{HEAD}Hemtjänst;-4000;-4200\nReserv;-500;\n"

    assert told(of_text(text)) == {"missing_amount"}
    assert told(of_text(text, blanks=Blanks.ZERO)) == set()
    assert totals(of_text(text, blanks=Blanks.ZERO)) == (-4500, -4200)


def test_a_blank_stays_missing_where_the_sum_has_more_than_the_rows():
    text = f"{TOP}{HEAD}Hemtjänst;-4000;-4200\nReserv;-500;\nSumma;-4500;-4700\n"

    assert told(of_text(text)) == {"missing_amount", "sum_differs"}


@pytest.mark.parametrize(
    "code", ["2025-05-01", "5,2E+12", "5.2E+12", "01-maj", "maj-50", "2025-05-01 00:00:00", "1/5/2025"]
)
def test_a_code_that_became_a_date_or_a_power_is_an_error(code):
    text = f"{TOP}Kod;Verksamhet;Budget ack;Utfall ack\n{code};Hemtjänst;-4000;-4200\n520;SÄBO;-1;-2\n"
    problem = of_text(text).problems[0]

    assert (problem.code, problem.row, problem.column) == ("code_turned", 4, "Kod")
    assert code in problem.message


def test_every_turned_code_is_an_error_of_its_own():
    problems = of_case("19").problems

    assert [(p.code, p.row) for p in problems] == [("code_turned", 4), ("code_turned", 5)]


def test_the_files_own_total_is_kept_to_stand_beside_what_is_read():
    text = f"{TOP}{HEAD}Hemtjänst;-4000;-4200\nStab;-100;-90\nSumma;-4100;-4390\n"
    parsed = of_text(text)

    assert [(str(one.scenario), str(one.span), one.amount, one.row) for one in parsed.printed] == [
        ("budget", "2020-01–2020-10", -410_000_000, 6),
        ("outcome", "2020-01–2020-10", -439_000_000, 6),
    ]
    assert sum(f.amount for f in parsed.figures if f.scenario == "outcome") == -429_000_000


@pytest.mark.parametrize("number", ["04", "05", "06", "07", "11", "15", "17"])
def test_every_row_of_an_odd_report_is_used_or_told(number):
    assert not [note for note in of_case(number).notes if note.startswith("Dessa rader används inte")]


def test_a_varav_row_that_is_in_no_sum_is_told_as_not_used():
    assert "Dessa rader används inte: rad 5." in of_case("08").notes
