"""The way to the municipality's own log-in, back from it, and out of it again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from requests import RequestException

from socfin.selectors.log_ins import VOUCHED
from socfin.views.entrance.asking import ASKS
from socfin.views.entrance.bound import ask_bound, prove_bound
from socfin.views.entrance.typed import CARRIED
from socfin.views.entrance.vouching import LONGEST_HINT, SEAL, refused


class _Municipality(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # untyped
    """Keeps what logging out there will take."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """As django-allauth does; OAuth2Error where the answer is to no question of this browser."""
        setattr(
            request,
            VOUCHED,
            {
                "hint": str(kwargs["response"].get("id_token") or ""),
                "client": app.client_id,
                "end": str(self.openid_config.get("end_session_endpoint") or ""),
            },
        )
        asks = {"place": self.profile_url, "token": token.token, "at": time.time()}
        setattr(request, ASKS, asks)
        login = super().complete_login(request, app, token, **kwargs)
        prove_bound(request, login.account.extra_data.get("id_token") or {})
        return login


@login_not_required
def log_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the municipality's log-in; open to all, 404 where there is none."""
    if request.POST.get(CARRIED):
        request.session[SEAL] = request.POST[CARRIED]
    ask_bound(request)
    return _answered(request, provider_id, OAuth2LoginView)


@login_not_required
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from there, with word of who it is; open to all, 404 where there is none."""
    return _answered(request, provider_id, OAuth2CallbackView)


@login_not_required
def log_out(request: HttpRequest) -> HttpResponse:
    """Out of here, and out of the municipality's log-in when that is where the person came from."""
    vouched = request.session.get(VOUCHED) or {}
    logout(request)
    response = redirect(_farewell(request, vouched))
    response["Clear-Site-Data"] = '"cache"'  # what a shared computer would show the next person
    return response


def _farewell(request: HttpRequest, vouched: dict[str, str]) -> str:
    """Where logging out leads: to the municipality's, when that is where the person came from."""
    if not vouched.get("end"):
        return reverse("login")
    home = request.build_absolute_uri(reverse("login"))
    asked = {"client_id": vouched["client"], "post_logout_redirect_uri": home}
    if 0 < len(vouched["hint"]) <= LONGEST_HINT:
        asked["id_token_hint"] = vouched["hint"]
    return f"{vouched['end']}?{urlencode(asked)}"


def _answered(request: HttpRequest, provider_id: str, view: Any) -> HttpResponse:
    answer: Callable[[HttpRequest], HttpResponse] = view.adapter_view(_Municipality(request, provider_id))
    try:
        return answer(request)
    except SocialApp.DoesNotExist:
        raise Http404("Kommunens inloggning är inte ansluten.") from None
    except RequestException:
        return refused(request, "Kommunens inloggning svarar inte. Försök igen om en stund.", 503)
