"""The committee's goals in a period: the tree, one of them, where they are entered and followed up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access
from socfin.actions.followup import goals as actions
from socfin.domain.goals.aims import GoalAim
from socfin.domain.goals.facts import GoalStand
from socfin.domain.goals.sections import GoalRow
from socfin.domain.goals.states import NotKept
from socfin.domain.goals.tree import branch
from socfin.domain.indicators import spell
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.forms.goals import MEASURED_BY, GoalForm, GoalStandForm
from socfin.selectors.catalogue import catalogue_of
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup import goals as stored
from socfin.services.prose.goal_words import goals_sentence, told_goals
from socfin.views.faults import takes_forms
from socfin.views.page import Page, page


def goals(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The year's goals with where each stands; those who may read."""
    shown = page(request, slug, period)
    rows = told_goals(shown.report)
    above = {goal.row.above for goal in rows}
    followed = [goal for goal in rows if goal.row.number not in above]
    context = {
        **shown.context("meetings"),
        "path": goals_path(shown)[:1],
        "goals": rows,
        "goals_sentence": goals_sentence(shown.report),
        "followed": followed,
        "untold": [goal for goal in followed if goal.row.after != shown.report.period],
    }
    return render(request, "goals.html", context)


def new_goal(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Enter a goal; those who may follow up, of their own parts."""
    shown = page(request, slug, period, Permission.FOLLOW)
    form = _goal_form(request, shown)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.enter_goal(
                verksamhet=access.followed(shown.seat, form.cleaned_data["verksamhet"]),
                words=form.words(),
                above=_above(shown, form),
                by=shown.seat.user,
            )
        except NotKept as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Målet är inskrivet.")
            return redirect("goal", slug, period, made.pk)
    return _form_page(request, shown, form)


def goal(request: HttpRequest, slug: str, period: str, goal_id: int) -> HttpResponse:
    """One goal with all that was told of it; those who may read.

    Those who may follow up tell where it stands.
    """
    shown = page(request, slug, period)
    row, entered = _row(shown, goal_id)
    form = None
    if request.method == "POST":
        access.seat(request, slug, Permission.FOLLOW)
        access.followed(shown.seat, row.code)
        form = GoalStandForm(request.POST)
        if form.is_valid():
            actions.follow_goal(goal=entered, month=shown.month, stand=form.stand(), by=shown.seat.user)
            messages.success(request, f"Uppföljningen efter {shown.month.label} är sparad.")
            return redirect("goal", slug, period, goal_id)
    return _goal_page(request, shown, row, entered, form)


def reword_goal(request: HttpRequest, slug: str, period: str, goal_id: int) -> HttpResponse:
    """Let a goal say something else or belong to another; those who may follow up, of their own parts."""
    shown = page(request, slug, period, Permission.FOLLOW)
    row, entered = _row(shown, goal_id)
    access.followed(shown.seat, row.code)
    form = _goal_form(request, shown, row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reword_goal(
                goal=entered,
                verksamhet=access.followed(shown.seat, form.cleaned_data["verksamhet"]),
                words=form.words(),
                above=_above(shown, form),
                by=shown.seat.user,
            )
        except NotKept as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Målets lydelse är ändrad. Den gamla ligger kvar.")
            return redirect("goal", slug, period, goal_id)
    return _form_page(request, shown, form, row)


@takes_forms
def withdraw_goal(request: HttpRequest, slug: str, period: str, goal_id: int) -> HttpResponse:
    """Take back one that was entered wrongly; those who may follow up, of their own parts."""
    shown = page(request, slug, period, Permission.FOLLOW)
    row, entered = _row(shown, goal_id)
    access.followed(shown.seat, row.code)
    try:
        actions.withdraw_goal(goal=entered, by=shown.seat.user)
    except NotKept as refusal:
        messages.error(request, str(refusal))
        return redirect("goal", slug, period, goal_id)
    messages.success(request, "Målet är borttaget.")
    return redirect("goals", slug, period)


def goals_path(shown: Page) -> list[dict[str, str]]:
    """The way down to the goals' page: the period, then the goals."""
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": "mål", "href": reverse("goals", args=[slug, period]) + query},
    ]


