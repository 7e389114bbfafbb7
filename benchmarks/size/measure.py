"""What one municipality costs: first views of its pages, a publishing, its page of all committees.

Asked as the role that serves the web, whom the database keeps apart from all other municipalities. Processor
milliseconds of this process and of its PostgreSQL process together, the least of several: other work on the
machine makes them wait, which these do not count.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models import F
from django.test import Client

from socfin.actions.publishing import publish
from socfin.actions.receiving import receive
from socfin.apart.doors import municipality_of_committee
from socfin.apart.place import Place, standing
from socfin.models import Committee, MunicipalRole, Upload, User
from socfin.selectors.originals import original_of

Costs = Mapping[str, float]
TOGETHER, START = "kommunstyrelsens sida", "startsidan, roll i alla nämnder"
FROM_NOTHING = ", inget undanlagt"
AFTER_WORK = ", efter en ändring"
PUBLISHING = "publicering av en månad"
MOST_FIRST_MS = 300.0
"""Of the first view in a process of the page of fifteen committees, each of whose parts was made with the
work that changed it; what it takes when nothing is kept anywhere is told beside it. Of a page: RATIOS."""
RATIOS = {PUBLISHING: 1.3}
PAGE_RATIO = 1.2
PATTERN = "exempel"
"""The committee whose copies all others are."""
MONTH, NEXT = "2025-10", "2025-11"
"""The newest month of the demo, and the one that is published."""
EVERY = ("default", "pages", "standing")
TICKS = os.sysconf("SC_CLK_TCK")


def all_of(slug: str, rounds: int) -> Costs:
    """Each page's first view, the publishing and the municipality's page, in milliseconds."""
    with as_the_web():
        return _all_of(Committee.objects.get(slug=slug), rounds)


def _all_of(committee: Committee, rounds: int) -> Costs:
    reader, above, slug = client_of("carin"), client_of(_of_the_board(committee)), committee.slug
    pages = {
        "översikt": f"/{slug}/{MONTH}/",
        "prognos": f"/{slug}/{MONTH}/prognos/",
        "sammanfattning": f"/{slug}/{MONTH}/sammanfattning/",
        "filer": f"/{slug}/uppladdningar/",
        "sammanträden": f"/{slug}/sammantraden/",
        "hela dagboken": f"/{slug}/installningar/dagbok/",
    }
    people = {"hela dagboken": client_of("adam")}
    costs = {}
    for name, at in pages.items():
        seen = partial(view, people.get(name, reader), at)
        costs[name + FROM_NOTHING] = least(rounds, seen)
        costs[name + AFTER_WORK] = least(rounds, seen, ("default",), partial(changed, committee))
    for name, at in ((TOGETHER, f"/kommun/{committee.municipality.slug}/{MONTH}/"), (START, "/")):
        costs[name + FROM_NOTHING] = least(1, partial(view, above, at))
        costs[name] = least(rounds, partial(view, above, at), ("default", "pages"))
    costs[PUBLISHING] = least(rounds, lambda: _publishing(committee))
    return costs


@contextmanager
def as_the_web() -> Iterator[None]:
    """As the role that owns nothing; the site's own requests say whose rows they ask for."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {settings.WEB_ROLE}")
        try:
            with standing(Place(municipalities=municipality_of_committee(PATTERN), entrance=True)):
                yield
        finally:
            cursor.execute("RESET ROLE")


def tell(costs: Costs) -> None:
    """A line each."""
    for name, spent in costs.items():
        print(f"  {name:28} {spent:8.1f} ms", flush=True)


def report(alone: Costs, among: Costs) -> int:
    """The table, and 1 where an aim is missed."""
    missed = 0
    print("| | ensam | bland alla | kvot | mål |\n|---|---|---|---|---|")
    for name, spent in among.items():
        most = RATIOS.get(name, PAGE_RATIO)
        ratio = spent / alone[name]
        late = ratio > most or (name == TOGETHER and spent > MOST_FIRST_MS)
        missed += late
        print(
            f"| {name} | {alone[name]:.0f} ms | {spent:.0f} ms | {ratio:.2f} | {most:g} |"
            f"{' MISSAT' if late else ''}"
        )
    return int(missed > 0)


def sizes() -> None:
    """The database's size, and its largest tables with their rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        print("databasen", cursor.fetchone()[0])
        cursor.execute(
            "SELECT relname, reltuples::bigint, pg_size_pretty(pg_table_size(oid)),"
            " pg_size_pretty(pg_indexes_size(oid))"
            " FROM pg_class WHERE relkind = 'r' ORDER BY pg_total_relation_size(oid) DESC LIMIT 12"
        )
        for row in cursor.fetchall():
            print("  ", *row, flush=True)


def client_of(username: str) -> Client:
    """In whose name pages are opened."""
    client = Client()
    client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


def _of_the_board(committee: Committee) -> str:
    """Someone with a role above all of the municipality's committees."""
    role = MunicipalRole.objects.filter(municipality=committee.municipality, user__is_superuser=False).first()
    assert role is not None
    return str(role.user.get_username())


def changed(committee: Committee) -> None:
    """As a comment does: what is kept of the committee's revision is of one before."""
    Committee.objects.filter(pk=committee.pk).update(revision=F("revision") + 1)


def view(client: Client, address: str) -> None:
    """Open it; SystemExit when it is not shown."""
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} gave {answer.status_code}")


def _publishing(committee: Committee) -> None:
    """Handed in, read and published."""
    by = User.objects.get(username="carin")
    with undone():
        newest = Upload.objects.get(committee=committee, filename=f"utfall-{MONTH}.csv")
        content = original_of(newest).replace(MONTH.encode(), NEXT.encode())
        filename = f"utfall-{NEXT}.csv"
        kept = receive(committee=committee, filename=filename, content=content, by=by, options={}).upload
        publish(upload=kept, by=by, reason="Mätning.")


@contextmanager
def undone() -> Iterator[None]:
    """What is stored while this lasts is never stored."""
    with suppress(_Enough), transaction.atomic():
        yield
        raise _Enough


class _Enough(Exception):
    """It has been measured."""


def least(
    rounds: int,
    done: Callable[[], None],
    emptied: Sequence[str] = EVERY,
    first: Callable[[], None] = lambda: None,
) -> float:
    """The fewest milliseconds of some rounds, each after the caches are emptied and `first` is done.

    Emptying the first of EVERY is being a new process; what all processes share is in the others.
    """
    return min(_spent(done, emptied, first) for _ in range(rounds))


def _spent(done: Callable[[], None], emptied: Sequence[str], first: Callable[[], None]) -> float:
    for name in emptied:
        caches[name].clear()
    first()
    before = time.process_time() + _database()
    done()
    return 1000 * (time.process_time() + _database() - before)


def _database() -> float:
    """Seconds of processor that this connection's process has used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        fields = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rsplit(") ")[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
