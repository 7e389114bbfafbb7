"""A committee's settings: limits and account table, refused in words, and in force at once."""

import pytest

from socfin.models import Verksamhet
from tests.cast import as_seen, made

ROWS = "511 5020 2022-01 utfall -1030000\n511 5020 2022-01 budget -1000000\n511 9010 2022-01 utfall -5000"
PAGE = "/provby/installningar/"
GOOD = {"form": "presentation", "unit": "tkr", "watch_percent": "1", "deficit_percent": "3", "floor": "100"}


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def client(publish_rows, carin, logged_in):
    publish_rows(ROWS)
    return logged_in(carin)


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"deficit_percent": "0,5"}, "deficit_percent", "minst lika stor som för ”Bevaka”"),
        ({"watch_percent": "101"}, "watch_percent", "100"),
        ({"watch_percent": "-1"}, "watch_percent", "0"),
        ({"watch_percent": "lite"}, "watch_percent", "tal"),
        ({"floor": "-5"}, "floor", "Golvet kan inte vara negativt."),
        ({"floor": "lite"}, "floor", "”lite” är inget belopp."),
        ({"unit": "dollar"}, "unit", "dollar"),
    ],
)
def test_limits_that_cannot_be_are_refused_where_they_were_typed(client, committee, wrong, field, says):
    response = client.post(PAGE, GOOD | wrong)

    assert response.status_code == 422
    assert says in " ".join(response.context["presentation_form"].errors[field])
    committee.refresh_from_db()
    assert committee.watch_percent == 1


def test_limits_decide_the_word_from_the_next_page_on(client):
    assert "Klart sämre" not in {row.to_date.status.label for row in rows(client)}

    client.post(
        PAGE,
        GOOD
        | as_seen(client, PAGE, "presentation_form")
        | {"watch_percent": "0,5", "deficit_percent": "0,75", "floor": "10"},
    )

    assert {row.to_date.status.label for row in rows(client)} == {"Klart sämre"}


def rows(client):
    return made(client, "/provby/2022-01/").context["report"].rows


def test_a_small_unit_is_not_red_for_nothing(client):
    client.post(
        PAGE,
        GOOD
        | as_seen(client, PAGE, "presentation_form")
        | {"watch_percent": "0,5", "deficit_percent": "0,75", "floor": "1 000"},
    )

    assert {row.to_date.status.label for row in rows(client)} == {"Nära budget"}


@pytest.mark.parametrize("prefix", ["", "45-46", "konto 5", "1" * 21])
def test_a_prefix_that_is_none_is_refused(client, committee, prefix):
    before = committee.account_lines.count()

    response = client.post(PAGE, {"prefix": prefix, "line": "revenue"})

    assert response.status_code == 422
    assert response.context["account_form"].errors["prefix"]
    assert committee.account_lines.count() == before


def test_the_longest_prefix_wins_and_a_removed_rule_leaves_the_shorter(client):
    def lines():
        return {
            row.code: row.to_date.outcome for row in made(client, "/provby/2022-01/").context["report"].lines
        }

    assert lines()["unmapped"] == -5000_00
    table = "account_form"
    client.post(PAGE, as_seen(client, PAGE, table) | {"prefix": "9", "line": "outside"})
    assert "unmapped" not in lines()
    assert lines()["net"] == -1_030_000_00
    client.post(PAGE, as_seen(client, PAGE, table) | {"prefix": "901", "line": "other_cost"})
    assert lines()["other_cost"] == -5000_00
    client.post(PAGE, as_seen(client, PAGE, table) | {"remove": "901"})

    assert lines()["net"] == -1_030_000_00


def test_the_page_lists_what_no_rule_covers(client):
    assert [one.account for one in client.get(PAGE).context["unmapped"]] == ["9010"]


def test_a_floor_of_odd_kronor_is_not_rounded_when_something_else_is_saved(client, committee):
    seen = as_seen(client, PAGE, "presentation_form")
    client.post(PAGE, GOOD | seen | {"floor": "0,5"})
    shown = client.get(PAGE).context["presentation_form"].initial["floor"]

    seen = as_seen(client, PAGE, "presentation_form")
    client.post(PAGE, GOOD | seen | {"floor": shown, "unit": "mnkr"})

    committee.refresh_from_db()
    assert committee.floor_ore == 500_00


def test_small_numbers_are_saved_for_more_than_a_thousand_verksamheter(client, committee):
    root = committee.verksamheter.get(parent=None)
    codes = [f"9{at:04}" for at in range(1200)]
    Verksamhet.objects.bulk_create(
        Verksamhet(committee=committee, code=code, name=code, parent=root) for code in codes
    )
    address = f"{PAGE}sma-tal/"
    people = {f"people-{code}": "12" for code in codes}

    answer = client.post(address, people | {"limit": "5"} | as_seen(client, address))

    assert answer.status_code == 302
    assert committee.verksamheter.filter(people=12).count() == 1200
