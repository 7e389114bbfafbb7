"""The second step of logging in: after the right password nobody is in until the code is right too."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare

from socfin.actions.audit import trace
from socfin.actions.people.passkeys import ask_for_known, is_right_passkey
from socfin.actions.people.two_step import is_right_code
from socfin.forms import CodeForm
from socfin.selectors.log_ins import VOUCHED
from socfin.selectors.people import person_by_id
from socfin.selectors.two_step import app_of, has_two_step, must_have_two_step, passkeys_of
from socfin.views.entrance.passkey_answers import answer_of, site_of
from socfin.views.entrance.proving import note_proof
from socfin.views.entrance.typed import onward, remember_who

WAITING = "waiting"
"""In a session: whose password was right, when, how often what came then was wrong, where it was to lead, and
what the person's passkeys were asked."""
SECONDS = 300
TRIES = 5
WRONG_CODE = "Koden stämmer inte. Vänta på nästa kod i appen, eller ta en reservkod."
WRONG_KEY = "Passkeyn gick inte att använda. Försök igen, eller ta en reservkod."
BACKEND = "django.contrib.auth.backends.ModelBackend"
Answer = Callable[[HttpRequest], HttpResponseBase]


def wait_for_code(request: HttpRequest, user: Any, *, wanted: str, seal: str) -> HttpResponse:
    """To the page that asks for the code."""
    request.session[WAITING] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "since": time.time(),
        "wrong": 0,
        "next": wanted,
        "seal": seal,
    }
    return redirect("second_step")


@login_not_required
def second_step(request: HttpRequest) -> HttpResponse:
    """The code or the passkey; open to whoever has just given the right password."""
    waiting = request.session.get(WAITING) or {}
    user = person_by_id(waiting.get("user", 0))
    if user is None or not _holds(waiting, user):
        request.session.pop(WAITING, None)
        return redirect("login")
    by_key = "passkey" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not by_key else None)
    wrong = ""
    if by_key or (form.is_bound and form.is_valid()):
        if _answers(request, user, waiting, form):
            return _let_in(request, user, waiting)
        trace("log_in_failed", who=user.get_username(), known=True, deactivated=False, second_step=True)
        waiting["wrong"] += 1
        wrong = WRONG_KEY if by_key else ""
        if not by_key:
            form.add_error("code", WRONG_CODE)
    return _asked(request, user, waiting, form, wrong)


def _answers(request: HttpRequest, user: Any, waiting: dict[str, Any], form: CodeForm) -> bool:
    """Whether the passkey, or the code, is the right one. What a key was asked is answered once."""
    if form.is_bound:
        return is_right_code(user=user, code=form.cleaned_data["code"])
    answer, state = answer_of(request), waiting.pop("asked", None)
    if answer is None or state is None:
        return False
    return is_right_passkey(user=user, site=site_of(request), state=state, answer=answer)


def _asked(
    request: HttpRequest, user: Any, waiting: dict[str, Any], form: CodeForm, wrong: str
) -> HttpResponse:
    """The page, which asks the person's passkeys something new each time."""
    context: dict[str, Any] = {"form": form, "wrong": wrong, "has_app": app_of(user) is not None}
    if passkeys_of(user):
        question = ask_for_known(user, site_of(request))
        waiting["asked"] = question.state
        context["options"] = json.dumps(question.options)
    request.session[WAITING] = waiting
    status = 422 if form.errors or wrong else 200
    response = render(request, "second_step.html", context, status=status)
    add_never_cache_headers(response)
    return response


def _holds(waiting: dict[str, Any], user: Any) -> bool:
    fresh = time.time() - waiting["since"] < SECONDS and waiting["wrong"] < TRIES
    same = constant_time_compare(waiting["hash"], user.get_session_auth_hash())
    return bool(fresh and same and user.is_active and has_two_step(user))


def _let_in(request: HttpRequest, user: Any, waiting: dict[str, Any]) -> HttpResponse:
    del request.session[WAITING]
    login(request, user, backend=BACKEND)
    note_proof(request)
    response = onward(request, waiting["seal"], waiting["next"])
    remember_who(request, response)
    return response


def set_up_first(get_response: Answer) -> Answer:
    """A middleware: who must have a second step sets it up before anything else."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        asked = settings.TWO_STEP_FOR_ADMINISTRATORS or settings.TWO_STEP_FOR_ALL
        if asked and request.user.is_authenticated:
            free = {reverse("two_step"), reverse("logout"), reverse("log_ins"), reverse("password")}
            by_password = VOUCHED not in request.session
            if by_password and request.path not in free and _lacks(request.user):
                return redirect("two_step")
        return get_response(request)

    return answer


def _lacks(user: Any) -> bool:
    return must_have_two_step(user) and not has_two_step(user)
