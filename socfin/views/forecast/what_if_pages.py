"""Scenarios of a period: the list, where one is made, and one of them with what it assumes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access, reporting
from socfin.actions.followup import what_ifs as actions
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.domain.what_if.assumptions import AssumptionKind, NotAssumed
from socfin.domain.what_if.sections import WhatIfRow
from socfin.forms.ahead.what_ifs import FORMS, AssumptionForm, WhatIfForm, WithoutForm
from socfin.selectors import forecasts
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup import what_ifs as stored
from socfin.services.prose.assumption_words import reckoning_words
from socfin.services.prose.what_if_words import landing_words
from socfin.views import typed_beside
from socfin.views.page import Page, page

if TYPE_CHECKING:
    from socfin.models import WhatIf

IN_SHORT = {
    AssumptionKind.VOLUME: "Antal × pris",
    AssumptionKind.AMOUNT: "Belopp",
    AssumptionKind.SHARE: "Procent",
    AssumptionKind.WITHOUT: "Utan en åtgärd",
}
"""What leads to each kind's form."""
TAKE_BACK = "ta-bort-antagande"
"""What the button of an assumption does, followed by its number."""
GONE = "Scenariot finns inte, eller är borttaget."
NO_RIGHT = "Bara den som skriver om nämndens ekonomi ändrar ett scenario."
NO_PAPER = "Bara nämndens controller och nämndsekreterare väljer vad som kommer med i handlingen."


