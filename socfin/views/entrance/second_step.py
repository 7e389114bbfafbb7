"""The second step of logging in: after the right password nobody is in until the code is right too."""

from __future__ import annotations

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
from socfin.actions.people.two_step import is_right_code
from socfin.forms import CodeForm
from socfin.selectors.log_ins import VOUCHED
from socfin.selectors.people import person_by_id
from socfin.selectors.two_step import app_of, must_have_two_step
from socfin.views.entrance.typed import onward, remember_who

WAITING = "waiting"
"""In a session: whose password was right, when, how often the code was wrong, where it was to lead."""
SECONDS = 300
TRIES = 5
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
    """The code; open to whoever has just given the right password."""
    waiting = request.session.get(WAITING) or {}
    user = person_by_id(waiting.get("user", 0))
    if user is None or not _holds(waiting, user):
        request.session.pop(WAITING, None)
        return redirect("login")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if is_right_code(user=user, code=form.cleaned_data["code"]):
            return _let_in(request, user, waiting)
        trace("log_in_failed", who=user.get_username(), known=True, deactivated=False, second_step=True)
        waiting["wrong"] += 1
        request.session[WAITING] = waiting
        form.add_error("code", "Koden stämmer inte. Vänta på nästa kod i appen, eller ta en reservkod.")
    response = render(request, "second_step.html", {"form": form}, status=422 if form.errors else 200)
    add_never_cache_headers(response)
    return response


def _holds(waiting: dict[str, Any], user: Any) -> bool:
    fresh = time.time() - waiting["since"] < SECONDS and waiting["wrong"] < TRIES
    same = constant_time_compare(waiting["hash"], user.get_session_auth_hash())
    return bool(fresh and same and user.is_active and app_of(user))


def _let_in(request: HttpRequest, user: Any, waiting: dict[str, Any]) -> HttpResponse:
    del request.session[WAITING]
    login(request, user, backend=BACKEND)
    response = onward(request, waiting["seal"], waiting["next"])
    remember_who(request, response)
    return response


def set_up_first(get_response: Answer) -> Answer:
    """A middleware: an administrator who must have a second step sets it up before anything else."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if settings.TWO_STEP_FOR_ADMINISTRATORS and request.user.is_authenticated:
            free = {reverse("two_step"), reverse("logout"), reverse("log_ins"), reverse("password")}
            by_password = VOUCHED not in request.session
            if by_password and request.path not in free and _lacks(request.user):
                return redirect("two_step")
        return get_response(request)

    return answer


def _lacks(user: Any) -> bool:
    return must_have_two_step(user) and app_of(user) is None
