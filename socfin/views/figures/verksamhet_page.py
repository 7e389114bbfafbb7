"""One verksamhet: month by month, lines, sub-units, accounts, comment and assessed forecast."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access, reporting
from socfin.actions import remarks as actions
from socfin.charts.landing import landing
from socfin.charts.months import months
from socfin.domain.columns import COLUMNS
from socfin.domain.listing import listed
from socfin.domain.money import Unit
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.domain.timespans import TO_DATE
from socfin.forms import AssessmentForm, RemarkForm
from socfin.forms.written import WrittenForm
from socfin.selectors import remarks, standing
from socfin.services.prose.goal_words import told_goals
from socfin.services.prose.indicator_words import of_total, unit_cost_sentences
from socfin.services.report.causes import contradicts
from socfin.tables import Links, accounts_table, deviation_table, lines_table
from socfin.views.faults import takes_forms
from socfin.views.figures.indicators_page import costs_of
from socfin.views.measures.adjustments import told_measures
from socfin.views.page import FIGURES, Page, page

CONTRADICTED = (
    "Kommentaren förklarar åt andra hållet än avvikelsen, så orsaken visas som ”inte angiven” i översikten. "
    "Ändra den om den ska förklara avvikelsen."
)
BEGIN = "begin"
"""The button that copies last month's comment into the form, where nothing is saved."""
SAVED: dict[type[WrittenForm], str] = {RemarkForm: "kommentaren", AssessmentForm: "bedömningen"}


def verksamhet(request: HttpRequest, slug: str, period: str, code: str) -> HttpResponse:
    """A verksamhet's figures for a period; those who may read."""
    shown = page(request, slug, period, root=code)
    return _page(request, shown, code)


@takes_forms
def comment(request: HttpRequest, slug: str, period: str, code: str) -> HttpResponse:
    """Save what was written: the comment, the assessed forecast or both; those who may comment."""
    shown = page(request, slug, period, Permission.COMMENT, root=code)
    access.commented(shown.seat, code)
    remark = RemarkForm(request.POST)
    assessed = AssessmentForm(request.POST, unit=Unit(shown.seat.committee.unit))
    if BEGIN in request.POST:
        begun = remark.begun_from(_words_before(shown, code))
        return _page(request, shown, code, comment_form=begun, assess_form=assessed, begun=True)
    written = [form for form in (remark, assessed) if form.is_written]
    wrong = [form for form in written if not form.is_valid()]
    if wrong or not _saved(shown, code, written):
        return _page(request, shown, code, comment_form=remark, assess_form=assessed)
    messages.success(request, _receipt(shown, code, written))
    if remark in written and contradicts(remark.cleaned_data["text"], shown.report.total.to_date.deviation):
        messages.warning(request, CONTRADICTED)
    return redirect("verksamhet", slug, period, code)


def _receipt(shown: Page, code: str, written: Sequence[WrittenForm]) -> str:
    if not written:
        return "Inget var ändrat, så inget är sparat."
    what = listed([SAVED[type(form)] for form in written]).capitalize()
    name = access.verksamhet(shown.seat, code).name
    link = "till" if what == "Kommentaren" else "av"
    return f"Sparat. {what} {link} {name} gäller {shown.month.label}."


def _saved(shown: Page, code: str, written: Sequence[WrittenForm]) -> bool:
    """Whether all of it could be saved; nothing is when another has written over one of them."""
    node, by = access.verksamhet(shown.seat, code), shown.seat.user
    back = reverse("verksamhet", args=[shown.seat.committee.slug, str(shown.month), code])
    with suppress(Overtaken), transaction.atomic():
        for form in written:
            try:
                if isinstance(form, AssessmentForm):
                    forecast = form.assessment()
                    actions.assess(
                        verksamhet=node, month=shown.month, forecast=forecast, by=by, seen=form.mark
                    )
                elif isinstance(form, RemarkForm):
                    words = form.remark()
                    actions.write_remark(
                        verksamhet=node, month=shown.month, words=words, by=by, seen=form.mark
                    )
            except Overtaken as late:
                form.overtaken(late.theirs, back=back)
                raise
        return True
    return False


def _comment_form(shown: Page, code: str) -> RemarkForm:
    known = standing.remark(access.verksamhet(shown.seat, code), shown.month)
    return RemarkForm(initial={**RemarkForm.drawn_from(dict(known.words)), "seen": known.mark})


