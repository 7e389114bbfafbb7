"""Names above the same lines again and again are verksamheter; what is printed around is no row."""

import pytest

from tests.importers.tables import read_both

BLOCKS = {"Hemtjänst": (210, -2140), "Särskilt boende": (390, -3980), "Dagverksamhet": (12, -185)}


def block(name: str, revenue: int, cost: int, net: str) -> list[str]:
    amounts = {"Intäkter": revenue, "Kostnader": cost, net: revenue + cost}
    return [f"{name};;", *(f"{line};{amount};{amount}" for line, amount in amounts.items())]


def table(total: str, net: str) -> str:
    rows = ["Omsorgsnämnden mars 2026 ack, tkr;;", ";Utfall;Årsbudget"]
    for name, (revenue, cost) in BLOCKS.items():
        rows += block(name, revenue, cost, net)
    revenue, cost = (sum(amounts) for amounts in zip(*BLOCKS.values(), strict=True))
    return "\n".join([*rows, *block(total, revenue, cost, net)])


@pytest.mark.parametrize(
    "total", ["Totalt", "Summa", "Omsorgsnämnden", "Hela förvaltningen", "Totalt nämnden"]
)
@pytest.mark.parametrize("net", ["Netto", "Nettokostnad"])
def test_a_name_above_its_lines_is_their_verksamhet(total, net):
    for parsed in read_both(table(total, net), committee="Omsorgsnämnden"):
        assert parsed.errors == ()
        units = {
            (f.verksamhet_code, f.line.value): f.amount // 100_000
            for f in parsed.figures
            if f.scenario == "outcome"
        }
        assert units == {
            ("Hemtjänst", "revenue"): 210,
            ("Hemtjänst", "cost"): -2140,
            ("Särskilt boende", "revenue"): 390,
            ("Särskilt boende", "cost"): -3980,
            ("Dagverksamhet", "revenue"): 12,
            ("Dagverksamhet", "cost"): -185,
        }


def test_names_above_accounts_are_verksamheter_too():
    rows = [
        "Mars 2026 ack, tkr;",
        "Konto;Utfall",
        "Hemtjänst;",
        "5011 Lön;-10",
        "6011 Hyra;-2",
        "SÄBO;",
        "5011 Lön;-20",
    ]
    for parsed in read_both("\n".join(rows)):
        assert {(f.verksamhet_code, f.account) for f in parsed.figures} == {
            ("Hemtjänst", "5011"),
            ("Hemtjänst", "6011"),
            ("SÄBO", "5011"),
        }


def test_headings_of_kinds_of_lines_are_no_verksamheter():
    rows = ["Mars 2026 ack, tkr;", "Rad;Utfall", "Verksamhetens intäkter och bidrag;", "Intäkter;10"]
    rows += ["Det som kostar;", "Personalkostnader;-20", "Lokalkostnader;-5", "Netto;-15"]
    for parsed in read_both("\n".join(rows)):
        assert {f.verksamhet_code for f in parsed.figures} == {""}


def test_titles_and_footers_printed_on_every_page_are_no_rows():
    page = ["EKONOMIRAPPORT;;2025-10-07 08:14", "Belopp i kr;;", "Ansvar;Utfall jan-sep 2025;Avvikelse"]
    rows = [*page, "1001 Nämnd;-8123;0", "Sida 1 (2);;Utskriven av: CAJO", *page]
    rows += ["2010 Hemtjänst;-91204;0", "Summa;-99327;0", "Sida 2 (2);;Utskriven av: CAJO"]
    for parsed in read_both("\n".join(rows)):
        assert parsed.problems == ()
        assert {f.verksamhet_code for f in parsed.figures} == {"1001", "2010"}


@pytest.mark.parametrize("name", ["Uttag ur fond", "Skapade platser", "Sluträtt", "Hämtmat", "12 platser"])
def test_a_row_that_only_begins_like_a_footer_is_an_amount(name):
    rows = ["Mars 2026 ack, tkr;;", "Verksamhet;Utfall;Budget", "Hemtjänst;-31;-30", f"{name};-2;-3"]
    for parsed in read_both("\n".join(rows)):
        assert len(parsed.figures) == 4


@pytest.mark.parametrize(
    "name", ["Antal hemtjänsttimmar", "Antal vårddygn", "Utförda timmar", "Vårddygn", "Årsarbetare"]
)
def test_a_count_is_no_amount_that_speaks_against_the_unit(name):
    rows = [
        "Mars 2026 ack, mnkr;;",
        "Verksamhet;Utfall;Budget",
        "510 Hemtjänst;-31,2;-30,0",
        f"{name};412000;400000",
    ]
    for parsed in read_both("\n".join(rows)):
        assert parsed.errors == ()
        assert [f.amount for f in parsed.figures] == [-3_120_000_000, -3_000_000_000]
