"""From every figure to its rows: the rows behind a link add up to the figure the link stood on."""

import html
import re

import pytest

ACCOUNTS = """
511 5020 2022-02 utfall -1000
511 5020 2022-03 utfall -1200
511 7510 2022-03 utfall -300
511 8410 2022-03 utfall -77
520 3110 2022-03 utfall 250
520 9010 2022-03 utfall -40
511 5020 2022-01 utfall -900
"""
BUDGET = "\n".join(
    f"{code} {account} 2022-{month:02} budget {amount}"
    for code, account, amount in (("511", 5020, -1000), ("520", 3110, 200))
    for month in range(1, 13)
)
UNDIVIDED = """
. revenue 2022-03 utfall 600 3
. cost 2022-03 utfall -3000 3
. of_which_personnel 2022-03 utfall -2000 3
. revenue 2022-03 budget 500 3
. cost 2022-03 budget -2800 3
. of_which_personnel 2022-03 budget -1900 3
. - 2022-12 prognos -9700 12 2022-03
"""
FIGURE = re.compile(
    r'<a class="num" href="([^"]*/siffra/(?:outcome|budget|forecast)_(?:to_date|month|year)/[^"]*'
    r'|[^"]*/rader/[^"]*scenario=[^"]*)">([^<]*)</a>'
)
TOTAL = re.compile(r"Raderna blir tillsammans\s*<span[^>]*>([^<]*),00</span>")


@pytest.mark.parametrize("rows", [ACCOUNTS + BUDGET, UNDIVIDED], ids=["by account", "by line"])
@pytest.mark.parametrize(
    "path",
    [
        "/provby/2022-03/",
        "/provby/2022-03/?visa=manad",
        "/provby/2022-03/?visa=helar",
        "/provby/2022-03/verksamhet/{}/",
    ],
)
def test_the_rows_behind_a_figure_add_up_to_it(committee, publish_rows, logged_in, petra, rows, path):
    publish_rows(rows)
    client = logged_in(petra)
    path = path.format("511" if rows.startswith(ACCOUNTS) else "5")
    page = client.get(path + ("&" if "?" in path else "?") + "enhet=kr").content.decode()
    found = FIGURE.findall(page)
    assert len(found) > 3 or ("visa=" in path and rows == UNDIVIDED)  # a month of a span is not known
    wrong = {}

    for href, figure in set(found):
        behind = client.get(html.unescape(href)).content.decode()
        total = TOTAL.search(behind)
        method = "Så är den gjord" in behind
        nothing = figure == "0" and "inga publicerade rader" in behind
        if not (method or nothing or (total and total[1] == figure)):
            wrong[href] = figure, total and total[1]

    assert wrong == {}


@pytest.mark.parametrize(
    ("visa", "heading"),
    [("", "januari–mars 2022"), ("?visa=manad", " mars 2022"), ("?visa=helar", "helåret 2022")],
)
def test_behind_a_lines_deviation_are_the_months_that_it_is_of(
    committee, publish_rows, logged_in, petra, visa, heading
):
    publish_rows(ACCOUNTS + BUDGET)
    client = logged_in(petra)
    page = client.get(f"/provby/2022-03/verksamhet/511/{visa}").content.decode()

    behind = re.search(r'has-bar[^>]*><a class="num" href="([^"]*/rad/net/[^"]*)"', page)[1]
    title = re.search(r"<h1[^>]*>(.*?)</h1>", client.get(html.unescape(behind)).content.decode(), re.S)[1]
    assert heading in " ".join(title.split())


def test_each_row_names_its_file_and_its_row_there(committee, publish_rows, logged_in, petra):
    publish_rows(ACCOUNTS, filename="mars.csv")

    response = logged_in(petra).get("/provby/2022-03/verksamhet/511/rader/?scenario=outcome&konto=5020")

    entries = response.context["entries"]
    assert [(one["filename"], one["row"], one["amount_ore"]) for one in entries] == [
        ("mars.csv", 8, -900_00),
        ("mars.csv", 2, -1000_00),
        ("mars.csv", 3, -1200_00),
    ]


def test_what_is_outside_the_net_is_not_behind_the_net(committee, publish_rows, logged_in, petra):
    publish_rows(ACCOUNTS)
    client = logged_in(petra)

    net = client.get("/provby/2022-03/verksamhet/511/rader/?scenario=outcome").context
    outside = client.get("/provby/2022-03/verksamhet/511/rader/?scenario=outcome&konto=8410").context

    assert "8410" not in {one["account"] for one in net["entries"]}
    assert outside["total_ore"] == -77_00


def test_a_computed_forecast_says_how_it_was_made(committee, publish_rows, logged_in, petra):
    publish_rows(ACCOUNTS + BUDGET)

    page = logged_in(petra).get("/provby/2022-03/verksamhet/511/rader/?scenario=forecast&tid=helar")

    assert "Så är den gjord: utfall + återstående budget." in page.content.decode()


def test_many_rows_are_counted_when_they_are_not_listed(committee, publish_rows, logged_in, petra):
    publish_rows("\n".join(f"511 {5000 + number} 2022-01 utfall -1" for number in range(320)))

    response = logged_in(petra).get("/provby/2022-01/verksamhet/5/rader/?scenario=outcome")

    assert (len(response.context["entries"]), response.context["hidden"]) == (300, 20)
    assert response.context["total_ore"] == -320_00
    assert "Ytterligare 20 rader ingår i summan" in response.content.decode()


def test_only_the_file_that_counts_is_behind_the_figure(committee, publish_rows, logged_in, petra):
    publish_rows(ACCOUNTS, filename="först.csv")
    publish_rows("511 5020 2022-03 utfall -5000", filename="rättad.csv")

    entries = (
        logged_in(petra).get("/provby/2022-03/verksamhet/511/rader/?scenario=outcome").context["entries"]
    )

    assert {(one["filename"], one["months"]) for one in entries} == {
        ("först.csv", "januari 2022"),
        ("först.csv", "februari 2022"),
        ("rättad.csv", "mars 2022"),
    }


def test_the_rows_are_grouped_by_month_with_sums_and_each_file_is_named_once(
    committee, publish_rows, logged_in, petra
):
    publish_rows(
        "\n".join(f"511 {5000 + number} 2022-01 utfall -1" for number in range(320)), filename="januari.csv"
    )
    publish_rows("511 5020 2022-02 utfall -7\n511 5030 2022-02 utfall -8", filename="februari.csv")

    response = logged_in(petra).get("/provby/2022-02/verksamhet/5/rader/?scenario=outcome")

    groups = response.context["groups"]
    assert [(one["label"], one["sum_ore"]) for one in groups] == [
        ("Utfall januari 2022", -320_00),
        ("Utfall februari 2022", -15_00),
    ]
    page = response.content.decode()
    assert page.count("januari.csv") == 1
    assert page.count("−320,00") == 1, "the sum of a month is told once"
    assert page.count("raderna visas inte här") == 1, "February, of which no row is listed"
    assert "−15,00" in page
