"""What each kind of work does; asked for by name, with keys that JSON can say (actions/work/asking.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django_tasks import task

from socfin.actions.closed import PeriodShut
from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.people.letters import send_notices
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import AlreadyPublished, NotPublishable, publish
from socfin.actions.work.asking import ask
from socfin.domain.progress import Step
from socfin.domain.work.pieces import Work
from socfin.selectors.committees import committee_by_id
from socfin.selectors.people import person_by_id
from socfin.selectors.uploads import upload_by_id
from socfin.views.files.progress import publishing as name_of_publishing
from socfin.views.files.progress import told_to
from socfin.views.kept.warming import warm

if TYPE_CHECKING:
    from socfin.models import Committee


NO_FORECAST = "Prognosen kunde inte räknas om. Siffrorna gäller ändå. Felet står i loggen."


class NotDone(Exception):
    """It could not be done; in Swedish, for whoever looks after the site."""


@task()
def pages(committee: int, host: str) -> None:
    """Make what the committee's readers open first."""
    warm(host, _whose(committee))


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
        progress(Step.DRAWING)
        warm(host, whose)


@task(priority=10)
def forecasts(committee: int, by: int, host: str) -> None:
    """Make the forecasts after the newest month, then the pages that show them."""
    who = person_by_id(by) or machine_user()
    if not refresh_forecasts(committee=_whose(committee), by=who):
        raise NotDone(NO_FORECAST)
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
