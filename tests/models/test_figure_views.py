"""The SQL views tell exactly what the blocks hold: row by row, what counts, by which line, and since when."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from socfin.actions.committees import map_accounts
from socfin.actions.publishing import publish, undo
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.frames.declared import records
from socfin.models import FigureBlock
from socfin.models.figure_views import VIEWS, drop_views
from socfin.selectors.committees import account_rules
from socfin.selectors.ledger import current_publications, ledger
from socfin.services.ledger.measures import LINES, OUTSIDE, line_numbers

JANUARY = """
511 5020 2022-01 utfall -1000
511 3010 2022-01 utfall 250
511 6010 2022-01 utfall .
520 personnel 2022-01 utfall -700
520 5020 2022-03 budget -90 3
511 5020 2022-12 prognos -12000 12 2022-01
"""
CORRECTED = """
511 5020 2022-01 utfall -1100
520 personnel 2022-01 utfall -700
"""


def select(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def in_view():
    return Counter(
        select(
            "SELECT verksamhet_code, account, scenario, source, last_month, months, as_of_month, line,"
            " amount_ore FROM figures_now"
        )
    )


def in_ledger(committee):
    book = ledger(current_publications(committee))
    lines = [
        "outside" if at == OUTSIDE else LINES[at].value for at in line_numbers(book, account_rules(committee))
    ]
    return Counter(
        (
            row["verksamhet"],
            row["account"],
            row["scenario"],
            row["source"],
            Month.from_number(row["last"]).yyyymm,
            row["months"],
            Month.from_number(row["as_of"]).yyyymm if row["as_of"] else 0,
            line,
            row["amount_ore"],
        )
        for row, line in zip(records(book), lines, strict=True)
    )


def test_what_counts_now_is_the_ledger_row_by_row(committee, publish_rows):
    publish_rows(JANUARY)

    assert in_view() == in_ledger(committee)
    assert sum(in_view().values()) == 6


def test_a_later_file_takes_the_slot_and_undoing_it_gives_it_back(committee, carin, publish_rows):
    publish_rows(JANUARY)
    before = in_view()
    later = publish_rows(CORRECTED)

    assert in_view() == in_ledger(committee) != before
    undo(upload=later, by=carin)
    assert in_view() == in_ledger(committee) == before


def test_a_file_published_again_counts_once(committee, carin, publish_rows):
    first = publish_rows(JANUARY)
    publish_rows(CORRECTED)
    publish(upload=first, by=carin)

    assert in_view() == in_ledger(committee)


def test_the_line_follows_the_longest_prefix_of_the_committees_own_rules(committee, adam, publish_rows):
    publish_rows(JANUARY)
    map_accounts(committee=committee, prefix="502", line=Line.PREMISES, by=adam)
    map_accounts(committee=committee, prefix="30", line=None, by=adam)

    assert in_view() == in_ledger(committee)
    assert {"premises", "outside"} <= {row[7] for row in in_view()}


def test_an_undone_publishing_stays_with_its_from_and_to(carin, publish_rows):
    kept = publish_rows(JANUARY)
    undo(upload=kept, by=carin)
    pointer = kept.publications.first()

    assert in_view() == Counter()
    assert select("SELECT count(*), count(published_from), count(published_to) FROM figures_published") == [
        (6, 6, 6)
    ]
    assert pointer.withdrawn_at > pointer.published_at


def test_a_figure_leads_to_its_row_in_its_file(publish_rows):
    kept = publish_rows(JANUARY, filename="jan.csv")

    assert select("SELECT upload_id, filename, row_in_file FROM figures_now WHERE account = '3010'") == [
        (kept.pk, "jan.csv", 3)
    ]


@pytest.mark.django_db(transaction=True)
def test_a_migration_makes_the_views_anew():
    drop_views("default")

    call_command("migrate", verbosity=0)

    assert [select(f"SELECT count(*) FROM {name}") for name in VIEWS] == [[(0,)], [(0,)]]


def test_a_block_knows_its_own_sum_and_how_many_amounts_are_missing(publish_rows):
    kept = publish_rows(JANUARY)

    assert kept.blocks.get(scenario="outcome", verksamhet__code="511").total_ore == -750_00
    assert kept.blocks.get(scenario="outcome", verksamhet__code="511").missing == 1


@pytest.mark.parametrize("name", ["accounts", "lines", "amounts_ore", "rows"])
def test_the_database_refuses_lists_of_different_lengths(publish_rows, name):
    block = publish_rows(JANUARY).blocks.get(scenario="outcome", verksamhet__code="511")

    with pytest.raises(IntegrityError), transaction.atomic():
        FigureBlock.objects.filter(pk=block.pk).update(**{name: getattr(block, name)[1:]})


def test_indicators_are_no_figures_and_hide_none(committee, publish_rows, publish_indicators):
    publish_rows(JANUARY)
    before = in_view()

    publish_indicators("511 brukare 2022-01 12 12")

    assert in_view() == before == in_ledger(committee)
