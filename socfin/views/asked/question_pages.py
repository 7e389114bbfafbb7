"""Questions put to figures: the list, where one is asked, and where it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions.followup import questions as actions
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.roles import Permission
from socfin.forms.questions import QuestionAnswerForm, QuestionForm
from socfin.reporting.asked.questions import SeenQuestion, papers_with, seen_questions
from socfin.selectors.meetings import next_meeting
from socfin.services.masking.typed import shown
from socfin.services.prose.figure_words import full_name
from socfin.services.prose.question_words import exchange
from socfin.views.asked.addresses import figure_address
from socfin.views.municipal.board_page import QUESTIONS, nothing_of_its_own
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.domain.report import Report

NO_FIGURE = "Det finns ingen sådan siffra att fråga om."
NOT_YOURS = "Du svarar om dina egna delar av nämnden. Frågan gäller ingen av dem."
PLACES = {"ta-med": True, "ta-bort": False}
"""What a button says of the meeting's paper."""


def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every question of the committee, those that wait first; those who may read."""
    seat = access.own_seat(request, slug, Permission.READ)
    if seat.committee.oversees:
        return nothing_of_its_own(request, seat, QUESTIONS)
    seen = seen_questions(seat.committee, masked=seat.sees_masked)
    context = {
        **committee_context(seat, "questions"),
        "waiting": [(each, _where(seat, each)) for each in seen if each.stands.is_open],
        "answered": [(each, _where(seat, each)) for each in seen if not each.stands.is_open],
        "today": localdate(),
    }
    return render(request, "questions.html", context)


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask about the figure that the address names; those who may read it."""
    seat = access.own_seat(request, slug, Permission.READ)
    asked, period = _figure(request)
    report = access.sight(seat, access.month(period), root=asked.code).report
    if (asked.indicator_row(report) if asked.indicator else asked.row(report)) is None:
        raise Http404(NO_FIGURE)
    meeting = next_meeting(seat.committee, localdate())
    form = QuestionForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        made = actions.ask_question(
            verksamhet=access.verksamhet(seat, asked.code),
            new=NewQuestion(
                month=report.month,
                asked=asked,
                name=full_name(asked, report),
                text=form.cleaned_data["text"],
            ),
            meeting=meeting if form.cleaned_data.get("to_meeting") else None,
            by=seat.user,
        )
        messages.success(request, "Frågan är ställd. Den som ansvarar för siffran har fått veta det.")
        return redirect("question", slug, made.pk)
    return _ask_page(request, seat, asked, report, form)


def _ask_page(
    request: HttpRequest, seat: Seat, asked: AskedFigure, report: Report, form: QuestionForm
) -> HttpResponse:
    context = {
        **committee_context(seat, "questions"),
        "form": form,
        "name": full_name(asked, report),
        "verksamhet_name": report.total.name,
        "figure_href": figure_address(seat.committee.slug, report.month, asked),
        "refused": [form] if form.errors else [],
    }
    return render(request, "question_new.html", context, status=422 if form.errors else 200)


def question(request: HttpRequest, slug: str, question_id: int) -> HttpResponse:
    """One question with its answers; those who may read the figure, and there those who may answer."""
    seat = access.own_seat(request, slug, Permission.READ)
    seen = access.question(seat, question_id)
    form = QuestionAnswerForm()
    if request.method == "POST":
        if not _may_answer(seat, seen):
            raise PermissionDenied(NOT_YOURS)
        if request.POST.get("gor") in PLACES:
            return _placed(request, seat, seen, included=PLACES[request.POST["gor"]])
        form = QuestionAnswerForm(request.POST)
        if form.is_valid():
            return _answered(request, seat, seen, form)
    return _question_page(request, seat, seen, form)


def _may_answer(seat: Seat, seen: SeenQuestion) -> bool:
    """Who comments on the verksamhet, and who holds the meeting where the answer is to be read."""
    return seat.may_comment_on(seen.row.code) or seat.may_summarise


def _answered(request: HttpRequest, seat: Seat, seen: SeenQuestion, form: QuestionAnswerForm) -> HttpResponse:
    stored = seen.stands.question
    actions.answer_question(question=stored, text=form.cleaned_data["text"], by=seat.user)
    if form.cleaned_data["include"] and not seen.stands.included:
        actions.place_question(question=stored, included=True, by=seat.user)
    messages.success(request, "Svaret är sparat. Den som frågade får veta det.")
    return redirect("question", seat.committee.slug, stored.pk)


def _placed(request: HttpRequest, seat: Seat, seen: SeenQuestion, *, included: bool) -> HttpResponse:
    stored = seen.stands.question
    if included is not seen.stands.included:
        actions.place_question(question=stored, included=included, by=seat.user)
    words = "Frågan kommer med när ärendet fryses." if included else "Frågan kommer inte med i handlingen."
    messages.success(request, words)
    return redirect("question", seat.committee.slug, stored.pk)


def _question_page(
    request: HttpRequest, seat: Seat, seen: SeenQuestion, form: QuestionAnswerForm
) -> HttpResponse:
    secrets = reporting.secrets(seat.committee) if seat.sees_masked else None
    month = seen.stands.month.yyyymm
    answers = [
        (answer, answer.text if secrets is None else shown("answer", answer.text, secrets, month))
        for answer in reversed(seen.stands.answers)
    ]
    context = {
        **committee_context(seat, "questions"),
        "seen": seen,
        "words": exchange(seen.row),
        "answers": answers,
        "papers": papers_with(seat.committee, seen.stands, masked=seat.sees_masked),
        "figure_href": _where(seat, seen),
        "form": form if _may_answer(seat, seen) else None,
        "refused": [form] if form.errors else [],
    }
    return render(request, "question.html", context, status=422 if form.errors else 200)


def _where(seat: Seat, seen: SeenQuestion) -> str:
    return figure_address(seat.committee.slug, seen.stands.month, seen.stands.asked)


def _figure(request: HttpRequest) -> tuple[AskedFigure, str]:
    words = request.GET
    asked = AskedFigure(
        words.get("verksamhet", ""), words.get("siffra", ""), words.get("rad", ""), words.get("nyckeltal", "")
    )
    if not asked.code or not asked.is_known:
        raise Http404(NO_FIGURE)
    return asked, words.get("period", "")
