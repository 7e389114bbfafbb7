"""The stored figures, row by row."""

from socfin.models import FigureBlock
from socfin.selectors.figures import rows_behind
from socfin.selectors.ledger import current_publications
from tests.stored import figures_of

YEAR = "\n".join(
    f"511 {account} 2022-{month:02} utfall -{month}" for month in (1, 2) for account in (6010, 5020)
)


def test_stored_figures_stand_in_the_files_order(publish_rows):
    kept = publish_rows(YEAR)

    assert [(one.row, one.account, one.last, one.amount_ore) for one in figures_of(kept)] == [
        (2, "6010", 202201, -1_00),
        (3, "5020", 202201, -1_00),
        (4, "6010", 202202, -2_00),
        (5, "5020", 202202, -2_00),
    ]


def test_a_verksamhet_and_a_month_are_one_block(publish_rows):
    publish_rows(YEAR)

    assert [(block.last, block.accounts, block.rows) for block in FigureBlock.objects.order_by("last")] == [
        (202201, ["6010", "5020"], [2, 3]),
        (202202, ["6010", "5020"], [4, 5]),
    ]


def test_the_rows_behind_are_those_pointed_to_of_the_accounts_asked_for(committee, publish_rows):
    publish_rows(YEAR)
    later = publish_rows("511 5020 2022-02 utfall -9")

    found = rows_behind(current_publications(committee), ["511"], accounts=["5020"], lines=[""])

    assert [(one.last, one.amount_ore) for one in found] == [(202201, -1_00), (202202, -9_00)]
    assert found[-1].upload == later


def test_no_publications_have_no_rows_behind_them(publish_rows):
    publish_rows(YEAR)

    assert rows_behind([], ["511"], accounts=["5020"], lines=[""]) == []
