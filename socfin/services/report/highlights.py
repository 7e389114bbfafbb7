"""Which rows of a Report to tell about first, and the rule of its statuses in words; no new figures."""

from __future__ import annotations

from fractions import Fraction

from socfin.domain.limits import Status, Thresholds
from socfin.domain.money import Unit, format_money, format_share
from socfin.domain.report import Report, ReportRow
from socfin.domain.timespans import TO_DATE, Timed

MOST = 6
"""Rows that are explained on a page each, the largest deviations first: what one meeting has time for."""
QUIET = {Status.BALANCE, Status.UNKNOWN}


def explained(report: Report, timed: Timed = TO_DATE) -> tuple[ReportRow, ...]:
    """The rows to explain, largest deviation first: those with a comment, and top rows out of balance.

    A comment on the whole comes before them all.
    """
    whole = [report.total] if report.total.comment else []
    return tuple([*whole, *_to_tell(report, timed)][:MOST])


def untold_sentence(report: Report, timed: Timed = TO_DATE) -> str:
    """Which rows a presentation has no page for, and where they are told; "" when it has told them all."""
    left = _to_tell(report, timed)[MOST - bool(report.total.comment) :]
    if not left:
        return ""
    names = ", ".join(row.name for row in left)
    count, they = ("En verksamhet", "Den") if len(left) == 1 else (f"{len(left)} verksamheter", "De")
    return f"{count} till har en kommentar eller avviker: {names}. {they} står i ärendets handling."


def _to_tell(report: Report, timed: Timed) -> list[ReportRow]:
    worth_words = [
        row
        for row in report.rows
        if timed.deviation_of(row) is not None
        and (row.comment is not None or (row.level == 1 and timed.status_of(row) not in QUIET))
    ]
    return sorted(worth_words, key=lambda row: -abs(timed.deviation_of(row) or 0))


def thresholds_text(limits: Thresholds) -> str:
    """The committee's rule for the statuses, in one sentence each."""
    floor = format_money(limits.floor, Unit.TKR)
    watch, deficit = _percent(limits.watch_share), _percent(limits.deficit_share)
    return (
        f"En avvikelse räknas när den är minst {floor} och mer än {watch} av budget. "
        f"Status är Klart sämre över {deficit}, däremellan Bevaka, och annars Nära budget."
    )


def _percent(share: Fraction) -> str:
    return format_share(share, decimals=0 if (share * 100).denominator == 1 else 1)
