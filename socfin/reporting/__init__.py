"""The one place that composes a Report from what is published, and keeps it by revision."""

from socfin.reporting.accounts import UnmappedAccount, account_figures, unmapped_accounts
from socfin.reporting.reports import (
    Origin,
    OriginRow,
    committee_facts,
    ledger_of_years,
    listed_tree,
    nodes_above,
    origin,
    report,
    used_publications,
)

__all__ = [
    "Origin",
    "OriginRow",
    "UnmappedAccount",
    "account_figures",
    "committee_facts",
    "ledger_of_years",
    "listed_tree",
    "nodes_above",
    "origin",
    "report",
    "unmapped_accounts",
    "used_publications",
]
