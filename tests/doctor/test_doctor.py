"""`manage.py doctor` finds what is wrong with an installation, says how to mend it, and changes nothing."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import get_version
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.people.letters import send_notices
from socfin.actions.people.memberships import end_role
from socfin.disk import room
from socfin.doctor import way
from socfin.models import AuditEvent, ForecastRun, Membership, Upload
from socfin.models.guards import drop_guards

pytestmark = pytest.mark.django_db


LOSES = (
    "Fel: PostgreSQL har fsync = off, full_page_writes = off, synchronous_commit = off: "
    "det som sagts vara sparat kan vara borta efter ett strömavbrott."
)
"""What is wrong with the tests' own PostgreSQL, which is made to be fast and thrown away."""


def wrong_here():
    return [LOSES] if connection.vendor == "postgresql" else []


@pytest.fixture(autouse=True)
def _as_a_site(monkeypatch):
    """Tests in a browser allow what no site does."""
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)


def doctor():
    """Its lines, and its exit status."""
    out = StringIO()
    try:
        call_command("doctor", stdout=out)
    except SystemExit as stop:
        return out.getvalue(), stop.code
    return out.getvalue(), 0


@pytest.fixture
def handed_in(publish_rows, settings, tmp_path):
    """A published file, and the path of its original in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path / "originals")
    publish_rows("511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900", "mars.csv")
    return Path(Upload.objects.get().stored.path)


def test_a_sound_installation_has_nothing_wrong(committee, handed_in):
    told, status = doctor()

    assert [line for line in told.splitlines() if line.startswith("Fel:")] == wrong_here()
    assert status == len(wrong_here())
    assert "Bra: 1 original är hela." in told
    assert "Bra: Dagboken är hel" in told
    assert "Bra: Databasens tabeller hör till den här versionen." in told


def test_an_original_that_is_gone_is_named_with_its_committee_and_what_mends_it(committee, handed_in):
    handed_in.unlink()

    told, status = doctor()

    assert status == 1
    assert "Fel: Originalet till ”mars.csv” saknas i filarkivet. (provby)" in told
    assert "Lämna in samma fil igen" in told
    assert ("2 fel att åtgärda." if wrong_here() else "Ett fel att åtgärda.") in told


def test_an_original_that_was_changed_is_wrong_too(committee, handed_in):
    handed_in.write_bytes(handed_in.read_bytes().replace(b"-900", b"-901"))

    assert "Fel: Originalet till ”mars.csv” är skadat" in doctor()[0]


@pytest.mark.parametrize(
    ("files", "counted"), [(5, []), (6, ["Fel: 1 original till är skadade eller saknas."])]
)
def test_of_a_long_list_five_are_named_and_the_rest_are_counted(publish_rows, files, counted):
    for month in range(1, files + 1):
        publish_rows(f"511 5020 2022-{month:02d} utfall -{month}000", f"{month}.csv")
        Path(Upload.objects.latest("pk").stored.path).unlink()

    told = doctor()[0].splitlines()

    assert sum("saknas i filarkivet" in line for line in told) == 5
    assert [line for line in told if "original till" in line] == counted


def test_a_file_that_no_row_needs_is_noted_and_left(committee, handed_in, settings):
    left = handed_in.with_name("ingen-rad.csv")
    left.write_text("x")

    told, status = doctor()

    assert status == len(wrong_here())
    assert "Obs: 1 filer i" in told
    assert left.relative_to(settings.MEDIA_ROOT).as_posix() in told
    assert left.exists()


def test_a_committee_without_anyone_to_hand_in_is_noted(committee):
    for each in list(Membership.objects.all()):
        end_role(membership=each, by=each.user)

    assert "Obs: Ingen kan lämna in filer till" in doctor()[0]


def test_a_month_whose_forecast_was_never_made_is_noted_with_the_command(committee, handed_in):
    ForecastRun.objects.all().delete()

    assert "manage.py make_forecasts provby" in doctor()[0]


def test_a_migration_that_was_not_run_is_wrong_and_nothing_further_is_looked_at(committee):
    recorder = MigrationRecorder(connection)
    newest = recorder.migration_qs.filter(app="socfin").latest("name").name
    recorder.record_unapplied("socfin", newest)

    told, status = doctor()

    assert status == 1
    assert f"1 migreringar är inte körda, den första är socfin.{newest}." in told
    assert "original" not in told
    recorder.record_applied("socfin", newest)


def test_a_database_from_a_newer_version_is_told_of(committee):
    recorder = MigrationRecorder(connection)
    recorder.record_applied("socfin", "9999_tomorrow")

    told, status = doctor()

    assert status == 1
    assert "9999_tomorrow finns inte i den här." in told


def test_a_clock_that_was_set_back_is_wrong(committee, monkeypatch):
    record("receive", by=Membership.objects.first().user, committee=committee)
    before = AuditEvent.objects.latest("id").at - timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: before)

    told, status = doctor()

    assert status == 1
    assert "Fel: Klockan går fel" in told


def test_guards_that_are_gone_are_noted(committee):
    drop_guards("default")

    assert "spärrar mot ändring saknas" in doctor()[0]


def test_a_folder_that_cannot_be_written_is_wrong(committee, tmp_path, settings):
    (tmp_path / "uploads").write_text("a file where the folder should be")
    settings.MEDIA_ROOT = str(tmp_path / "uploads")

    assert f"Fel: {tmp_path / 'uploads'} går inte att skriva i." in doctor()[0]


@pytest.mark.parametrize(
    ("files", "state"),
    [
        (1, "Fel: Disken under"),
        (1.1, "Obs: Disken under"),
        (4.9, "Obs: Disken under"),
        (5, "Bra: Disken tar emot filer"),
    ],
)
def test_a_disk_without_room_for_five_of_the_largest_files_is_noted(committee, monkeypatch, files, state):
    monkeypatch.setattr(room, "bytes_left", lambda _: int(files * settings.UPLOAD_LIMIT_BYTES))

    assert state in doctor()[0]


def test_a_database_that_does_not_answer_is_wrong_with_what_to_look_at(committee, monkeypatch):
    def refuse():
        raise OperationalError("could not connect to server\nIs the server running?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    told, status = doctor()

    assert status == 1
    assert "svarar inte: could not connect to server\n     Kontrollera DATABASE_URL" in told
    assert "Bra" not in told


def test_development_is_said_to_be_development(committee, settings):
    settings.DEBUG = True

    assert "Obs: SOCFIN_DEBUG är på" in doctor()[0]


def test_made_pages_that_are_not_kept_are_noted(committee, settings, tmp_path):
    (tmp_path / "pages").write_text("a file where the folder should be")
    settings.CACHES = settings.CACHES | {
        "pages": settings.CACHES["pages"] | {"LOCATION": str(tmp_path / "pages")}
    }

    assert "Obs: Färdiga sidor kan inte sparas" in doctor()[0]


def test_mail_and_a_scanner_that_are_not_set_are_noted(committee):
    told, _ = doctor()

    assert "Obs: E-post är inte inställd" in told
    assert "Obs: Filer söks inte igenom efter skadlig kod." in told


def test_a_mail_server_that_answers_is_sound_and_letters_that_never_went_are_noted(
    committee, petra, mail_server
):
    petra.email = "petra@provby.se"
    petra.save(update_fields=["email"])
    before, _ = doctor()
    send_notices(now=timezone.now().replace(hour=12))
    after, _ = doctor()

    assert "Bra: E-postservern svarar" in before
    assert "Obs: Inga notiser har skickats" in before
    assert "Inga notiser har skickats" not in after


def test_a_mail_server_that_does_not_answer_is_wrong(committee, settings):
    settings.MAIL, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    told, status = doctor()

    assert status == 1
    assert "Fel: E-postservern 127.0.0.1:1 tar inte emot oss" in told


def test_a_scanner_that_does_not_answer_is_wrong_and_one_that_does_is_sound(committee, clamd, settings):
    sound_told, _ = doctor()
    settings.CLAMD = "127.0.0.1:1"

    told, status = doctor()

    assert "Bra: Filer söks igenom efter skadlig kod." in sound_told
    assert status == 1
    assert "Fel: clamd svarar inte på 127.0.0.1:1: inga filer tas emot." in told


def test_the_versions_that_it_runs_on_are_told(committee):
    told, _ = doctor()

    assert f"Django {get_version()}" in told


@pytest.mark.parametrize(
    ("host", "in_use", "words"),
    [
        ("db.provby.se", False, "Det som går till databasen på db.provby.se är inte krypterat."),
        ("db.provby.se", True, "Det som går till databasen på db.provby.se är krypterat."),
        ("/run/postgresql", False, ""),
        ("localhost", False, ""),
    ],
)
def test_a_way_to_the_database_that_others_can_read_is_noted(monkeypatch, host, in_use, words):
    seen = SimpleNamespace(info=SimpleNamespace(ssl_in_use=in_use))
    away = SimpleNamespace(vendor="postgresql", settings_dict={"HOST": host}, connection=seen)
    away.ensure_connection = lambda: None
    monkeypatch.setattr(way, "connection", away)

    assert "".join(finding.seen for finding in way.sealed()) == words
