"""The cast: Petra politician, Carin controller, Sara secretary, Adam administrator, Olle without a role."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client

from socfin.actions.committees import create_committee, plant_tree
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import create_user, machine_user
from socfin.actions.publishing import publish, receive
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import Committee, Upload, User
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.people import person_by_username

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = {
    "petra": ("Petra", "Politiker", Role.POLITICIAN),
    "carin": ("Carin", "Controller", Role.CONTROLLER),
    "sara": ("Sara", "Sekreterare", Role.SECRETARY),
    "adam": ("Adam", "Administratör", Role.ADMINISTRATOR),
    "olle": ("Olle", "Utanroll", None),
}
PASSWORD = "tillit-2022!"
HEADER = (
    "verksamhet;verksamhetsnamn;överordnad;konto;kontonamn;rad;period;månader;scenario;belopp;prognos_efter"
)


def person(username: str) -> User:
    """One of the cast, made the first time it is asked for."""
    first_name, last_name, _ = NAMES[username]
    return person_by_username(username) or create_user(
        username=username,
        first_name=first_name,
        last_name=last_name,
        password=PASSWORD,
        by=machine_user(),
    )


@pytest.fixture
def petra(db: None) -> User:
    return person("petra")


@pytest.fixture
def carin(db: None) -> User:
    return person("carin")


@pytest.fixture
def sara(db: None) -> User:
    return person("sara")


@pytest.fixture
def adam(db: None) -> User:
    return person("adam")


@pytest.fixture
def olle(db: None) -> User:
    return person("olle")


@pytest.fixture
def committee(db: None) -> Committee:
    return provby()


def provby() -> Committee:
    """Socialnämnden in an invented municipality, with hemtjänst and SÄBO, and a role for each of the cast."""
    if (there := committee_by_slug("provby")) is not None:
        return there
    by = machine_user()
    made = create_committee(
        new=NewCommittee(
            slug="provby",
            name="Socialnämnden",
            municipality="Provby",
            root_code="5",
            root_name="Vård och omsorg",
        ),
        by=by,
    )
    plant_tree(
        committee=made,
        nodes=[
            ("510", "Hemtjänst", "", 10, None, None, ""),
            ("511", "Hemtjänst norr", "510", 11, None, None, ""),
            ("520", "SÄBO", "", 20, None, None, ""),
        ],
        by=by,
    )
    for username, (_, _, role) in NAMES.items():
        if role is not None:
            give_role(user=person(username), committee=made, given=GivenRole(role=role), by=by)
    return made


def long_csv(rows: str) -> bytes:
    """Lines of "511 5020 2022-03 budget -1000" (− is no account, a row's name is a line) as the long CSV."""
    lines = [HEADER]
    for row in rows.strip().splitlines():
        code, what, period, scenario, amount, *more = row.split()
        account = what if what.isdigit() else ""
        line = "" if what.isdigit() or what == "-" else what
        months = more[0] if more else "1"
        as_of = more[1] if len(more) > 1 else ""
        lines.append(
            f"{code if code != '.' else ''};;;{account};;{line};{period};{months};{scenario};"
            f"{'' if amount == '.' else amount};{as_of}"
        )
    return "\n".join(lines).encode("utf-8-sig")


@pytest.fixture(autouse=True)
def nothing_kept_from_another_test() -> None:
    """Reports are kept by committee and revision, and each test's database numbers them anew."""
    for kept in caches.all(initialized_only=False):
        kept.clear()
    shutil.rmtree(Path(settings.DATA_DIR) / "pace", ignore_errors=True)


Publish = Callable[..., Upload]


@pytest.fixture
def publish_rows(committee: Committee, carin: User) -> Publish:
    """`publish_rows("511 5020 2022-03 utfall -1000")` hands in and publishes a long CSV as Carin."""

    def run(rows: str, filename: str = "siffror.csv", source: str = "erp") -> Upload:
        return published(committee, rows, filename, source)

    return run


def published(committee: Committee, rows: str, filename: str = "siffror.csv", source: str = "erp") -> Upload:
    """A long CSV of these lines, handed in and published by Carin."""
    return published_bytes(committee, long_csv(rows), filename, source)


def published_bytes(committee: Committee, content: bytes, filename: str, source: str = "erp") -> Upload:
    """A file of these bytes, handed in and published by Carin."""
    by = person("carin")
    kept = receive(
        committee=committee, filename=filename, content=content, by=by, options={}, source=source
    ).upload
    publish(upload=kept, by=by, reason="Prov.")
    return kept


INDICATOR_HEADER = "Verksamhet;Nyckeltal;Period;Månader;Utfall;Mål"


def indicator_csv(rows: str) -> bytes:
    """Lines of "520 belaggning 2022-03 80,5 95" as a file of indicators; "_" is an empty cell."""
    lines = [INDICATOR_HEADER]
    for row in rows.strip().splitlines():
        code, name, period, outcome, target, *months = row.split()
        cells = (code, name, period, months[0] if months else "", outcome, target)
        lines.append(";".join("" if cell in ("_", ".") else cell for cell in cells))
    return "\n".join(lines).encode("utf-8-sig")


@pytest.fixture
def publish_indicators(committee: Committee) -> Publish:
    """`publish_indicators("520 platser 2022-03 150 160")` hands in and publishes them as Carin."""

    def run(rows: str, filename: str = "nyckeltal.csv") -> Upload:
        return published_bytes(committee, indicator_csv(rows), filename)

    return run


@pytest.fixture
def logged_in() -> Callable[[User | None], Client]:
    """`logged_in(petra)` is a client in whose hands Petra is logged in; None is nobody."""

    def make(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return make


def proved(client: Client) -> Client:
    """Whoever is logged in has given the password a moment ago."""
    client.post("/tva-steg/", {"prove": "1", "password": PASSWORD})
    return client


def made(client: Client, address: str) -> Any:
    """The page made now, with what its template was given; one that is kept is sent without."""
    caches["pages"].clear()
    return client.get(address)


def as_seen(client: Client, address: str, form: str = "form") -> dict[str, str]:
    """The mark that the form of a page carries: what was there when the person opened it."""
    drawn = made(client, address).context[form]
    return {drawn.add_prefix("seen"): drawn.initial["seen"]}
