"""The one place that composes a Report from what is published, and keeps it by revision."""

from socfin.reporting.accounts import UnmappedAccount, account_figures, unmapped_accounts
from socfin.reporting.forecast.warnings import with_warnings
from socfin.reporting.indicators import indicators_of_year
from socfin.reporting.kept import composed_anew
from socfin.reporting.listed import listed_tree, nodes_above
from socfin.reporting.masked import (
    NO_PUBLIC,
    as_it_was,
    hidden_in,
    public_report,
    telling_versions,
    withheld_months,
)
from socfin.reporting.municipal.board import (
    months_to_take_up,
    public_version,
    report_to_take_up,
    secrets,
    still_holds,
)
from socfin.reporting.municipal.together import together
from socfin.reporting.origins import Origin, OriginRow, origin
from socfin.reporting.own_layout import names_hidden, own_layout
from socfin.reporting.reports import (
    as_frozen,
    committee_facts,
    ledger_of_years,
    limits_for,
    report,
    used_publications,
    what_ifs_after,
)

__all__ = [
    "NO_PUBLIC",
    "Origin",
    "OriginRow",
    "UnmappedAccount",
    "account_figures",
    "as_frozen",
    "as_it_was",
    "committee_facts",
    "composed_anew",
    "hidden_in",
    "indicators_of_year",
    "ledger_of_years",
    "limits_for",
    "listed_tree",
    "months_to_take_up",
    "names_hidden",
    "nodes_above",
    "origin",
    "own_layout",
    "public_report",
    "public_version",
    "report",
    "report_to_take_up",
    "secrets",
    "still_holds",
    "telling_versions",
    "together",
    "unmapped_accounts",
    "used_publications",
    "what_ifs_after",
    "with_warnings",
    "withheld_months",
]
