"""Lets a file's figures count: a small one's in the request, a large one's outside it, where nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from socfin import access
from socfin.access import Seat
from socfin.actions import publishing as actions
from socfin.actions.closed import PeriodShut
from socfin.actions.work.asking import ask
from socfin.domain.progress import Step
from socfin.domain.roles import Permission
from socfin.domain.work.pieces import Work
from socfin.reporting.preview import made_by, preview_of
from socfin.selectors import uploads
from socfin.selectors.work.queue import under_way
from socfin.views.faults import takes_forms
from socfin.views.files.progress import is_waiting, onward, publishing, told_as
from socfin.views.files.upload_pages import forecast_anew, keep_typed
from socfin.views.files.weight import is_large
from socfin.views.kept.warming import warm
from socfin.views.outside import goes_outside

if TYPE_CHECKING:
    from socfin.models import Upload

REASON_LENGTH = 2_000
OUTSIDE = "Filen är stor och publiceras vid sidan av. Du kan lämna sidan: inget gäller förrän allt är klart."


@takes_forms
def publish(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Let the file's figures count; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    reason, seen = request.POST.get("reason", "")[:REASON_LENGTH], request.POST.get("seen") or uploads.NEVER
    if is_large(kept):
        _let_it_be_done(request, seat, kept, reason=reason, seen=seen)
    else:
        _publish(request, seat, kept, reason=reason, seen=seen)
    return onward(request, "upload", slug, upload_id)


def _let_it_be_done(request: HttpRequest, seat: Seat, kept: Upload, *, reason: str, seen: str) -> None:
    """Ask for it, once; how far it is and why it was not done is shown by the page of the file."""
    committee, by = seat.committee.pk, seat.user.pk
    if not under_way(Work.PUBLISHING, upload=kept.pk):
        given = {"committee": committee, "upload": kept.pk, "by": by, "host": request.get_host()}
        with told_as(seat, publishing(kept), stays=True) as progress:
            progress(Step.WAITING)
        ask(Work.PUBLISHING, **given, reason=reason, seen=seen)
    messages.info(request, OUTSIDE)


def _publish(request: HttpRequest, seat: Seat, kept: Upload, *, reason: str, seen: str) -> None:
    with told_as(seat, publishing(kept)) as progress:
        try:
            latest = preview_of(kept).parsed.period
            actions.publish(upload=kept, by=seat.user, seen=seen, reason=reason, progress=progress)
        except actions.AlreadyPublished as nothing_new:
            messages.info(request, str(nothing_new))
            forecast_anew(request, seat)  # where the process that published ended before it was made
        except actions.OthersPublished as overtaken:
            messages.warning(request, str(overtaken))
            keep_typed(request, kept)
        except (actions.NotPublishable, PeriodShut) as hindrance:
            messages.error(request, str(hindrance))
            keep_typed(request, kept)
        else:
            messages.success(
                request, f"Klart. {latest.label.capitalize() if latest else 'Filen'} är publicerad."
            )
            progress(Step.FORECASTING)
            forecast_anew(request, seat)
            if is_waiting(request):
                progress(Step.GATHERING)
                made_by(access.upload(seat, kept.pk))
                if not goes_outside():  # else they are made there, after the forecast
                    progress(Step.DRAWING)
                    warm(request.get_host(), seat.committee)
