"""The page a politician opens: where and why the outcome deviates, and where the year will end."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin import reporting
from socfin.charts.bridge import bridge
from socfin.domain.timespans import MONTH, TO_DATE
from socfin.reporting.last_meeting import last_meeting
from socfin.selectors import meetings
from socfin.services.closing.checklist import unexplained
from socfin.services.masking.masking import hidden_names
from socfin.services.prose.behind_words import behind_sentence
from socfin.services.prose.change_sentences import forecast_since_meeting, since_meeting
from socfin.services.prose.indicator_words import at_a_glance, beyond_count, beyond_limit, sentence
from socfin.services.prose.measure_words import done_sentence
from socfin.services.prose.opening import causes
from socfin.services.prose.others_words import others_sentence
from socfin.services.report.highlights import explained, thresholds_text
from socfin.tables import deviation_table, lines_table
from socfin.tables.base import FigureTable
from socfin.views.measures.adjustments import measures_by_row, undecided_by_row
from socfin.views.page import Page, page
from socfin.views.veiled import veiled

NOTHING_BEFORE = "Det finns inget tidigare sammanträde att jämföra med."


def overview(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """A committee's figures for a period; those who may read."""
    shown = page(request, slug, period)
    report, unit = shown.report, shown.choices.unit
    return render(
        request,
        "overview.html",
        {
            **shown.context("overview"),
            "table": deviation_table(
                report,
                timespan=shown.choices.timespan,
                unit=unit,
                links=shown.links,
                branches=shown.choices.branches,
            ),
            "lines": _lines(shown),
            "bridge": bridge(report, unit=unit, timed=shown.timed),
            "causes": causes(
                report, shown.timed, measures=measures_by_row(shown), undecided=undecided_by_row(shown)
            ),
            "behind": behind_sentence(report),
            "done": "" if shown.hidden else done_sentence(report),
            "others": others_sentence(report),
            "links_rows": bool(report.rows),
            **_since(shown),
            "item": veiled(
                meetings.standing_item(shown.seat.committee, shown.month),
                shown.seat.committee,
                masked=shown.seat.sees_masked,
            ),
            "beyond": beyond_count(at_a_glance(report)),
            "watched": [(indicator, sentence(indicator)) for indicator in beyond_limit(report)],
            "explained": explained(report, shown.timed),
            "unexplained": _unexplained(shown),
            "thresholds_text": thresholds_text(shown.limits),
            "unseen": _unseen(shown),
        },
    )


def _lines(shown: Page) -> FigureTable | None:
    if not shown.report.lines:
        return None
    timespan, unit = shown.choices.timespan, shown.choices.unit
    return lines_table(shown.report, timespan=timespan, unit=unit, links=shown.line_links)


def _since(shown: Page) -> dict[str, Any]:
    """What has happened since the last meeting and its item; of a single month nothing is told of it."""
    if shown.timed is MONTH:
        return {"since": "", "last_item": None}
    met = last_meeting(shown.seat.committee, shown.month, public=shown.seat.sees_masked)
    if met is None or met.since is None:
        return {"since": NOTHING_BEFORE, "last_item": None}
    tell = since_meeting if shown.timed is TO_DATE else forecast_since_meeting
    return {"since": tell(met.since, unit=shown.choices.unit), "last_item": met.item}


def _unseen(shown: Page) -> tuple[str, ...]:
    """The names of what the politicians do not see on their page; nothing to tell a politician."""
    committee = shown.seat.committee
    if shown.seat.sees_masked or not committee.mask_for_politicians:
        return ()
    public = reporting.public_report(committee, shown.month, organisation=shown.choices.organisation)
    return hidden_names(shown.whole, public)


def _unexplained(shown: Page) -> list[dict[str, str]]:
    """The deviations beyond the limit that this writer has not commented on, with where it is done."""
    if not shown.seat.may_comment:
        return []
    root = shown.report.total.code
    slug, period = shown.seat.committee.slug, str(shown.month)
    return [
        {
            "words": point.words,
            "href": reverse("verksamhet", args=[slug, period, point.code]) + "#skriv-rubrik",
        }
        for point in unexplained(shown.report, shown.limits, root)
        if shown.seat.may_comment_on(point.code)
    ]
