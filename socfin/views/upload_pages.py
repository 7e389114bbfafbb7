"""The pages where a controller hands in a file, sees what it changes, publishes and undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from socfin import access
from socfin.access import Seat
from socfin.actions import uploads as actions
from socfin.actions.forecasts import refresh_forecasts
from socfin.domain.money import Unit
from socfin.domain.roles import Permission
from socfin.forms import ReadingForm, UploadForm
from socfin.reporting.preview import made_by, preview
from socfin.reporting.reading import read_upload
from socfin.selectors import uploads
from socfin.selectors.ledger import current_publications
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Upload

SHOWN_UPLOADS = 100
UNDONE = {
    uploads.CURRENT: "Ångrat. Det som gällde innan filen publicerades gäller igen.",
    uploads.PARTLY: "Ångrat. Där filen gällde gäller det som gällde innan; övriga siffror är oförändrade.",
    uploads.REPLACED: "Ångrat. Inga siffror har ändrats: senare filer gäller redan i stället för den här.",
}
"""What undoing a file did, by what it was before."""


def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every file handed in, and the form for the next; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    return _history(request, seat, _upload_form(seat))


@require_POST
def receive(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a file and go to its preview; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    form = _upload_form(seat, request)
    if not form.is_valid():
        return _history(request, seat, form, status=422)
    file = form.cleaned_data["file"]
    if file.size > settings.UPLOAD_LIMIT_BYTES:
        limit = settings.UPLOAD_LIMIT_BYTES // 1024**2
        form.add_error(
            "file", f"Filen är större än {limit} MB. Dela den eller be administratören höja gränsen."
        )
        return _history(request, seat, form, status=422)
    profile = uploads.profile_by_name(seat.committee, form.cleaned_data["profile"])
    received = actions.receive(
        committee=seat.committee,
        filename=file.name,
        content=file.read(),
        by=seat.user,
        options={} if profile is None else profile.options,
    )
    if received.seen_before:
        messages.info(request, "Samma fil är redan inlämnad. Här är den; inget har ändrats.")
    return redirect("upload", slug, received.upload.pk)


def upload(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """What a file would change, or what it changed; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    return _upload(request, seat, kept, ReadingForm(initial=_reading(kept)))


@require_POST
def read_otherwise(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Read the file another way; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    form = ReadingForm(request.POST)
    if not form.is_valid():
        return _upload(request, seat, kept, form, status=422)
    try:
        actions.read_otherwise(upload=kept, options=form.options(), by=seat.user)
    except actions.NotPublishable as reason:
        messages.error(request, str(reason))
        return redirect("upload", slug, upload_id)
    if name := form.cleaned_data["profile"].strip():
        recurring = {key: value for key, value in form.options().items() if key != "period"}
        actions.save_profile(committee=seat.committee, name=name, options=recurring, by=seat.user)
        messages.success(request, f"Sättet att läsa är sparat som ”{name}”.")
    return redirect("upload", slug, upload_id)


@require_POST
def publish(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Let the file's figures count; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    parsed = read_upload(kept)
    try:
        actions.publish(upload=kept, parsed=parsed, by=seat.user)
    except actions.NotPublishable as reason:
        messages.error(request, str(reason))
        return redirect("upload", slug, upload_id)
    latest = parsed.period
    when = latest.label.capitalize() if latest else "Filen"
    refresh_forecasts(committee=seat.committee, by=seat.user)
    messages.success(request, f"Klart. {when} är publicerad.")
    return redirect("upload", slug, upload_id)


@require_POST
def undo(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Take the file's figures back; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    before = uploads.state_of(kept, {one.pk for one in current_publications(seat.committee)})
    if actions.undo(upload=kept, by=seat.user):
        refresh_forecasts(committee=seat.committee, by=seat.user)
        messages.success(request, UNDONE.get(before, UNDONE[uploads.CURRENT]))
    else:
        messages.info(request, "Filen var inte publicerad. Inget har ändrats.")
    return redirect("upload", slug, upload_id)


@require_POST
def discard(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Throw an unpublished file away; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    try:
        actions.discard(upload=kept, by=seat.user)
    except actions.NotPublishable as reason:
        messages.error(request, str(reason))
        return redirect("upload", slug, upload_id)
    messages.success(request, f"{kept.filename} är borttagen. Inga siffror har ändrats.")
    return redirect("uploads", slug)


def original(request: HttpRequest, slug: str, upload_id: int) -> FileResponse:
    """The file as it was handed in; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    return FileResponse(kept.stored.open("rb"), as_attachment=True, filename=kept.filename)


def _upload_form(seat: Seat, request: HttpRequest | None = None) -> UploadForm:
    names = [profile.name for profile in uploads.profiles(seat.committee)]
    if request is None:
        return UploadForm(profiles=names)
    return UploadForm(request.POST, request.FILES, profiles=names)


def _history(request: HttpRequest, seat: Seat, form: UploadForm, status: int = 200) -> HttpResponse:
    counting = {one.pk for one in current_publications(seat.committee)}
    entries = [
        {
            "upload": kept,
            "state": uploads.state_of(kept, counting),
            "changed": "; ".join(uploads.spans_of(kept)),
        }
        for kept in uploads.uploads(seat.committee)[:SHOWN_UPLOADS]
    ]
    context = {**committee_context(seat, "uploads"), "form": form, "entries": entries}
    return render(request, "uploads.html", context, status=status)


def _upload(
    request: HttpRequest, seat: Seat, kept: Upload, form: ReadingForm, status: int = 200
) -> HttpResponse:
    counting = {one.pk for one in current_publications(seat.committee)}
    state = uploads.state_of(kept, counting)
    done = made_by(kept)
    shown = done or preview(seat.committee, read_upload(kept), kept.source)
    context: dict[str, Any] = {
        **committee_context(seat, "uploads"),
        "upload": kept,
        "state": state,
        "notes": shown.parsed.notes,
        "reading_form": form if done is None else None,
        "errors": shown.errors,
        "warnings": shown.warnings,
        "difference": shown.difference,
        "spans": shown.spans,
        "publications": list(kept.publications.all()),
        "can_publish": (shown.may_publish and done is None) or state is uploads.WITHDRAWN,
        "can_undo": state in (uploads.CURRENT, uploads.PARTLY, uploads.REPLACED),
        "can_discard": done is None and kept.rows_stored_at is None,
        "unit": Unit(seat.committee.unit),
    }
    return render(request, "upload.html", context, status=status)


def _reading(kept: Upload) -> dict[str, Any]:
    """An upload's options as the form shows them."""
    flip = kept.options.get("flip_sign")
    return {**kept.options, "flip_sign": {True: "yes", False: "no"}.get(flip, "")}