def _goal_page(
    request: HttpRequest, shown: Page, row: GoalRow, entered: Any, refused: GoalStandForm | None
) -> HttpResponse:
    goals = {goal.row.number: goal for goal in told_goals(shown.report)}
    writes = shown.seat.may_follow_on(row.code)
    context = {
        **shown.context("meetings"),
        "path": goals_path(shown),
        "goal": goals[row.number],
        "above": goals.get(row.above),
        "beneath": [each for each in goals.values() if each.row.above == row.number],
        "standings": [each for each in _standings(entered) if not shown.tells(each["words"])],
        "wordings": _wordings(shown, entered),
        "form": (refused or _stand_form(entered, shown.month)) if writes else None,
        "refused": [refused] if refused is not None else [],
    }
    return render(request, "goal.html", context, status=422 if refused is not None else 200)


def _wordings(shown: Page, entered: Any) -> list[Any]:
    """All that it has said, but for what tells of something hidden."""
    return [each for each in stored.wordings(entered) if not shown.tells(f"{each.word} {each.text}")]


def _standings(entered: Any) -> list[dict[str, Any]]:
    return [
        {
            "month": Month.from_yyyymm(each.month).label,
            "each": each,
            "words": f"{each.follow_up} {each.effect}",
            "is_empty": not (each.follow_up or each.effect) and each.state == GoalStand().state.value,
        }
        for each in stored.standings(entered)
    ]


def _stand_form(entered: Any, month: Month) -> GoalStandForm:
    stand = stored.stand_after(entered, month)
    return GoalStandForm(
        initial={"state": stand.state.value, "follow_up": stand.follow_up, "effect": stand.effect}
    )


def _form_page(request: HttpRequest, shown: Page, form: GoalForm, row: GoalRow | None = None) -> HttpResponse:
    refused = [form] if form.errors else []
    context = {
        **shown.context("meetings"),
        "path": goals_path(shown),
        "form": form,
        "row": row,
        "refused": refused,
    }
    return render(request, "goal_new.html", context, status=422 if refused else 200)


def _row(shown: Page, number: int) -> tuple[GoalRow, Any]:
    row = next((row for row in shown.report.goals if row.number == number), None)
    entered = stored.goal_by_id(shown.seat.committee, number)
    if row is None or entered is None:
        raise Http404("Målet finns inte i den här periodens rapport, eller är borttaget.")
    return row, entered


def _above(shown: Page, form: GoalForm) -> Any:
    """The goal that it is to belong to; the form knows no other than those of the report."""
    number = form.cleaned_data["above"]
    return _row(shown, int(number))[1] if number else None


def _goal_form(request: HttpRequest, shown: Page, row: GoalRow | None = None) -> GoalForm:
    every = verksamheter(shown.seat.committee)
    known = [(node.code, node.name) for node in every if shown.seat.may_follow_on(node.code)]
    rows = shown.report.goals
    own = branch(rows, row.number) if row else set()
    goals = [(str(each.number), f"{'– ' * each.level}{each.name}") for each in rows if each.number not in own]
    choices: dict[str, Any] = {
        "verksamheter": known,
        "goals": goals,
        "catalogue": catalogue_of(shown.seat.committee),
    }
    if request.method == "POST":
        return GoalForm(request.POST, **choices)
    if row is None:
        initial: dict[str, Any] = {"first_year": shown.month.year, "above": request.GET.get("hor-till", "")}
    else:
        kept = ("word", "text", "first_year", "last_year", "place")
        initial = {name: getattr(row, name) for name in kept}
        initial |= {"verksamhet": row.code, "above": str(row.above or "")}
        initial |= _initial_aim(row.aim)
        initial |= dict(zip(MEASURED_BY, (each.code for each in row.indicators), strict=False))
    return GoalForm(initial=initial, **choices)


def _initial_aim(aim: GoalAim | None) -> dict[str, str]:
    if aim is None:
        return {}
    return {"aim_value": spell(aim.steps, aim.decimals), "aim_reach": aim.reach.value, "aim_by": aim.by}
