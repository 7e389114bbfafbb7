"""Decisions on the budget and requests for more, as they stand or as they were known; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.requests import RequestPart, RequestState
from socfin.domain.decisions.sections import DecisionPart, DecisionRow, RequestRow
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span, months_in_words
from socfin.models import BudgetDecision, BudgetRequest, Committee, DecidedAmount, Publication, RequestAnswer


def decisions(committee: Committee, year: int, known_at: datetime | None = None) -> tuple[DecisionRow, ...]:
    """The decisions on a year's budget that stand, now or as known at a moment, oldest first."""
    rows = list(
        BudgetDecision.objects.filter(committee=committee, year=year).prefetch_related("amounts__verksamhet")
    )
    counted = _counting_uploads(committee, known_at)
    return tuple(_row(row) for row in rows if _stands(row, counted, known_at))


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
    rows = BudgetRequest.objects.filter(committee=committee, year=year).prefetch_related("answers")
    known = [request for request in rows if known_at is None or request.entered_at <= known_at]
    return tuple(_request(request, known_at) for request in known)


def request_by_id(committee: Committee, number: int) -> BudgetRequest | None:
    """The committee's request; None when there is none."""
    return BudgetRequest.objects.filter(committee=committee, pk=number).first()


def answers(request: BudgetRequest) -> list[RequestAnswer]:
    """Every answer that was told, newest first."""
    return list(request.answers.select_related("entered_by").order_by("-id"))


def _counting_uploads(committee: Committee, known_at: datetime | None) -> set[int]:
    """The files that some publication points to, now or as known at a moment."""
    publications = Publication.objects.filter(committee=committee, source__startswith="beslut-")
    if known_at is None:
        publications = publications.filter(withdrawn_at__isnull=True)
    else:
        standing = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at)
        publications = publications.filter(standing, published_at__lte=known_at)
    return set(publications.values_list("upload_id", flat=True))


def _stands(decision: BudgetDecision, counted: set[int], known_at: datetime | None) -> bool:
    """Whether it counts: by its file's pointers, or by its own words where the budget file holds it."""
    if decision.upload_id is not None:
        return decision.upload_id in counted
    if known_at is None:
        return decision.withdrawn_at is None
    return decision.entered_at <= known_at and (
        decision.withdrawn_at is None or decision.withdrawn_at > known_at
    )


def _row(decision: BudgetDecision) -> DecisionRow:
    amounts = sorted(
        decision.amounts.all(), key=lambda part: (part.verksamhet.order, part.verksamhet_id, part.line)
    )
    parts = tuple(
        _part(list(group)) for _, group in groupby(amounts, key=lambda part: (part.verksamhet_id, part.line))
    )
    return DecisionRow(
        number=decision.pk,
        kind=DecisionKind(decision.kind),
        body=decision.body,
        decided=decision.decided.isoformat(),
        item=decision.item,
        dnr=decision.dnr,
        text=decision.text,
        in_file=decision.in_file,
        amount_ore=sum(part.amount_ore for part in parts),
        parts=parts,
    )


def _part(amounts: list[DecidedAmount]) -> DecisionPart:
    """The amounts of one verksamhet and line together."""
    first = amounts[0]
    spans = [Span(Month.from_yyyymm(amount.last), amount.months) for amount in amounts]
    return DecisionPart(
        code=first.verksamhet.code,
        verksamhet=first.verksamhet.name,
        line=Line(first.line).label if first.line else "",
        amount_ore=sum(amount.amount_ore for amount in amounts),
        months=months_in_words(spans),
    )


def _request(request: BudgetRequest, known_at: datetime | None) -> RequestRow:
    last = _newest(request.answers.all(), known_at)
    state = RequestState.ASKED if request.is_asked else RequestState.NEEDED
    parts = tuple(RequestPart(text=text, amount_ore=amount) for text, amount in request.parts)
    return RequestRow(
        number=request.pk,
        state=RequestState(last.state) if last else state,
        body=request.body,
        asked=_day(request.asked),
        text=request.text,
        amount_ore=sum(part.amount_ore for part in parts),
        parts=parts,
        answered=_day(last.answered) if last else "",
        item=last.item if last else "",
        answer=last.text if last else "",
        granted_ore=last.granted_ore if last else None,
        already_ore=last.already_ore if last else None,
    )


def _newest(answers: Iterable[RequestAnswer], known_at: datetime | None) -> RequestAnswer | None:
    known = [answer for answer in answers if known_at is None or answer.entered_at <= known_at]
    return max(known, key=lambda answer: answer.pk, default=None)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
