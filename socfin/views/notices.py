"""What one is told of, which of it is new, and how it is sent; and the page that ends letters by a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from socfin import access
from socfin.actions.people.letters import asked_off
from socfin.actions.people.notices import choose_notices, read_notices, stop_mail
from socfin.domain.people.notices import Notice
from socfin.forms import NoticesForm
from socfin.reporting.notices import notices_of
from socfin.selectors.notices import chosen_ways, read_keys
from socfin.selectors.people import person_by_id

if TYPE_CHECKING:
    from socfin.models import User


def notices(request: HttpRequest) -> HttpResponse:
    """One's own notices and how they are sent; everyone who is logged in."""
    user = access.person(request)
    form = NoticesForm(request.POST if "save" in request.POST else None, chosen=chosen_ways(user))
    if "read" in request.POST:
        read_notices(user=user, keys=_own_keys(user, request.POST.getlist("key")))
        messages.success(request, "Notiserna är lästa.")
        return redirect("notices")
    if form.is_valid():
        choose_notices(user=user, ways=form.ways(), who=user.get_username())
        messages.success(request, "Valet är sparat.")
        return redirect("notices")
    context = {**_listed(request), "form": form, "mail": settings.MAIL, "address": user.email}
    response = render(request, "notices.html", context, status=422 if form.errors else 200)
    add_never_cache_headers(response)
    return response


def _listed(request: HttpRequest) -> dict[str, Any]:
    """New and read, each as the page shows it."""
    user = access.person(request)
    every = notices_of(user)
    read = read_keys(user, [notice.key for notice in every])
    new = [_row(notice) for notice in every if notice.key not in read]
    return {"new": new, "read": [_row(notice) for notice in every if notice.key in read]}


def _own_keys(user: User, keys: list[str]) -> list[str]:
    """Those of the keys that the person is told of: nobody fills the table with others."""
    return [notice.key for notice in notices_of(user) if notice.key in set(keys)]


def _row(notice: Notice) -> dict[str, Any]:
    name, args = notice.page
    return {"notice": notice, "href": reverse(name, args=args)}


@csrf_exempt  # the link itself is what lets it be done; a mail program sends no token
@login_not_required
def off(request: HttpRequest, token: str) -> HttpResponse:
    """End letters, by a link in one of them; open to whoever has it. A look changes nothing."""
    asked = asked_off(token)
    user = None if asked is None else person_by_id(asked[0])
    kind = None if asked is None else asked[1]
    done = user is not None and request.method == "POST"
    if user is not None and done:
        stop_mail(user=user, kind=kind)
    context = {"known": user is not None, "kind": kind, "done": done}
    response = render(request, "notices_off.html", context, status=200 if user is not None else 404)
    add_never_cache_headers(response)
    return response
