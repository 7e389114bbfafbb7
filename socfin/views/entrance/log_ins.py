"""Where everyone sees in which browsers they are logged in, and ends one of them or all the others."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from socfin import access
from socfin.actions.people.log_ins import end_log_in, end_log_ins
from socfin.selectors.log_ins import TOKEN, log_ins_of


def log_ins(request: HttpRequest) -> HttpResponse:
    """One's own log-ins; everyone who is logged in."""
    user, here = access.person(request), request.session.get(TOKEN, "")
    if request.method == "POST":
        if "all" in request.POST:
            count = end_log_ins(user=user, who=user.get_username(), but=here)
            sentence = "Alla andra inloggningar är avslutade." if count else "Du är bara inloggad här."
            messages.success(request, sentence)
        elif end_log_in(user=user, token=request.POST.get("end", ""), who=user.get_username()):
            messages.success(request, "Inloggningen är avslutad.")
        return redirect("log_ins")
    response = render(request, "log_ins.html", {"log_ins": log_ins_of(user), "here": here})
    add_never_cache_headers(response)
    return response
