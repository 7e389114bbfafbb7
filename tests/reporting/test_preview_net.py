"""The preview's net is the report's: what is outside is named; a net over accounts says what goes."""

import pytest

from socfin import reporting
from socfin.actions.committees import map_accounts
from socfin.actions.publishing import publish, receive
from socfin.domain.money import NBSP
from socfin.domain.period import Month
from socfin.reporting.preview import Preview, preview_of
from tests.cast import long_csv
from tests.importers.sie_files import HEAD, voucher

MONTHS = """511 5020 2022-01 utfall -1000000
511 6000 2022-01 utfall -200000
511 5020 2022-02 utfall -1000000
511 6000 2022-02 utfall -200000
511 5020 2022-03 utfall -1000000
511 6000 2022-03 utfall -200000
"""


@pytest.fixture
def looked_at(committee, carin):
    """`looked_at(content)` hands a file in as Carin and gives its preview."""

    def hand_in(content: bytes | str, filename: str = "fil.csv") -> Preview:
        content = long_csv(content) if isinstance(content, str) else content
        kept = receive(committee=committee, filename=filename, content=content, by=carin, options={}).upload
        return preview_of(kept)

    return hand_in


def told(shown: Preview, code: str) -> str:
    return next((one.message for one in shown.problems if one.code == code), "")


@pytest.fixture
def outside(committee, adam):
    """Account 8410 is outside the net."""
    map_accounts(committee=committee, prefix="8410", line=None, by=adam)


def test_the_net_of_the_preview_is_the_reports_and_accounts_outside_it_are_named(
    committee, carin, outside, looked_at
):
    rows = ('5020 {20 "511"} 853000', '8410 {20 "511"} 108000')
    content = (HEAD + voucher("20250125", *rows) + "#RES 0 5020 853000\n#RES 0 8410 108000\n").encode()
    shown = looked_at(content, "fil.se")

    assert [one["after_ore"] for one in shown.difference.totals] == [-853_000_00]
    assert shown.outside == ("Utfall utanför nettot: konto 8410, tillsammans −108\u00a0000 kr.",)
    kept = receive(committee=committee, filename="fil.se", content=content, by=carin, options={}).upload
    publish(upload=kept, by=carin)
    committee.refresh_from_db()
    assert reporting.report(committee, Month(2025, 1)).total.to_date.outcome == -853_000_00


@pytest.mark.parametrize("account", ["8410", "84101"])
def test_what_is_published_outside_the_net_is_in_no_from_either(outside, looked_at, publish_rows, account):
    publish_rows(f"511 5020 2022-01 utfall -1000\n511 {account} 2022-01 utfall -77")
    shown = looked_at(f"511 5020 2022-01 utfall -1100\n511 {account} 2022-01 utfall -99")

    (total,) = shown.difference.totals
    assert (total["before_ore"], total["after_ore"]) == (-1000_00, -1100_00)
    assert "från −1\N{NO-BREAK SPACE}000 till −1\N{NO-BREAK SPACE}100 kr" in told(shown, "already_published")


def test_without_accounts_outside_nothing_is_named(looked_at):
    assert looked_at(MONTHS).outside == ()


def test_a_net_laid_over_figures_per_account_says_that_the_breakdown_goes(looked_at, publish_rows):
    publish_rows(MONTHS)
    shown = looked_at("511 - 2022-03 utfall -3700000 3")

    assert told(shown, "breakdown_gone") == (
        "Filen har bara netto för januari–mars 2022 (utfall). Det publicerade är uppdelat på 2 konton, och "
        "uppdelningen försvinner. Nettot går från −3\u00a0600 till −3\u00a0700 tkr."
    )
    assert "breakdown_gone" in [one.code for one in shown.serious]


@pytest.mark.parametrize(
    ("published", "net", "says"),
    [
        (MONTHS, "511 - 2022-03 utfall -1300000", "mars 2022 (utfall)"),
        (MONTHS, "510 - 2022-03 utfall -3700000 3", "från −3\u00a0600 till −3\u00a0700 tkr"),
        (MONTHS, ". - 2022-03 utfall -3700000 3", "januari–mars 2022 (utfall)"),
        (MONTHS.replace("utfall", "budget"), "511 - 2022-03 budget -3500000 3", "januari–mars 2022 (budget)"),
        ("511 5020 2022-12 budget -9000 12", "511 - 2022-12 budget -8000 12", "ett konto"),
        ("511 intäkter 2022-03 utfall 5000 3", "511 - 2022-03 utfall -4000 3", "resultaträkningens rader"),
    ],
)
def test_whatever_span_place_and_scenario_it_has(looked_at, publish_rows, published, net, says):
    publish_rows(published)

    assert says in told(looked_at(net), "breakdown_gone")


@pytest.mark.parametrize(
    ("published", "file"),
    [
        (MONTHS, MONTHS.replace("-1000000", "-1100000")),
        ("511 - 2022-03 utfall -3600000 3", "511 - 2022-03 utfall -3700000 3"),
        (MONTHS, "511 - 2022-04 utfall -1300000"),
        (MONTHS, "511 - 2022-12 budget -13000000 12"),
        ("511 - 2022-01 utfall -3600000", MONTHS),
    ],
)
def test_where_nothing_divided_is_replaced_nothing_is_said(looked_at, publish_rows, published, file):
    publish_rows(published)

    assert told(looked_at(file), "breakdown_gone") == ""


def test_a_verksamhet_without_a_name_shows_its_code(looked_at):
    content = (HEAD + voucher("20250125", '5020 {20 "777"} 10') + "#RES 0 5020 10\n").encode()
    shown = looked_at(content, "fil.se")

    assert [one["name"] for one in shown.difference.totals] == ["777"]


REPORT = "Period: jan-mar 2022, kr\n{}"
ROWS = {
    "account": "Verksamhet;Konto;Utfall jan-mar\n511 Hemtjanst;5010 Lon;-900000\n"
    "511 Hemtjanst;8410 Ranta;-108000\nTotalt;;-1008000\n",
    "account, other order": "Konto;Text;Verksamhet;Utfall jan-mar\n5010;Lon;511 Hemtjanst;-900000\n"
    "8410;Ranta;511 Hemtjanst;-108000\nTotalt;;;-1008000\n",
    "longer account": "Verksamhet;Konto;Utfall jan-mar\n511 Hemtjanst;5010;-900000\n"
    "511 Hemtjanst;84101;-108000\nSumma;;-1008000\n",
    "positive": "Verksamhet;Konto;Utfall jan-mar\n511 Hemtjanst;5010;900000\n"
    "511 Hemtjanst;8410;108000\nTotalt;;1008000\n",
}


@pytest.mark.parametrize("form", ROWS)
def test_beside_the_files_own_total_the_accounts_outside_the_net_are_named_with_amounts(
    form, outside, looked_at
):
    shown = looked_at(REPORT.format(ROWS[form]).encode(), "rapport.csv")

    (total,) = shown.totals
    assert (total.published_ore, total.printed_ore) == (-900_000_00, -1_008_000_00)
    number = "84101" if form == "longer account" else "8410"
    assert total.outside.replace(NBSP, " ") == f"konto {number} (−108 000 kr)"


def test_a_report_without_accounts_outside_names_none_beside_its_total(looked_at):
    (total,) = looked_at(REPORT.format(ROWS["account"].replace("8410 Ranta", "5020 Arvode")).encode()).totals

    assert (total.difference_ore, total.outside) == (0, "")
