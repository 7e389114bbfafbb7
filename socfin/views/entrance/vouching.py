"""What the municipality's log-in says, turned into a log-in of ours; django-allauth does the rest there."""

from __future__ import annotations

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from socfin.actions.people.vouched import NotLetIn, Vouched, let_in
from socfin.domain.people.groups import groups_in
from socfin.selectors.log_ins import VOUCHED
from socfin.views.entrance.asking import ASKS, may_ask
from socfin.views.entrance.bound import is_strong
from socfin.views.entrance.typed import onward, remember_who

SEAL = "buret"
"""In a session: what was typed when the last one ended, until the municipality has answered."""
LONGEST_HINT = 3000
"""Characters: what is longer makes an address that servers refuse."""
WEAK = (
    "Kommunens inloggning var inte så stark som den här webbplatsen kräver. "
    "Logga in där med två steg, till exempel e-legitimation, och försök igen."
)
logger = logging.getLogger(__name__)


class Vouching(DefaultSocialAccountAdapter):  # type: ignore[misc]  # untyped
    """Takes over when the municipality has said who it is."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Log in, or say why not; django-allauth goes no further."""
        try:
            if not is_strong(sociallogin.account.extra_data.get("id_token") or {}):
                raise NotLetIn(WEAK)
            user = let_in(_vouched(sociallogin))
        except NotLetIn as refusal:
            logout(request)
            raise ImmediateHttpResponse(refused(request, str(refusal))) from None
        seal = request.session.get(SEAL, "")
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        request.session[VOUCHED] = getattr(request, VOUCHED, {})
        if settings.OIDC_ASK and may_ask(*_groups(sociallogin)):
            request.session[ASKS] = getattr(request, ASKS, {})
        raise ImmediateHttpResponse(_onward(request, sociallogin, seal))

    def get_requests_session(self) -> Any:
        """Asks the addresses that are set and no other: an answer that leads elsewhere is none."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def on_authentication_error(self, request: HttpRequest, provider: Any, **known: Any) -> None:
        """The municipality said no, or something that cannot be trusted."""
        logger.warning("%s: %s %r", provider.name, known.get("error"), known.get("exception"))
        raise ImmediateHttpResponse(refused(request, "Kommunens inloggning avbröts. Försök igen."))


def refused(request: HttpRequest, why: str, status: int = 403) -> HttpResponse:
    """The page that says that no one has been logged in."""
    response = render(request, "not_let_in.html", {"why": why}, status=status)
    add_never_cache_headers(response)
    return response


def _vouched(sociallogin: SocialLogin) -> Vouched:
    answer = sociallogin.account.extra_data
    token, more = answer.get("id_token") or {}, answer.get("userinfo") or {}
    claims = {**token, **more}
    names = settings.OIDC_GROUP_CLAIMS
    return Vouched(
        provider=sociallogin.account.provider,
        uid=sociallogin.account.uid,
        username=str(claims.get(settings.OIDC_USERNAME_CLAIM) or ""),
        first_name=str(claims.get("given_name") or ""),
        last_name=str(claims.get("family_name") or claims.get("name") or ""),
        email=str(claims.get("email") or ""),
        groups=groups_in(token, names) | groups_in(more, names),
    )


def _groups(sociallogin: SocialLogin) -> tuple[frozenset[str], frozenset[str]]:
    """The groups of the token, and those of what is told when asked."""
    answer, names = sociallogin.account.extra_data, settings.OIDC_GROUP_CLAIMS
    token, more = answer.get("id_token") or {}, answer.get("userinfo") or {}
    return groups_in(token, names), groups_in(more, names)


def _onward(request: HttpRequest, sociallogin: SocialLogin, seal: str) -> HttpResponse:
    response = onward(request, seal, sociallogin.get_redirect_url(request) or "start")
    remember_who(request, response)
    return response
