"""The page where everyone with a password sets up a second step (an app, passkeys), and takes it away."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django_otp.plugins.otp_totp.models import TOTPDevice

from socfin import access
from socfin.actions.people.passkeys import PasskeyRefused, add_passkey, ask_for_new, end_passkey
from socfin.actions.people.two_step import (
    begin_two_step,
    end_two_step,
    first_codes,
    is_right_code,
    prove_two_step,
    renew_codes,
)
from socfin.forms import CodeForm, ProofForm
from socfin.selectors.two_step import (
    app_of,
    codes_left,
    has_two_step,
    must_have_two_step,
    passkeys_of,
)
from socfin.views.entrance.passkey_answers import answer_of, site_of
from socfin.views.entrance.proving import is_fresh, proof

if TYPE_CHECKING:
    from socfin.models import User

KEYS = {"begin", "add_passkey", "end_passkey"}
"""The forms of the page that hold no code."""
OWN_PROOF = {"renew", "end"}
"""Those that hold a code of the second step, which is a proof of its own."""
ASKED = "passkey"
"""In a session: what a new passkey was asked."""
WRONG = "Koden stämmer inte. Vänta på nästa kod i appen och försök igen."


def two_step(request: HttpRequest) -> HttpResponse:
    """One's own second step; everyone who is logged in."""
    user = access.person(request)
    if user.has_usable_password() and not is_fresh(request) and not OWN_PROOF & request.POST.keys():
        asked = proof(request)
        return redirect("two_step") if is_fresh(request) else _asked_again(request, asked)
    keys = KEYS & request.POST.keys()
    form = CodeForm(request.POST if request.method == "POST" and not keys else None)
    codes: list[str] = []
    wrong = ""
    if "begin" in request.POST:
        begin_two_step(user=user)
        return redirect("two_step")
    if "add_passkey" in request.POST:
        codes, wrong = _added(request)
        if not codes and not wrong:
            return redirect("two_step")
    if "end_passkey" in request.POST and not (wrong := _ended(request)):
        return redirect("two_step")
    if form.is_bound and form.is_valid():
        codes, ended = _done(request, form)
        if ended:
            return redirect("log_ins")
    return _page(request, form, codes, wrong)


def _page(request: HttpRequest, form: CodeForm, codes: list[str], wrong: str) -> HttpResponse:
    """What can be changed, for whoever has just given the password."""
    user = access.person(request)
    app, waiting = app_of(user), app_of(user, proved=False)
    question = ask_for_new(user, site_of(request))
    request.session[ASKED] = question.state
    context: dict[str, Any] = {
        **_standing(user),
        "form": form,
        "codes": codes,
        "options": json.dumps(question.options),
        "wrong": wrong,
        "left": codes_left(user),
    }
    if app is None and waiting is not None:
        context |= {"picture": _picture(waiting), "key": _key(waiting)}
    return _shown(request, context, status=422 if form.errors or wrong else 200)


def _asked_again(request: HttpRequest, form: ProofForm) -> HttpResponse:
    """How it stands, and the password before anything is shown or changed."""
    context = {**_standing(access.person(request)), "form": form, "ask_password": True}
    return _shown(request, context, status=422 if form.errors else 200)


def _standing(user: User) -> dict[str, Any]:
    return {
        "app": app_of(user),
        "on": has_two_step(user),
        "passkeys": passkeys_of(user),
        "required": must_have_two_step(user),
        "has_password": user.has_usable_password(),
    }


def _shown(request: HttpRequest, context: dict[str, Any], *, status: int) -> HttpResponse:
    response = render(request, "two_step.html", context, status=status)
    add_never_cache_headers(response)
    return response


def _added(request: HttpRequest) -> tuple[list[str], str]:
    """A passkey more: the first spare codes, which are shown once, or in Swedish why not."""
    user, state, answer = access.person(request), request.session.pop(ASKED, None), answer_of(request)
    name = " ".join(request.POST.get("name", "").split())[:60] or "Passkey"
    if not user.has_usable_password() or state is None or answer is None:
        return [], "Det gick inte att lägga till passkeyn. Försök igen."
    try:
        add_passkey(user=user, site=site_of(request), state=state, answer=answer, name=name)
    except PasskeyRefused as reason:
        return [], str(reason)
    messages.success(request, f"{name} är tillagd. Inloggningen frågar efter den.")
    return first_codes(user=user), ""


def _ended(request: HttpRequest) -> str:
    """A passkey less; in Swedish why not."""
    user = access.person(request)
    mine = {str(passkey.pk): passkey for passkey in passkeys_of(user)}
    passkey = mine.get(request.POST["end_passkey"])
    if passkey is None:
        return ""
    if len(mine) == 1 and app_of(user) is None and must_have_two_step(user):
        return "Här krävs två steg för att logga in. Lägg till något annat först."
    end_passkey(user=user, passkey=passkey)
    if not has_two_step(user):
        end_two_step(user=user, who=user.get_username())
    messages.success(request, f"{passkey.name} är borttagen.")
    return ""


def _done(request: HttpRequest, form: CodeForm) -> tuple[list[str], bool]:
    """The spare codes to show, and whether the second step was taken away."""
    user, code = access.person(request), form.cleaned_data["code"]
    waits = app_of(user) is None and app_of(user, proved=False) is not None
    if waits or not has_two_step(user):
        codes = prove_two_step(user=user, code=code)
        if not codes:
            form.add_error("code", WRONG)
        return codes, False
    if not is_right_code(user=user, code=code):
        form.add_error("code", WRONG)
        return [], False
    if "end" in request.POST and not must_have_two_step(user):
        end_two_step(user=user, who=user.get_username())
        messages.success(request, "Tvåstegsinloggningen är avstängd.")
        return [], True
    return renew_codes(user=user), False


def _picture(device: TOTPDevice) -> str:
    """The QR code as an address of its own, so that nothing is fetched for it."""
    import qrcode  # and with it what draws pictures
    from qrcode.image.svg import SvgPathFillImage

    drawn = BytesIO()
    qrcode.make(device.config_url, image_factory=SvgPathFillImage, box_size=12).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"


def _key(device: TOTPDevice) -> str:
    """What is typed where there is no camera, in groups of four."""
    key = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))
