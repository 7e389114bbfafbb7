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
from socfin.reporting.reading import examine_upload
from socfin.selectors.ground import Ground
from socfin.selectors.uploads import profile_by_name
from socfin.views.faults import takes_forms
from socfin.views.files.progress import onward, token_of
from socfin.views.files.upload_pages import (
    decision_form,
    keep_typed,
    mapping_form,
    to_the_file,
    upload_page,
)

if TYPE_CHECKING:
    from socfin.models import Upload


@takes_forms
def read_otherwise(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Read the file another way; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    form = mapping_form(kept, examine_upload(kept), request.POST)
    if not form.is_valid():
        return upload_page(request, seat, kept, reading=form, status=422)
    keep_typed(request, kept, MappingForm)
    name = form.cleaned_data["profile"].strip()
    options = StoredOptions(kept.options).read_otherwise(form.options())
    options = options.called(name) if name else options
    fingerprint = _fingerprint(kept, options) if name else ""
    try:
        with transaction.atomic():
            actions.read_otherwise(upload=kept, options=dict(options.kept), by=seat.user)
            if name:
                _remember(seat, options, name, fingerprint)
    except actions.NotPublishable as reason:
        keep_typed(request, access.upload(seat, upload_id))
        messages.error(request, str(reason))
        return onward(request, "upload", slug, upload_id)
    if name:
        messages.success(request, f"Läsningen är sparad som {name}. Nästa månad känns filen igen.")
    return to_the_file(request, seat, kept, token_of(request))


@takes_forms
def decide(request: HttpRequest, slug: str, upload_id: int) -> HttpResponse:
    """Say what unknown verksamheter and accounts are; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    kept = access.upload(seat, upload_id)
    form = decision_form(kept, examine_upload(kept), Ground(kept.committee), request.POST)
    if form is None:
        return redirect("upload", slug, upload_id)
    if not form.is_valid():
        return upload_page(request, seat, kept, deciding=form, status=422)
    keep_typed(request, kept, DecisionForm)
    before = StoredOptions(kept.options)
    options = before.decided(form.decisions(), form.asked(), form.row_lines(), form.rows.values())
    name = options.profile
    known = bool(name) and profile_by_name(seat.committee, name) is not None
    fingerprint = _fingerprint(kept, options) if known else ""
    try:
        with transaction.atomic():
            actions.read_otherwise(upload=kept, options=dict(options.kept), by=seat.user)
            if seat.may(Permission.SETTINGS):
                _map(seat, form)
            if known:
                _remember(seat, options, name, fingerprint)
    except actions.NotPublishable as reason:
        keep_typed(request, access.upload(seat, upload_id))
        messages.error(request, str(reason))
        return redirect("upload", slug, upload_id)
    messages.success(request, "Sparat. Förhandsgranskningen visar vad filen nu ändrar.")
    return redirect("upload", slug, upload_id)


def _map(seat: Seat, form: DecisionForm) -> None:
    for account, line in form.lines().items():
        map_accounts(committee=seat.committee, prefix=account, line=line, by=seat.user)


def _fingerprint(kept: Upload, options: StoredOptions) -> str:
    """Of the file's layout as it will be read; found before anything is locked, for that reads the file."""
    kept.options = dict(options.kept)
    return examine_upload(kept).reading.fingerprint


def _remember(seat: Seat, options: StoredOptions, name: str, fingerprint: str) -> None:
    """Keep how the file is read as a profile that recognises its layout."""
    actions.save_profile(
        committee=seat.committee,
        name=name,
        options=options.recurring,
        by=seat.user,
        fingerprint=fingerprint,
    )
