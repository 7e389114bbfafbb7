"""Where a controller corrects how a file was read and decides about what the committee does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from socfin import access
from socfin.access import Seat
from socfin.actions import publishing as actions
from socfin.actions.committees import map_accounts
from socfin.domain.roles import Permission
from socfin.forms.decisions import DecisionForm
from socfin.forms.mapping import MappingForm
from socfin.importers.stored import StoredOptions
from socfin.reporting.drafts.shown import draft_of
from socfin.reporting.reading import examine_upload
from socfin.selectors.ground import Ground
from socfin.selectors.uploads import profile_by_name
from socfin.views.faults import takes_forms
from socfin.views.files.being_read import begin_reading
from socfin.views.files.progress import onward, token_of
from socfin.views.files.upload_pages import (
    decision_form,
    keep_typed,
    mapping_form,
    to_the_file,
    upload_page,
)
from socfin.views.files.weight import is_read_outside

if TYPE_CHECKING:
    from socfin.models import Upload


@takes_forms
def read_otherwise(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Read the file another way; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    form = mapping_form(kept, draft_of(kept), request.POST)
    if not form.is_valid():
        return upload_page(request, seat, kept, reading=form, status=422)
    keep_typed(request, kept, MappingForm)
    name = form.cleaned_data["profile"].strip()
    options = StoredOptions(kept.options).read_otherwise(form.options())
    options = options.called(name) if name else options
    try:
        _read_so(seat, kept, options, profile=name)
    except actions.NotPublishable as reason:
        keep_typed(request, access.upload(seat, upload_id))
        messages.error(request, str(reason))
        return onward(request, "upload", slug, upload_id)
    if name:
        kept_as = "sparas" if is_read_outside(kept) else "är sparad"
        messages.success(request, f"Läsningen {kept_as} som {name}. Nästa månad känns filen igen.")
    return to_the_file(request, seat, kept, token_of(request))


@takes_forms
def decide(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Say what unknown verksamheter and accounts are; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    ground = Ground(kept.committee)
    form = decision_form(kept, draft_of(kept, ground), ground, request.POST)
    if form is None:
        return redirect("upload", slug, upload_id)
    if not form.is_valid():
        return upload_page(request, seat, kept, deciding=form, status=422)
    keep_typed(request, kept, DecisionForm)
    before = StoredOptions(kept.options)
    options = before.decided(form.decisions(), form.asked(), form.row_lines(), form.rows.values())
    name = options.profile
    known = bool(name) and profile_by_name(seat.committee, name) is not None
    try:
        _read_so(seat, kept, options, profile=name if known else "", deciding=form)
    except actions.NotPublishable as reason:
        keep_typed(request, access.upload(seat, upload_id))
        messages.error(request, str(reason))
        return redirect("upload", slug, upload_id)
    messages.success(request, "Sparat. Förhandsgranskningen visar vad filen nu ändrar.")
    return redirect("upload", slug, upload_id)


def _read_so(
    seat: Seat, kept: Upload, options: StoredOptions, *, profile: str, deciding: DecisionForm | None = None
) -> None:
    """Let the file be read by the options, which a profile of the name remembers, if there is one.

    A large file's profile is kept by the work that reads it: what recognises a layout is read in the file.
    """
    outside = is_read_outside(kept)
    fingerprint = _fingerprint(kept, options) if profile and not outside else ""
    with transaction.atomic():
        actions.read_otherwise(upload=kept, options=dict(options.kept), by=seat.user)
        if deciding and seat.may(Permission.SETTINGS):
            _map(seat, deciding)
        if profile and not outside:
            actions.save_profile(
                committee=seat.committee,
                name=profile,
                options=options.recurring,
                by=seat.user,
                fingerprint=fingerprint,
            )
    if outside:
        begin_reading(seat, access.upload(seat, kept.pk), profile=profile)


def _map(seat: Seat, form: DecisionForm) -> None:
    for account, line in form.lines().items():
        map_accounts(committee=seat.committee, prefix=account, line=line, by=seat.user)


def _fingerprint(kept: Upload, options: StoredOptions) -> str:
    """Of the file's layout as it will be read; found before anything is locked, for that reads the file."""
    kept.options = dict(options.kept)
    return examine_upload(kept).reading.fingerprint
