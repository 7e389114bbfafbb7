"""A committee of a given size with 22 months published, a meeting and a frozen item; made-up figures."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import islice
from time import process_time

from benchmarks.pages.client import PASSWORD
from socfin.actions.committees import create_committee
from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import create_user, machine_user
from socfin.actions.publishing import publish, receive
from socfin.actions.remarks import write_remark
from socfin.documents import render
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import Role
from socfin.reporting import report
from socfin.selectors.committees import committee_by_slug, verksamhet_by_code
from socfin.selectors.people import person_by_username

SLUG, LAST = "matning", Month(2025, 10)
HEADER = (
    "verksamhet;verksamhetsnamn;överordnad;konto;kontonamn;rad;period;månader;scenario;belopp;prognos_efter"
)
FORECAST = 300
"""Units; above it the committee has a quarter of the accounts and no forecasts."""
ONE_FILE = 2_000
"""Units; above it the committee has a tenth of the accounts, or a year had no room in a file of 100 MB."""
ACCOUNTS = [3011, 3510, *range(5010, 5100, 10), *range(6010, 6100, 10)]


def make(units: int) -> dict[str, str]:
    """Make it in the database of the settings; gives the addresses of its pages by name.

    No forecasts where the units are more than FORECAST: pages are measured here, not how forecasts are made.
    """
    by = machine_user()
    committee = create_committee(
        new=NewCommittee(
            slug=SLUG,
            name="Socialnämnden",
            municipality="Exempelkommunen",
            root_code="5",
            root_name="Vård och omsorg",
        ),
        by=by,
    )
    people = {}
    for role, name in ((Role.POLITICIAN, "petra"), (Role.CONTROLLER, "carin"), (Role.SECRETARY, "sara")):
        people[name] = create_user(username=name, first_name=name, last_name="", password=PASSWORD, by=by)
        give_role(user=people[name], committee=committee, given=GivenRole(role=role), by=by)
    for year, months in ((2024, 12), (2025, 10)):
        kept = receive(
            committee=committee,
            filename=f"{year}.csv",
            content=content(units, year, months),
            by=people["carin"],
            options={},
        ).upload
        publish(upload=kept, by=people["carin"], reason="Mätning.")
    if units <= FORECAST:
        refresh_forecasts(committee=committee, by=people["carin"])
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2025, 11, 18), starts=None, ends=None, place=""),
        by=people["sara"],
    )
    frozen = freeze(meeting=meeting, month=LAST, by=people["sara"])
    period, item = f"/{SLUG}/{LAST}/", f"/{SLUG}/sammantraden/{meeting.pk}/arende/{frozen.item_id}/"
    return {
        "overview": period,
        "forecast": f"{period}prognos/",
        "summary": f"{period}sammanfattning/",
        "presentation": f"{item}visning/",
        "verksamhet": f"{period}verksamhet/{code_of(0)}/",
        "uploads": f"/{SLUG}/uppladdningar/",
        "meetings": f"/{SLUG}/sammantraden/",
        "item": item,
        "compare": f"{item}jamfor/",
        "accuracy": f"/{SLUG}/traffsakerhet/",
    }


def content(units: int, year: int, months: int, seed: int = 0, rows: int = 0) -> bytes:
    """The year as the project's own long CSV: områden of verksamheter of units, seeded.

    With `rows` on so many accounts that the file has at least as many.
    """
    draw = random.Random(year + seed)
    lines = [HEADER, *_above(units, year)]
    accounts = ACCOUNTS[:: 1 if units <= FORECAST else 4 if units <= ONE_FILE else 10]
    if rows:
        accounts = [*accounts, *range(50_000, 50_000 + -(-rows // (units * (12 + months))) - len(accounts))]
    for unit in range(units):
        area, code = f"V{unit // 10:04}", code_of(unit)
        for account in accounts:
            base = draw.randint(20_000, 400_000) * (1 if account < 4000 else -1)
            for month in range(1, 13):
                for scenario in ("budget", *(("utfall",) if month <= months else ())):
                    amount = round(base * (draw.uniform(0.9, 1.12) if scenario == "utfall" else 1))
                    lines.append(
                        f"{code};Enhet {unit + 1};{area};{account};Konto {account};;{year}-{month:02d};1;"
                        f"{scenario};{amount};"
                    )
    return "\n".join(lines).encode("utf-8-sig")


def code_of(unit: int) -> str:
    """The code of a unit, by its number from 0."""
    return f"E{unit:05}"


def _above(units: int, year: int) -> list[str]:
    """A row that says only where it stands, for each verksamhet of ten units and område of ten such."""
    row = "{};{} {};{};6010;Konto 6010;;" + f"{year}-01;1;budget;0;"
    wide = [row.format(f"O{n:03}", "Område", n + 1, "5") for n in range(-(-units // 100))]
    return wide + [
        row.format(f"V{n:04}", "Verksamhet", n + 1, f"O{n // 10:03}") for n in range(-(-units // 10))
    ]


def hand_in(units: int, seed: int, rows: int = 0) -> str:
    """Carin hands in the last year with other figures, `rows` of them; gives the file's address."""
    committee, carin = committee_by_slug(SLUG), person_by_username("carin")
    assert committee is not None
    assert carin is not None
    kept = receive(
        committee=committee,
        filename=f"nya-{seed}.csv",
        content=content(units, LAST.year, LAST.month, seed, rows),
        by=carin,
        options={},
    ).upload
    return f"/{SLUG}/uppladdningar/{kept.pk}/"


def documents() -> dict[str, float]:
    """The least processor time of three makings of each document, seconds, libraries loaded."""
    committee = committee_by_slug(SLUG)
    assert committee is not None
    month = report(committee, LAST)
    many = (replace(row, code=f"{row.code}-{n}", comment=None) for n in range(20) for row in month.rows)
    large = replace(month, rows=tuple(islice(many, 200)))
    asked = {"docx": month, "pdf": month, "xlsx": month, "pdf, 200 verksamheter": large}
    return {
        name: min(_processor_time(one, name.split(",")[0]) for _ in range(3)) for name, one in asked.items()
    }


def _processor_time(one: Report, kind: str) -> float:
    render(one, kind)
    began = process_time()
    render(one, kind)
    return process_time() - began


def change() -> None:
    """Carin writes a comment, another than the last."""
    committee = committee_by_slug(SLUG)
    carin = person_by_username("carin")
    assert committee is not None
    assert carin is not None
    node = verksamhet_by_code(committee, code_of(0))
    write_remark(
        verksamhet=node, month=LAST, words=RemarkWords(text=f"Läge {committee.revision}.", cause=""), by=carin
    )
