"""What a period's forecast is made up of: each term, the year without some of them, and known changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access
from socfin.actions import forecasts as actions
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment, Reckoning
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.forms.ahead.known_changes import FORMS, KnownChangeForm
from socfin.reporting.forecast.bases import monthly_base
from socfin.selectors import forecasts
from socfin.selectors.committees import verksamheter
from socfin.services.forecast.adjustments import amount_of
from socfin.services.measures.terms import Terms, terms
from socfin.services.prose.term_words import reckoned_words, without_words
from socfin.views import typed_beside
from socfin.views.measures.adjustments import reckon_anew
from socfin.views.page import Page, page

IN_SHORT = {
    AssumptionKind.VOLUME: "Antal × pris",
    AssumptionKind.AMOUNT: "Belopp",
    AssumptionKind.SHARE: "Procent",
}
"""What leads to each kind's form."""
TAKE_BACK = "ta-bort"
"""What the button of a term does, followed by its number."""
NO_BASE = (
    "De tre senaste månaderna är inte kända var för sig, så procenten har inget att räknas på. "
    "Ange ett belopp i månaden i stället."
)
NO_RIGHT = "Bara den som skriver om nämndens ekonomi anger kända förändringar."


def forecast_terms(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """What the committee's forecast consists of; those who may read, and there who may add to it."""
    desk = _Desk(request, page(request, slug, period))
    return (desk.done() or desk.drawn()) if request.method == "POST" else desk.drawn()


@dataclass
class _Desk:
    """The page, and what a person does there."""

    request: HttpRequest
    shown: Page
    form: KnownChangeForm | None = None
    """That was sent and cannot be kept."""

    def done(self) -> HttpResponse | None:
        """What was asked for, done; None where the page is to say why it is not."""
        if not self.shown.seat.may_comment:
            raise PermissionDenied(NO_RIGHT)
        word, _, number = self.request.POST.get("gor", "").partition(" ")
        if word == TAKE_BACK:
            return self._take_back(number)
        self.form = self._form(self.request.POST.get("slag", ""), typed=True)
        return self._entered(self.form) if self.form.is_valid() else None

    def _entered(self, form: KnownChangeForm) -> HttpResponse | None:
        data, seat = form.cleaned_data, self.shown.seat
        node = access.commented(seat, data["verksamhet"])
        each = form.each
        if form.kind is AssumptionKind.SHARE:
            each = monthly_base(seat.committee, self.shown.month, node.code, data["line"])
        if not each:
            form.add_error(None, NO_BASE)
            return None
        reckoning = Reckoning(kind=form.kind, each=each, tenths=form.tenths)
        amount = amount_of(reckoning, data["first"], data["last"])
        actions.adjust(
            verksamhet=node,
            new=NewAdjustment(
                kind=AdjustmentKind.CHANGE,
                first=data["first"],
                last=data["last"],
                amount=amount,
                text=data["text"],
                line=Line(data["line"]) if data["line"] else None,
                reckoning=reckoning,
            ),
            by=seat.user,
        )
        reckon_anew(self.request, self.shown, "Sparat.", "räknar med det")
        return self._back()

    def _take_back(self, number: str) -> HttpResponse:
        seat = self.shown.seat
        chosen = forecasts.adjustment_by_id(seat.committee, int(number)) if number.isdecimal() else None
        if chosen is None or chosen.kind == AdjustmentKind.MEASURE.value:
            raise Http404("Förändringen finns inte, eller är redan borttagen.")
        access.commented(seat, chosen.verksamhet.code)
        actions.withdraw_adjustment(adjustment=chosen, by=seat.user)
        done = f"Borttaget: {chosen.text}."
        reckon_anew(self.request, self.shown, done, "räknar inte längre med det")
        typed_beside.carry(self.request, "forecast_terms", self._form(self.request.POST.get("slag", "")))
        return self._back()

    def _back(self) -> HttpResponse:
        return redirect("forecast_terms", self.shown.seat.committee.slug, str(self.shown.month))

    def drawn(self) -> HttpResponse:
        """The page as it stands."""
        shown, form = self.shown, self.form
        if form is None and shown.seat.may_comment:
            form = self._form(self.request.GET.get("slag", ""))
            typed_beside.put_back(self.request, "forecast_terms", form)
        parts = terms(shown.report)
        left_out = _left_out(self.request, parts)
        context = {
            **shown.context("forecast"),
            "path": _path(shown),
            "parts": parts,
            "rows": [] if parts is None else self._rows(parts, left_out),
            "without": "" if parts is None else without_words(parts, left_out, shown.choices.unit),
            "form": form,
            "kinds": [
                (kind, label, form is not None and form.kind is kind) for kind, label in IN_SHORT.items()
            ],
            "refused": [self.form] if self.form is not None and self.form.errors else [],
        }
        status = 422 if context["refused"] else 200
        return render(self.request, "forecast_terms.html", context, status=status)

    def _rows(self, parts: Terms, left_out: frozenset[int]) -> list[dict[str, Any]]:
        seat = self.shown.seat
        return [
            {
                "row": row,
                "how": reckoned_words(row, self.shown.choices.unit),
                "is_out": row.number in left_out,
                "switch": _switch(left_out ^ {row.number}),
                "may_withdraw": row.kind is not AdjustmentKind.MEASURE and seat.may_comment_on(row.code),
            }
            for row in parts.rows
        ]

    def _form(self, kind: str, *, typed: bool = False) -> KnownChangeForm:
        chosen = AssumptionKind(kind) if kind in {each.value for each in FORMS} else AssumptionKind.VOLUME
        seat, year = self.shown.seat, self.shown.month.year
        known = [
            (node.code, node.name) for node in verksamheter(seat.committee) if seat.may_comment_on(node.code)
        ]
        after = self.shown.month.plus(1)
        return FORMS[chosen](
            self.request.POST if typed else None,
            initial={"first": str(after), "last": f"{max(after.year, year)}-12"},
            verksamheter=known,
            unit=Unit(seat.committee.unit),
        )


def _left_out(request: HttpRequest, parts: Terms | None) -> frozenset[int]:
    """The terms that the reader wants the year without."""
    asked = {int(word) for word in request.GET.get("utan", "").split(".") if word.isdecimal()}
    return frozenset(row.number for row in (parts.rows if parts else ()) if row.number in asked)


def _switch(left_out: frozenset[int]) -> str:
    """The address of the page without those terms."""
    return f"?utan={'.'.join(map(str, sorted(left_out)))}#delar" if left_out else "?#delar"


def _path(shown: Page) -> list[dict[str, str]]:
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": "prognos", "href": reverse("forecast", args=[slug, period]) + query},
    ]
