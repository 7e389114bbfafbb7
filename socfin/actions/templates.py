"""Takes Word templates in, and says which one is used; a template that has been kept is never changed."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.documents.template_bounds import problems
from socfin.models import Committee, User, WordTemplate


class NotATemplate(Exception):
    """The file cannot be used as a template; `problems` are for the user, in Swedish."""

    def __init__(self, found: list[str]) -> None:
        self.problems = found
        super().__init__(" ".join(found))


def add_template(*, committee: Committee, name: str, filename: str, content: bytes, by: User) -> WordTemplate:
    """Check and keep a template, and use it from now on; NotATemplate when something is wrong with it.

    The same file handed in again is kept once, under its new name. It is checked before anything is locked.
    """
    if found := problems(content, filename):
        raise NotATemplate(found)
    return _keep(committee=committee, name=name, filename=filename, content=content, by=by)


@transaction.atomic
def _keep(*, committee: Committee, name: str, filename: str, content: bytes, by: User) -> WordTemplate:
    Committee.objects.select_for_update().get(pk=committee.pk)
    digest = hashlib.sha256(content).hexdigest()
    template = WordTemplate.objects.filter(committee=committee, sha256=digest).first()
    if template is None:
        template = WordTemplate(committee=committee, sha256=digest, size=len(content))
    template.name, template.filename = (name.strip() or filename)[:100], filename[:200]
    template.uploaded_at, template.uploaded_by = timezone.now(), by
    kept = template.stored.field.generate_filename(template, "")
    if template.stored.storage.exists(kept):
        template.stored.name = kept
    else:
        template.stored.save("mall", ContentFile(content), save=False)
    template.full_clean(exclude=["stored"])
    template.save()
    record(
        "add_template", by=by, committee=committee, template=template.pk, name=template.name, sha256=digest
    )
    use_template(template=template, by=by)
    return template


@transaction.atomic
def use_template(*, template: WordTemplate, by: User) -> None:
    """Make Word documents from this template from now on; what is frozen stays as it was made."""
    WordTemplate.objects.filter(committee=template.committee, active=True).update(active=False)
    template.active = True
    template.save(update_fields=["active"])
    record("use_template", by=by, committee=template.committee, template=template.pk, name=template.name)


@transaction.atomic
def use_own_layout(*, committee: Committee, by: User) -> None:
    """Make Word documents in our own layout again; the templates are kept."""
    WordTemplate.objects.filter(committee=committee, active=True).update(active=False)
    record("use_own_layout", by=by, committee=committee)
