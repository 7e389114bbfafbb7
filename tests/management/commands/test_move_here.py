"""An installation on SQLite moves to the tests' database with every key, original, frozen byte and entry."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from socfin.actions.audit import trace
from socfin.models import AuditEvent, Municipality, Upload
from socfin.selectors.trail import verified
from socfin.settings import SQLITE_FILE
from tests.migrated import laid_in

RANGE = "7"
PASSED_ON = ("DATABASE_URL", "SOCFIN_FILES_URL", "CACHE_URL")
FILLED = """
from datetime import date
from socfin.actions.committees import create_committee
from socfin.actions.meetings import create_meeting, freeze, keep_document
from socfin.actions.people.users import create_user
from socfin.actions.publishing import publish, receive
from socfin.documents import render
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.models import User
by = User.objects.create(username="sixten")
new = NewCommittee(slug="omsorg", name="N", municipality="Lillköping", root_code="1", root_name="Omsorg")
committee = create_committee(new=new, by=by)
content = b"verksamhet;konto;period;scenario;belopp\\n1;5020;2022-01;utfall;-1000,00\\n"
kept = receive(committee=committee, filename="januari.csv", content=content, by=by, options={}).upload
publish(upload=kept, by=by)
meeting = create_meeting(
    committee=committee, occasion=Occasion(date=date(2022, 3, 1), starts=None, ends=None, place=""), by=by
)
version = freeze(meeting=meeting, month=Month(2022, 1), by=by)
document = render(Report.from_json(version.report), "text")
keep_document(version=version, format="text", public=False, document=document, by=by)
"""
TABLES = {
    "socfin_upload": "id, sha256",
    "socfin_itemversion": "id, report, public_report",
    "socfin_keptdocument": "id, filename, content",
    "socfin_publication": "id, upload_id, last",
    "socfin_user": "id, username, password",
    "socfin_auditevent": "id, previous, seal",
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The data folder of an installation on SQLite with keys of its own range, and all its rows as lines."""
    folder = tmp_path_factory.mktemp("elsewhere")
    laid_in(folder / SQLITE_FILE)
    manage(folder, "reserve_numbers", RANGE)
    manage(folder, "shell", "--no-imports", "-c", FILLED)
    return folder


def manage(folder, *command):
    given = {name: value for name, value in os.environ.items() if name not in PASSED_ON}
    run = subprocess.run(
        [sys.executable, "manage.py", *command],
        env={**given, "SOCFIN_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "socfin.settings"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def rows_there(folder, table):
    with closing(sqlite3.connect(folder / settings.SQLITE_FILE)) as database:
        return set(database.execute(f"SELECT {TABLES[table]} FROM {table}"))


def rows_here(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {TABLES[table]} FROM {table}")
        return {
            tuple(bytes(cell) if isinstance(cell, memoryview) else cell for cell in row)
            for row in cursor.fetchall()
        }


def test_it_moves_to_an_empty_database_whole(transactional_db, elsewhere, capsys):
    call_command("move_here", elsewhere)

    assert "Flyttad hit" in capsys.readouterr().out
    for table in TABLES:
        assert rows_there(elsewhere, table) <= rows_here(table)
        assert rows_there(elsewhere, table)
    kept = Upload.objects.get()
    with default_storage.open(kept.stored.name) as stored:
        assert sha256(stored.read()).hexdigest() == kept.sha256


def test_it_moves_in_beside_others_with_its_own_chain_in_the_trail(
    transactional_db, elsewhere, committee, publish_rows
):
    publish_rows("511 5020 2022-01 utfall -1000")
    trace("log_in", who="carin")
    before = {table: rows_here(table) for table in TABLES}
    neighbour = committee.municipality.slug

    call_command("move_here", elsewhere)
    trace("log_in", who="carin")

    assert set(Municipality.objects.values_list("slug", flat=True)) == {neighbour, "lillkoping"}
    for table in TABLES:
        assert rows_here(table) >= before[table] | rows_there(elsewhere, table)
    assert Upload.objects.filter(committee__slug="omsorg").get().pk > int(RANGE) * 10**12
    verdict = verified()
    assert (verdict.wrong, verdict.entries) == ("", AuditEvent.objects.count())


def test_what_was_moved_is_not_moved_over_once_more(transactional_db, elsewhere):
    call_command("move_here", elsewhere)
    before = {table: rows_here(table) for table in TABLES}

    with pytest.raises(CommandError, match="--replace"):
        call_command("move_here", elsewhere)

    assert {table: rows_here(table) for table in TABLES} == before


def test_a_folder_without_an_installation_is_told(db, tmp_path):
    with pytest.raises(CommandError, match="SOCFIN_DATA_DIR"):
        call_command("move_here", tmp_path)