def _words_before(shown: Page, code: str) -> dict[str, str]:
    """The words of last month's comment by field; none where there is no month or comment before."""
    before, _ = shown.published.neighbours(shown.month)
    return {} if before is None else dict(standing.remark(access.verksamhet(shown.seat, code), before).words)


def _comments_before(shown: Page, code: str) -> dict[str, object]:
    """Last month's comment, to be written on from, and every version of this month's."""
    committee, (before, _) = shown.seat.committee, shown.published.neighbours(shown.month)
    return {
        "month_before": before,
        "comment_before": remarks.comments(committee, before).get(code) if before else None,
        "comment_versions": remarks.remark_versions(committee, shown.month, code),
    }


def _assess_form(shown: Page, code: str) -> AssessmentForm:
    unit = Unit(shown.seat.committee.unit)
    known = {row.line: row for row in remarks.assessed_now(shown.seat.committee, shown.month, code)}
    initial = {"seen": standing.assessment(access.verksamhet(shown.seat, code), shown.month).mark}
    whole = known.get("")
    if whole is not None and whole.amount_ore is not None:
        initial |= {"amount": AssessmentForm.spell(whole.amount_ore, unit), "reason": whole.comment}
    return AssessmentForm(initial=initial, unit=unit)


def _path(shown: Page, code: str) -> list[dict[str, str]]:
    """The way down to the verksamhet: the committee's overview, then each node above it."""
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    top = {"label": shown.seat.committee.name, "href": reverse("overview", args=[slug, period]) + query}
    above = reporting.nodes_above(shown.seat.committee, code)
    return [top, *({"label": node.name, "href": shown.links.page(node.code)} for node in above)]


def _page(
    request: HttpRequest,
    shown: Page,
    code: str,
    *,
    comment_form: RemarkForm | None = None,
    assess_form: AssessmentForm | None = None,
    begun: bool = False,
) -> HttpResponse:
    report, unit = shown.report, shown.choices.unit
    sent = () if begun else (comment_form, assess_form)
    refused = [form for form in sent if form is not None and form.is_written]
    may = shown.seat.may_comment_on(code)
    context = {
        **shown.context("verksamhet"),
        "row": report.total,
        "path": _path(shown, code),
        "months_picture": months(report, unit=unit),
        "landing_picture": landing(report, unit=unit),
        "table": _parts(shown),
        "lines": lines_table(report, timespan=shown.choices.timespan, unit=unit, links=shown.line_links),
        "accounts": _accounts(shown, code),
        **told_measures(shown),
        "goals": told_goals(report),
        "indicators": of_total(report),
        "unit_cost_lines": unit_cost_sentences(report, unit=unit),
        **costs_of(report, unit),
        "refused": refused,
        "begun": begun,
        "comment_form": (comment_form or _comment_form(shown, code)) if may else None,
        "assess_form": (assess_form or _assess_form(shown, code)) if may else None,
        **(_comments_before(shown, code) if may else {}),
        "rows_url": shown.rows_address(code, "outcome"),
    }
    return render(request, "verksamhet.html", context, status=422 if refused else 200)


def _parts(shown: Page) -> object | None:
    """The table of what the verksamhet is made of; None where it has no parts."""
    if not shown.report.rows:
        return None
    chosen = shown.choices
    return deviation_table(
        shown.report,
        timespan=chosen.timespan,
        unit=chosen.unit,
        links=shown.links,
        branches=chosen.branches,
    )


def _accounts(shown: Page, code: str) -> object | None:
    """The accounts, known to date alone; none where one that only a hidden unit uses would give it away."""
    if shown.hides_rows(code) or shown.timed is not TO_DATE:
        return None
    rows = reporting.account_figures(
        shown.seat.committee, shown.month, root=code, organisation=shown.choices.organisation
    )
    if not rows:
        return None
    address = reverse("rows", args=[shown.seat.committee.slug, str(shown.month), code])
    query = shown.choices.query.replace("?", "&")

    def to_rows(account: str, key: str = "") -> str:
        column = COLUMNS.get(key)
        scenario = f"&{FIGURES[column.figure]}" if column and column.figure else ""
        return f"{address}?konto={quote(account)}{scenario}{query}"

    return accounts_table(rows, unit=shown.choices.unit, links=Links(page=to_rows, figure=to_rows))
