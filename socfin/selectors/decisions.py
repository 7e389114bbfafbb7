"""Decisions on the budget and requests for more, as they stand or as they were known; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.requests import RequestState
from socfin.domain.decisions.sections import DecisionPart, DecisionRow, RequestPart, RequestRow
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span, months_in_words
from socfin.models import BudgetDecision, BudgetRequest, Committee, DecidedAmount, Publication, RequestAnswer


def decisions(committee: Committee, year: int, known_at: datetime | None = None) -> tuple[DecisionRow, ...]:
    """The decisions on a year's budget that stand, now or as known at a moment, oldest first."""
    found = list(
        BudgetDecision.objects.filter(committee=committee, year=year).prefetch_related("amounts__verksamhet")
    )
    counted = _counting_uploads(committee, known_at)
    return tuple(_row(one) for one in found if _stands(one, counted, known_at))


def decision_by_id(committee: Committee, number: int) -> BudgetDecision | None:
    """The committee's decision, standing or withdrawn; None when there is none."""
    return BudgetDecision.objects.filter(committee=committee, pk=number).select_related("upload").first()


def row_of(decision: BudgetDecision) -> DecisionRow:
    """A decision as a report has it, whether it stands or not."""
    return _row(decision)


def monthly_amounts(decision: BudgetDecision) -> list[DecidedAmount]:
    """What it gives, month by month, in the order it was entered."""
    return list(decision.amounts.select_related("verksamhet").order_by("verksamhet__order", "line", "last"))


def requests(committee: Committee, year: int, known_at: datetime | None = None) -> tuple[RequestRow, ...]:
    """The requests for more in a year, in the order they were told, each with its newest answer."""
    found = BudgetRequest.objects.filter(committee=committee, year=year).prefetch_related("answers")
    known = [one for one in found if known_at is None or one.entered_at <= known_at]
    return tuple(_request(one, known_at) for one in known)


def request_by_id(committee: Committee, number: int) -> BudgetRequest | None:
    """The committee's request; None when there is none."""
    return BudgetRequest.objects.filter(committee=committee, pk=number).first()


def answers(request: BudgetRequest) -> list[RequestAnswer]:
    """Every answer that was told, newest first."""
    return list(request.answers.select_related("entered_by").order_by("-id"))


def _counting_uploads(committee: Committee, known_at: datetime | None) -> set[int]:
    """The files that some publication points to, now or as known at a moment."""
    found = Publication.objects.filter(committee=committee, source__startswith="beslut-")
    if known_at is None:
        found = found.filter(withdrawn_at__isnull=True)
    else:
        standing = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at)
        found = found.filter(standing, published_at__lte=known_at)
    return set(found.values_list("upload_id", flat=True))


def _stands(one: BudgetDecision, counted: set[int], known_at: datetime | None) -> bool:
    """Whether it counts: by its file's pointers, or by its own words where the budget file holds it."""
    if one.upload_id is not None:
        return one.upload_id in counted
    if known_at is None:
        return one.withdrawn_at is None
    return one.entered_at <= known_at and (one.withdrawn_at is None or one.withdrawn_at > known_at)


def _row(one: BudgetDecision) -> DecisionRow:
    amounts = sorted(
        one.amounts.all(), key=lambda part: (part.verksamhet.order, part.verksamhet_id, part.line)
    )
    parts = tuple(
        _part(list(group)) for _, group in groupby(amounts, key=lambda part: (part.verksamhet_id, part.line))
    )
    return DecisionRow(
        number=one.pk,
        kind=DecisionKind(one.kind),
        body=one.body,
        decided=one.decided.isoformat(),
        item=one.item,
        dnr=one.dnr,
        text=one.text,
        in_file=one.in_file,
        amount_ore=sum(part.amount_ore for part in parts),
        parts=parts,
    )


def _part(amounts: list[DecidedAmount]) -> DecisionPart:
    """The amounts of one verksamhet and line together."""
    first = amounts[0]
    spans = [Span(Month.from_yyyymm(one.last), one.months) for one in amounts]
    return DecisionPart(
        code=first.verksamhet.code,
        verksamhet=first.verksamhet.name,
        line=Line(first.line).label if first.line else "",
        amount_ore=sum(one.amount_ore for one in amounts),
        months=months_in_words(spans),
    )


def _request(one: BudgetRequest, known_at: datetime | None) -> RequestRow:
    last = _newest(one.answers.all(), known_at)
    told = RequestState.ASKED if one.is_asked else RequestState.NEEDED
    parts = tuple(RequestPart(text=text, amount_ore=amount) for text, amount in one.parts)
    return RequestRow(
        number=one.pk,
        state=RequestState(last.state) if last else told,
        body=one.body,
        asked=_day(one.asked),
        text=one.text,
        amount_ore=sum(part.amount_ore for part in parts),
        parts=parts,
        answered=_day(last.answered) if last else "",
        item=last.item if last else "",
        answer=last.text if last else "",
        granted_ore=last.granted_ore if last else None,
        already_ore=last.already_ore if last else None,
    )


def _newest(told: Iterable[RequestAnswer], known_at: datetime | None) -> RequestAnswer | None:
    known = [one for one in told if known_at is None or one.entered_at <= known_at]
    return max(known, key=lambda one: one.pk, default=None)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
