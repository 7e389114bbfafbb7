"""The stored rows behind a figure, each with its file and row number; reads only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month, Span
from socfin.domain.report import Organisation
from socfin.frames.declared import records
from socfin.reporting.reports import ledger_of_years, rules_for, used_publications
from socfin.selectors import committees
from socfin.selectors.figures import StoredFigure
from socfin.selectors.figures import rows_behind as stored_rows
from socfin.services.ledger.accounts import origins
from socfin.services.ledger.plan import Extent

if TYPE_CHECKING:
    from socfin.models import Committee

SHOWN_ROWS = 300
"""Rows behind a figure that a page lists; more of them are only counted, and told so."""


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One stored row behind a figure, öre, costs negative; None where its file has no amount."""

    scenario: Scenario
    span: Span
    verksamhet: str
    account: str
    line: str
    amount_ore: Ore | None
    row: int
    upload: int
    filename: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The rows behind a figure, at most SHOWN_ROWS of them, with how many more there are."""

    rows: tuple[OriginRow, ...]
    hidden: int
    total_ore: Ore | None
    """Their sum; None when there are none, when budget and outcome are mixed or any amount is missing."""
    sums: dict[tuple[Scenario, Span], Ore | None] = field(default_factory=dict)
    """The sum of every span, in order of time, also of the rows that are not listed; None as above."""


def origin(
    committee: Committee,
    month: Month,
    *,
    root: str,
    organisation: Organisation,
    scenario: Scenario | None,
    account: str = "",
    line: str = "",
    extent: Extent = Extent.TO_DATE,
    stated: bool = True,
) -> Origin:
    """The stored rows that make up a verksamhet's figure, each with its file and row number.

    `stated` is whether deviations that a file states are among them; never for whom units are hidden from.

    `line` is the code of a row of the income statement; ValueError when no statement has such a row.
    """
    book, tree = ledger_of_years(committee, month)
    behind = origins(
        book,
        tree,
        rules_for(committee, month),
        month=month,
        code=root,
        account=account,
        line=line,
        extent=extent,
        organisation=organisation,
    )
    if not stated:
        behind = behind[behind["scenario"] != Scenario.DEVIATION.value]
    if scenario is not None:
        behind = behind[behind["scenario"] == scenario.value]
    keys = {tuple(one.values()) for one in records(behind[["upload", "scenario", "last", "months"]])}
    publications = [
        one
        for one in used_publications(committee, month)
        if (one.upload_id, one.scenario, Month.from_yyyymm(one.last).number, one.months) in keys
    ]
    names = committees.account_names(committee)
    rows = stored_rows(
        publications,
        set(behind["verksamhet"]),
        accounts=set(behind["account"]),
        lines=set(behind["line"]),
    )
    total = behind["amount_ore"]
    known = behind["scenario"].nunique() == 1 and not total.isna().any()
    return Origin(
        rows=tuple(_origin_row(one, names) for one in rows[:SHOWN_ROWS]),
        hidden=max(len(rows) - SHOWN_ROWS, 0),
        total_ore=int(total.sum()) if known else None,
        sums=_sums_of_spans(behind),
    )


def _sums_of_spans(behind: pd.DataFrame) -> dict[tuple[Scenario, Span], Ore | None]:
    keys = ["scenario", "last", "months"]
    sums = behind.groupby(keys, observed=True, sort=True, as_index=False)[["amount_ore"]]
    return {
        (Scenario(one["scenario"]), Span(Month.from_number(one["last"]), one["months"])): one["amount_ore"]
        for one in records(sums.sum(skipna=False))
    }


def _origin_row(one: StoredFigure, names: dict[str, str]) -> OriginRow:
    return OriginRow(
        scenario=Scenario(one.scenario),
        span=Span(Month.from_yyyymm(one.last), one.months),
        verksamhet=str(one.verksamhet),
        account=f"{one.account} {names.get(one.account, '')}".strip(),
        line=Line(one.line).label if one.line else "",
        amount_ore=one.amount_ore,
        row=one.row,
        upload=one.upload.pk,
        filename=one.upload.filename,
    )
