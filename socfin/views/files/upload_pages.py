"""The page of one file, where a controller sees what it changes, publishes and undoes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from socfin import access
from socfin.access import Seat
from socfin.actions import publishing as actions
from socfin.actions.audit import fetched
from socfin.domain.money import Unit
from socfin.domain.progress import Step
from socfin.domain.roles import Permission
from socfin.domain.work.pieces import Work
from socfin.forms.decisions import DecisionForm, Undecided
from socfin.forms.files import ReasonForm
from socfin.forms.mapping import MappingForm
from socfin.importers.stored import StoredOptions
from socfin.reporting.drafts.shown import Draft, draft_of, is_at_hand
from socfin.reporting.preview import made_by, preview_of
from socfin.reporting.reading import examine_upload
from socfin.selectors import uploads
from socfin.selectors.ground import Ground
from socfin.selectors.ledger import counting
from socfin.selectors.originals import OriginalDamaged, damage_of, original_of
from socfin.selectors.work.queue import failure_of
from socfin.views import typed_beside
from socfin.views.faults import takes_forms
from socfin.views.files.being_read import being_read
from socfin.views.files.progress import is_waiting, onward, publishing, running, told_as
from socfin.views.files.weight import is_read_outside
from socfin.views.outside import forecasts_made
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Upload

UNDONE = {
    uploads.CURRENT: "Ångrat. Det som gällde innan filen publicerades gäller igen.",
    uploads.PARTLY: "Ångrat. Där filen gällde gäller det som gällde innan; övriga siffror är oförändrade.",
    uploads.REPLACED: "Ångrat. Inga siffror har ändrats: senare filer gäller redan i stället för den här.",
}
"""What undoing a file did, by what it was before."""
PUBLISHED_BEFORE = "Filen var publicerad även tidigare, och den publiceringen står kvar."
NO_FORECAST = "Siffrorna gäller, men prognosen kunde inte räknas om. Säg till administratören."


def upload(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """What a file would change, or what it changed; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    return being_read(request, seat, kept) or upload_page(request, seat, kept)


def to_the_file(request: HttpRequest, seat: Seat, kept: Upload, token: str) -> HttpResponse:
    """To the page of a file; a script that waits hears how far its reading is, and finds it read."""
    if is_waiting(request) and not is_read_outside(kept):
        with told_as(seat, token) as progress:
            examine_upload(kept, progress)
            progress(Step.COMPARING)
            preview_of(kept)
    return onward(request, "upload", seat.committee.slug, kept.pk)


def keep_typed(request: HttpRequest, kept: Upload, *saved: type) -> None:
    """Let what was typed in the page's other forms stand there when the page comes back."""
    drawn: list[Form] = [ReasonForm()]
    if not kept.publications.all() and (is_at_hand(kept) or not is_read_outside(kept)):
        draft = draft_of(kept)
        deciding = decision_form(kept, draft, Ground(kept.committee))
        drawn += [mapping_form(kept, draft), *([deciding] if deciding else [])]
    typed_beside.carry(request, publishing(kept), *(form for form in drawn if type(form) not in saved))


def forecast_anew(request: HttpRequest, seat: Seat) -> None:
    """Let the forecasts be made anew; when that fails the figures count all the same, as is told."""
    if forecasts_made(request, seat) is False:
        messages.warning(request, NO_FORECAST)


