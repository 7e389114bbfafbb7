"""What every page of a committee shares: seat, choices, report, links and the period stepper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from socfin import access, reporting
from socfin.access import Seat
from socfin.domain.closing import PeriodState
from socfin.domain.limits import Thresholds
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow
from socfin.domain.roles import Permission
from socfin.domain.timespans import TIMED, Timed
from socfin.selectors import committees, periods
from socfin.selectors.catalogue import catalogue_of
from socfin.selectors.ledger import PublishedMonths, published_months
from socfin.services.masking.gathered_rows import is_gathered
from socfin.services.masking.words import Secrets
from socfin.services.prose.decision_words import budget_sentence
from socfin.services.prose.opening import landing_sentence, last_year_sentence
from socfin.tables import Links
from socfin.views.choices import Choices, choices
from socfin.views.kept.keeping import never_kept

if TYPE_CHECKING:
    from socfin.models import Committee

FIGURES = {
    "outcome": "scenario=outcome",
    "budget": "scenario=budget",
    "outcome_month": "scenario=outcome&tid=manad",
    "budget_month": "scenario=budget&tid=manad",
    "budget_year": "scenario=budget&tid=helar",
    "forecast_year": "scenario=forecast&tid=helar",
}
"""How the address of the rows page names the figures of a table."""
FIGURE = "siffra/"
"""What the address of a figure has after that of its verksamhet or line (urls.py)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A committee's page for a period, or for one of its verksamheter."""

    seat: Seat
    month: Month
    choices: Choices
    report: Report
    published: PublishedMonths
    whole: Report
    """The report with nothing hidden."""
    hidden: frozenset[str] = frozenset()
    """Codes of the verksamheter that this reader may not see."""
    above: frozenset[str] = frozenset()
    """Codes of those with something hidden beneath."""

    @property
    def limits(self) -> Thresholds:
        """What the month's deviations are judged by."""
        return reporting.limits_for(self.seat.committee, self.month)

    def context(self, section: str) -> dict[str, Any]:
        """What the templates are given on every such page."""
        before, after = self.published.neighbours(self.month)
        return {
            **committee_context(self.seat, section),
            "period": str(self.month),
            "period_mark": period_mark(self.seat.committee, self.month),
            "choices": self.choices,
            "unit": self.choices.unit,
            "timespan": self.choices.timespan.value,
            "timed": self.timed,
            "when": self.timed.label(self.report),
            "report": self.report,
            "previous": before,
            "next": after,
            "last_year": last_year_sentence(self.report, self.timed, self.choices.unit),
            "landing": landing_sentence(self.report, self.choices.unit),
            "budget_words": budget_sentence(self.report),
        }

    @property
    def timed(self) -> Timed:
        """The timespan that the whole page follows."""
        return TIMED[self.choices.timespan.value]

    @property
    def links(self) -> Links:
        """Where the figures of a table of verksamheter lead."""
        query, total = self.choices.query, self.report.total.code

        @cache
        def page_of(code: str) -> str:
            return "" if is_gathered(code) else self.address("verksamhet", code or total)

        def to_page(code: str) -> str:
            where = page_of(code)
            return where and where + query

        def to_figure(code: str, key: str) -> str:
            where = page_of(code)
            return where and f"{where}{FIGURE}{key}/{query}"

        return Links(page=to_page, figure=to_figure)

    def address(self, name: str, *args: str) -> str:
        """A page of the period by its name in urls.py."""
        return reverse(name, args=[self.seat.committee.slug, str(self.month), *args])

    def rows_address(self, code: str, figure: str) -> str:
        """The rows behind a figure (FIGURES) of a verksamhet; "" where they tell what is hidden."""
        if is_gathered(code) or self.hides_rows(code):
            return ""
        return f"{self.address('rows', code)}?{FIGURES[figure]}{self.choices.query.replace('?', '&')}"

    def tells(self, text: str, *, own: Iterable[ReportRow] = ()) -> bool:
        """Whether words name a unit that is hidden from the reader anywhere, or a figure of its in any month.

        What the rows that the words are about show themselves is no secret of another month.
        """
        secrets = reporting.secrets(self.seat.committee) if self.hidden else Secrets()
        return secrets.told_by(text, self.month.yyyymm, own=own)

    def hides_rows(self, code: str) -> bool:
        """Whether rows beneath a verksamhet would tell what the reader may not see."""
        return code in self.above

    @property
    def line_links(self) -> Links:
        """Where a table of lines leads: the name to the line's rows, each figure to all about it."""
        query, total = self.choices.query, self.report.total.code
        rows, node = self.address("rows", total), self.address("verksamhet", total)

        def to_page(code: str) -> str:
            return "" if self.hides_rows(total) else f"{rows}?rad={code}{query.replace('?', '&')}"

        def to_figure(code: str, key: str) -> str:
            return f"{node}rad/{code}/{FIGURE}{key}/{query}"

        return Links(page=to_page, figure=to_figure)


def period_mark(committee: Committee, month: Month) -> str:
    """ "Stängd 12 nov", with the year when it is another than today's; "" for an open month."""
    stands = periods.stood(committee).get(month)
    if stands is None or stands.period.state is PeriodState.OPEN:
        return ""
    label = stands.period.state.label
    if not stands.period.state.is_shut:
        return label
    since = timezone.localdate(stands.since)
    this_year = since.year == timezone.localdate().year
    return f"{label} {date_format(since, 'j b' if this_year else 'j b Y')}"


def committee_context(seat: Seat, section: str) -> dict[str, Any]:
    """What the templates are given on every page of a committee."""
    latest = published_months(seat.committee).latest
    return {
        "seat": seat,
        "committee": seat.committee,
        "accent": seat.committee.municipality.accent,
        "latest": str(latest) if latest else "",
        "section": section,
    }


def page(
    request: HttpRequest, slug: str, period: str, permission: Permission = Permission.READ, *, root: str = ""
) -> Page:
    """The page of an address; 404 when the period has nothing published, 403 when the role forbids it."""
    seat = access.seat(request, slug, permission)
    unit, reorganised = Unit(seat.committee.unit), committees.is_reorganised(seat.committee)
    chosen = choices(request, unit, reorganised=reorganised)
    seen = access.sight(seat, access.month(period), root=root, organisation=chosen.organisation)
    if not seen.is_settled:
        never_kept(request)
    chosen = replace(chosen, organisation=seen.organisation)
    return Page(seat, seen.month, chosen, seen.report, seen.published, seen.whole, seen.hidden, seen.above)


def indicator_choices(shown: Page) -> list[tuple[str, str]]:
    """The indicators that something may be measured by: the list's and the committee's own."""
    return [(each.code, each.name) for each in catalogue_of(shown.seat.committee).indicators]
