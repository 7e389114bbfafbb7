"""Puts one municipality back among others: its rows and no others', by their own keys, or nothing at all.

Where it was taken its rows become what they were, and the trail stays as it is: it only grows. On another
site its rows, its people and its whole trail are added, when all their keys are free.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from json import loads
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Max, Q

from socfin.backup.manifest import BackupRefused, Manifest
from socfin.backup.rows import CHUNK, Model, lines_of, part_of, store_lines
from socfin.backup.share import EVENT
from socfin.backup.whose import MUNICIPALITY, PERSON, children_first, its, of_people, way_to_person, ways
from socfin.backup.writing import Announce, applied_migrations
from socfin.selectors.trail import guards_rest, verified

HEAD = "socfin.TrailHead"
Row = dict[str, Any]
REMEDY = "Inget har ändrats."


def stands_here(manifest: Manifest) -> bool:
    """Whether the municipality is here already, and would be replaced."""
    return bool(apps.get_model(MUNICIPALITY)._base_manager.filter(slug=manifest.municipality).exists())


def put_back(archive: zipfile.ZipFile, manifest: Manifest, tell: Announce) -> None:
    """Store the municipality's rows, within the caller's transaction. BackupRefused when it may not be done.

    Other municipalities may read meanwhile; they write when it is over.
    """
    if dict(manifest.migrations) != applied_migrations():
        raise BackupRefused(
            "Kopian av kommunen är gjord av en annan version än den här webbplatsen, och andra kommuner "
            "finns här. Uppgradera båda till samma version och ta kopian igen. " + REMEDY
        )
    key = municipality_key(archive)
    with guards_rest([apps.get_model(label)._meta.db_table for label in ways()]):
        _hold_trail()
        _take_away(key, manifest, tell)
        new_people = _put_people(archive)
        for model in of_people():
            if model._meta.label != PERSON:
                _put_new(archive, model, new_people)
        for label in ways():
            tell(f"Lägger tillbaka {apps.get_model(label)._meta.verbose_name_plural} …")
            _put(archive, label, key, manifest)
        _put_trail(archive, manifest)
        connection.check_constraints()
    _count_past(apps.get_model(label) for label in (*ways(), PERSON, EVENT, HEAD))


def municipality_key(archive: zipfile.ZipFile) -> int:
    """The key of the municipality that the backup is of."""
    return int(next(_rows(archive, MUNICIPALITY))["id"])


def _hold_trail() -> None:
    """From the first step nobody else does anything that is noted."""
    list(apps.get_model(HEAD)._base_manager.select_for_update().order_by("pk"))


def _take_away(key: int, manifest: Manifest, tell: Announce) -> None:
    """Remove the municipality's own rows. BackupRefused when the address or the key is another's."""
    same = apps.get_model(MUNICIPALITY)._base_manager.filter(Q(pk=key) | Q(slug=manifest.municipality))
    for kept, slug in same.values_list("pk", "slug"):
        if (kept, slug) != (key, manifest.municipality):
            raise BackupRefused(
                f"Kommunen {slug} finns här redan med numret {kept}; i kopian har {manifest.municipality} "
                f"numret {key}. De är inte samma. {REMEDY}"
            )
    for label in children_first(ways()):
        tell(f"Tar bort {apps.get_model(label)._meta.verbose_name_plural} …")
        rows = apps.get_model(label)._base_manager.filter(its(label, key))
        rows._raw_delete(rows.db)


def _put(archive: zipfile.ZipFile, label: str, key: int, manifest: Manifest) -> None:
    model = apps.get_model(label)
    _stop_if_taken(archive, model)
    with archive.open(f"rows/{label}.jsonl") as lines:
        store_lines(model, lines)
    if part_of(lines_of(model, its(label, key)), counts_lines=True) != manifest.tables[label]:
        raise BackupRefused(f"{label} blev inte som i säkerhetskopian. {REMEDY}")


def _stop_if_taken(archive: zipfile.ZipFile, model: Model) -> None:
    """BackupRefused when a key of the backup belongs to somebody else's row here."""
    for rows in _parts(archive, model._meta.label):
        taken = model._base_manager.filter(pk__in=[row["id"] for row in rows])
        clash = taken.order_by("pk").first()
        if clash is not None:
            raise BackupRefused(
                f"Numret {clash.pk} bland {model._meta.verbose_name_plural} har redan en annan kommun här, "
                "och numren står i adresser, dagbok och frysta handlingar, så de byts inte. En webbplats som "
                "ska flyttas hit måste ha börjat i ett eget nummerområde (manage.py reserve_numbers, "
                f"docs/operations.md). {REMEDY}"
            )


