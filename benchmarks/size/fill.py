"""Fills PostgreSQL with many municipalities, each a copy of the demo's, made inside the database itself.

Every copy has its own keys: those of the pattern plus a multiple of STRIDE. People are copied once for each
municipality. The trail is sealed entry by entry, as if all had been entered by hand.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence

from django.apps import apps
from django.db import connection, transaction
from django.db.models import ForeignKey

from socfin.backup.whose import PERSON, children_first, ways
from socfin.domain.people.trail import Entry
from socfin.models import AuditEvent, Committee, TrailHead

STRIDE = 1_000_000
"""Between the keys of a copy and of the next: more than the pattern has of anything."""
BATCH = 40
"""Committees copied by one statement."""
MONEY = ("budget", "outcome")


def years(committee: Committee) -> int:
    """How many years of money the committee has."""
    return _one(
        "SELECT max(last) / 100 - min(last) / 100 + 1 FROM socfin_publication WHERE committee_id = %s",
        committee.pk,
    )


def older_years(committee: Committee, years: int) -> None:
    """Give the committee's first year of money once more for each of so many years before it."""
    oldest = _one("SELECT min(last) FROM socfin_publication WHERE committee_id = %s", committee.pk)
    whole = (committee.pk, oldest, oldest + 11)
    for back in range(1, years + 1):
        shift = {"id": f"id + {back * 50_000}", "last": f"last - {back * 100}"}
        of_the_year = (
            "SELECT upload_id FROM socfin_publication WHERE committee_id = %s AND last BETWEEN %s AND %s"
        )
        aged = f"- interval '{back} years'"
        moved = {"uploaded_at": f"uploaded_at {aged}", "rows_stored_at": f"rows_stored_at {aged}"}
        _copy("socfin_upload", {"id": shift["id"], **moved}, f"id IN ({of_the_year})", whole)
        upload = {"upload_id": f"upload_id + {back * 50_000}"}
        _copy(
            "socfin_publication",
            {**shift, **upload, "published_at": f"published_at {aged}"},
            "committee_id = %s AND last BETWEEN %s AND %s AND indicator = ''",
            whole,
        )
        within = f"upload_id IN ({of_the_year}) AND last BETWEEN %s AND %s"
        _copy("socfin_figureblock", {**shift, **upload}, within, (*whole, *whole[1:]))


def copies(pattern: Committee, numbers: range, each: int) -> Iterator[str]:
    """Make a committee for each number, `each` to a municipality; gives what was made.

    `each` 0 puts them all in the pattern's own municipality.
    """
    if not numbers:
        return
    everyone = [label for label in reversed(children_first(ways())) if label not in (_MUNICIPALITY, _ROLE)]
    if each:
        yield from _municipalities(pattern, numbers, each)
    for begin in range(0, len(numbers), BATCH):
        part = numbers[begin : begin + BATCH]
        with transaction.atomic():
            _unhindered()
            for label in everyone:
                _copy_table(label, pattern, part, (numbers[0], each))
        yield f"nämnd {part[0]}–{part[-1]}"


def seal_trail(pattern: Committee, numbers: Sequence[int]) -> int:
    """Write the pattern's entries of the trail for each copy too, sealed one after the other."""
    head = TrailHead.objects.get()
    made_of = list(AuditEvent.objects.filter(committee=pattern.slug).order_by("id"))
    seal, count = head.seal, 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE socfin_trailhead DISABLE TRIGGER USER")
        for number in numbers:
            lines = io.StringIO()
            for event in made_of:
                slug = f"{pattern.slug}-{number}"
                entry = Entry(
                    at=event.at,
                    by=event.by,
                    committee=slug,
                    action=event.action,
                    details=event.details,
                    request=event.request,
                )
                before, seal = seal, entry.sealed(seal)
                columns = (event.at.isoformat(), event.by, slug, event.action, json.dumps(event.details))
                lines.write(
                    "\t".join(_escaped(text) for text in (*columns, event.request, before, seal)) + "\n"
                )
                count += 1
            lines.seek(0)
            cursor.copy_expert(
                "COPY socfin_auditevent (at, by, committee, action, details, request, previous, seal)"
                " FROM STDIN",
                lines,
            )
        TrailHead.objects.filter(pk=head.pk).update(seal=seal, entries=head.entries + count)
        cursor.execute("ALTER TABLE socfin_trailhead ENABLE TRIGGER USER")
    return count


def settle() -> None:
    """New rows get keys after all of these, and the planner knows how many there are."""
    with connection.cursor() as cursor:
        for label in (*ways(), PERSON):
            table = apps.get_model(label)._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}) + 1)"
            )
        cursor.execute("VACUUM ANALYZE")


_MUNICIPALITY, _ROLE = "socfin.Municipality", "socfin.MunicipalRole"


def _municipalities(pattern: Committee, made: range, each: int) -> Iterator[str]:
    numbers = f"generate_series({made[0]}, {made[-1]}, {each}) AS copy"
    with transaction.atomic():
        _unhindered()
        changed = {
            "id": f"id + copy * {STRIDE}",
            "slug": "slug || '-' || copy",
            "name": "name || ' ' || copy",
        }
        _copy("socfin_municipality", changed, "id = %s", (pattern.municipality_id,), numbers)
        changed = {"id": f"id + copy * {STRIDE}", "username": "username || '-' || copy"}
        _copy("socfin_user", changed, "true", (), numbers)
        changed = {name: f"{name} + copy * {STRIDE}" for name in ("id", "user_id", "municipality_id")}
        _copy("socfin_municipalrole", changed, "municipality_id = %s", (pattern.municipality_id,), numbers)
    yield f"{-(-len(made) // each)} kommuner"


def _copy_table(label: str, pattern: Committee, numbers: range, groups: tuple[int, int]) -> None:
    """`groups` is the first number of all and how many belong together, 0 for the pattern's own."""
    model, (first, each) = apps.get_model(label), groups
    group = f"({first} + (copy - {first}) / {each} * {each})" if each else "0"
    changed = {"id": f"id + copy * {STRIDE}"}
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            above = field.related_model._meta.label
            shift = group if above in (_MUNICIPALITY, PERSON) else "copy"
            changed[field.column] = f'"{field.column}" + {shift} * {STRIDE}'
    if label == "socfin.Committee":
        changed |= {"slug": "slug || '-' || copy", "name": "name || ' ' || copy"}
    if label == "socfin.ApiToken":
        changed["digest"] = "md5(digest || copy)"
    way = ways()[label].removesuffix("municipality").removesuffix("__") or "pk"
    chosen = model._base_manager.filter(**{way: pattern.pk}).values("pk").query
    sql, values = chosen.sql_with_params()
    series = f"generate_series({numbers[0]}, {numbers[-1]}) AS copy"
    _copy(model._meta.db_table, changed, f"id IN ({sql})", values, series)


def _copy(
    table: str,
    changed: dict[str, str],
    where: str,
    values: Sequence[object],
    series: str = "(SELECT 0) AS once",
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND table_schema = current_schema AND is_generated = 'NEVER'",
            [table],
        )
        names = [name for (name,) in cursor.fetchall()]
        given = ", ".join(changed.get(name, f'"{name}"') for name in names)
        into = ", ".join(f'"{name}"' for name in names)
        cursor.execute(
            f"INSERT INTO {table} ({into}) SELECT {given} FROM {table}, {series} WHERE {where}", values
        )


def _unhindered() -> None:
    """Keys are not looked up one by one: every copy has its own of what its pattern has."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")


def _one(sql: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
