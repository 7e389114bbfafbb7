"""What a column is where its heading does not say: scenarios of rows, sums of blocks, names beside codes."""

import pytest

from tests.importers.tables import read_both, totals

MONTHS = "Socialnämnden 2025, tkr\nVerksamhet;{head};Jan;Feb;Mar;Apr;Maj;Jun;Jul;Aug;Sep;Okt;Nov;Dec;{sum}\n"
UNITS = {"Hemtjänst": (-100, -110), "Säbo": (-200, -190), "IFO": (-301, -330)}


def months(head="", words=("Budget", "Utfall"), last="Helår", again=True, come="0", through=4):
    lines = []
    for name, (planned, spent) in UNITS.items():
        budget = [str(planned - month) for month in range(12)]
        outcome = [str(spent + month) if month < through else come for month in range(12)]
        for at, (word, cells) in enumerate(zip(words, (budget, outcome), strict=True)):
            whole = sum(int(cell or 0) for cell in cells)
            lines.append(";".join((name if again or not at else "", word, *cells, str(whole))))
    return MONTHS.format(head=head, sum=last) + "\n".join(lines) + "\n"


VARIED = {
    "no heading": {},
    "the verksamhet once": {"again": False},
    "blank months to come": {"come": ""},
    "other words": {"words": ("Budget 2025", "Utfall 2025")},
    "an unknown heading": {"head": "Slags"},
    "a known one": {"head": "Typ"},
    "Totalt last": {"last": "Totalt"},
    "outcome first": {"words": ("Bud", "Utf")},
}


@pytest.mark.parametrize("varied", VARIED.values(), ids=VARIED)
def test_rows_of_budget_and_outcome_need_no_heading_and_zeros_to_come_are_no_outcome(varied):
    for parsed in read_both(months(**varied)):
        assert parsed.errors == ()
        assert str(parsed.period) == "2025-04"
        spent = {key: round(amount) for key, amount in totals(parsed).items() if key.startswith("outcome")}
        assert spent == {f"outcome 2025-0{month + 1}": -630 + 3 * month for month in range(4)}
        assert sum(key.startswith("budget") for key in totals(parsed)) == 12
        assert not [p for p in parsed.problems if p.code == "number_unaccounted"]


SUMMED = "Socialnämnden, {title}, tkr\nVerksamhet;{kind};Jan;Feb;Mar;{total}\n"


@pytest.mark.parametrize("title", ["ack mars 2025", "ackumulerat 2025", "jan-mars 2025 ack"])
@pytest.mark.parametrize("total", ["Ack", "Totalt", "Summa"])
@pytest.mark.parametrize("kind", ["", "Typ"])
def test_months_that_their_own_sum_adds_are_single_whatever_the_title_says(title, total, kind):
    rows = "".join(
        f"{name};{word};{size};{size - 3};{size + 7};{3 * size + 4}\n"
        for name, size in (("Hemtjänst", -700), ("Säbo", -1500), ("IFO", -3300))
        for word in ("Budget", "Utfall")
    )
    for parsed in read_both(SUMMED.format(title=title, kind=kind, total=total) + rows):
        assert [p.code for p in parsed.problems] == []
        assert {key: round(ore) for key, ore in totals(parsed).items() if "outcome" in key} == {
            "outcome 2025-01": -5500,
            "outcome 2025-02": -5509,
            "outcome 2025-03": -5479,
        }


@pytest.mark.parametrize("total", ["Summa", "Totalt", "Total"])
@pytest.mark.parametrize("order", [("Utfall", "Budget"), ("Budget", "Utfall")])
def test_each_block_of_months_has_a_sum_of_its_own(total, order):
    header = f";{order[0]};;;;{order[1]};;;\nVerksamhet;Jan;Feb;Mar;{total};Jan;Feb;Mar;{total}\n"
    rows = "Hemtjänst;-10;-11;-12;-33;-20;-21;-22;-63\nSäbo;-30;-31;-33;-94;-40;-41;-43;-124\n"
    for parsed in read_both("Omsorg 2025 tkr\n" + header + rows):
        assert not [p for p in parsed.problems if p.code == "sum_differs"]
    wrong = rows.replace("-124", "-214")
    for parsed in read_both("Omsorg 2025 tkr\n" + header + wrong):
        assert [(p.code, p.row) for p in parsed.problems if p.code == "sum_differs"] == [("sum_differs", 5)]


@pytest.mark.parametrize("dash", ["- ", "– ", "   - ", "• ", "* "])
def test_a_dash_before_a_name_is_no_part_of_it(dash):
    rows = f"Äldreomsorg;-300;-290\n{dash}hemtjänst;-100;-95\n{dash}säbo;-200;-195\nIFO;-77;-70\n"
    for parsed in read_both("Socialnämnden tkr, jan-mars 2025\nVerksamhet;Budget;Utfall\n" + rows):
        assert {v.name for v in parsed.verksamheter} >= {"hemtjänst", "säbo"}


@pytest.mark.parametrize("name", ["Vht_text", "Verksamhet_namn", "Vht_benämning", "Verks_text", "VH_T"])
def test_a_name_beside_a_code_may_be_joined_by_a_low_line(name):
    header = f"Version;Vht;{name};Period;Belopp"
    rows = "BUDGET25;510;Hemtjänst;2501;-100\nUTFALL;510;Hemtjänst;2501;-90\n"
    for parsed in read_both(f"{header}\n{rows}"):
        assert [(v.code, v.name) for v in parsed.verksamheter] == [("510", "Hemtjänst")]
