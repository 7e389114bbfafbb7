"""The committee's own Word template where a document may be made from it; what it says itself is held too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from socfin.documents import CannotMake
from socfin.domain.report import Report
from socfin.reporting.municipal.board import secrets
from socfin.selectors.templates import own_template

if TYPE_CHECKING:
    from socfin.models import Committee

TELLS = (
    "Nämndens Word-mall nämner en enhet som är dold, eller ett belopp som är det, så den blir ingen "
    "offentlig handling. Ta bort det ur mallen och lämna in den igen under Inställningar, eller hämta PDF."
)


def _own_words(content: bytes) -> str:
    from socfin.documents.word.template.own_words import own_words  # and with it what reads Word

    return own_words(content)


def own_layout(committee: Committee, report: Report, format: str, *, public: bool) -> bytes | None:
    """What a document of the format is to be made from; None is our own layout.

    CannotMake, in Swedish, when the template is gone, or is to be public and tells of a hidden unit.
    """
    template = own_template(committee, format)
    if (
        template is not None
        and public
        and secrets(committee).told_by(_own_words(template), report.month.yyyymm)
    ):
        raise CannotMake(TELLS)
    return template


def names_hidden(committee: Committee, format: str, content: bytes) -> bool:
    """Whether a Word document that was kept names a unit that is hidden now, as its template may have."""
    names = replace(secrets(committee), codes=frozenset(), months={}, every=(), details={}, every_detail=())
    return format == "docx" and names.told_by(_own_words(content))
