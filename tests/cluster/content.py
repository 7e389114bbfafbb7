"""What is in the cluster, made and counted from inside: `python -m tests.cluster.content make|count`."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402

from socfin.actions.committees import create_committee, plant_tree  # noqa: E402
from socfin.actions.people.memberships import give_role  # noqa: E402
from socfin.actions.people.users import machine_user  # noqa: E402
from socfin.actions.publishing import publish  # noqa: E402
from socfin.actions.receiving import receive  # noqa: E402
from socfin.domain.committee import NewCommittee  # noqa: E402
from socfin.domain.people.terms import GivenRole  # noqa: E402
from socfin.domain.roles import Role  # noqa: E402
from socfin.models import Committee, ForecastRun, Publication, Remark, Upload, User  # noqa: E402
from socfin.selectors.originals import damage_of  # noqa: E402
from socfin.selectors.trail import verified  # noqa: E402
from tests.cluster.people import COMMITTEES, PASSWORD, UNITS, WRITERS, month_of, readers_of  # noqa: E402


def person(name: str, committee: Committee, role: Role) -> None:
    user = User.objects.create_user(username=name, password=PASSWORD)
    give_role(user=user, committee=committee, given=GivenRole(role=role), by=machine_user())


def make(readers: int) -> None:
    for number in range(COMMITTEES):
        new = NewCommittee(
            slug=f"by{number}",
            name="Socialnämnden",
            municipality=f"By{number}",
            root_code="5",
            root_name="Allt",
        )
        committee = create_committee(new=new, by=machine_user())
        nodes = [(code, f"Enhet {code}", "", int(code), None, None, "") for code in UNITS]
        plant_tree(committee=committee, nodes=nodes, by=machine_user())
        for name in WRITERS[number]:
            person(name, committee, Role.CONTROLLER)
        published(committee, number)
        for name in readers_of(number, readers):
            person(name, committee, Role.POLITICIAN)


def published(committee: Committee, number: int) -> None:
    """What everybody sees before anyone has published anything."""
    by = User.objects.get(username=WRITERS[number][0])
    content = month_of(1000 * (10 + number))
    kept = receive(committee=committee, filename="januari.csv", content=content, by=by, options={})
    publish(upload=kept.upload, by=by, reason="Det som var.")


def count() -> dict[str, object]:
    tasks = DBTaskResult.objects.values_list("status", flat=True)
    return {
        "remarks": list(Remark.objects.values_list("text", flat=True)),
        "uploads": list(Upload.objects.filter(rows_stored_at__isnull=False).values_list("sha256", flat=True)),
        "publications": Publication.objects.count(),
        "tasks": {status: list(tasks).count(status) for status in set(tasks)},
        "resumed": sum(len(ids) > 1 for ids in DBTaskResult.objects.values_list("worker_ids", flat=True)),
        "failed": list(DBTaskResult.objects.filter(status="FAILED").values_list("traceback", flat=True)),
        "forecasts made twice": ForecastRun.objects.count()
        - ForecastRun.objects.values("committee", "month", "fingerprint").distinct().count(),
        "damaged": [str(damage) for upload in Upload.objects.all() if (damage := damage_of(upload))],
        "trail": verified().wrong,
    }


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]))
    else:
        print(json.dumps(count()))
