"""The one place that composes a Report from what is published, and keeps it by revision."""

from socfin.reporting.accounts import UnmappedAccount, account_figures, unmapped_accounts
from socfin.reporting.masked import hidden_in, public_report
from socfin.reporting.reports import (
    Origin,
    OriginRow,
    committee_facts,
    composed_anew,
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
    "composed_anew",
    "hidden_in",
    "ledger_of_years",
    "listed_tree",
    "nodes_above",
    "origin",
    "public_report",
    "report",
    "unmapped_accounts",
    "used_publications",
]
