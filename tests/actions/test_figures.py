"""A file's figures are made ready before anyone is kept from writing, and stored as the file has them."""

import threading
import time

import pytest
from django.db import connection, transaction

from socfin.actions import publishing as actions
from socfin.actions.figures import prepared, store_figures, with_every_code
from socfin.actions.people.users import create_user, machine_user
from socfin.actions.publishing import publish, receive
from socfin.domain.figures import Parsed, ParsedFigure, Scenario
from socfin.domain.period import Month, Span
from socfin.models import FigureBlock
from tests.cast import PASSWORD, long_csv
from tests.stored import figures_of

ROWS = "511 5020 2022-03 utfall -1000\n511 5611 2022-03 utfall .\n520 5020 2022-03 budget -900"
MARCH = Span(Month(2022, 3), 1)


def received(committee, by):
    return receive(committee=committee, filename="a.csv", content=long_csv(ROWS), by=by, options={}).upload


@pytest.mark.django_db(transaction=True)
def test_rows_are_made_ready_before_anything_is_locked_and_stored_in_one_transaction(
    committee, carin, monkeypatch
):
    locked = []

    def watched(work):
        def run(*given):
            locked.append((work.__name__, connection.in_atomic_block))
            return work(*given)

        return run

    for work in (prepared, store_figures):
        monkeypatch.setattr(actions, work.__name__, watched(work))

    publish(upload=received(committee, carin), by=carin)

    assert locked == [("prepared", False), ("store_figures", True)]


def test_blocks_are_stored_as_the_file_has_them(committee, carin):
    kept = received(committee, carin)

    publish(upload=kept, by=carin)

    blocks = FigureBlock.objects.order_by("verksamhet__code", "scenario")
    assert [
        (
            one.verksamhet.code,
            one.scenario,
            one.accounts,
            one.amounts_ore,
            one.rows,
            one.total_ore,
            one.missing,
        )
        for one in blocks
    ] == [
        ("511", "outcome", ["5020", "5611"], [-100_000, None], [2, 3], -100_000, 1),
        ("520", "budget", ["5020"], [-90_000], [4], -90_000, 0),
    ]


def test_two_codes_that_are_one_verksamhet_are_one_block_in_the_files_order(committee, carin):
    kept = received(committee, carin)
    figures = [
        ParsedFigure(code, Scenario.OUTCOME, MARCH, amount, row, account)
        for code, amount, row, account in (("5", -1, 2, "5020"), ("", -2, 3, "5611"), ("5", -4, 4, "6000"))
    ]
    root = committee.verksamheter.get(parent=None)

    store_figures(kept, prepared(Parsed("long", figures), kept.source), {"5": root, "": root})

    assert [(one.row, one.account, one.amount_ore) for one in figures_of(kept)] == [
        (2, "5020", -1),
        (3, "5611", -2),
        (4, "6000", -4),
    ]
    assert FigureBlock.objects.get().total_ore == -7


@pytest.mark.django_db(transaction=True)
def test_who_logs_in_while_another_writes_waits_and_is_let_in(client):
    create_user(username="vera", first_name="Vera", last_name="V", password=PASSWORD, by=machine_user())
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        try:
            with transaction.atomic():
                create_user(username="x", first_name="X", last_name="X", password=PASSWORD, by=machine_user())
                writing.set()
                time.sleep(0.3)
            done.set()
        finally:
            connection.close()

    other = threading.Thread(target=write)
    other.start()
    writing.wait()
    response = client.post("/logga-in/", {"username": "vera", "password": PASSWORD})
    other.join()

    assert response.status_code == 302
    assert done.is_set()


def test_a_code_that_no_verksamhet_of_the_file_has_gets_its_own_when_it_is_published(committee, carin):
    figure = ParsedFigure("999", Scenario.OUTCOME, MARCH, -5_00, 2, "5020")
    parsed = Parsed(format="report", figures=(figure,))

    whole = with_every_code(parsed, prepared(parsed, "erp"))

    assert [(unit.code, unit.name) for unit in whole.verksamheter] == [("999", "999")]
    assert with_every_code(whole, prepared(whole, "erp")) is whole


@pytest.mark.parametrize("kind", ["Kontogrupp", "Kontoslag"])
@pytest.mark.parametrize("units", [("510", "520"), ("510 Hemtjänst", "520 Boende")])
def test_a_report_of_lines_a_verksamhet_is_published_with_or_without_names(committee, carin, kind, units):
    rows = "".join(f"{unit};Intäkter;100;90\n{unit};Personalkostnader;-300;-310\n" for unit in units)
    content = f"Verksamhet;{kind};Utfall jan-mar 2022 tkr;Budget jan-mar 2022 tkr\n{rows}".encode()
    kept = receive(committee=committee, filename="a.csv", content=content, by=carin, options={}).upload

    publish(upload=kept, by=carin, reason="Kontrollerad")

    assert set(FigureBlock.objects.values_list("verksamhet__code", flat=True)) == {"510", "520"}
    assert sum(FigureBlock.objects.values_list("total_ore", flat=True)) == -840_000_00
