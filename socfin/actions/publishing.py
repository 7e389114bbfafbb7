"""Publishes files and undoes them, and says how they are read; all or nothing, nothing stored is changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.figures import Prepared, prepared, store_figures, store_trade, with_every_code
from socfin.actions.holding import held, moment_after_all
from socfin.actions.indicators import slots_of_values, store_values
from socfin.actions.judging import NEEDS_REASON as NEEDS_REASON
from socfin.actions.judging import AlreadyPublished as AlreadyPublished
from socfin.actions.judging import Examination, Intent, examined
from socfin.actions.judging import NotPublishable as NotPublishable
from socfin.actions.judging import OthersPublished as OthersPublished
from socfin.actions.originals import forget
from socfin.actions.reaching import already_said, months_of_slots, months_of_undoing
from socfin.actions.receiving import Received as Received
from socfin.actions.receiving import receive as receive
from socfin.actions.storing import store
from socfin.actions.unused import leave_out_unused, take_in
from socfin.domain.figures import NamedVerksamhet, Parsed
from socfin.domain.progress import Progress, Step, unwatched
from socfin.domain.slots import Slot
from socfin.models import Account, Committee, ImportProfile, Publication, Upload, User, Verksamhet
from socfin.selectors.ledger import counting
from socfin.selectors.uploads import account_names_by_file

BATCH = 5_000
ALREADY_CLOSED = (
    "Filens månader är stängda, och siffrorna i dem är redan de som står i filen. Inget har ändrats."
)


@transaction.atomic
def read_otherwise(*, upload: Upload, options: dict[str, Any], by: User) -> None:
    """Say how an unpublished file is to be read; NotPublishable once its rows are stored."""
    _locked(upload)
    if upload.rows_stored_at is not None:
        raise NotPublishable(
            "Filen är redan publicerad. Lämna in den på nytt för att läsa den på ett annat sätt."
        )
    upload.options = options
    upload.save(update_fields=["options"])
    record("read_otherwise", by=by, committee=upload.committee, upload=upload.pk, options=options)


@transaction.atomic
def save_profile(
    *, committee: Committee, name: str, options: dict[str, Any], by: User, fingerprint: str = ""
) -> ImportProfile:
    """Remember a way of reading under a name; an earlier one of that name is replaced.

    With the fingerprint of a layout, files of that layout are recognised; no other profile then keeps it.
    """
    held(committee)
    profile = ImportProfile.objects.filter(committee=committee, name=name).first() or ImportProfile(
        committee=committee, name=name
    )
    if fingerprint:
        others = ImportProfile.objects.filter(committee=committee, fingerprint=fingerprint).exclude(name=name)
        others.update(fingerprint="")
    profile.options = options
    profile.fingerprint = fingerprint
    profile.full_clean(exclude=["options"])  # a file may need nothing said of how it is read
    store(profile, "options", "fingerprint")
    record(
        "save_profile",
        by=by,
        committee=committee,
        name=name,
        options=options,
        fingerprint=fingerprint,
    )
    return profile


def publish(
    *, upload: Upload, by: User, seen: str | None = None, reason: str = "", progress: Progress = unwatched
) -> list[Publication]:
    """Read the file, store its rows and let its slots point to it; NotPublishable when anything stops it.

    It is read and compared here, so that no caller can leave a warning out: a serious one is accepted only
    with a reason, which is kept. `seen` is the mark (selectors) of what counted when the person looked:
    OthersPublished when anything was published or undone since; None is a caller that showed nobody anything.
    """
    examination = examined(upload, progress)
    # before the lock: a million rows keep no one else from writing
    ready = prepared(examination.parsed, upload.source)
    return _publish(upload, examination, ready, Intent(by, seen, reason.strip()), progress)


@transaction.atomic
def _publish(
    upload: Upload,
    examination: Examination,
    ready: Prepared,
    intent: Intent,
    progress: Progress,
) -> list[Publication]:
    committee = _locked(upload)
    stands, slots = _counting(committee, upload), _slots_of(upload)
    if upload.rows_stored_at and slots <= stands:
        raise AlreadyPublished("Filen är redan publicerad och gäller. Inget har ändrats.")
    accepted = examination.accepted(upload, committee, intent)
    progress(Step.STORING)
    if not upload.rows_stored_at:
        slots = _store_rows(committee, upload, examination.parsed, ready, progress)
    wanted = slots - stands
    new = wanted - already_said(committee, upload, wanted)
    if not new:
        raise AlreadyPublished(ALREADY_CLOSED)
    made = _point(committee, upload, new, intent.by, intent.reason if accepted else "")
    take_in(committee, upload)
    _name_accounts(committee, upload.account_names)
    record(
        "publish",
        by=intent.by,
        committee=committee,
        months=months_of_slots(committee, new),
        upload=upload.pk,
        slots=[_noted(publication) for publication in made],
        **(
            {"accepted": [problem.message for problem in accepted], "reason": intent.reason}
            if accepted
            else {}
        ),
    )
    return made


def _locked(upload: Upload) -> Committee:
    """Bring the file up to date with what others did since it was fetched; NotPublishable when it is gone."""
    committee = held(upload.committee)
    try:
        upload.refresh_from_db(fields=["rows_stored_at", "options", "account_names"])
    except Upload.DoesNotExist:
        raise NotPublishable("Filen är borttagen. Inget har ändrats.") from None
    return committee


def _store_rows(
    committee: Committee, upload: Upload, parsed: Parsed, ready: Prepared, progress: Progress
) -> set[Slot]:
    nodes = _nodes(committee, with_every_code(parsed, ready))
    slots = store_figures(upload, ready, nodes, partial(progress, Step.STORING))
    store_trade(upload, ready)
    slots |= store_values(upload, parsed.indicators, nodes)
    upload.account_names = {number: name for number, name in parsed.accounts if name}
    upload.rows_stored_at = timezone.now()
    upload.save(update_fields=["account_names", "rows_stored_at"])
    return slots


def _slots_of(upload: Upload) -> set[Slot]:
    """The slots of rows stored earlier."""
    blocks = upload.blocks.values("scenario", "last", "months", "as_of").distinct().order_by()
    return {Slot.from_stored(source=upload.source, **block) for block in blocks} | slots_of_values(upload)


def _noted(publication: Publication) -> list[Any]:
    """A slot as the trail has it."""
    scenario, _, last, months, as_of, indicator = publication.slot.stored
    return [scenario, last, months, as_of, *([indicator] if indicator else [])]


def _nodes(committee: Committee, parsed: Parsed) -> dict[str, Verksamhet]:
    """Code → verksamhet for every code of the file; unknown ones are created under their parent."""
    nodes = {node.code: node for node in committee.verksamheter.all()}
    root = next(node for node in nodes.values() if node.parent_id is None)
    nodes[""] = root
    if parsed.root is not None:
        nodes.setdefault(parsed.root.code, root)
    order = max(node.order for node in nodes.values())
    for named in parents_first(parsed.verksamheter):
        known = nodes.get(named.code)
        if known is not None and known.in_tree:
            continue
        order += 10
        node = known or Verksamhet(committee=committee, code=named.code, from_file=True)
        node.name, node.order, node.in_tree = named.name or named.code, order, True
        node.parent = nodes.get(named.parent_code, root)
        store(node, "name", "order", "in_tree", "parent")
        nodes[named.code] = node
    return nodes


def parents_first(verksamheter: Iterable[NamedVerksamhet]) -> list[NamedVerksamhet]:
    """The file's verksamheter with each parent before its children, wherever its sum row stands."""
    by_code = {unit.code: unit for unit in verksamheter}
    ordered: dict[str, NamedVerksamhet] = {}
    for unit in by_code.values():
        above: list[NamedVerksamhet] = []
        following: NamedVerksamhet | None = unit
        while following is not None and following.code not in ordered and following not in above:
            above.append(following)
            following = by_code.get(following.parent_code)
        ordered.update({node.code: node for node in reversed(above)})
    return list(ordered.values())


