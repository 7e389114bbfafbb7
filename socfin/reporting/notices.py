"""What a person is to be told now, made of what is published, closed and frozen; never how it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format

from socfin.domain.people.notices import Notice, NoticeKind
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import GRANTS, Permission, Role
from socfin.reporting.asked.questions import seen_questions
from socfin.reporting.closing import points_of
from socfin.reporting.due import steps_due
from socfin.reporting.forecast.warnings import warnings_of
from socfin.reporting.masked import hidden_in, public_report
from socfin.reporting.municipal.board import months_to_take_up, report_to_take_up
from socfin.reporting.reports import limits_for, report
from socfin.selectors.ledger import published_months
from socfin.selectors.memberships import RoleIn, areas_of, seats_of, sees_masked
from socfin.selectors.notices import failed_log_ins, published_since, standing_versions
from socfin.selectors.periods import shut_months
from socfin.services.closing.points import Check
from socfin.services.comparison.reports import changes
from socfin.services.masking.masking import Concealment
from socfin.services.prose.notice_words import beyond_limit, published_words
from socfin.services.prose.warning_words import warning_words

if TYPE_CHECKING:
    from socfin.models import Committee, User

RECENT = timedelta(days=14)
"""What happened before that is no news."""
TRIES_OF_A_NAME = 5
"""Failed log-ins in a day that its administrators are told of: as many as lock the name."""
TRIES_OF_NOBODY = 20
"""With names that nobody has: as many as lock an address."""
WHOLE_SITE = "Webbplatsen"


@dataclass(frozen=True, slots=True)
class Reader:
    """A person in a committee, at a moment."""

    user: User
    committee: Committee
    role: Role
    now: datetime
    areas: frozenset[str] | None = None
    """The codes that the person writes of; None where the role has no such bound."""

    def may(self, permission: Permission) -> bool:
        """Whether the role allows it."""
        return permission in GRANTS[self.role]

    def report(self, month: Month) -> Report | None:
        """The month's report as this reader may see it; None when there is none to see."""
        if not sees_masked(self.committee, self.role):
            return report(self.committee, month)
        return None if hidden_in(self.committee).closed else public_report(self.committee, month)

    def notice(self, kind: NoticeKind, about: str, words: str, page: str, *args: Any) -> Notice:
        """One of the committee's."""
        slug, place = self.committee.slug, str(self.committee)
        return Notice(
            kind=kind, committee=slug, place=place, about=about, words=words, page=(page, (slug, *args))
        )


def notices_of(user: User, now: datetime | None = None) -> list[Notice]:
    """All that a person is to be told, whether it has been or not, committee by committee."""
    moment = now or timezone.now()
    notices = [notice for seat in seats_of(user) for notice in _in_committee(_reader(user, seat, moment))]
    return [*(_failed_everywhere(moment) if user.is_superuser else ()), *notices]


def _reader(user: User, seat: RoleIn, now: datetime) -> Reader:
    areas = areas_of(user, seat.committee) if seat.role.has_own_parts else None
    return Reader(user, seat.committee, seat.role, now, areas)


def _in_committee(reader: Reader) -> Iterator[Notice]:
    yield from _papers(reader)
    yield from _published(reader)
    yield from _beyond(reader)
    yield from _warnings(reader)
    if reader.may(Permission.COMMENT):
        yield from _comments(reader)
    yield from _questions(reader)
    yield from _closing(reader)
    if reader.may(Permission.SUMMARISE):
        yield from _outdated(reader)
    if reader.may(Permission.PEOPLE) and not reader.user.is_superuser:
        yield from _failed_here(reader)


def _papers(reader: Reader) -> Iterator[Notice]:
    """To everyone but whoever froze it. What the item is called is not told: it may name what is hidden."""
    for version in standing_versions(reader.committee):
        if version.frozen_at < reader.now - RECENT or version.frozen_by_id == reader.user.pk:
            continue
        meeting, month = version.item.meeting, Month.from_yyyymm(version.item.month)
        words = f"Underlaget för {month.label} är klart till sammanträdet {_day(meeting.date)}."
        yield reader.notice(
            NoticeKind.PAPER_READY, str(version.pk), words, "item", meeting.pk, version.item_id
        )


def _published(reader: Reader) -> Iterator[Notice]:
    """To everyone but whoever published."""
    for published in published_since(reader.committee, reader.now - RECENT):
        shown = None if published.by == reader.user.pk else reader.report(published.month)
        if shown is not None:
            about = f"{published.month}:{published.upload}"
            yield reader.notice(
                NoticeKind.PUBLISHED, about, published_words(shown), "overview", str(published.month)
            )


def _newest(reader: Reader) -> Report | None:
    """The newest month's report while it is news, as the reader may see it."""
    month = published_months(reader.committee).latest
    recent = {published.month for published in published_since(reader.committee, reader.now - RECENT)}
    return reader.report(month) if month is not None and month in recent else None


