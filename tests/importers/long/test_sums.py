"""Rows of a long file that are sums or parts of other rows are never counted with them."""

import pytest

from socfin.domain.figures import Scenario
from socfin.importers.options import Alike, OfWhich
from tests.importers.long.reading import codes, kronor, read, read_both

ROWS = ("510 Hemtjänst;5020;2025-01;utfall;-100100", "520 Boende;5020;2025-01;utfall;-200300")
TOTAL = {"outcome 2025-01": -300_400}
BY_LINE = "Verksamhet;Rad;Period;Scenario;Belopp"
NET = "Verksamhet;Period;Scenario;Belopp"


@pytest.mark.parametrize(
    "total",
    [
        "Summa;;2025-01;utfall;-300400",
        "Totalt;;;;-300400",
        "Totalsumma;;2025-01;;-300400",
        "S:a;;;utfall;-300400",
        "Summa 5;;2025-01;utfall;-300400",
        ";;Totalt;;-300400",
    ],
)
def test_a_row_that_calls_itself_a_sum_is_checked_and_not_counted(total):
    for parsed in read_both(*ROWS, total):
        assert (kronor(parsed), codes(parsed)) == (TOTAL, [])
        assert [(one.scenario, one.amount, one.row) for one in parsed.printed] == [
            (Scenario.OUTCOME, -30_040_000, 4)
        ]
        assert "3 tal: 2 publiceras, 1 kontrollerade summor som stämmer." in parsed.notes


def test_a_sum_that_does_not_tie_demands_a_reason_with_row_and_difference():
    parsed = read(*ROWS, "Summa;;2025-01;utfall;-300500")

    assert [(p.code, p.row) for p in parsed.problems] == [("sum_differs", 4)]
    assert "skillnad −100,00 kr" in parsed.problems[0].message
    assert kronor(parsed) == TOTAL


def test_sums_of_accounts_within_each_verksamhet_are_not_counted():
    rows = (ROWS[0], "510 Hemtjänst;6010;2025-01;utfall;-50", "510 Hemtjänst;Summa;2025-01;utfall;-100150")
    parsed = read(*rows, ROWS[1], "520 Boende;Summa;2025-01;utfall;-200300", "Totalt;;;;-300450")

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -300_450}, [])
    assert [one.row for one in parsed.printed] == [7]


@pytest.mark.parametrize("header", [BY_LINE, "Verksamhet;Konto;Period;Scenario;Belopp"])
@pytest.mark.parametrize("net", ["Netto", "Nettokostnad", "Resultat"])
def test_net_beside_revenue_and_costs_is_their_sum(header, net):
    rows = ("510;Intäkter;2025-01;utfall;50", "510;Kostnader;2025-01;utfall;-150")
    parsed = read(*rows, f"510;{net};2025-01;utfall;-100", header=header)

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -100}, [])


def test_costs_beside_costs_by_kind_are_their_sum_and_a_net_that_differs_is_told():
    kinds = ("510;Personalkostnader;2025-01;utfall;-100", "510;Övriga kostnader;2025-01;utfall;-50")
    assert kronor(read(*kinds, "510;Kostnader;2025-01;utfall;-150", header=BY_LINE)) == {
        "outcome 2025-01": -150
    }
    apart = read(*kinds, "510;Netto;2025-01;utfall;-190", header=BY_LINE)
    assert codes(apart) == ["not_their_sum"]


