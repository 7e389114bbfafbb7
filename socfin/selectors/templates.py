"""A committee's own Word templates; reads only."""

from __future__ import annotations

from django.db.models import QuerySet

from socfin.documents import CannotMake
from socfin.models import Committee, WordTemplate
from socfin.selectors.originals import OriginalDamaged, OriginalOutOfReach, original_of


def templates(committee: Committee) -> QuerySet[WordTemplate]:
    """Every template handed in, newest first."""
    return WordTemplate.objects.filter(committee=committee).select_related("uploaded_by", "committee")


def template_by_id(committee: Committee, template_id: int) -> WordTemplate | None:
    """One of the committee's templates, or None."""
    return templates(committee).filter(pk=template_id).first()


def layout_name(committee: Committee) -> str:
    """The name of the template in use; "" for our own layout."""
    return templates(committee).filter(active=True).values_list("name", flat=True).first() or ""


def content_of(template: WordTemplate) -> bytes:
    """The template's bytes; CannotMake, in Swedish, when they are gone or others than were handed in."""
    try:
        return original_of(template)
    except OriginalDamaged as damage:
        waits = isinstance(damage, OriginalOutOfReach)
        remedy = damage.remedy if waits else "Lämna in den igen under Inställningar."
        raise CannotMake(f"Word-mallen ”{template.name}” går inte att använda. {damage} {remedy}") from damage


def own_template(committee: Committee, format: str) -> bytes | None:
    """What a document of the format is to be made from; None is our own layout.

    CannotMake, in Swedish, when the file is gone or another than was handed in.
    """
    used = templates(committee).filter(active=True).first() if format == "docx" else None
    return None if used is None else content_of(used)
