"""A frozen item's documents: those made first, or masked anew where they would tell of a small unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import content_disposition_header

from socfin import reporting
from socfin.actions import meetings as actions
from socfin.actions.audit import fetched
from socfin.documents import FORMATS, Document, format_of
from socfin.documents import render as render_document
from socfin.domain.report import Report
from socfin.domain.roles import Permission
from socfin.selectors import meetings as stored_meetings
from socfin.selectors.trail import seal_of
from socfin.views.faults import takes_forms
from socfin.views.handed_out import QUICK, AskedPaper, handed_out
from socfin.views.meetings.dispatched import dispatch_of
from socfin.views.meetings.freezing import MASKED_ANEW, Freezing, frozen_or_asked
from socfin.views.meetings.frozen import Frozen, frozen, hidden_from_others
from socfin.views.meetings.item_forms import drawn_beside, keep_typed
from socfin.views.page import committee_context
from socfin.views.papers import called, named_internal

if TYPE_CHECKING:
    from socfin.models import KeptDocument

PRINTED = ("docx", "pdf")
"""What is printed and kept with the meeting; the others carry figures to programs, or words to minutes."""
SEAL = "Dagbokens försegling när underlaget frystes: {}."


def document(request: HttpRequest, slug: str, meeting_id: int, item_id: int, kind: str) -> HttpResponseBase:
    """A document of the version, the very one that was made the first time; those who may export.

    The PDF, in the version for the reader, is for all who may read: it is the paper they were sent.

    A public one that would now tell of a small unit is kept but not handed out: one made anew is.
    """
    wanted = Permission.READ if kind == "pdf" else Permission.EXPORT
    shown = frozen(request, slug, meeting_id, item_id, wanted)
    word = format_of(kind)
    if word is None:
        raise Http404(f"Det finns inget format som heter {kind}.")
    _, kept = _kept(shown, word)

    def hand(document: Document) -> HttpResponse:
        return _handed_out(shown, document.content, word, document.filename)

    def refused(why: str) -> HttpResponse:
        messages.error(request, why)
        return redirect(shown.address("item"))

    paper = AskedPaper(
        committee=shown.seat.committee.pk,
        rests_on=[*shown.seat.sight_facts, shown.version.pk, shown.public],
        make=lambda _: Document(*kept_or_made(shown, word)),
        hand=hand,
        refused=refused,
        name=called(kind),
        around=lambda: {**committee_context(shown.seat, "meetings"), "above": _above(shown)},
    )
    return handed_out(request, paper, quick=word in QUICK or kept is not None)


def _above(shown: Frozen) -> list[tuple[str, str]]:
    """The pages above the paper: the meetings, the meeting, and the item in this version."""
    slug, meeting = shown.seat.committee.slug, shown.item.meeting
    return [
        ("sammanträden", reverse("meetings", args=[slug])),
        (date_format(meeting.date, "j F Y"), reverse("meeting", args=[slug, meeting.pk])),
        (shown.item.paragraph or shown.report.span.label, shown.address("item")),
    ]


def _kept(shown: Frozen, word: str) -> tuple[bool, KeptDocument | None]:
    """Whether the version's document may be kept as it is made now, and the one that was."""
    fit = not shown.public or reporting.still_holds(shown.seat.committee, shown.version)
    kept = stored_meetings.kept_document(shown.version, word, public=shown.public) if fit else None
    if kept and shown.public and reporting.names_hidden(shown.seat.committee, word, bytes(kept.content)):
        return False, None
    return fit, kept


def kept_or_made(shown: Frozen, word: str) -> tuple[str, str, bytes]:
    """Name, type and bytes of the version's document in a format of FORMATS, kept if it was not; CannotMake.

    A public one that would now tell of a small unit is made anew, and is not kept.
    """
    fit, kept = _kept(shown, word)
    content_type = FORMATS[word].content_type
    if kept is not None:
        return kept.filename, content_type, bytes(kept.content)
    template = reporting.own_layout(shown.seat.committee, shown.report, word, public=shown.public)
    report, dispatch = _sealed(shown) if word in PRINTED else shown.report, dispatch_of(shown)
    made = render_document(
        report,
        word,
        template=template,
        public=shown.public,
        dispatch=dispatch,
        addresses=shown.addresses,
    )
    named = replace(made, filename=_named(made.filename, shown))
    if fit:
        kept = actions.keep_document(
            version=shown.version, format=word, public=shown.public, document=named, by=shown.seat.user
        )
        return kept.filename, content_type, bytes(kept.content)
    return named.filename, content_type, named.content


def _sealed(shown: Frozen) -> Report:
    """The report with the trail's seal from when it was frozen, as its last note."""
    seal = seal_of(shown.version)
    notes = (*shown.report.notes, SEAL.format(seal)) if seal else shown.report.notes
    return replace(shown.report, notes=notes)


def _handed_out(shown: Frozen, content: bytes, word: str, filename: str) -> HttpResponse:
    who, committee = shown.seat.user.get_username(), shown.seat.committee.slug
    if hidden_from_others(shown) and not shown.public:
        filename = named_internal(filename)
    details = {"version": shown.version.pk, "format": word, "public": shown.public}
    fetched("fetch_document", who=who, committee=committee, **details)
    return HttpResponse(
        content,
        content_type=FORMATS[word].content_type,
        headers={"Content-Disposition": content_disposition_header(True, filename) or ""},
    )


def _named(filename: str, shown: Frozen) -> str:
    """The version in the file's name, so that two downloads are told apart."""
    stem, dot, extension = filename.rpartition(".")
    number = f"-v{shown.version.number}" if shown.version.number > 1 else ""
    return f"{stem}{number}{dot}{extension}"


@takes_forms
def mask_anew(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Freeze the same figures with a public version that hides what must be hidden now; who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    item, by, drawn = shown.item, shown.seat.user, drawn_beside(shown.item)
    asked = Freezing(
        freeze=lambda: actions.reopen(item=item, agenda=None, new_figures=False, reason=MASKED_ANEW, by=by),
        keep=lambda: keep_typed(request, item, drawn),
    )
    try:
        return frozen_or_asked(request, shown.seat, asked)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    return redirect("item", *shown.args)
