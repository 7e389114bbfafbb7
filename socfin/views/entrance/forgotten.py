"""A forgotten password: a link by mail, and the page where a new one is chosen; tells of no account."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from socfin.actions.audit import trace
from socfin.actions.people.links import NotSent, choose_password, send_password_link
from socfin.views.pace import paced

SENT = "Finns adressen hos oss är en länk på väg dit. Den gäller i {hours} timmar. Titta också i skräpposten."


@login_not_required
@paced("a link", 5, seconds=900)
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; open to all, 404 where no mail is sent."""
    if not settings.MAIL:
        raise Http404("E-post är inte inställd.")
    form = PasswordResetForm(request.POST or None)
    form.fields["email"].label = "Din e-postadress"
    if request.method == "POST" and form.is_valid():
        _send(request, form)
        sentence = SENT.format(hours=settings.PASSWORD_RESET_TIMEOUT // 3600)
        return render(request, "password_forgotten.html", {"sent": sentence})
    return render(request, "password_forgotten.html", {"form": form}, status=422 if form.errors else 200)


def _send(request: HttpRequest, form: PasswordResetForm) -> None:
    """To each active person with that address and a password; what goes wrong is not told, only noted."""
    for user in form.get_users(form.cleaned_data["email"]):
        try:
            send_password_link(user=user, who=user.get_username(), site=request.build_absolute_uri("/"))
        except NotSent as reason:
            trace("password_link_failed", who=user.get_username(), why=str(reason)[:200])


class _NewPassword(PasswordResetConfirmView):
    template_name = "password_new.html"

    def form_valid(self, form: SetPasswordForm[Any]) -> HttpResponse:
        """Saved, unless somebody else has used the link since this page was asked for."""
        token = self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN, "")
        if not choose_password(user=form.user, password=form.cleaned_data["new_password1"], token=token):
            self.validlink = False
            return self.render_to_response(self.get_context_data())
        messages.success(self.request, "Lösenordet är valt. Logga in med det.")
        return redirect("login")


@login_not_required
def new_password(request: HttpRequest, **named: str) -> HttpResponseBase:
    """Choose a password, from a link; open to whoever has it."""
    response = _NewPassword.as_view()(request, **named)
    add_never_cache_headers(response)
    return response
