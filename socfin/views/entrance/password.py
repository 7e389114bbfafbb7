"""Where everyone changes their own password; other log-ins of theirs end with it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.cache import add_never_cache_headers

from socfin.actions.audit import trace
from socfin.actions.people.warnings import warn


class _OwnPassword(PasswordChangeView):
    template_name = "password.html"
    success_url = reverse_lazy("start")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Saved and noted together."""
        with transaction.atomic():
            response = super().form_valid(form)
            trace("change_password", who=form.user.get_username(), user=form.user.get_username())
            warn(form.user, "Ditt lösenord är ändrat.")
        messages.success(self.request, "Lösenordet är ändrat. Andra inloggningar är avslutade.")
        return response


def password(request: HttpRequest) -> HttpResponseBase:
    """Change one's own password; everyone who is logged in."""
    response = _OwnPassword.as_view()(request)
    add_never_cache_headers(response)
    return response
