"""The published figures themselves as files that other systems, and our own reader, take in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pandas as pd

from socfin.documents.document import Document
from socfin.documents.exchange import long_csv, sie
from socfin.domain.figures import Scenario
from socfin.domain.lines import BESIDE_NET
from socfin.domain.period import Month
from socfin.reporting.reports import rules_for, stands_since
from socfin.selectors.committees import account_names, root_of, verksamheter
from socfin.selectors.ledger import counts_in, current_publications, ledger
from socfin.services.ledger.single_months import single_months

if TYPE_CHECKING:
    from socfin.models import Committee


def figures_as_csv(committee: Committee, month: Month) -> Document:
    """What counts of the year and the one before, outcomes up to the month, as the long format."""
    nodes = {
        node.code: (node.name, node.parent.code if node.parent else "") for node in verksamheter(committee)
    }
    return long_csv.make(
        _published(committee, month),
        name=f"{committee.slug}-{month}-siffror.csv",
        verksamheter=nodes,
        accounts=account_names(committee),
    )


def figures_as_sie(committee: Committee, month: Month, made: dt.date) -> Document:
    """Budget and outcome of the year and the one before by account, verksamhet and month, as SIE 3."""
    root, rules = root_of(committee).code, rules_for(committee, month)
    published = _published(committee, month)
    apart = (published["scenario"] == Scenario.DEVIATION.value) | published["line"].isin(BESIDE_NET)
    published = published[~apart]  # SIE has no place for them
    years = [rows for _, rows in published.groupby(published["last"] // 12)]
    frame = pd.concat([single_months(rows, root, rules) for rows in years or [published]])
    document = sie.make(
        sie.SieContent(
            company=f"{committee.municipality}, {committee.name}",
            until=month,
            made=made,
            figures=_figure_frame(frame),
            accounts=tuple(account_names(committee).items()),
            verksamheter=tuple((node.code, node.name) for node in verksamheter(committee)),
        )
    )
    return Document(
        filename=f"{committee.slug}-{month}-siffror.se",
        content_type=document.content_type,
        content=document.content,
    )


def _published(committee: Committee, month: Month) -> pd.DataFrame:
    """What counts for the month's year and the one before; no outcome after it, no forecast made later."""
    years = {month.year, month.year - 1}
    publications = current_publications(committee, years=years, known_at=stands_since(committee, month))
    return ledger([publication for publication in publications if counts_in(publication, month)])


def _figure_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """A ledger as the importers' figure frame, without verksamhet where it has the root's."""
    columns = {"verksamhet": "verksamhet_code", "last": "last_month"}
    return frame.rename(columns=columns)[
        ["verksamhet_code", "account", "line", "scenario", "last_month", "months", "amount_ore"]
    ]