def what_ifs(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The year's scenarios for those who see the whole committee, else those of the paper."""
    shown = page(request, slug, period)
    rows = _rows(shown, stored.what_ifs(shown.seat.committee, shown.month.year))
    chosen = {row.number for row in shown.report.what_ifs}
    context = {
        **shown.context("forecast"),
        "path": _path(shown)[:2],
        "rows": [
            {"row": row, "landing": landing_words(row, shown.choices.unit), "chosen": row.number in chosen}
            for row in rows
        ],
        "sees_all": _sees_all(shown),
    }
    return render(request, "what_ifs.html", context)


def new_what_if(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Make a scenario; those who may comment."""
    shown = page(request, slug, period, Permission.COMMENT)
    form = WhatIfForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_what_if(
                committee=shown.seat.committee, year=shown.month.year, by=shown.seat.user, **form.cleaned_data
            )
        except NotAssumed as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "Scenariot är sparat. Skriv nu vad det antar.")
            return redirect("what_if", slug, period, made.pk)
    refused = [form] if form.errors else []
    context = {**shown.context("forecast"), "path": _path(shown), "form": form, "refused": refused}
    return render(request, "what_if_new.html", context, status=422 if refused else 200)


def what_if(request: HttpRequest, slug: str, period: str, what_if_id: int) -> HttpResponse:
    """One scenario; those who see it read, and there those who may add to it and choose it."""
    shown = page(request, slug, period)
    kept = stored.what_if_by_id(shown.seat.committee, what_if_id)
    row = None if kept is None else next((row for row in _rows(shown, [kept]) if row.number == kept.pk), None)
    if row is None or kept is None:
        raise Http404(GONE)
    desk = _Desk(request, shown, kept)
    if request.method == "POST":
        return desk.done() or desk.drawn(row)
    return desk.drawn(row)


@dataclass
class _Desk:
    """One scenario on its page, and what a person does there."""

    request: HttpRequest
    shown: Page
    what_if: WhatIf
    form: AssumptionForm | None = None
    """That was sent and cannot be kept."""
    is_kept: bool = False
    """Whether what was sent of the form is saved."""

    def done(self) -> HttpResponse | None:
        """What was asked for, done; None where the page is to say why it is not."""
        steps: dict[str, Callable[[], HttpResponse | None]] = {
            "anta": self._assume,
            "ta-bort": self._withdraw,
            "ta-med": partial(self._place, included=True),
            "ta-ur": partial(self._place, included=False),
        }
        word, _, number = self.request.POST.get("gor", "").partition(" ")
        steps[TAKE_BACK] = partial(self._take_back, number)
        doing = steps.get(word)
        if doing is None:
            raise Http404("Det finns inget sådant att göra.")
        try:
            return doing()
        except NotAssumed as refusal:
            messages.warning(self.request, str(refusal))
            return self._back()

    def _assume(self) -> HttpResponse | None:
        self._may_write()
        form = self._form(self.request.POST.get("slag", ""), typed=True)
        if form.is_valid():
            try:
                actions.add_assumption(
                    what_if=self.what_if,
                    verksamhet=self._node(form),
                    new=form.plan(),
                    by=self.shown.seat.user,
                )
            except NotAssumed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(self.request, "Antagandet är sparat.")
                self.is_kept = True
                return self._back()
        self.form = form
        return None

    def _node(self, form: AssumptionForm) -> Any:
        seat = self.shown.seat
        if isinstance(form, WithoutForm):
            chosen = forecasts.adjustment_by_id(seat.committee, int(form.cleaned_data["adjustment"]))
            if chosen is None:
                raise NotAssumed("Åtgärden är borttagen. Inget har ändrats.")
            return access.commented(seat, chosen.verksamhet.code)
        return access.commented(seat, form.cleaned_data["verksamhet"])

    def _take_back(self, number: str) -> HttpResponse:
        self._may_write()
        chosen = stored.assumption_by_id(self.what_if, int(number)) if number.isdecimal() else None
        if chosen is not None:
            access.commented(self.shown.seat, chosen.verksamhet.code)
            actions.withdraw_assumption(assumption=chosen, by=self.shown.seat.user)
            messages.success(self.request, "Antagandet är borttaget.")
        return self._back()

    def _withdraw(self) -> HttpResponse:
        self._may_write()
        if any(
            not self.shown.seat.may_comment_on(each.verksamhet.code)
            for each in self.what_if.assumptions.all()
        ):
            raise PermissionDenied(
                "Scenariot antar något om delar som inte är dina. Du kan inte ta bort det."
            )
        actions.withdraw_what_if(what_if=self.what_if, by=self.shown.seat.user)
        messages.success(self.request, f"Scenariot ”{self.what_if.name}” är borttaget.")
        return redirect("what_ifs", self.shown.seat.committee.slug, str(self.shown.month))

    def _place(self, *, included: bool) -> HttpResponse:
        if not _may_place(self.shown):
            raise PermissionDenied(NO_PAPER)
        month = self.shown.month
        actions.place_what_if(what_if=self.what_if, month=month, included=included, by=self.shown.seat.user)
        words = "kommer med" if included else "kommer inte med"
        messages.success(self.request, f"Scenariot {words} i handlingen för {month.label}.")
        return self._back()

    def _may_write(self) -> None:
        if not self.shown.seat.may_comment:
            raise PermissionDenied(NO_RIGHT)

    def _back(self) -> HttpResponse:
        if self.shown.seat.may_comment and not self.is_kept:
            typed_beside.carry(self.request, "what_if", self._form(self.request.POST.get("slag", "")))
        slug, period = self.shown.seat.committee.slug, str(self.shown.month)
        kind = "" if self.is_kept else self.request.POST.get("slag", "")
        where = reverse("what_if", args=[slug, period, self.what_if.pk])
        return redirect(f"{where}?slag={kind}" if kind in set(AssumptionKind) else where)

    def drawn(self, row: WhatIfRow) -> HttpResponse:
        """The page as it stands."""
        shown, form = self.shown, self.form
        if form is None and shown.seat.may_comment:
            form = self._form(self.request.GET.get("slag", ""))
            typed_beside.put_back(self.request, "what_if", form)
        months = [Month(shown.month.year, number) for number in range(shown.month.month + 1, 13)]
        context = {
            **shown.context("forecast"),
            "path": _path(shown),
            "row": row,
            "landing": landing_words(row, shown.choices.unit),
            "assumed": [(each, reckoning_words(each, shown.choices.unit)) for each in row.assumptions],
            "by_month": list(zip(months, row.months_ore, strict=True)),
            "chosen": any(each.number == row.number for each in shown.report.what_ifs),
            "form": form,
            "may_place": _may_place(shown),
            "kinds": [
                (kind, IN_SHORT[kind], form is not None and form.kind is kind) for kind in self._kinds()
            ],
            "refused": [self.form] if self.form is not None else [],
        }
        return render(self.request, "what_if.html", context, status=422 if self.form is not None else 200)

    def _kinds(self) -> list[AssumptionKind]:
        return [kind for kind in AssumptionKind if kind is not AssumptionKind.WITHOUT or self._adjustments]

    def _form(self, kind: str, *, typed: bool = False) -> AssumptionForm:
        chosen = AssumptionKind(kind) if kind in set(AssumptionKind) else AssumptionKind.VOLUME
        seat, year = self.shown.seat, self.shown.month.year
        known = [
            (node.code, node.name) for node in verksamheter(seat.committee) if seat.may_comment_on(node.code)
        ]
        own = {"adjustments": self._adjustments, "year": year} if chosen is AssumptionKind.WITHOUT else {}
        after = self.shown.month.plus(1)
        return FORMS[chosen](
            self.request.POST if typed else None,
            initial={"first": str(after if after.year == year else self.shown.month), "last": f"{year}-12"},
            verksamheter=known,
            unit=Unit(seat.committee.unit),
            **own,
        )

    @cached_property
    def _adjustments(self) -> list[tuple[str, str]]:
        year = self.shown.month.year
        return [
            (str(row.pk), f"{row.text} ({row.verksamhet.name})")
            for row in forecasts.adjustments(self.shown.seat.committee)
            if row.first // 100 <= year <= row.last // 100 and forecasts.fact_of(row) is not None
        ]


def _may_place(shown: Page) -> bool:
    """Whether the person chooses what the paper has: who holds the meetings, and who writes of the whole."""
    return shown.seat.may_summarise or (shown.seat.may_comment and shown.seat.areas is None)


def _sees_all(shown: Page) -> bool:
    """Whether the person sees those that are not part of a paper: work in progress, of every unit."""
    return shown.seat.may(Permission.WHOLE) and not shown.seat.sees_masked


def _rows(shown: Page, scenarios: Iterable[WhatIf]) -> tuple[WhatIfRow, ...]:
    """Those of the page's year among `scenarios`, else the paper's for who sees no others."""
    if not _sees_all(shown):
        return shown.report.what_ifs
    facts = [stored.what_if_fact(row) for row in scenarios if row.year == shown.month.year]
    return reporting.what_ifs_after(shown.seat.committee, shown.month, facts)


def _path(shown: Page) -> list[dict[str, str]]:
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": "prognos", "href": reverse("forecast", args=[slug, period]) + query},
        {"label": "scenarier", "href": reverse("what_ifs", args=[slug, period]) + query},
    ]
