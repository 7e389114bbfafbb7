"""What ought to be settled before a month is closed, and where each point is mended; never a hindrance."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.limits import Thresholds
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow
from socfin.services.closing.follow_up import uncounted, unfollowed, unjudged
from socfin.services.closing.points import Check, Point
from socfin.services.ledger.organisation import codes_above

LAST_FORECAST = 11
"""No one assesses a full year after December: it is the outcome."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that was published although a warning needed a reason."""

    upload: int
    filename: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was handed in since the month began, and never published."""

    upload: int
    filename: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFacts:
    """What is known of a month beside its report and its ledger."""

    limits: Thresholds
    unmapped: Mapping[str, Ore | None]
    """Account → outcome to date, öre, costs negative; of accounts that belong to no line."""
    valid: Mapping[str, str]
    """Code → name of the verksamheter that exist in the month."""
    accepted: Collection[Accepted]
    root: str
    """The code of the committee's own verksamhet."""
    waiting: Collection[Waiting] = ()
    """Files that nobody has published."""
    open_questions: Collection[tuple[int, str]] = ()
    """Number of each question about the month that has no answer, and what it is about."""


def remaining(report: Report, book: pd.DataFrame, facts: MonthFacts) -> tuple[Point, ...]:
    """All that is left of a month, in the order of the checks; `book` is its ledger (frames.LEDGER)."""
    return (
        *_waiting(facts.waiting),
        *_unmapped(facts.unmapped, report.unit),
        *_silent(book, report.month, facts.valid),
        *_accepted(facts.accepted),
        *uncounted(report),
        *unexplained(report, facts.limits, facts.root),
        *_unassessed(report, facts.root),
        *unfollowed(report),
        *unjudged(report),
        *_unanswered(facts.open_questions),
    )


def _waiting(files: Collection[Waiting]) -> Iterator[Point]:
    for file in files:
        yield Point(
            check=Check.WAITING,
            words=f"{file.filename} är inlämnad men inte publicerad.",
            upload=file.upload,
        )


def _unanswered(questions: Collection[tuple[int, str]]) -> Iterator[Point]:
    for number, about in questions:
        yield Point(check=Check.UNANSWERED, words=f"En fråga om {about} väntar på svar.", number=number)


def _unmapped(unmapped: Mapping[str, Ore | None], unit: Unit) -> Iterator[Point]:
    for account, amount in unmapped.items():
        yield Point(
            check=Check.UNMAPPED,
            words=f"Konto {account} hör inte till någon rad: {format_money(amount, unit)}.",
        )


def _silent(book: pd.DataFrame, month: Month, valid: Mapping[str, str]) -> Iterator[Point]:
    """Of outcomes alone: what the month before had, and the month has not."""
    outcome = book[(book["scenario"] == Scenario.OUTCOME.value) & book["amount_ore"].notna()]
    earlier = outcome.loc[outcome["last"] < month.number, "last"]
    if earlier.empty:
        return
    before = int(earlier.max())
    codes = {last: set(rows.astype("str")) for last, rows in outcome.groupby("last")["verksamhet"]}
    for code in sorted(codes[before] - codes.get(month.number, set())):
        if code in valid:
            prior = Month.from_number(before).label
            yield Point(
                check=Check.SILENT,
                words=f"{valid[code]} hade siffror i {prior} men inga i {month.label}.",
                code=code,
            )


def unexplained(report: Report, limits: Thresholds, root: str) -> Iterator[Point]:
    """The highest rows beyond the deficit limit, either way, that no comment on them or beneath speaks of.

    A comment on the whole explains the whole alone, where there is nothing beneath it.
    """
    beyond = [row for row in report.rows or (report.total,) if _is_beyond(row, limits)]
    codes = {row.code for row in beyond}
    above = {row.code: row.parent for row in report.rows}
    explained = {
        code
        for row in report.rows or (report.total,)
        if row.comment is not None
        for code in (row.code, *codes_above(row.code, above))
    }
    for row in beyond:
        if row.code in explained or codes & {*codes_above(row.code, above)}:
            continue
        amount = format_money(row.to_date.deviation, report.unit, signed=True)
        yield Point(
            check=Check.UNEXPLAINED,
            words=f"{row.name} avviker {amount} från budget utan kommentar.",
            code=row.code or root,
        )


def _is_beyond(row: ReportRow, limits: Thresholds) -> bool:
    """Whether a deviation, either way, is beyond the floor and the share that makes a deficit."""
    deviation, budget = row.to_date.deviation, row.to_date.budget
    if deviation is None or budget is None:
        return False
    return abs(deviation) >= limits.floor and abs(deviation) > limits.deficit_share * abs(budget)


def _accepted(files: Collection[Accepted]) -> Iterator[Point]:
    for file in files:
        yield Point(
            check=Check.ACCEPTED,
            words=f"{file.filename} publicerades trots en varning, med skälet: {file.reason.rstrip('.')}.",
            upload=file.upload,
        )


def _unassessed(report: Report, root: str) -> Iterator[Point]:
    """Who assesses the whole need not assess its parts."""
    if report.month.month > LAST_FORECAST or report.total.forecasts.assessed is not None:
        return
    lacking = [row for row in report.top if row.forecasts.assessed is None]
    if len(lacking) == len(report.top):
        yield Point(
            check=Check.UNASSESSED, words=f"Ingen har bedömt helåret efter {report.month.name}.", code=root
        )
        return
    for row in lacking:
        yield Point(
            check=Check.UNASSESSED, words=f"{row.name} saknar en bedömd helårsprognos.", code=row.code
        )
