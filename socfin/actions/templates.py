"""Takes Word templates in, and says which one is used; a template that has been kept is never changed."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.originals import incoming, put
from socfin.actions.storing import store
from socfin.actions.taking_in import stop_if_harmful, stop_if_over_quota
from socfin.archive import Ready
from socfin.documents.word.template.bounds import problems
from socfin.models import Committee, User, WordTemplate
from socfin.selectors.templates import content_of


class NotATemplate(Exception):
    """The file cannot be used as a template; `problems` are for the user, in Swedish."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


def add_template(*, committee: Committee, name: str, filename: str, content: bytes, by: User) -> WordTemplate:
    """Check and keep a template, and use it from now on; NotATemplate when something is wrong with it.

    The same file handed in again is kept once, under its new name, and whole if it was damaged. It is checked
    before anything is locked. NotKept, with nothing kept, when the disk or we do not take it.
    """
    checksum = hashlib.sha256(content).hexdigest()
    stop_if_harmful(content, committee=committee, who=by.get_username(), sha256=checksum)
    if faults := problems(content, filename):
        raise NotATemplate(faults)
    template = WordTemplate(
        committee=committee,
        name=(name.strip() or filename)[:100],
        filename=filename[:200],
        sha256=checksum,
        size=len(content),
        uploaded_by=by,
    )
    stored = template.stored.field.generate_filename(template, "")
    with incoming(content, committee.pk, stored) as ready:
        return _keep(template, ready, stored)


@transaction.atomic
def _keep(template: WordTemplate, ready: Ready, stored: str) -> WordTemplate:
    committee, by = template.committee, template.uploaded_by
    held(committee)
    known = WordTemplate.objects.filter(committee=committee, sha256=template.sha256).first()
    if known is not None:
        known.name, known.filename, known.uploaded_by = template.name, template.filename, by
        template, stored = known, str(known.stored.name)
    else:
        stop_if_over_quota(committee, template.size, stored)
    template.uploaded_at = timezone.now()
    put(ready, template.stored, stored, template.sha256)
    template.full_clean(exclude=["stored"])
    store(template, "name", "filename", "uploaded_at", "uploaded_by", "stored")
    record(
        "add_template",
        by=by,
        committee=committee,
        template=template.pk,
        name=template.name,
        sha256=template.sha256,
    )
    use_template(template=template, by=by)
    return template


@transaction.atomic
def use_template(*, template: WordTemplate, by: User) -> None:
    """Make Word documents from this template from now on; what is frozen stays as it was made."""
    held(template.committee)
    WordTemplate.objects.filter(committee=template.committee, active=True).update(active=False)
    template.active = True
    template.save(update_fields=["active"])
    record("use_template", by=by, committee=template.committee, template=template.pk, name=template.name)


def use_again(*, template: WordTemplate, by: User) -> None:
    """Use a template that was kept before, checked anew: what a template must say may have become more.

    NotATemplate when something is wrong with it now, CannotMake when its file is gone; then nothing changes.
    """
    if faults := problems(content_of(template), template.filename):
        raise NotATemplate(faults)
    use_template(template=template, by=by)


@transaction.atomic
def use_own_layout(*, committee: Committee, by: User) -> None:
    """Make Word documents in our own layout again; the templates are kept."""
    held(committee)
    WordTemplate.objects.filter(committee=committee, active=True).update(active=False)
    record("use_own_layout", by=by, committee=committee)
