"""The table of a verksamhet's accounts, the last step before the rows of the file."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.columns import ACCOUNTS
from socfin.domain.money import Unit
from socfin.domain.report import AccountRow
from socfin.tables.base import FigureTable, TableLook, filled, name_column, variant
from socfin.tables.cells import NO_LINKS, Links, PlainColumn, cell_attrs

AccountsTable = variant(
    "AccountsTable",
    {
        "code": PlainColumn("Konto", orderable=False, attrs=cell_attrs("code", "Konto")),
        "name": name_column("Benämning"),
        "line": PlainColumn("Rad", orderable=False, attrs=cell_attrs("line wide-only", "Rad")),
    },
    ACCOUNTS,
    attrs={"class": "figures accounts"},
)


def accounts_table(
    rows: Sequence[AccountRow], *, unit: Unit, links: Links = NO_LINKS, caption: str = "Konton"
) -> FigureTable:
    """The accounts of a verksamhet, in the order they are given."""
    look = TableLook(unit=unit, links=links, caption=caption)
    return filled(AccountsTable, rows, look)  # type: ignore[arg-type]  # same fields