def _beyond(reader: Reader) -> Iterator[Notice]:
    """Of the newest month, while it is news; what was beyond the limit the month before is none."""
    shown = _newest(reader)
    if shown is None:
        return
    month = shown.month
    previous, _ = published_months(reader.committee).neighbours(month)
    earlier = None if previous is None or previous.year != month.year else previous
    before = None if earlier is None else reader.report(earlier)
    limits = limits_for(reader.committee, month)
    then = limits if earlier is None else limits_for(reader.committee, earlier)
    for code, words in beyond_limit(shown, before, limits, then):
        yield reader.notice(NoticeKind.BEYOND_LIMIT, f"{month}:{code}", words, "overview", str(month))


def _warnings(reader: Reader) -> Iterator[Notice]:
    """Signs that are new in the newest month, while it is news."""
    shown = _newest(reader)
    if shown is None:
        return
    masked = sees_masked(reader.committee, reader.role)
    hidden = hidden_in(reader.committee) if masked else Concealment()
    for warning in warnings_of(reader.committee, shown, hidden.above, masked=masked, hides=bool(hidden)):
        if warning.is_new:
            about = f"{shown.month}:{warning.code}:{warning.sign}"
            yield reader.notice(
                NoticeKind.EARLY_WARNING, about, warning_words(warning), "forecast", str(shown.month)
            )


def _comments(reader: Reader) -> Iterator[Notice]:
    """Of the newest month, until it is commented or closed."""
    month = published_months(reader.committee).latest
    if month is None or month in shut_months(reader.committee):
        return
    for point in points_of(reader.committee, month):
        theirs = reader.areas is None or point.code in reader.areas
        if point.check is Check.UNEXPLAINED and theirs:
            about = f"{month}:{point.code}"
            yield reader.notice(
                NoticeKind.COMMENT_MISSING, about, point.words, "verksamhet", str(month), point.code
            )


def _questions(reader: Reader) -> Iterator[Notice]:
    """Those that wait, to who may answer; an answer, to who asked. What is asked is not told."""
    for seen in seen_questions(reader.committee, masked=sees_masked(reader.committee, reader.role)):
        question, answers = seen.stands.question, seen.stands.answers
        about, where = f"{seen.row.verksamhet}, {seen.row.name.lower()}", question.pk
        theirs = reader.areas is None or seen.row.code in reader.areas
        is_own = question.asked_by_id == reader.user.pk
        if not answers and reader.may(Permission.COMMENT) and theirs and not is_own:
            words = f"En fråga om {about} väntar på svar, senast {_day(question.due)}."
            yield reader.notice(NoticeKind.QUESTION_ASKED, str(where), words, "question", where)
        recent = bool(answers) and answers[-1].changed_at >= reader.now - RECENT
        if recent and is_own:
            words = f"Din fråga om {about} är besvarad."
            number = f"{where}:{answers[-1].pk}"
            yield reader.notice(NoticeKind.QUESTION_ANSWERED, number, words, "question", where)


def _closing(reader: Reader) -> Iterator[Notice]:
    for step in steps_due(reader.committee, timezone.localdate(reader.now)):
        if reader.may(step.permission):
            month = (str(step.month),) if step.page == "closing" else ()
            yield reader.notice(NoticeKind.PERIOD_CLOSING, step.about, step.words, step.page, *month)


def _outdated(reader: Reader) -> Iterator[Notice]:
    """Of meetings ahead: what was decided on is history, and stays as it was."""
    months, today = months_to_take_up(reader.committee), timezone.localdate(reader.now)
    for version in standing_versions(reader.committee):
        meeting, month = version.item.meeting, Month.from_yyyymm(version.item.month)
        if meeting.date < today or month not in months:
            continue
        today_says = report_to_take_up(reader.committee, month, public=False)
        if today_says and changes(Report.from_json(version.report), today_says).has_new_figures:
            words = (
                f"Siffrorna för {month.label} är andra än i underlaget till {_day(meeting.date)}. "
                "Öppna ärendet igen och frys det på nytt, om det nya ska gälla."
            )
            yield reader.notice(
                NoticeKind.FROZEN_OUTDATED, str(version.pk), words, "item", meeting.pk, version.item_id
            )


def _failed_here(reader: Reader) -> Iterator[Notice]:
    """To the committee's administrators, of those who have a role in it."""
    failed = failed_log_ins(reader.now - timedelta(days=1), of=reader.committee)
    for (day, name), count in sorted(failed.items()):
        if count >= TRIES_OF_A_NAME:
            words = f"{count} misslyckade inloggningar för {name} den {_day(day)}."
            yield reader.notice(NoticeKind.LOG_IN_FAILED, f"{day}:{name}", words, "people")


def _failed_everywhere(now: datetime) -> Iterator[Notice]:
    """To those who administer the whole site."""
    for (day, name), count in sorted(failed_log_ins(now - timedelta(days=1)).items()):
        if count < (TRIES_OF_A_NAME if name else TRIES_OF_NOBODY):
            continue
        whose = f"för {name}" if name else "med namn som ingen har"
        yield Notice(
            kind=NoticeKind.LOG_IN_FAILED,
            committee="",
            place=WHOLE_SITE,
            about=f"{day}:{name}",
            words=f"{count} misslyckade inloggningar {whose} den {_day(day)}.",
            page=("admin:socfin_auditevent_changelist", ()),
        )


def _day(day: Any) -> str:
    return date_format(day, "j F Y")