@takes_forms
def undo(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Take the file's figures back; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    before = uploads.state_of(kept, {pointer.pk for pointer in counting(seat.committee)})
    if actions.undo(upload=kept, by=seat.user):
        messages.success(request, UNDONE.get(before, UNDONE[uploads.CURRENT]))
        after = uploads.upload_by_id(seat.committee, upload_id)
        if after is not None and uploads.state_of(after, set()) is not uploads.WITHDRAWN:
            messages.info(request, PUBLISHED_BEFORE)
        forecast_anew(request, seat)
    else:
        messages.info(request, "Filen var inte publicerad. Inget har ändrats.")
    return redirect("upload", slug, upload_id)


@takes_forms
def discard(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Throw an unpublished file away; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    try:
        actions.discard(upload=kept, by=seat.user)
    except actions.NotPublishable as reason:
        keep_typed(request, kept)
        messages.error(request, str(reason))
        return redirect("upload", slug, upload_id)
    messages.success(request, f"{kept.filename} är borttagen. Inga siffror har ändrats.")
    return redirect("uploads", slug)


def original(request: HttpRequest, slug: str, upload_id: int) -> HttpResponseBase:
    """The file as it was handed in, or why it cannot be had; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    try:
        content = io.BytesIO(original_of(kept))
    except OriginalDamaged as damage:
        messages.error(request, f"{damage} {damage.remedy}")
        return redirect("upload", slug, upload_id)
    who, committee = seat.user.get_username(), seat.committee.slug
    fetched("fetch_original", who=who, committee=committee, upload=kept.pk, sha256=kept.sha256)
    return FileResponse(content, as_attachment=True, filename=kept.filename)


def upload_page(
    request: HttpRequest,
    seat: Seat,
    kept: Upload,
    *,
    reading: MappingForm | None = None,
    deciding: DecisionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one file, with forms that were not understood as they were sent."""
    standing = {pointer.pk for pointer in counting(seat.committee)}
    state = uploads.state_of(kept, standing)
    done = made_by(kept)
    again = state is uploads.WITHDRAWN
    ground = Ground(kept.committee)
    shown = done or preview_of(kept, ground=ground)
    draft = None if done else draft_of(kept, ground)
    asked = preview_of(kept, ground=ground) if again else shown
    needs_reason, why = bool(asked.serious) and (again or done is None), ReasonForm()
    if draft:
        reading = None if draft.reading.is_empty else reading or mapping_form(kept, draft)
        deciding = deciding or decision_form(kept, draft, ground)
    drawn = [form for form in (why if needs_reason else None, reading, deciding) if form is not None]
    typed_beside.put_back(request, publishing(kept), *drawn)
    context: dict[str, Any] = {
        **committee_context(seat, "uploads"),
        "upload": kept,
        "state": state,
        "damage": damage_of(kept) if done else None,
        "notes": shown.parsed.notes,
        "reading_form": reading if draft else None,
        "decision_form": deciding if draft else None,
        "profile": StoredOptions(kept.options).profile,
        "errors": shown.errors,
        "warnings": asked.warnings,
        "needs_reason": needs_reason,
        "reason": why["reason"].value() or "",
        "seen": uploads.publishing_mark(seat.committee),
        "undone": again,
        "difference": shown.difference,
        "indicators": shown.indicators,
        "changes": shown.changes,
        "changed_words": shown.changed_words,
        "outside": shown.outside,
        "totals": shown.totals,
        "any_printed": any(total.row for total in shown.totals),
        "spans": shown.spans,
        "publications": list(kept.publications.all()),
        "can_publish": (shown.may_publish and done is None) or again,
        "can_undo": state in (uploads.CURRENT, uploads.PARTLY, uploads.REPLACED),
        "can_discard": done is None and kept.rows_stored_at is None,
        "unit": Unit(seat.committee.unit),
        "publishing": publishing(kept),
        "rereading": f"las-om-{kept.pk}",
        "running": running(seat, publishing(kept)),
        "not_done": "" if done else failure_of(Work.PUBLISHING, upload=kept.pk),
    }
    return render(request, "upload.html", context, status=status)


def mapping_form(kept: Upload, draft: Draft, *data: Any) -> MappingForm:
    """The form that corrects how a file was read."""
    return MappingForm(*data, reading=draft.reading, options=kept.options)


def decision_form(kept: Upload, draft: Draft, ground: Ground, *data: Any) -> DecisionForm | None:
    """The form that decides about unknown verksamheter, accounts and rows; None when there are none."""
    rows, options = draft.reading.unknown_lines, StoredOptions(kept.options)
    if not (draft.unknown or draft.accounts or rows or draft.silent):
        return None
    undecided = Undecided(
        unknown=draft.unknown,
        accounts=draft.accounts,
        rows=rows,
        silent=[(code, ground.names[code]) for code in draft.silent],
        decisions=options.decisions,
        decided_rows=options.lines,
    )
    return DecisionForm(*data, undecided=undecided, tree=list(ground.names.items()))
