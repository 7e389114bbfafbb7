"""Composes Reports and what lies beneath them from what is published; kept by the committee's revision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pandas as pd
from django.core.cache import cache

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Ore, Unit
from socfin.domain.period import Month, Span
from socfin.domain.report import Organisation, Report
from socfin.frames.declared import records
from socfin.selectors import committees, forecasts, words
from socfin.selectors import ledger as facts
from socfin.selectors.figures import StoredFigure
from socfin.selectors.figures import rows_behind as stored_rows
from socfin.selectors.forecast_basis import is_outdated
from socfin.services.ledger.accounts import origins
from socfin.services.ledger.plan import Extent
from socfin.services.report.compose import CommitteeFacts, Inputs, Published, compose

if TYPE_CHECKING:
    from socfin.models import Committee, Publication, Verksamhet

SHOWN_ROWS = 300
"""Rows behind a figure that a page lists; more of them are only counted, and told so."""
OUTDATED = (
    "Den sammanvägda prognosen räknas om: siffrorna har ändrats sedan den gjordes, så den visas inte. "
    "Kommer den inte inom några minuter, säg till administratören."
)
T = TypeVar("T")
_anew: ContextVar[dict[str, Any] | None] = ContextVar("composed anew", default=None)


def kept(committee: Committee, name: str, make: Callable[[], T]) -> T:
    """A value that holds as long as nothing in the committee has changed."""
    key = f"{committee.pk}:{committee.revision}:{name}"
    composing = _anew.get()
    if composing is not None:
        return cast("T", composing[key] if key in composing else composing.setdefault(key, make()))
    found: T | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found)
    return found


@contextmanager
def composed_anew() -> Iterator[None]:
    """While this lasts, everything is composed from the database, whatever was kept before."""
    token = _anew.set({})
    try:
        yield
    finally:
        _anew.reset(token)


def committee_facts(committee: Committee) -> CommitteeFacts:
    """What a report says of its committee besides figures."""
    return CommitteeFacts(
        slug=committee.slug,
        name=committee.name,
        municipality=committee.municipality,
        constructed=committee.constructed,
        unit=Unit(committee.unit),
        thresholds=committees.thresholds(committee),
        total_first=committee.total_first,
    )


def ledger_of_years(committee: Committee, month: Month) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The committee's ledger of the month's year and the year before, and its tree."""
    return kept(committee, f"ledger:{month.year}", lambda: _ledger(committee, month.year))


def _ledger(committee: Committee, year: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    publications = facts.current_publications(committee, years=(year - 1, year))
    return facts.ledger(publications), facts.tree(committee)


def report(
    committee: Committee, month: Month, *, root: str = "", organisation: Organisation = Organisation.THEN
) -> Report:
    """The Report of a committee, or of the verksamhet with the code `root`, for January to the month."""
    return kept(
        committee,
        f"report:{month}:{root}:{organisation}",
        lambda: _report(committee, month, root, organisation),
    )


def _report(committee: Committee, month: Month, root: str, organisation: Organisation) -> Report:
    book, tree = ledger_of_years(committee, month)
    used = used_publications(committee, month)
    newest = max(used, key=lambda one: one.published_at, default=None)
    outdated = is_outdated(committee, month)
    made = compose(
        committee_facts(committee),
        book,
        tree,
        committees.account_rules(committee),
        month=month,
        root=root,
        organisation=organisation,
        inputs=Inputs(
            comments=words.comments(committee, month),
            assessed=words.assessed(committee, month),
            assessed_lines=words.assessed_lines(committee, month),
            model=forecasts.model(None if outdated else forecasts.run_of(committee, month)),
        ),
        published=Published(
            at=facts.moment(newest.published_at) if newest else "",
            by=str(newest.published_by) if newest else "",
            sources=facts.sources(used),
            agenda=words.agenda(committee, month),
        ),
    )
    return replace(made, notes=(OUTDATED, *made.notes)) if outdated else made


def used_publications(committee: Committee, month: Month) -> list[Publication]:
    """What counts for a period: the year's budget, and outcome and forecasts up to the month.

    A forecast made after the month itself knows it (`as_of` is the month); one made after a later month knew
    more than a report of this month may, and would tell a committee in March what was believed in April.
    """
    return [
        one
        for one in facts.current_publications(committee, years=(month.year,))
        if (one.scenario == Scenario.BUDGET.value)
        or (one.scenario == Scenario.OUTCOME.value and one.last <= month.yyyymm)
        or (one.scenario == Scenario.FORECAST.value and one.as_of <= month.yyyymm)
    ]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One stored row behind a figure."""

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
) -> Origin:
    """The stored rows that make up a verksamhet's figure, each with its file and row number.

    `line` is the code of a row of the income statement; ValueError when no statement has such a row.
    """
    book, tree = ledger_of_years(committee, month)
    behind = origins(
        book,
        tree,
        committees.account_rules(committee),
        month=month,
        code=root,
        account=account,
        line=line,
        extent=extent,
        organisation=organisation,
    )
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


def nodes_above(committee: Committee, code: str) -> list[Verksamhet]:
    """The verksamheter above one, from the one under the root down to its parent."""
    nodes = {node.code: node for node in committees.verksamheter(committee)}
    above: list[Verksamhet] = []
    node = nodes[code]
    while node.parent is not None:
        node = nodes[node.parent.code]
        above.insert(0, node)
    return above[1:]


def listed_tree(committee: Committee) -> list[dict[str, Any]]:
    """The tree in order, with each verksamhet's level and the months it exists, for reading."""
    nodes = list(committees.verksamheter(committee))
    children: dict[int | None, list[Verksamhet]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    listed: list[dict[str, Any]] = []

    def visit(node: Verksamhet, level: int) -> None:
        listed.append({"code": node.code, "name": node.name, "level": level, "valid": _valid(node)})
        for child in children.get(node.pk, []):
            visit(child, level + 1)

    for root in children.get(None, []):
        visit(root, 0)
    return listed


def _valid(node: Verksamhet) -> str:
    first = Month.from_yyyymm(node.valid_from).label if node.valid_from else ""
    last = Month.from_yyyymm(node.valid_to).label if node.valid_to else ""
    successor = f", efterträds av {node.successor.name}" if node.successor else ""
    if first and last:
        return f"{first}–{last}{successor}"
    if last:
        return f"till och med {last}{successor}"
    return f"från {first}" if first else ""
