"""A decision on the budget: where it is entered, and what it gives each month, with a way to take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from socfin import access, reporting
from socfin.actions.decisions import budget as actions
from socfin.actions.publishing import NotPublishable
from socfin.domain.decisions.budget import DecisionKind, NewDecision, NotDecided
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month, Span
from socfin.domain.roles import Permission
from socfin.forms.budget import BudgetDecisionForm
from socfin.forms.withdrawal import WithdrawalForm
from socfin.selectors.committees import tree_in_order
from socfin.selectors.followup import decisions
from socfin.services.prose.decision_words import decision_about, frame
from socfin.views.decisions.budget_page import budget_path, unit_of
from socfin.views.page import Page, page

ENTERED = "Beslutet är inskrivet."
COUNTED = "Beslutet är inskrivet, och budgeten räknas med det från och med nu."


def new_decision(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Enter a decision; those who may hand in files."""
    shown = page(request, slug, period, Permission.UPLOAD)
    form = _form(shown, *([request.POST] if request.method == "POST" else []))
    if request.method == "POST" and form.is_valid() and _entered(request, shown, form):
        return redirect("budget", slug, period)
    context = {
        **shown.context("forecast"),
        "path": budget_path(shown),
        "form": form,
        "typed_in": unit_of(shown),
    }
    refused = bool(form.errors)
    return render(
        request,
        "budget_decision_new.html",
        context | {"refused": [form] if refused else []},
        status=422 if refused else 200,
    )


def decision(request: HttpRequest, slug: str, period: str, decision_id: int) -> HttpResponse:
    """What a decision gives, month by month; those who may read. Who may hand in files may take it back."""
    shown = page(request, slug, period)
    stored = decisions.decision_by_id(shown.seat.committee, decision_id)
    if stored is None or (shown.hidden and decision_id not in {row.number for row in shown.report.decisions}):
        raise Http404("Beslutet finns inte.")
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        access.seat(request, slug, Permission.UPLOAD)
        if form.is_valid():
            actions.withdraw_decision(decision=stored, reason=form.cleaned_data["reason"], by=shown.seat.user)
            messages.success(request, "Beslutet är tillbakataget. Det står kvar i dagboken.")
            return redirect("budget", slug, period)
    row = decisions.row_of(stored)
    context = {
        **shown.context("forecast"),
        "path": budget_path(shown),
        "row": row,
        "about": decision_about(row),
        "frame": frame(row.amount_ore, shown.choices.unit),
        "found": stored,
        "amounts": [
            {
                "verksamhet": amount.verksamhet.name,
                "line": Line(amount.line).label if amount.line else "",
                "months": Span(Month.from_yyyymm(amount.last), amount.months).label,
                "amount_ore": amount.amount_ore,
            }
            for amount in decisions.monthly_amounts(stored)
        ],
        "form": form if shown.seat.may_upload and stored.withdrawn_at is None else None,
        "refused": [form] if form.errors else [],
    }
    return render(request, "budget_decision.html", context, status=422 if form.errors else 200)


def _entered(request: HttpRequest, shown: Page, form: BudgetDecisionForm) -> bool:
    """Whether the decision could be entered; the form says why it could not."""
    data = form.cleaned_data
    about = {name: data[name] for name in ("body", "decided", "item", "dnr", "text", "in_file")}
    try:
        made = actions.decide(
            committee=shown.seat.committee,
            new=NewDecision(
                year=shown.month.year, kind=DecisionKind(data["kind"]), parts=form.parts, **about
            ),
            by=shown.seat.user,
        )
    except (NotDecided, NotPublishable) as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, ENTERED if made.in_file else COUNTED)
    return True


def _form(shown: Page, *data: object) -> BudgetDecisionForm:
    nodes = tree_in_order(shown.seat.committee)
    known = [(node.code, node.name) for node in nodes]

    def outcomes(code: str) -> dict[int, Ore | None]:
        before = Month(shown.month.year - 1, 12)
        root = "" if code == shown.whole.total.code else code
        months = reporting.report(shown.seat.committee, before, root=root).months
        return {point.month: point.alone.outcome for point in months}

    year = shown.month.year
    return BudgetDecisionForm(*data, year=year, verksamheter=known, unit=unit_of(shown), outcomes=outcomes)