def _put_people(archive: zipfile.ZipFile) -> frozenset[int]:
    """Add the people who are not here; gives their keys. Those who are stay as they are today."""
    people = apps.get_model(PERSON)._base_manager
    new: list[int] = []
    for row in _rows(archive, PERSON):
        same = people.filter(Q(pk=row["id"]) | Q(username=row["username"]))
        here = set(same.values_list("pk", "username"))
        if not here:
            new.append(row["id"])
        elif here != {(row["id"], row["username"])}:
            raise BackupRefused(
                f"Användaren {row['username']} (nummer {row['id']}) är här någon annan: "
                f"{', '.join(f'{name} (nummer {key})' for key, name in sorted(here))}. Byt namn på en av dem "
                f"först. {REMEDY}"
            )
    _put_new(archive, apps.get_model(PERSON), frozenset(new))
    return frozenset(new)


def _put_new(archive: zipfile.ZipFile, model: Model, people: frozenset[int]) -> None:
    """The rows of a table that are of people who were added."""
    way = way_to_person(model)
    name = model._meta.label
    if way == "pk":
        store_lines(model, _lines(archive, name, lambda row: row["id"] in people))
        return
    first, _, further = way.partition("__")
    column = model._meta.get_field(first).attname  # type: ignore[union-attr]
    if not further:
        store_lines(model, _lines(archive, name, lambda row: row[column] in people))
        return
    above: Any = model._meta.get_field(first).related_model
    whose = set(above._base_manager.filter(**{f"{further}__in": people}).values_list("pk", flat=True))
    store_lines(model, _lines(archive, name, lambda row: row[column] in whose))


def _put_trail(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Leave the trail of a backup taken here; add, as a chain of its own, that of one taken elsewhere."""
    events = apps.get_model(EVENT)
    taken_here = taken_elsewhere = 0
    for rows in _parts(archive, EVENT):
        kept = dict(events._base_manager.filter(pk__in=[row["id"] for row in rows]).values_list("pk", "seal"))
        same = sum(kept.get(row["id"]) == row["seal"] for row in rows)
        taken_here, taken_elsewhere = taken_here + same, taken_elsewhere + len(rows) - same
    if not taken_elsewhere:
        return
    if taken_here:
        raise BackupRefused(
            "Några av dagbokens poster i kopian finns här och andra inte. Kontrollera med manage.py "
            "verify_trail att dagboken här är hel. " + REMEDY
        )
    _stop_if_taken(archive, events)
    if not manifest.whole_trail:
        raise BackupRefused(
            "Kopian togs på en webbplats med flera kommuner, och dagboken där är en enda kedja. Den kan bara "
            "läggas tillbaka där den togs. " + REMEDY
        )
    with archive.open(f"rows/{EVENT}.jsonl") as lines:
        store_lines(events, lines)
    chain = [loads(line) for line in archive.read(f"rows/{EVENT}.jsonl").splitlines()]
    apps.get_model(HEAD)._base_manager.create(pk=chain[0]["id"], seal=chain[-1]["seal"], entries=len(chain))
    verdict = verified()
    if verdict.wrong:
        raise BackupRefused(f"Dagboken blev inte hel. {verdict.wrong} {REMEDY}")


def _count_past(models: Iterable[Model]) -> None:
    """New rows get keys after these; never fewer than before, for others may just be taking theirs."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in models:
            highest = model._base_manager.aggregate(highest=Max("pk"))["highest"]
            if highest is not None:
                cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [model._meta.db_table])
                (sequence,) = cursor.fetchone()
                cursor.execute(
                    "SELECT setval(%s, GREATEST(%s, pg_sequence_last_value(%s)))",
                    [sequence, highest, sequence],
                )


def _parts(archive: zipfile.ZipFile, label: str) -> Iterator[tuple[Row, ...]]:
    """The table's rows in the backup, so many at a time."""
    rows = _rows(archive, label)
    while part := tuple(islice(rows, CHUNK)):
        yield part


def _rows(archive: zipfile.ZipFile, label: str) -> Iterator[Row]:
    with archive.open(f"rows/{label}.jsonl") as lines:
        for line in lines:
            yield loads(line)


def _lines(archive: zipfile.ZipFile, label: str, chosen: Callable[[Row], bool]) -> Iterator[bytes]:
    with archive.open(f"rows/{label}.jsonl") as lines:
        yield from (line for line in lines if chosen(loads(line)))
