"""A request for more money: where it is entered, and where its answer is told."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from socfin.actions.decisions import requests as actions
from socfin.domain.decisions.budget import NotDecided
from socfin.domain.decisions.requests import NewAnswer, NewRequest, RequestState
from socfin.domain.roles import Permission
from socfin.forms.requests import AnswerForm, RequestForm
from socfin.selectors.followup import decisions
from socfin.services.prose.decision_words import request_sentence
from socfin.views.decisions.budget_page import budget_path, unit_of
from socfin.views.page import page


def new_request(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Enter a request or a need; those who may hand in files."""
    shown = page(request, slug, period, Permission.UPLOAD)
    unit = unit_of(shown)
    form = RequestForm(request.POST, unit=unit) if request.method == "POST" else RequestForm(unit=unit)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.ask(
            committee=shown.seat.committee,
            new=NewRequest(
                year=shown.month.year,
                body=data["body"],
                asked=data["asked"],
                parts=form.parts(data),
                text=data["text"],
                is_asked=data["is_asked"] == "ja",
            ),
            by=shown.seat.user,
        )
        messages.success(request, "Äskandet är inskrivet.")
        return redirect("budget", slug, period)
    refused = [form] if form.errors else []
    context = {
        **shown.context("forecast"),
        "path": budget_path(shown),
        "form": form,
        "typed_in": unit,
        "refused": refused,
    }
    return render(request, "budget_request_new.html", context, status=422 if refused else 200)


def request_answer(request: HttpRequest, slug: str, period: str, request_id: int) -> HttpResponse:
    """What became of a request, with every answer that was told; those who may hand in files."""
    shown = page(request, slug, period, Permission.UPLOAD)
    request_row = decisions.request_by_id(shown.seat.committee, request_id)
    if request_row is None:
        raise Http404("Äskandet finns inte.")
    unit = unit_of(shown)
    form = AnswerForm(request.POST, unit=unit) if request.method == "POST" else AnswerForm(unit=unit)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            new = NewAnswer(**{**data, "state": RequestState(data["state"])})
            actions.answer(request=request_row, new=new, by=shown.seat.user)
        except NotDecided as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Svaret är sparat.")
            return redirect("budget", slug, period)
    rows = decisions.requests(shown.seat.committee, request_row.year)
    row = next(candidate for candidate in rows if candidate.number == request_row.pk)
    context = {
        **shown.context("forecast"),
        "path": budget_path(shown),
        "row": row,
        "words": request_sentence(row, shown.choices.unit),
        "answers": decisions.answers(request_row),
        "form": form,
        "refused": [form] if form.errors else [],
    }
    return render(request, "budget_request.html", context, status=422 if form.errors else 200)
