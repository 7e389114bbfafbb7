"""The pages where a controller hands in a file, sees what it changes, publishes and undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from socfin import access
from socfin.access import Seat
from socfin.actions import uploads as actions
from socfin.actions.forecasts import refresh_forecasts
from socfin.domain.money import Unit
from socfin.domain.roles import Permission
from socfin.forms import UploadForm
from socfin.importers import HandedIn
from socfin.reporting.preview import made_by, preview_of, unmapped_in
from socfin.reporting.reading import (
    decisions_of,
    examine_upload,
    options_with,
    profile_for,
    read_upload,
)
from socfin.selectors import uploads
from socfin.selectors.committees import verksamheter
from socfin.selectors.ledger import current_publications
from socfin.views.decision_form import DecisionForm
from socfin.views.mapping_form import MappingForm
from socfin.views.page import committee_context
from socfin.views.receiving import TOO_LARGE

if TYPE_CHECKING:
    from socfin.models import Upload

SHOWN_UPLOADS = 100
REASON_LENGTH = 2_000
UNDONE = {
    uploads.CURRENT: "Ångrat. Det som gällde innan filen publicerades gäller igen.",
    uploads.PARTLY: "Ångrat. Där filen gällde gäller det som gällde innan; övriga siffror är oförändrade.",
    uploads.REPLACED: "Ångrat. Inga siffror har ändrats: senare filer gäller redan i stället för den här.",
}
"""What undoing a file did, by what it was before."""
PUBLISHED_BEFORE = "Filen var publicerad även tidigare, och den publiceringen står kvar."


def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every file handed in, and the form for the next; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    return _history(request, seat, _upload_form(seat))


@require_POST
def receive(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a file and go to its preview; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    form = _upload_form(seat, request)
    if request.META.get(TOO_LARGE):
        limit = settings.UPLOAD_LIMIT_BYTES // 1024**2
        form.errors["file"] = form.error_class(
            [f"Filen är större än {limit} MB. Dela den eller be administratören höja gränsen."]
        )
    if not form.is_valid():
        return _history(request, seat, form, status=422)
    file = form.cleaned_data["file"]
    content = file.read()
    chosen = uploads.profile_by_name(seat.committee, form.cleaned_data["profile"])
    profile = chosen or profile_for(seat.committee, HandedIn(content, file.name))
    received = actions.receive(
        committee=seat.committee,
        filename=file.name,
        content=content,
        by=seat.user,
        options=options_with(profile),
    )
    if received.seen_before:
        messages.info(request, "Samma fil är redan inlämnad. Här är den; inget har ändrats.")
    elif profile is not None and profile != chosen:
        messages.info(request, f"Känns igen som {profile.name}.")
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"address": reverse("upload", args=[slug, received.upload.pk])})
    return redirect("upload", slug, received.upload.pk)


def upload(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """What a file would change, or what it changed; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    return upload_page(request, seat, access.upload(seat, upload_id))


@require_POST
def publish(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Let the file's figures count; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    parsed = read_upload(kept)
    warnings = () if kept.rows_stored_at else preview_of(kept).warnings
    reason = request.POST.get("reason", "")[:REASON_LENGTH]
    try:
        actions.publish(upload=kept, parsed=parsed, by=seat.user, warnings=warnings, reason=reason)
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
        after = uploads.upload_by_id(seat.committee, upload_id)
        if after is not None and uploads.state_of(after, set()) is not uploads.WITHDRAWN:
            messages.info(request, PUBLISHED_BEFORE)
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
            "reason": next((one.reason for one in kept.publications.all() if one.reason), ""),
        }
        for kept in uploads.uploads(seat.committee)[:SHOWN_UPLOADS]
    ]
    context = {
        **committee_context(seat, "uploads"),
        "form": form,
        "entries": entries,
        "upload_limit": settings.UPLOAD_LIMIT_BYTES,
    }
    return render(request, "uploads.html", context, status=status)


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
    counting = {one.pk for one in current_publications(seat.committee)}
    state = uploads.state_of(kept, counting)
    done = made_by(kept)
    shown = done or preview_of(kept)
    context: dict[str, Any] = {
        **committee_context(seat, "uploads"),
        "upload": kept,
        "state": state,
        "notes": shown.parsed.notes,
        "reading_form": None if done else reading or mapping_form(kept),
        "decision_form": None if done else deciding or decision_form(kept),
        "profile": kept.options.get("profile", ""),
        "errors": shown.errors,
        "warnings": shown.warnings,
        "needs_reason": bool(shown.serious) and done is None,
        "difference": shown.difference,
        "spans": shown.spans,
        "publications": list(kept.publications.all()),
        "can_publish": (shown.may_publish and done is None) or state is uploads.WITHDRAWN,
        "can_undo": state in (uploads.CURRENT, uploads.PARTLY, uploads.REPLACED),
        "can_discard": done is None and kept.rows_stored_at is None,
        "unit": Unit(seat.committee.unit),
    }
    return render(request, "upload.html", context, status=status)


def mapping_form(kept: Upload, *data: Any) -> MappingForm:
    """The form that corrects how a file was read."""
    return MappingForm(*data, look=examine_upload(kept).look, options=kept.options)


def decision_form(kept: Upload, *data: Any) -> DecisionForm | None:
    """The form that decides about unknown verksamheter and accounts; None when there are none."""
    parsed = examine_upload(kept).parsed
    nodes = verksamheter(kept.committee)
    known = {node.code for node in nodes}
    unknown = [one for one in parsed.verksamheter if one.code not in known]
    accounts = unmapped_in(kept.committee, parsed)
    if not unknown and not accounts:
        return None
    tree = [(node.code, node.name) for node in nodes]
    decisions = decisions_of(kept.options)
    return DecisionForm(*data, unknown=unknown, accounts=accounts, tree=tree, decisions=decisions)
