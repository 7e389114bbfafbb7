"""The tables: columns, links, one scale, and never a sum of their own."""

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from socfin.domain.limits import Status
from socfin.domain.money import Unit
from socfin.domain.report import ReportRow, RowKind
from socfin.tables import Links, accounts_table, deviation_table, lines_table
from tests.charts.figures import TKR, report, spaced, total
from tests.rows import account_of, row_of

LINKS = Links(page=lambda code: f"/v/{code}", figure=lambda code, key: f"/r/{code}/{key}")


def html(table) -> str:
    return spaced(render_to_string("tables/table.html", {"table": table}))


def ifo(**more) -> ReportRow:
    figures = {
        "outcome_to_date_ore": -14_714 * TKR,
        "budget_to_date_ore": -12_124 * TKR,
        "deviation_to_date_ore": -2_590 * TKR,
        "deviation_share": -0.2136,
        "status": Status.DEFICIT,
    }
    return row_of(code="550", name="IFO", level=1, **(figures | more))


def one_row(**parts):
    return report(rows=(ifo(),), **parts)


def rows_of(page: str) -> list[str]:
    return re.findall(r'<tr role="row" class="level.*?</tr>', page, flags=re.DOTALL)


def test_a_row_has_outcome_budget_deviation_per_cent_and_status_in_words():
    row = rows_of(html(deviation_table(one_row(), links=LINKS)))[0]
    texts = [text for text in re.sub(r"<[^>]+>", "|", row).split("|") if text.strip()]

    assert texts == ["IFO", "−14 714", "−12 124", "−2 590", "−21 %", "–", "–", "–", "Klart sämre"]


def test_every_figure_leads_to_all_about_it():
    page = html(deviation_table(one_row(), links=LINKS))

    assert '<a class="num" href="/r/550/outcome_to_date">−14 714</a>' in page
    assert '<a class="num" href="/r/550/budget_to_date">−12 124</a>' in page
    assert '<a class="num" href="/r/550/deviation_to_date">−2 590</a>' in page
    assert '<a class="num" href="/r/550/deviation_share">−21 %</a>' in page


def test_without_links_the_figures_are_words():
    assert "<a " not in html(deviation_table(one_row()))


@pytest.mark.parametrize(("first", "place"), [(True, 0), (False, 1)])
def test_the_total_stands_where_the_committee_wants_it(first, place):
    rows = rows_of(html(deviation_table(one_row(total_first=first))))

    assert "kind-total" in rows[place]


def test_bars_share_one_scale_with_the_total():
    whole = total(deviation_to_date_ore=-5_180 * TKR, status=Status.DEFICIT)

    bars = re.findall(r'<rect x="[\d.]+" y="3" width="([\d.]+)"', html(deviation_table(one_row(total=whole))))

    assert bars == ["50", "100"]


def test_a_missing_figure_is_a_dash_and_has_no_bar():
    page = html(deviation_table(report(rows=(ifo(deviation_to_date_ore=None, status=Status.UNKNOWN),))))

    assert "<svg" not in page
    assert "Uppgift saknas" in page


def test_a_parent_is_marked_for_folding_and_its_children_know_it():
    rows = (ifo(has_children=True), replace(ifo(), code="5501", level=2, parent="550"))
    parent, child, _ = rows_of(html(deviation_table(report(rows=rows))))

    assert 'data-children="yes"' in parent
    assert 'data-parent="550"' in child
    assert "data-children" not in child


@pytest.mark.parametrize(
    ("timespan", "heads"),
    [
        (
            "ackumulerat",
            ["Utfall", "Budget", "Avvikelse", "%", "Helårsbudget", "Prognos", "Prognosavvikelse", "Status"],
        ),
        ("manad", ["Utfall", "Budget", "Avvikelse", "%", "Avvikelse från januari", "Status"]),
        (
            "helar",
            [
                "Prognos",
                "Budget",
                "Avvikelse",
                "%",
                "Förbrukat",
                "Beräknad, troligen från",
                "till",
                "Metod",
                "Status",
            ],
        ),
    ],
)
def test_each_timespan_has_its_columns(timespan, heads):
    page = html(deviation_table(one_row(), timespan=timespan)).replace("\u00ad", "")

    assert re.findall(r"<th scope=\"col\"[^>]*>([^<]+)</th>", page) == ["Verksamhet", *heads]


def test_an_unknown_timespan_is_an_error():
    with pytest.raises(KeyError):
        deviation_table(one_row(), timespan="vecka")


def test_the_unit_of_the_address_decides_the_spelling():
    assert "−2,6" in html(deviation_table(one_row(), unit=Unit.MNKR))
    assert "−2 590 000" in html(deviation_table(one_row(), unit=Unit.KR))


def test_the_caption_says_what_when_and_in_which_unit():
    assert "Avvikelse per verksamhet, januari–mars 2022, tkr" in html(deviation_table(one_row()))


def test_the_first_cell_is_the_heading_of_its_row():
    assert '<th scope="row" role="rowheader" class="name"' in html(deviation_table(one_row()))


def test_lines_show_the_month_by_name_and_of_which_rows_apart():
    memo = row_of(code="pers", name="varav personalkostnader", level=2, kind=RowKind.MEMO)
    page = html(lines_table(report(lines=(ifo(), memo))))

    assert "varav mars" in page
    assert "kind-memo" in page


def test_a_name_from_a_file_is_only_text():
    page = html(deviation_table(report(rows=(replace(ifo(), name="<script>x</script>"),)), links=LINKS))

    assert "<script>" not in page


def test_accounts_keep_their_order_and_lead_to_their_rows():
    rows = [
        account_of("5020", "Löner", "Personalkostnader", -3 * TKR),
        account_of("4621", "Placering", "Köp av verksamhet", -5 * TKR),
    ]
    page = html(accounts_table(rows, unit=Unit.TKR, links=LINKS))

    assert page.index("5020") < page.index("4621")
    assert 'href="/r/4621/outcome_to_date"' in page


def test_a_range_is_told_as_deviations_from_the_budget():
    row = ifo(budget_year_ore=-18_000 * TKR, forecast_low_ore=-22_000 * TKR, forecast_high_ore=-17_000 * TKR)
    page = html(deviation_table(report(rows=(row,)), timespan="helar", links=LINKS))

    assert '<a class="num" href="/r/550/range_low">−4 000</a>' in page
    assert '<a class="num" href="/r/550/range_high">+1 000</a>' in page
    assert "−22 000" not in page


@pytest.mark.parametrize("timespan", ["ackumulerat", "helar"])
def test_lines_without_forecasts_have_no_columns_of_dashes(timespan):
    net = ifo(kind=RowKind.TOTAL, forecast_year_ore=-16_000 * TKR)
    known = ifo(forecast_year_ore=-15_000 * TKR)

    assert ">Prognos<" not in html(lines_table(report(lines=(ifo(), net)), timespan=timespan))
    assert ">Prognos<" in html(lines_table(report(lines=(known, net)), timespan=timespan))
