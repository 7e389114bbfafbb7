"""The page where a controller says which units are too small to show, and sees what is hidden from whom."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import SmallNumbersForm
from socfin.selectors import standing
from socfin.selectors.ledger import published_months
from socfin.selectors.meetings import people
from socfin.services.masking.masking import Concealment
from socfin.views.page import committee_context


def small_numbers(request: HttpRequest, slug: str) -> HttpResponse:
    """The limit, places or clients per verksamhet, and what is hidden now; those who may change settings."""
    seat = access.seat(request, slug, Permission.SETTINGS)
    tree = [row for row in reporting.listed_tree(seat.committee) if row["level"] > 0]
    named = [(row["code"], row["name"]) for row in tree]
    form = SmallNumbersForm(
        request.POST if request.method == "POST" else None, initial=_initial(seat), verksamheter=named
    )
    if request.method == "POST" and form.is_valid() and _saved(seat, form):
        messages.success(request, "Sparat. Gränsen gäller i allt som hämtas som offentligt från och med nu.")
        return redirect("small_numbers", slug)
    month = published_months(seat.committee).latest
    hidden = Concealment() if month is None else reporting.hidden_in(seat.committee)
    context = {
        **committee_context(seat, "settings"),
        "form": form,
        "refused": [form] if form.errors else [],
        "fields": [(row, form[SmallNumbersForm.PREFIX + row["code"]]) for row in tree],
        "month": month,
        "small": [name for code, name in named if code in hidden.small],
        "telling": reporting.telling_versions(seat.committee),
        "lines": len(hidden.lines),
        "closed": hidden.closed,
        "shields": [name for code, name in named if code in hidden.shields],
    }
    return render(request, "small_numbers.html", context, status=422 if form.errors else 200)


def _saved(seat: Seat, form: SmallNumbersForm) -> bool:
    """Whether it could be saved; not when another has changed the page since it was drawn."""
    data = form.cleaned_data
    try:
        change_small_numbers(
            committee=seat.committee,
            limit=data["limit"],
            mask_for_politicians=data["mask_for_politicians"],
            people=form.people(),
            by=seat.user,
            seen=data["seen"],
        )
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("small_numbers", args=[seat.committee.slug]))
        return False
    return True


def _initial(seat: Seat) -> dict[str, object]:
    committee = seat.committee
    given: dict[str, object] = {
        SmallNumbersForm.PREFIX + code: count for code, count in people(committee).items()
    }
    given["seen"] = standing.small_numbers(committee).mark
    return {"limit": committee.small_limit, "mask_for_politicians": committee.mask_for_politicians} | given
