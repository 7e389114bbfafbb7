"""Logging in, and what is said when a form can no longer be taken in: always a way on, nothing typed lost."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import LoginView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from socfin.selectors.committees import public_committees
from socfin.selectors.two_step import has_two_step
from socfin.views.entrance.open_pages import is_open
from socfin.views.entrance.proving import note_proof
from socfin.views.entrance.second_step import wait_for_code
from socfin.views.entrance.typed import (
    CARRIED,
    came_from,
    go_on,
    is_from_us,
    is_ours,
    onward,
    remember_who,
    sealed,
    typed,
    typed_page,
)


class LoginRequired(LoginRequiredMiddleware):
    """Django's own, but pages open to all are let through, and what was typed in an ended session comes
    along through logging in.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: tuple[Any, ...], view_kwargs: dict[str, Any]
    ) -> Any:
        """Nothing, or the way to the log-in."""
        if not request.user.is_authenticated and is_open(request):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override]  # Django answers only with redirects
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        """The page where one logs in; a page that only takes forms is never where one comes back."""
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        scripted = request.headers.get("X-Requested-With") == "XMLHttpRequest"
        words = None if scripted else typed(request)
        seal = sealed(request, words) if words is not None else ""
        if words is not None and seal:
            return _ask_who(request, words.back, seal)
        return redirect_to_login(came_from(request), settings.LOGIN_URL)


class _LogIn(LoginView):
    """Django's own, but who has a second step is not in until that is taken too."""

    def get_redirect_url(self) -> str:  # type: ignore[override]  # as Django has it; the stubs have more
        """Where the address says; "" for another site."""
        wanted = super().get_redirect_url()
        return wanted if is_ours(self.request, wanted) else ""

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password is right."""
        user = form.get_user()
        if not has_two_step(user):
            response = super().form_valid(form)
            note_proof(self.request)
            return response
        seal = self.request.POST.get(CARRIED, "")
        return wait_for_code(self.request, user, wanted=self.get_success_url(), seal=seal)


@login_not_required
def to_log_in(request: HttpRequest) -> HttpResponse:
    """The administration has no door of its own; open to all, 403 for who is logged in and may not enter."""
    if request.user.is_authenticated:
        raise PermissionDenied("Administrationen är för den som administrerar webbplatsen.")
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


@login_not_required
def log_in(request: HttpRequest) -> HttpResponseBase:
    """Log in and go to the wanted page, or on with what was typed when the session ended; open to all."""
    seal = request.POST.get(CARRIED, "")
    view = _LogIn.as_view(
        template_name="login.html",
        redirect_authenticated_user=True,
        extra_context={
            "carried": seal,
            "municipal": municipal_name(),
            "mail": settings.MAIL,
            "public": public_committees(),
        },
    )
    response = view(request)
    if not request.user.is_authenticated:
        return response
    if seal:
        response = go_on(request, seal) or response
    remember_who(request, response)
    return response


def municipal_name() -> str:
    """What the municipality's own log-in is called; "" when there is none."""
    return settings.OIDC_NAME if settings.SOCIALACCOUNT_PROVIDERS else ""


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """In place of Django's 403: a form drawn before another log-in, or one that is not from this site."""
    if reason == REASON_NO_CSRF_COOKIE and not request.COOKIES:
        return _refused(request, "Webbläsaren tar inte emot kakor. Tillåt dem här och försök igen.")
    if not is_from_us(request):
        return _refused(request, "Formuläret kom inte härifrån. Inget har ändrats.")
    if request.path == reverse("login"):
        return _stale_log_in(request)
    words = typed(request)
    if not request.user.is_authenticated:
        return _ask_who(request, came_from(request), sealed(request, words) if words else "")
    if words is not None:
        return typed_page(request, words, status=403)
    return _refused(request, "Sidan var öppnad före den senaste inloggningen. Inget har ändrats.")


def _stale_log_in(request: HttpRequest) -> HttpResponse:
    """Logged in already in another tab: on to the wanted page; otherwise the page again, as it works now."""
    wanted, seal = _wanted(request), request.POST.get(CARRIED, "")
    if not request.user.is_authenticated:
        return _ask_who(request, wanted, seal)
    return onward(request, seal, wanted)


def _ask_who(request: HttpRequest, wanted: str, seal: str) -> HttpResponse:
    context = {"form": AuthenticationForm(request), "next": wanted, "carried": seal, "ended": True}
    context |= {"municipal": municipal_name(), "mail": settings.MAIL}
    response = render(request, "login.html", context, status=403)
    add_never_cache_headers(response)
    return response


def _wanted(request: HttpRequest) -> str:
    """Where the log-in was to lead; never to another site."""
    wanted = request.POST.get("next", "")
    return wanted if is_ours(request, wanted) else reverse("start")


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    context = {"why": why, "back": came_from(request)}
    return render(request, "stale.html", context, status=403)
