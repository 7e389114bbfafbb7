"""The stored rows behind a figure, each with its file and row number; reads only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month, Span
from socfin.frames.declared import records
from socfin.reporting.reports import ledger_of_years, rules_for, used_publications
from socfin.selectors import committees
from socfin.selectors.figures import StoredFigure
from socfin.selectors.figures import rows_behind as stored_rows
from socfin.services.ledger.accounts import FigurePlace, origins

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
    """Öre of every span, in order of time, also of the rows that are not listed; None as above."""


def origin(
    committee: Committee,
    month: Month,
    place: FigurePlace,
    *,
    scenario: Scenario | None,
    stated: bool = True,
) -> Origin:
    """The stored rows that make up a verksamhet's figure, each with its file and row number.

    `stated` is whether deviations that a file states are among them; never for whom units are hidden from.
    ValueError when no income statement has such a row as the place's line.
    """
    book, tree = ledger_of_years(committee, month)
    behind = origins(book, tree, rules_for(committee, month), month=month, place=place)
    if not stated:
        behind = behind[behind["scenario"] != Scenario.DEVIATION.value]
    if scenario is not None:
        behind = behind[behind["scenario"] == scenario.value]
    keys = {tuple(row.values()) for row in records(behind[["upload", "scenario", "last", "months"]])}
    publications = [
        publication
        for publication in used_publications(committee, month)
        if (
            publication.upload_id,
            publication.scenario,
            Month.from_yyyymm(publication.last).number,
            publication.months,
        )
        in keys
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
        rows=tuple(_origin_row(row, names) for row in rows[:SHOWN_ROWS]),
        hidden=max(len(rows) - SHOWN_ROWS, 0),
        total_ore=int(total.sum()) if known else None,
        sums=_sums_of_spans(behind),
    )


def _sums_of_spans(behind: pd.DataFrame) -> dict[tuple[Scenario, Span], Ore | None]:
    keys = ["scenario", "last", "months"]
    sums = behind.groupby(keys, observed=True, sort=True, as_index=False)[["amount_ore"]]
    return {
        (Scenario(row["scenario"]), Span(Month.from_number(row["last"]), row["months"])): row["amount_ore"]
        for row in records(sums.sum(skipna=False))
    }


def _origin_row(figure: StoredFigure, names: dict[str, str]) -> OriginRow:
    return OriginRow(
        scenario=Scenario(figure.scenario),
        span=Span(Month.from_yyyymm(figure.last), figure.months),
        verksamhet=str(figure.verksamhet),
        account=f"{figure.account} {names.get(figure.account, '')}".strip(),
        line=Line(figure.line).label if figure.line else "",
        amount_ore=figure.amount_ore,
        row=figure.row,
        upload=figure.upload.pk,
        filename=figure.upload.filename,
    )
