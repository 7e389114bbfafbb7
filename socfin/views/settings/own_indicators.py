"""The page where a committee's own indicators are defined, and the limits of them all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from socfin import access
from socfin.access import Seat
from socfin.actions.catalogue import NotDefined, change_limit, define_indicator, end_indicator
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.roles import Permission
from socfin.forms.indicators import IndicatorForm, LimitsForm
from socfin.selectors.catalogue import catalogue_of
from socfin.views.page import committee_context


def own_indicators(request: HttpRequest, slug: str) -> HttpResponse:
    """Define one, change the limits, or end one's own; those who may change settings."""
    seat = access.seat(request, slug, Permission.SETTINGS)
    catalogue = catalogue_of(seat.committee)
    what = request.POST.get("vad", "") if request.method == "POST" else ""
    new = IndicatorForm(request.POST if what == "nytt" else None, catalogue=catalogue)
    limits = LimitsForm(request.POST if what == "granser" else None, indicators=catalogue)
    try:
        if what == "nytt" and new.is_valid():
            define_indicator(committee=seat.committee, indicator=new.cleaned_data["indicator"], by=seat.user)
            messages.success(request, f"Klart. Nyckeltalet {new.cleaned_data['name']} är tillagt.")
            return redirect("own_indicators", slug)
        if what == "granser" and limits.is_valid():
            return _with_limits(request, seat, limits)
        if request.method == "POST" and "avsluta" in request.POST:
            end_indicator(committee=seat.committee, code=request.POST["avsluta"], by=seat.user)
            messages.success(request, "Nyckeltalet används inte längre. Stängda månader visar det som förut.")
            return redirect("own_indicators", slug)
    except NotDefined as refused:
        new.add_error(None, str(refused)) if what == "nytt" else messages.error(request, str(refused))
    return _shown(request, seat, new, limits)


def _with_limits(request: HttpRequest, seat: Seat, limits: LimitsForm) -> HttpResponse:
    changed = limits.changed_limits()
    for code, limit in changed.items():
        change_limit(committee=seat.committee, code=code, limit=limit, by=seat.user)
    messages.success(request, f"Sparat. Ändrade gränser: {len(changed)}." if changed else "Inget var ändrat.")
    return redirect("own_indicators", seat.committee.slug)


def _shown(request: HttpRequest, seat: Seat, new: IndicatorForm, limits: LimitsForm) -> HttpResponse:
    refused = [form for form in (new, limits) if form.errors]
    context = {
        **committee_context(seat, "settings"),
        "new": new,
        "refused": refused,
        "rows": [
            (indicator, limits[indicator.code], CATALOGUE.get(indicator.code) is None)
            for indicator in limits.indicators
        ],
    }
    return render(request, "own_indicators.html", context, status=422 if refused else 200)
