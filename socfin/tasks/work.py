"""What each kind of work does; asked for by name, with keys that JSON can say (actions/work/asking.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django_tasks import task

from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.people.letters import send_notices
from socfin.actions.people.users import machine_user
from socfin.actions.work.asking import ask
from socfin.domain.work.pieces import Work
from socfin.selectors.committees import committee_by_id
from socfin.selectors.people import person_by_id
from socfin.views.kept.warming import warm

if TYPE_CHECKING:
    from socfin.models import Committee


class NotDone(Exception):
    """It could not be done; in Swedish, for whoever looks after the site."""


@task()
def pages(committee: int, host: str) -> None:
    """Make what the committee's readers open first."""
    warm(host, _whose(committee))


@task(priority=10)
def forecasts(committee: int, by: int, host: str) -> None:
    """Make the forecasts after the newest month, then the pages that show them."""
    who = person_by_id(by) or machine_user()
    if not refresh_forecasts(committee=_whose(committee), by=who):
        raise NotDone("Prognosen kunde inte räknas om. Siffrorna gäller ändå. Felet står i loggen.")
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
        raise NotDone(f"Brev kunde inte skickas till {', '.join(failed)}. Det görs om nästa gång.")
