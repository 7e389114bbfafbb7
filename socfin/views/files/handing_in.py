"""The page where a controller hands in a file and sees every file handed in."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from socfin import access
from socfin.access import Seat
from socfin.actions import publishing as actions
from socfin.actions.originals import NotKept
from socfin.actions.taking_in import NotTakenIn
from socfin.domain.roles import Permission
from socfin.forms import UploadForm
from socfin.importers import SourceFile
from socfin.reporting.reading import options_with, profile_for
from socfin.selectors import uploads
from socfin.selectors.ledger import counting
from socfin.views.faults import takes_forms
from socfin.views.files.being_read import begin_reading
from socfin.views.files.progress import token_of
from socfin.views.files.receiving import NO_ROOM, TOO_LARGE
from socfin.views.files.upload_pages import to_the_file
from socfin.views.files.weight import is_heavy
from socfin.views.municipal.board_page import FILES, nothing_of_its_own
from socfin.views.outside import goes_outside
from socfin.views.page import committee_context

SHOWN_UPLOADS = 100


def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every file handed in, and the form for the next; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    if seat.committee.oversees:
        return nothing_of_its_own(request, seat, FILES)
    return _history(request, seat, _upload_form(seat))


@takes_forms
def receive(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a file and go to its preview; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    form = _upload_form(seat, request)
    if request.META.get(TOO_LARGE):
        limit = settings.UPLOAD_LIMIT_BYTES // 1024**2
        form.errors["file"] = form.error_class(
            [f"Filen är större än {limit} MB. Dela den eller be administratören höja gränsen."]
        )
    if request.META.get(NO_ROOM):
        return _refused(request, seat, form, f"Filen kunde inte tas emot: {request.META[NO_ROOM]}")
    if not form.is_valid():
        return _history(request, seat, form, status=422)
    file = form.cleaned_data["file"]
    content = file.read()
    chosen = uploads.profile_by_name(seat.committee, form.cleaned_data["profile"])
    outside = goes_outside() and is_heavy(content)
    profile = chosen or (None if outside else profile_for(seat.committee, SourceFile(content, file.name)))
    try:
        received = actions.receive(
            committee=seat.committee,
            filename=file.name,
            content=content,
            by=seat.user,
            options=options_with(profile),
        )
    except NotKept as refused:
        ours = isinstance(refused, NotTakenIn)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if ours else HTTPStatus.INSUFFICIENT_STORAGE
        return _refused(request, seat, form, str(refused), status)
    if received.mended:
        messages.success(request, "Samma fil är redan inlämnad. Originalet var skadat och är nu helt igen.")
    elif received.seen_before:
        messages.info(request, "Samma fil är redan inlämnad. Här är den; inget har ändrats.")
    elif profile is not None and profile != chosen:
        messages.info(request, f"Känns igen som {profile.name}.")
    if not received.seen_before:
        begin_reading(seat, received.upload, recognise=chosen is None)
    return to_the_file(request, seat, received.upload, token_of(request))


def _refused(
    request: HttpRequest,
    seat: Seat,
    form: UploadForm,
    why: str,
    status: HTTPStatus = HTTPStatus.INSUFFICIENT_STORAGE,
) -> HttpResponse:
    """The page again, which says why the file was not taken."""
    form.errors["file"] = form.error_class([why])
    return _history(request, seat, form, status=status)


def _upload_form(seat: Seat, request: HttpRequest | None = None) -> UploadForm:
    names = [profile.name for profile in uploads.profiles(seat.committee)]
    if request is None:
        return UploadForm(profiles=names)
    return UploadForm(request.POST, request.FILES, profiles=names)


def _history(request: HttpRequest, seat: Seat, form: UploadForm, status: int = 200) -> HttpResponse:
    standing = {pointer.pk for pointer in counting(seat.committee)}
    entries = [
        {
            "upload": kept,
            "state": uploads.state_of(kept, standing),
            "changed": "; ".join(uploads.spans_of(kept)),
            "reason": next((pointer.reason for pointer in kept.publications.all() if pointer.reason), ""),
        }
        for kept in uploads.uploads(seat.committee)[:SHOWN_UPLOADS]
    ]
    context = {
        **committee_context(seat, "uploads"),
        "form": form,
        "this_year": timezone.localdate().year,
        "entries": entries,
        "upload_limit": settings.UPLOAD_LIMIT_BYTES,
    }
    return render(request, "uploads.html", context, status=status)