def _name_accounts(committee: Committee, names: dict[str, str]) -> None:
    Account.objects.bulk_create(
        (Account(committee=committee, number=number, name=name) for number, name in names.items()),
        update_conflicts=True,
        unique_fields=["committee", "number"],
        update_fields=["name"],
        batch_size=BATCH,
    )


def _forget_names(committee: Committee, upload: Upload) -> None:
    """Give the accounts the file named the names they have without its last publishing."""
    left = set(upload.account_names)
    names: dict[str, str] = {}
    for given in account_names_by_file(committee):
        forgotten = left & given.keys()
        names.update((number, given[number]) for number in forgotten)
        left -= forgotten
        if not left:
            break
    committee.accounts.filter(number__in=left).delete()
    _name_accounts(committee, names)


def _point(
    committee: Committee, upload: Upload, slots: set[Slot], by: User, reason: str
) -> list[Publication]:
    """A new pointer for each of these slots, which do not count through the upload yet.

    What the file was published for before stays as it is, so that undoing this brings exactly that back.
    """
    now = moment_after_all(committee)
    return Publication.objects.bulk_create(
        Publication(
            committee=committee,
            upload=upload,
            **slot.columns,
            published_at=now,
            published_by=by,
            reason=reason,
        )
        for slot in sorted(slots, key=lambda slot: slot.stored)
    )


def _counting(committee: Committee, upload: Upload) -> set[Slot]:
    """The slots that count through the upload now."""
    return {publication.slot for publication in counting(committee) if publication.upload_id == upload.pk}


@transaction.atomic
def undo(*, upload: Upload, by: User) -> int:
    """Take the file's last publishing back: what counted without it counts again. Gives its number of slots.

    Undone right after it was published, all is exactly as before. A file published twice (another had taken
    its place in between) is undone twice.
    """
    committee = _locked(upload)
    standing = upload.publications.filter(withdrawn_at__isnull=True)
    last = standing.aggregate(at=Max("published_at"))["at"]
    latest = standing.filter(published_at=last)
    months = months_of_undoing(committee, latest)
    count = latest.update(withdrawn_at=moment_after_all(committee), withdrawn_by=by)
    if count:
        _forget_names(committee, upload)
        leave_out_unused(committee)
        record("undo", by=by, committee=committee, months=months, upload=upload.pk, slots=count)
    return count


@transaction.atomic
def discard(*, upload: Upload, by: User) -> None:
    """Throw away a file that was never published; NotPublishable when it was."""
    _locked(upload)
    if upload.publications.exists() or upload.rows_stored_at is not None:
        raise NotPublishable("En publicerad fil sparas alltid. Ångra publiceringen i stället.")
    record("discard", by=by, committee=upload.committee, upload=upload.pk, filename=upload.filename)
    whose = Committee.objects.filter(pk=upload.committee_id)
    gone = partial(forget, str(upload.stored.name), committees=whose)
    transaction.on_commit(gone, robust=True)  # an original too many harms no one
    only = Upload.objects.filter(pk=upload.pk)
    only._raw_delete(only.db)  # nothing hangs on it, and of what could the web's role may delete no row