@pytest.mark.parametrize(
    ("header", "parent", "parts"),
    [
        (NET, "5 Vård", ("510 Hemtjänst", "520 Boende")),
        (NET, "5", ("51", "52")),
        ("Verksamhet;Överordnad;Period;Scenario;Belopp", "Vård;", ("Hemtjänst;Vård", "Boende;Vård")),
        (NET, "Socialnämnden", ("Hemtjänst", "Boende")),
        (NET, "Socialnämnd", ("510 Hemtjänst", "520 Boende")),
        (NET, "", ("510", "520")),
        (NET, "Äldreomsorg", ("Hemtjänst", "Boende")),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_verksamhet_that_is_the_sum_of_its_parts_each_month_is_not_counted(header, parent, parts, first):
    rows = []
    for month, amounts in (("2025-01", (-100_123, -200_456)), ("2025-02", (-110_789, -220_321))):
        own = [f"{part};{month};utfall;{ore}" for part, ore in zip(parts, amounts, strict=True)]
        total = f"{parent};{month};utfall;{sum(amounts)}"
        rows += [total, *own] if first else [*own, total]
    parsed = read(*rows, header=header)

    assert kronor(parsed) == {"outcome 2025-01": -300_579, "outcome 2025-02": -331_110}
    assert codes(parsed) == ["sum_assumed"]
    assert len(kronor(read(*rows, header=header, alike=Alike.SUM))) == 2
    assert kronor(read(*rows, header=header, alike=Alike.OWN))["outcome 2025-01"] == 2 * -300_579


def test_a_parent_in_a_month_it_does_not_tie_in_is_left_out_there_too_and_told():
    rows = [
        f"{code};2025-0{month};utfall;{ore + (7 if code == '5' and month == 3 else 0)}"
        for month in (1, 2, 3)
        for code, ore in (("5", -300_579), ("51", -100_123), ("52", -200_456))
    ]
    parsed = read(*rows, header=NET)

    assert sorted(codes(parsed)) == ["sum_assumed", "sum_differs"]
    assert set(kronor(parsed).values()) == {-300_579}


def test_small_amounts_that_tie_are_asked_about_and_what_only_the_parent_has_is_kept():
    for size in (1, 10):
        rows = [f"{code};2025-01;utfall;{-kr * size}" for code, kr in (("5", 301), ("51", 100), ("52", 201))]
        assert [p.code for p in read(*rows, header=NET).errors] == ["maybe_sum"]
    assert (
        read("5;2025-01;utfall;-3", "51;2025-01;utfall;-1", "52;2025-01;utfall;-2", header=NET).errors == ()
    )
    budget = (*ROWS, "5;;2025-12;budget;-4000000")
    assert kronor(read(*budget))["budget 2025-12"] == -4_000_000


def test_the_committees_own_rows_that_are_nearly_all_the_others_are_asked_about():
    parsed = read(
        "Socialnämnden;2025-01;utfall;-310000", *(f"{c};2025-01;utfall;-150000" for c in (51, 52)), header=NET
    )

    assert codes(parsed) == ["maybe_sum"]


PARTS = ("51;2025-10;utfall;-4120500", "52;2025-10;utfall;-7390200", "53;2025-10;utfall;-210000")
PARENTS = "Verksamhet;Överordnad;Period;Scenario;Belopp"


@pytest.mark.parametrize("own", ["-11640700", "-11720800", "-10000000"])
@pytest.mark.parametrize(
    ("header", "parent", "parts"),
    [
        (NET, "5;2025-10;utfall;{}", PARTS),
        (PARENTS, "VO;;2025-10;utfall;{}", [part.replace(";", ";VO;", 1) for part in PARTS]),
    ],
)
def test_a_parent_that_is_nearly_its_parts_is_never_counted_with_them_in_silence(header, parent, parts, own):
    rows = (parent.format(own), *parts)
    (told,) = (p for p in read(*rows, header=header).errors if p.code == "maybe_sum")
    alone = read(*rows, header=header, alike=Alike.SUM)

    assert told.row == 2
    assert "tillsammans (−11\xa0720\xa0700,00 kr)" in told.message
    assert (kronor(alone), codes(alone)) == ({"outcome 2025-10": -11_720_700}, ["sum_differs"])
    assert codes(read(*rows, header=header, alike=Alike.OWN)) == []


def test_the_committees_own_rows_that_are_said_to_be_a_total_are_not_counted():
    rows = ("Socialnämnden;2025-01;utfall;-310000", *(f"{c};2025-01;utfall;-150000" for c in (51, 52)))
    parsed = read(*rows, header=NET, alike=Alike.SUM)

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -300_000}, ["sum_differs"])


def test_a_parent_with_costs_of_its_own_is_not_taken_for_a_sum():
    assert codes(read("5;2025-10;utfall;-900000", *PARTS, header=NET)) == []


@pytest.mark.parametrize(
    "part",
    [
        "varav natt;5020",
        "- därav natt;5020",
        "v.a.v. natt;5020",
        "510 varav natt;5020",
        "510;varav OB",
        "Natt (ingår ovan);5020",
    ],
)
def test_varav_rows_in_every_spelling_are_left_out_and_named(part):
    for parsed in read_both(*ROWS, f"{part};2025-01;utfall;-70000"):
        assert (kronor(parsed), codes(parsed)) == (TOTAL, [])
        assert "Varav-rader är en del av andra rader och räknas inte: rad 4." in parsed.notes


def test_varav_inside_a_name_is_asked_about():
    rows = (*ROWS, "Hemtjänst, varav natt;5020;2025-01;utfall;-70000")

    assert [p.code for p in read(*rows).errors] == ["maybe_of_which"]
    assert kronor(read(*rows, of_which=OfWhich.PART)) == TOTAL
    assert kronor(read(*rows, of_which=OfWhich.OWN)) == {"outcome 2025-01": -370_400}


def test_a_header_again_and_words_at_the_end_are_no_rows():
    for parsed in read_both(
        ROWS[0], "Verksamhet;Konto;Period;Scenario;Belopp", ROWS[1], "Uttaget av Carin;;;;"
    ):
        assert (kronor(parsed), codes(parsed)) == (TOTAL, [])
        assert "Rubrikraden står igen på rad 3 och läses inte." in parsed.notes
        assert "Texten på rad 5 är inget belopp och läses inte." in parsed.notes


BOTH = (("utfall", 1_000), ("budget", 980))
NAMED = "Verksamhet;Period;Scenario;Belopp"
CARE = ("Hemtjänst", -41_205), ("Särskilt boende", -73_902), ("Hemsjukvård", -21_000)
FAMILY = ("Barn", -31_400), ("Vuxna", -29_300)


@pytest.mark.parametrize("last", [False, True])
def test_groups_by_name_whose_parts_nearly_add_up_are_asked_about(last):
    groups = [[("Äldreomsorg", -136_200), *CARE], [("IFO", -60_900), *FAMILY]]
    units = [unit for group in groups for unit in ([*group[1:], group[0]] if last else group)]
    rows = [f"{name};2025-10;{scenario};{tkr * part}" for name, tkr in units for scenario, part in BOTH]
    parsed = read(*rows, header=NAMED)

    assert codes(parsed) == ["maybe_sum", "maybe_sum"]
    assert "”Äldreomsorg”" in parsed.errors[0].message
    assert kronor(read(*rows, header=NAMED, alike=Alike.SUM))["outcome 2025-10"] == -196_807_000
    assert kronor(read(*rows, header=NAMED, alike=Alike.OWN))["outcome 2025-10"] == -393_907_000


def test_unrelated_units_by_name_are_not_asked_about():
    rows = [
        f"{name};2025-10;{scenario};{tkr * part}" for name, tkr in CARE + FAMILY for scenario, part in BOTH
    ]
    assert codes(read(*rows, header=NAMED)) == []
