"""What is decided, done and asked: decisions, measures, uppdrag and goals of a period, and questions."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from socfin import access, reporting
from socfin.api import decided
from socfin.api.pages import pages_of
from socfin.api.parts import PartOfList, part_of
from socfin.domain.roles import Permission
from socfin.reporting.asked.questions import seen_questions
from socfin.services.prose.warning_words import warning_words

if TYPE_CHECKING:
    from socfin.domain.report import Report

router = Router(tags=["Beslut, åtgärder och frågor"])
PERIOD = "/{slug}/periods/{period}"


@router.get(PERIOD + "/decisions", response=list[decided.Decision], summary="Beslut om årets budget")
def decisions(request: HttpRequest, slug: str, period: str) -> list[decided.Decision]:
    """As they are known in the period, in the order they were made."""
    pages = pages_of(request, slug)
    return [
        decided.Decision(**asdict(row), page=pages.address("decision", period, row.number))
        for row in _report(request, slug, period).decisions
    ]


@router.get(PERIOD + "/measures", response=list[decided.Measure], summary="Åtgärder och förslag")
def measures(request: HttpRequest, slug: str, period: str) -> list[decided.Measure]:
    """Of the period's year, with what they were to give and what they gave, then those that begin later."""
    pages, shown = pages_of(request, slug), _report(request, slug, period)
    return [
        decided.Measure(**asdict(row), page=pages.address("measure", period, row.number))
        for row in (*shown.measures, *shown.measures_ahead)
    ]


@router.get(PERIOD + "/assignments", response=list[decided.Assignment], summary="Uppdrag")
def assignments(request: HttpRequest, slug: str, period: str) -> list[decided.Assignment]:
    """What the committee has asked for, and what was answered."""
    pages = pages_of(request, slug)
    return [
        decided.Assignment(**asdict(row), page=pages.address("assignment", row.number))
        for row in _report(request, slug, period).assignments
    ]


@router.get(PERIOD + "/goals", response=list[decided.Goal], summary="Mål")
def goals(request: HttpRequest, slug: str, period: str) -> list[decided.Goal]:
    """The year's goals, each followed by those that belong to it."""
    return [decided.Goal(**asdict(row)) for row in _report(request, slug, period).goals]


@router.get(PERIOD + "/warnings", response=list[decided.Warned], summary="Tidiga varningar")
def warnings(request: HttpRequest, slug: str, period: str) -> list[decided.Warned]:
    """Of the committee and what lies directly under it, as they may be seen."""
    seat = access.seat(request, slug, Permission.READ)
    shown = reporting.with_warnings(seat.committee, _report(request, slug, period), masked=seat.sees_masked)
    return [decided.Warned(**asdict(row), words=warning_words(row)) for row in shown.warnings]


@router.get("/{slug}/questions", response=list[decided.Question], summary="Frågor om siffror")
def questions(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    part: Query[PartOfList],
) -> list[decided.Question]:
    """Those that the reader may see: the open ones first, by when their answers are due."""
    seat, pages = access.seat(request, slug, Permission.READ), pages_of(request, slug)
    return [
        decided.Question(
            **asdict(each.row),
            period=str(each.stands.month),
            due=each.stands.question.due.isoformat(),
            in_paper=each.stands.included,
            page=pages.address("question", each.row.number),
        )
        for each in part_of(
            list(seen_questions(seat.committee, masked=seat.sees_masked)),
            lambda seen: seen.row.number,
            part,
            request,
            response,
        )
    ]


def _report(request: HttpRequest, slug: str, period: str) -> Report:
    """What the reader may see of the period; an answer that will soon be another is not kept."""
    seen = access.sight(access.seat(request, slug, Permission.READ), access.month(period))
    request.is_settled = seen.is_settled  # type: ignore[attr-defined]  # read by api/answered.py
    return seen.report
