"""What a person had typed when a form was refused: carried through logging in, kept nowhere."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import forms as fields
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from socfin import forms

CARRIED, WHO = "buret", "vem"
"""The form field that carries what was typed, and the cookie that says who was logged in last."""
SALT = "socfin.typed"
HOURS = 12
ASKED: dict[str, tuple[type[fields.Form], ...]] = {
    "comment": (forms.RemarkForm, forms.AssessmentForm),
    "adjust": (forms.AdjustmentForm,),
    "agenda": (forms.AgendaForm,),
    "reopen": (forms.ReopenForm,),
    "decide_item": (forms.DecisionForm,),
    "withdraw_item": (forms.WithdrawForm,),
    "new_meeting": (forms.MeetingForm,),
    "choose_meeting": (forms.TakeUpForm,),
    "freeze": (forms.TakeUpForm,),
    "meeting": (forms.MeetingForm,),
    "settings": (forms.PresentationForm, forms.AccountLineForm),
    "small_numbers": (forms.SmallNumbersForm,),
    "period_year": (forms.PlanForm,),
    "closing": (forms.StepForm,),
}
"""Address → the forms it takes: what is typed elsewhere (passwords, the administration) is never carried."""
WRITTEN = {"text", "number", "date", "time"}
AMOUNT = {"amount": ("Belopp", False)}
MADE_LATER = {
    "comment": AMOUNT,
    "adjust": AMOUNT,
    "read_otherwise": {"profile": ("Spara läsningen som", False)},
    "publish": {"reason": ("Skäl att publicera trots varningen", True)},
}
"""Fields that no form class has: made with the committee's unit, or standing alone on their page."""


def labels(address: str) -> dict[str, tuple[str, bool]]:
    """Field → its label and whether it is a long text: what a person types and reads in its forms."""
    try:
        name = resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return {}
    labels_of_fields = {
        f"{form.prefix}-{key}" if form.prefix else key: (
            str(field.label),
            isinstance(field.widget, fields.Textarea),
        )
        for form in ASKED.get(name, ())
        for key, field in form.base_fields.items()
        if isinstance(field.widget, fields.Textarea) or getattr(field.widget, "input_type", "") in WRITTEN
    }
    return labels_of_fields | MADE_LATER.get(name, {})


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, where it was going, and the page it was typed on."""

    address: str
    back: str
    fields: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The texts that can be read and changed."""
        known = labels(self.address)
        return [
            {"name": name, "value": value, "label": known[name][0], "long": known[name][1]}
            for name, value in self.fields
            if name in known
        ]

    @property
    def unshown(self) -> list[tuple[str, str]]:
        """The choices and marks that go with them."""
        known = labels(self.address)
        return [(name, value) for name, value in self.fields if name not in known]


def typed(request: HttpRequest) -> Typed | None:
    """What a refused request holds; None when nothing was typed, or it is not of a form that is carried."""
    known = labels(request.path)
    sent = tuple(
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", CARRIED)
        for value in values
    )
    if not any(value.strip() for name, value in sent if name in known):
        return None
    return Typed(request.get_full_path(), came_from(request), sent)


def came_from(request: HttpRequest) -> str:
    """The page of ours where the form stood; the start page when another site, or nobody, says."""
    referer = request.headers.get("Referer", "")
    if not is_ours(request, referer):
        return reverse("start")
    parts = urlsplit(referer)
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    return address if is_ours(request, address) else reverse("start")


def is_from_us(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent it; what another site sent is never offered again."""
    origin = request.headers.get("Origin")
    if origin is not None:
        ours = f"{request.scheme}://{request.get_host()}"
        return origin == ours or origin in settings.CSRF_TRUSTED_ORIGINS
    return is_ours(request, request.headers.get("Referer", ""))


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address leads here; none does of a request that asks for a site of another name.

    What begins with two slashes leads to another site, or where no browser goes.
    """
    with suppress(DisallowedHost):
        return (
            bool(address)
            and not address.startswith("//")
            and url_has_allowed_host_and_scheme(
                address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
            )
        )
    return False


def sealed(request: HttpRequest, words: Typed) -> str:
    """The words as a form field, for the one who was logged in last at this browser; "" when nobody was."""
    who = request.get_signed_cookie(WHO, default="", salt=SALT)
    if not who:
        return ""
    return signing.dumps((who, words.address, words.back, words.fields), salt=SALT, compress=True)


def unsealed(request: HttpRequest, seal: str) -> Typed | None:
    """The words of a form field; None when they are another's, too old or not ours."""
    try:
        who, address, back, words = signing.loads(seal, salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        return None
    if who != str(request.user.pk):
        return None
    return Typed(address, back, tuple((name, value) for name, value in words))


def remember_who(request: HttpRequest, response: HttpResponseBase) -> None:
    """Who is logged in at this browser; opens nothing, only tells whose words a later log-in may see."""
    response.set_signed_cookie(
        WHO,
        str(request.user.pk),
        salt=SALT,
        max_age=365 * 24 * 3600,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def typed_page(request: HttpRequest, words: Typed, *, status: int = 200) -> HttpResponse:
    """The words in a form of their own, one press from where they were going."""
    response = render(request, "typed.html", {"typed": words}, status=status)
    add_never_cache_headers(response)
    return response


def go_on(request: HttpRequest, seal: str) -> HttpResponse | None:
    """What was typed, to be saved; None when it cannot be shown, which is told."""
    words = unsealed(request, seal)
    if words is None:
        messages.warning(
            request, "Det som var skrivet kom inte med: det var någon annans, eller för gammalt."
        )
        return None
    return typed_page(request, words)


def onward(request: HttpRequest, seal: str, wanted: str) -> HttpResponse:
    """After logging in: what was typed when the last session ended, else the wanted page."""
    return (go_on(request, seal) if seal else None) or redirect(wanted)
