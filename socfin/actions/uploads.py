"""Takes files in, publishes and undoes them; all or nothing, and nothing stored is ever changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.figures import Slot, store_figures
from socfin.domain.figures import Parsed
from socfin.domain.lines import Line
from socfin.models import Account, Committee, Figure, ImportProfile, Publication, Upload, User, Verksamhet
from socfin.selectors.ledger import current_publications

BATCH = 5_000


class NotPublishable(Exception):
    """The file cannot be published as it stands; the message is for the user, in Swedish."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was handed in, and whether the very same file had been so before."""

    upload: Upload
    seen_before: bool


@transaction.atomic
def receive(
    *,
    committee: Committee,
    filename: str,
    content: bytes,
    by: User,
    options: dict[str, Any],
    source: str = "erp",
) -> Received:
    """Keep a file as it came. The same bytes read the same way are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    known = Upload.objects.filter(committee=committee, sha256=digest, options=options, source=source).first()
    if known is not None:
        return Received(known, seen_before=True)
    upload = Upload(
        committee=committee,
        filename=_plain(filename),
        sha256=digest,
        size=len(content),
        options=options,
        source=source,
        uploaded_at=timezone.now(),
        uploaded_by=by,
    )
    if not upload.stored.storage.exists(name := upload.stored.field.generate_filename(upload, "")):
        upload.stored.save("original", ContentFile(content), save=False)
    else:
        upload.stored.name = name
    upload.save()
    record("receive", by=by, committee=committee, upload=upload.pk, filename=upload.filename, sha256=digest)
    return Received(upload, seen_before=False)


def _plain(filename: str) -> str:
    """The file's own name without folders and control characters."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in name if char.isprintable())[:200] or "namnlös"


@transaction.atomic
def read_otherwise(*, upload: Upload, options: dict[str, Any], by: User) -> None:
    """Say how an unpublished file is to be read; NotPublishable once its rows are stored."""
    if upload.rows_stored_at is not None:
        raise NotPublishable(
            "Filen är redan publicerad. Lämna in den på nytt för att läsa den på ett annat sätt."
        )
    upload.options = options
    upload.save(update_fields=["options"])
    record("read_otherwise", by=by, committee=upload.committee, upload=upload.pk, options=options)


@transaction.atomic
def save_profile(*, committee: Committee, name: str, options: dict[str, Any], by: User) -> ImportProfile:
    """Remember a way of reading under a name; an earlier one of that name is replaced."""
    profile = ImportProfile.objects.filter(committee=committee, name=name).first() or ImportProfile(
        committee=committee, name=name
    )
    profile.options = options
    profile.full_clean()
    profile.save()
    record("save_profile", by=by, committee=committee, name=name, options=options)
    return profile


@transaction.atomic
def publish(*, upload: Upload, parsed: Parsed, by: User) -> list[Publication]:
    """Store the file's rows and let its slots point to it; NotPublishable when it has errors or is empty."""
    committee = Committee.objects.select_for_update().get(pk=upload.committee_id)
    if parsed.errors:
        raise NotPublishable("Filen har fel som måste rättas innan den kan publiceras.")
    if not parsed.figures:
        raise NotPublishable("Filen innehåller inga siffror att publicera.")
    slots = _slots_of(upload) if upload.rows_stored_at else _store_rows(committee, upload, parsed)
    made = _point(committee, upload, slots, by)
    if not made:
        raise NotPublishable("Filen är redan publicerad och gäller. Inget har ändrats.")
    record(
        "publish",
        by=by,
        committee=committee,
        upload=upload.pk,
        slots=[[one.scenario, one.last, one.months, one.as_of] for one in made],
    )
    return made


def _store_rows(committee: Committee, upload: Upload, parsed: Parsed) -> set[Slot]:
    nodes = _nodes(committee, parsed)
    _name_accounts(committee, parsed)
    slots = store_figures(upload, parsed, nodes)
    upload.rows_stored_at = timezone.now()
    upload.save(update_fields=["rows_stored_at"])
    return slots


def _slots_of(upload: Upload) -> set[Slot]:
    """The slots of rows stored earlier."""
    return set(upload.figures.values_list("scenario", "last", "months", "as_of").distinct().order_by())


def _nodes(committee: Committee, parsed: Parsed) -> dict[str, Verksamhet]:
    """Code → verksamhet for every code of the file; unknown ones are created under their parent."""
    nodes = {node.code: node for node in committee.verksamheter.all()}
    root = next(node for node in nodes.values() if node.parent_id is None)
    nodes[""] = root
    if parsed.root is not None:
        nodes.setdefault(parsed.root.code, root)
    order = max(node.order for node in nodes.values())
    for named in parsed.verksamheter:
        if named.code in nodes:
            continue
        order += 10
        nodes[named.code] = Verksamhet.objects.create(
            committee=committee,
            code=named.code,
            name=named.name or named.code,
            parent=nodes.get(named.parent_code, root),
            order=order,
        )
    return nodes


def _name_accounts(committee: Committee, parsed: Parsed) -> None:
    Account.objects.bulk_create(
        (Account(committee=committee, number=number, name=name) for number, name in parsed.accounts if name),
        update_conflicts=True,
        unique_fields=["committee", "number"],
        update_fields=["name"],
        batch_size=BATCH,
    )


def _point(committee: Committee, upload: Upload, slots: set[Slot], by: User) -> list[Publication]:
    """A new pointer for every slot of the upload that does not already count through it."""
    now = timezone.now()
    mine = [one for one in current_publications(committee) if one.upload_id == upload.pk]
    counting = {(one.scenario, one.last, one.months, one.as_of) for one in mine}
    replaced = upload.publications.filter(withdrawn_at__isnull=True).exclude(pk__in=[one.pk for one in mine])
    replaced.update(withdrawn_at=now, withdrawn_by=by)
    return Publication.objects.bulk_create(
        Publication(
            committee=committee,
            upload=upload,
            scenario=scenario,
            source=upload.source,
            last=last,
            months=months,
            as_of=as_of,
            published_at=now,
            published_by=by,
        )
        for scenario, last, months, as_of in sorted(slots - counting)
    )


@transaction.atomic
def undo(*, upload: Upload, by: User) -> int:
    """Take a file's figures back: what counted before counts again. Gives the number of slots taken back."""
    committee = Committee.objects.select_for_update().get(pk=upload.committee_id)
    active = upload.publications.filter(withdrawn_at__isnull=True)
    count = active.update(withdrawn_at=timezone.now(), withdrawn_by=by)
    if count:
        record("undo", by=by, committee=committee, upload=upload.pk, slots=count)
    return count


@transaction.atomic
def discard(*, upload: Upload, by: User) -> None:
    """Throw away a file that was never published; NotPublishable when it was."""
    if upload.publications.exists() or upload.rows_stored_at is not None:
        raise NotPublishable("En publicerad fil sparas alltid. Ångra publiceringen i stället.")
    record("discard", by=by, committee=upload.committee, upload=upload.pk, filename=upload.filename)
    others = Upload.objects.filter(stored=upload.stored.name).exclude(pk=upload.pk).exists()
    if not others:
        transaction.on_commit(partial(upload.stored.delete, save=False))
    upload.delete()
