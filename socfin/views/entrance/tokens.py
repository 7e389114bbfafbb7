"""Where everyone makes keys for the programs that read a committee's figures, and ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from socfin import access
from socfin.actions.people.tokens import NoToken, create_token, end_token
from socfin.documents.exchange.power_query import power_query
from socfin.domain.people.tokens import Scope
from socfin.forms.tokens import TokenForm
from socfin.selectors.memberships import seats_of
from socfin.selectors.tokens import tokens_of

if TYPE_CHECKING:
    from socfin.models import Committee


def tokens(request: HttpRequest) -> HttpResponse:
    """One's own keys; everyone who is logged in."""
    user = access.person(request)
    if "end" in request.POST:
        number = request.POST["end"]
        known = number.isascii() and number.isdigit() and len(number) < 10
        if known and end_token(user=user, token_id=int(number), who=user.get_username()):
            messages.success(request, "Nyckeln är avslutad och öppnar inget mer.")
        return redirect("tokens")
    seats = {seat.committee.slug: seat.committee for seat in seats_of(user)}
    committees = [(slug, f"{committee.municipality}, {committee.name}") for slug, committee in seats.items()]
    form = TokenForm(request.POST if request.method == "POST" else None, committees=committees)
    secret = query = ""
    if form.is_bound and form.is_valid():
        secret = _made(request, form, seats[form.cleaned_data["committee"]])
    if secret:
        query = power_query(
            request.build_absolute_uri("/").rstrip("/"), form.cleaned_data["committee"], secret
        )
        form = TokenForm(committees=committees)
    context = {
        "tokens": tokens_of(user),
        "form": form if seats else None,
        "secret": secret,
        "query": query,
    }
    response = render(request, "tokens.html", context, status=422 if form.errors else 200)
    add_never_cache_headers(response)
    return response


def _made(request: HttpRequest, form: TokenForm, committee: Committee) -> str:
    """The new key, "" when it cannot be made as the form says, which then tells why."""
    user = access.person(request)
    try:
        return create_token(
            user=user,
            committee=committee,
            name=form.cleaned_data["name"],
            scope=Scope(form.cleaned_data["scope"]),
            last_day=form.cleaned_data["last_day"],
            who=user.get_username(),
        )
    except NoToken as reason:
        form.add_error("last_day", str(reason))
        return ""
