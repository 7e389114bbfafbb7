"""The table of a verksamhet's accounts, the last step before the rows of the file."""

from __future__ import annotations

from collections.abc import Sequence

import django_tables2 as tables

from socfin.domain.money import Unit
from socfin.domain.report import AccountRow
from socfin.tables.base import FigureTable, filled, name_column
from socfin.tables.cells import NO_LINKS, AmountColumn, DeviationColumn, Links, cell_attrs


class AccountsTable(FigureTable):
    """A verksamhet's accounts, the last step before the rows of the file."""

    code = tables.Column("Konto", orderable=False, attrs=cell_attrs("code", "Konto"))
    name = name_column("Benämning")
    line = tables.Column("Rad", orderable=False, attrs=cell_attrs("line wide-only", "Rad"))
    outcome_to_date_ore = AmountColumn("Utfall", figure="outcome", small=False)
    budget_to_date_ore = AmountColumn("Budget", figure="budget", small=False)
    deviation_to_date_ore = DeviationColumn("Avvikelse", status="status")
    last_year_to_date_ore = AmountColumn("Förra året")

    class Meta(FigureTable.Meta):
        attrs = {"class": "figures accounts"}


def accounts_table(
    rows: Sequence[AccountRow], *, unit: Unit, links: Links = NO_LINKS, caption: str = "Konton"
) -> FigureTable:
    """The accounts of a verksamhet, in the order they are given."""
    return filled(AccountsTable, rows, unit, links, caption)  # type: ignore[arg-type]  # same fields
