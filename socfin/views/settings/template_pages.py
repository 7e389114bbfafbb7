"""The page where the municipality's own Word template is handed in and chosen, and what it may ask for."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from socfin import access
from socfin.access import Seat
from socfin.actions import templates as actions
from socfin.actions.audit import fetched
from socfin.actions.originals import NotKept
from socfin.actions.taking_in import NotTakenIn
from socfin.documents import FORMATS, CannotMake
from socfin.documents.word.template.placeholders import PLACEHOLDERS
from socfin.domain.roles import Permission
from socfin.forms import WordTemplateForm
from socfin.selectors import templates as stored_templates
from socfin.views import typed_beside
from socfin.views.files.receiving import NO_ROOM
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import WordTemplate


def word_template(request: HttpRequest, slug: str) -> HttpResponse:
    """The templates and the placeholders; those who may choose one. Those who may change settings hand in."""
    seat = access.seat(request, slug, Permission.LAYOUT)
    if request.method != "POST":
        return _page(request, seat, WordTemplateForm())
    if "use" in request.POST:
        return _use(request, seat)
    access.seat(request, slug, Permission.SETTINGS)
    form = WordTemplateForm(request.POST, request.FILES)
    if why := request.META.get(NO_ROOM):
        sentences = [f"Mallen kunde inte tas emot: {why}"]
        return _page(
            request, seat, WordTemplateForm(), status=HTTPStatus.INSUFFICIENT_STORAGE, problems=sentences
        )
    if not form.is_valid():
        return _page(request, seat, form, status=422)
    return _add(request, seat, form)


def _add(request: HttpRequest, seat: Seat, form: WordTemplateForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    try:
        kept = actions.add_template(
            committee=seat.committee,
            name=form.cleaned_data["name"],
            filename=file.name,
            content=file.read(),
            by=seat.user,
        )
    except actions.NotATemplate as refused:
        return _page(request, seat, form, status=422, problems=refused.problems)
    except NotKept as refused:
        ours = isinstance(refused, NotTakenIn)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if ours else HTTPStatus.INSUFFICIENT_STORAGE
        return _page(request, seat, form, status=status, problems=[str(refused)])
    messages.success(request, f"Klart. Word-dokument görs nu med mallen ”{kept.name}”.")
    return redirect("word_template", seat.committee.slug)


def _use(request: HttpRequest, seat: Seat) -> HttpResponse:
    """One of the kept templates, or our own layout; the name typed for a new one stays."""
    typed_beside.carry(request, "word_template", WordTemplateForm())
    word = request.POST["use"]
    if not word:
        actions.use_own_layout(committee=seat.committee, by=seat.user)
        messages.success(request, "Klart. Word-dokument görs nu med standardmallen.")
        return redirect("word_template", seat.committee.slug)
    chosen = _template(seat, int(word) if re.fullmatch(r"[0-9]{1,9}", word) else 0)
    try:
        actions.use_again(template=chosen, by=seat.user)
    except (actions.NotATemplate, CannotMake) as refused:
        faults = refused.problems if isinstance(refused, actions.NotATemplate) else [str(refused)]
        return _page(request, seat, WordTemplateForm(), status=422, problems=faults, refused=chosen.name)
    messages.success(request, f"Klart. Word-dokument görs nu med mallen ”{chosen.name}”.")
    return redirect("word_template", seat.committee.slug)


def template_file(request: HttpRequest, slug: str, template_id: int) -> HttpResponse:
    """A template as it was handed in; those who may choose one."""
    seat = access.seat(request, slug, Permission.LAYOUT)
    template = _template(seat, template_id)
    try:
        content = stored_templates.content_of(template)
    except CannotMake as reason:
        messages.error(request, str(reason))
        return redirect("word_template", slug)
    fetched("fetch_template", who=seat.user.get_username(), committee=slug, template=template.pk)
    return _download(content, template.filename)


def template_sample(request: HttpRequest, slug: str) -> HttpResponse:
    """A template to start from; those who may choose one."""
    access.seat(request, slug, Permission.LAYOUT)
    from socfin.documents.word.template.example import FILENAME, sample  # and with it what writes Word

    return _download(sample(), FILENAME)


def _template(seat: Seat, template_id: int) -> WordTemplate:
    template = stored_templates.template_by_id(seat.committee, template_id)
    if template is None:
        raise Http404("Mallen finns inte.")
    return template


def _download(content: bytes, filename: str) -> HttpResponse:
    disposition = content_disposition_header(True, filename) or ""
    return HttpResponse(
        content, content_type=FORMATS["docx"].content_type, headers={"Content-Disposition": disposition}
    )


def _page(
    request: HttpRequest,
    seat: Seat,
    form: WordTemplateForm,
    *,
    status: int = 200,
    problems: list[str] | None = None,
    refused: str = "",
) -> HttpResponse:
    """`problems` are of the template that was handed in, or of the kept one that is called `refused`."""
    typed_beside.put_back(request, "word_template", form)
    kept = list(stored_templates.templates(seat.committee))
    context = {
        **committee_context(seat, "settings"),
        "form": form,
        "problems": problems or [],
        "refused": refused,
        "templates": kept,
        "used": next((template for template in kept if template.active), None),
        "placeholders": PLACEHOLDERS,
    }
    return render(request, "word_template.html", context, status=status)
