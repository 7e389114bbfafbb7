"""What each kind of work does; asked for by name, with keys that JSON can say (actions/work/asking.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django_tasks import task

from socfin.actions.audit import current_request
from socfin.actions.closed import PeriodShut
from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.people.letters import send_notices
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import AlreadyPublished, NotPublishable, publish
from socfin.actions.work.asking import ask
from socfin.documents import CannotMake
from socfin.domain.period import Month
from socfin.domain.progress import Step
from socfin.domain.work.pieces import WAITED_FOR, Work
from socfin.reporting.drafts.shown import read_through
from socfin.selectors.committees import committee_by_id
from socfin.selectors.people import person_by_id
from socfin.selectors.trail import frozen_in
from socfin.selectors.uploads import upload_by_id
from socfin.tasks.reading import keep_layout, read_as_known
from socfin.views.files.progress import EVERYBODY, told_to
from socfin.views.files.progress import publishing as name_of_publishing
from socfin.views.files.progress import reading as name_of_reading
from socfin.views.kept.warming import GaveWay, warm
from socfin.views.meetings.freezing import NotFrozen, is_frozen
from socfin.views.opened_again import open_address

if TYPE_CHECKING:
    from socfin.models import Committee


NO_FORECAST = "Prognosen kunde inte räknas om. Siffrorna gäller ändå. Felet står i loggen."


class NotDone(Exception):
    """It could not be done; in Swedish, for whoever looks after the site."""


@task()
def pages(committee: int, host: str) -> None:
    """Make what the committee's readers open first."""
    _warm(host, _whose(committee))


def _warm(host: str, committee: Committee) -> None:
    """The pages, those that are left when the work gave way asked for anew."""
    try:
        warm(host, committee)
    except GaveWay:
        ask(Work.PAGES, committee=committee.pk, host=host)


@task(priority=WAITED_FOR)
def reading(
    *, committee: int, upload: int, mark: str, by: int, profile: str = "", recognise: bool = False
) -> None:
    """Read a large file and make what its page shows; `mark` tells what that follows from.

    With `recognise` it is read as the profile that knows its layout says; a named `profile` is kept.
    """
    whose, who = _whose(committee), person_by_id(by)
    kept = upload_by_id(whose, upload)
    if kept is None or who is None:
        return  # thrown away while it waited
    del mark
    with told_to(committee, EVERYBODY, name_of_reading(kept)) as progress:
        if recognise:
            read_as_known(kept, by=who)
        if profile:
            keep_layout(kept, profile, by=who, progress=progress)
        fresh = upload_by_id(_whose(committee), upload)
        if fresh is not None:
            read_through(fresh, progress)


@task(priority=WAITED_FOR)
def paper(*, committee: int, address: str, host: str, mark: str, by: int | None) -> None:
    """Make the paper that a reader's address gives, `mark` being what it follows from; nobody is given it."""
    del committee, mark
    reader = AnonymousUser() if by is None else person_by_id(by)
    if reader is None:
        raise NotDone("Personen finns inte längre.")
    try:
        open_address(address, host, reader)
    except CannotMake as hindrance:
        raise NotDone(str(hindrance)) from hindrance
    except (Http404, PermissionDenied) as hindrance:
        raise NotDone("Den som bad om handlingen får inte längre se den.") from hindrance


@task(priority=WAITED_FOR)
def freezing(*, committee: int, address: str, sent: str, host: str, by: int) -> None:
    """Freeze what a form at the address was sent for, in its sender's name; done before is done."""
    who = person_by_id(by)
    if who is None:
        raise NotDone("Personen finns inte längre.")
    if frozen_in(_whose(committee), current_request.get()) is not None:
        return  # by one that was killed before it could say so
    try:
        answer = open_address(address, host, who, sent=sent)
    except NotFrozen as hindrance:
        raise NotDone(str(hindrance)) from hindrance
    except (Http404, PermissionDenied) as hindrance:
        raise NotDone("Den som bad om det får inte längre frysa ärendet.") from hindrance
    if not is_frozen(answer):
        raise NotDone("Något har ändrats sedan formuläret skickades.")


@task(priority=5)
def publishing(*, committee: int, upload: int, by: int, reason: str, seen: str, host: str) -> None:
    """Let a large file's figures count, then make the forecasts and the pages; done before is done."""
    whose, who = _whose(committee), person_by_id(by)
    kept = upload_by_id(whose, upload)
    if kept is None or who is None:
        raise NotDone("Filen finns inte längre.")
    with told_to(committee, by, name_of_publishing(kept)) as progress:
        try:
            publish(upload=kept, by=who, seen=seen, reason=reason, progress=progress)
        except AlreadyPublished:
            pass
        except (NotPublishable, PeriodShut) as hindrance:
            raise NotDone(str(hindrance)) from hindrance
        progress(Step.FORECASTING)
        if not refresh_forecasts(committee=whose, by=who):
            raise NotDone(NO_FORECAST)
        published = upload_by_id(_whose(committee), upload)
        if published is not None:
            read_through(published, progress)
        progress(Step.DRAWING)
        _warm(host, whose)


@task(priority=10)
def forecasts(committee: int, by: int, host: str = "", month: str = "") -> None:
    """Make the forecasts after a month, the newest unless told, then the pages that show them, of a host."""
    who, after = person_by_id(by) or machine_user(), Month.parse(month) if month else None
    if not refresh_forecasts(committee=_whose(committee), by=who, month=after):
        raise NotDone(NO_FORECAST)
    if host:
        ask(Work.PAGES, committee=committee, host=host)


def _whose(committee: int) -> Committee:
    known = committee_by_id(committee)
    if known is None:
        raise NotDone("Nämnden finns inte.")
    return known


@task(priority=-10)
def notices(committee: None = None) -> None:  # noqa: ARG001 - every kind is told whose work it is
    """Send the letters that are due."""
    if settings.MAIL and settings.SITE_ADDRESS and (failed := send_notices().failed):
        raise NotDone(f"E-post kunde inte skickas till {', '.join(failed)}. Det görs om nästa gång.")
