"""A backup holds the whole site and gives exactly that back, or refuses and changes nothing."""

import base64
import json
import zipfile
from pathlib import Path
from threading import Thread

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, connections

from socfin.actions.audit import record
from socfin.actions.publishing import undo
from socfin.backup.manifest import BackupRefused, Manifest
from socfin.backup.reading import restore_backup
from socfin.backup.rows import kept_models, lines_of
from socfin.backup.writing import snapshot, write_backup
from socfin.models import AuditEvent, Committee, ItemVersion, KeptDocument, Upload
from socfin.reporting.reading import read_upload
from socfin.selectors.ledger import current_publications, ledger

JANUARY = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900\n520 3010 2022-01 utfall ."
SECRET = "korrekt häst batteri"


BACKUPS = Path(__file__).parent.parent / "data" / "backups"
"""One of each version that had its own shape of the database; made by `manage.py backup` of that version."""


def quiet(_):
    return None


def restore(path, **options):
    return restore_backup(path, tell=quiet, **options)


@pytest.fixture
def site(transactional_db, committee, publish_rows, sara):
    """A committee with a published file and a comment."""
    publish_rows(JANUARY)
    return committee


def everything():
    return {model._meta.label: b"".join(lines_of(model)) for model in kept_models(apps)}


def test_what_was_undone_and_changed_afterwards_comes_back_to_the_byte(site, carin, tmp_path):
    before, made = everything(), write_backup(tmp_path / "kopia.zip")
    undo(upload=Upload.objects.get(), by=carin)
    Committee.objects.update(name="Ett annat namn")

    restored = restore(tmp_path / "kopia.zip", replace=True)

    assert everything() == before
    assert restored == made
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM figures_now")
        assert cursor.fetchone() == (3,)


def test_new_rows_after_a_restore_get_keys_of_their_own(site, carin, publish_rows, tmp_path):
    write_backup(tmp_path / "kopia.zip")
    restore(tmp_path / "kopia.zip", replace=True)

    later = publish_rows("511 5020 2022-02 utfall -7")

    assert Upload.objects.count() == 2
    assert later.pk != Upload.objects.exclude(pk=later.pk).get().pk


def test_a_lost_original_comes_back(site, tmp_path):
    kept = Upload.objects.get()
    content = kept.stored.read()
    write_backup(tmp_path / "kopia.zip")
    default_storage.delete(kept.stored.name)

    restore(tmp_path / "kopia.zip", replace=True)

    with default_storage.open(kept.stored.name) as stored:
        assert stored.read() == content


def test_a_site_with_figures_is_not_written_over_unasked(site, tmp_path):
    write_backup(tmp_path / "kopia.zip")
    before = everything()

    with pytest.raises(BackupRefused, match="--replace"):
        restore(tmp_path / "kopia.zip")
    assert everything() == before


def test_the_command_saves_what_is_there_before_it_is_replaced_and_tells_the_diary(site, tmp_path, capsys):
    call_command("backup", tmp_path / "kopia.zip")
    Committee.objects.update(name="Ett annat namn")

    call_command("restore", tmp_path / "kopia.zip", replace=True)

    saved = next(tmp_path.glob("innan-aterstallning-*.zip"))
    assert "Ett annat namn" in zipfile.ZipFile(saved).read("rows/socfin.Committee.jsonl").decode()
    assert Committee.objects.get().name == site.name
    assert AuditEvent.objects.filter(action="restore").count() == 1
    assert "Klart." in capsys.readouterr().out


def test_a_backup_that_cannot_be_restored_leaves_no_copy_of_what_is_there(site, tmp_path):
    (tmp_path / "fil.zip").write_bytes(b"PK half a zip")

    with pytest.raises(CommandError):
        call_command("restore", tmp_path / "fil.zip", replace=True)

    assert [path.name for path in tmp_path.iterdir()] == ["fil.zip"]


@pytest.mark.parametrize(
    "part", ["rows/socfin.FigureBlock.jsonl", "rows/socfin.KeptDocument.jsonl", "files", "manifest.json"]
)
def test_a_backup_that_was_touched_is_refused_and_nothing_is_changed(site, tmp_path, part):
    write_backup(tmp_path / "kopia.zip")
    with (
        zipfile.ZipFile(tmp_path / "kopia.zip") as good,
        zipfile.ZipFile(tmp_path / "rord.zip", "w") as bad,
    ):
        for name in good.namelist():
            touched = b"{}\n" if name.startswith(part) else b""
            bad.writestr(name, good.read(name) + touched)
    before = everything()

    with pytest.raises(BackupRefused, match="skadad"):
        restore(tmp_path / "rord.zip", replace=True)
    assert everything() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a zip", b"id;namn\n1;a\n"])
def test_a_file_that_is_no_backup_is_refused_in_words(site, tmp_path, content):
    (tmp_path / "fil.zip").write_bytes(content)

    with pytest.raises(BackupRefused, match="säkerhetskopia"):
        restore(tmp_path / "fil.zip", replace=True)


def test_a_backup_of_a_later_version_is_refused(site, tmp_path):
    write_backup(tmp_path / "kopia.zip")
    with (
        zipfile.ZipFile(tmp_path / "kopia.zip") as now,
        zipfile.ZipFile(tmp_path / "senare.zip", "w") as later,
    ):
        for name in now.namelist():
            content = now.read(name)
            if name == "manifest.json":
                data = json.loads(content)
                content = json.dumps(data | {"migrations": {"socfin": "9999_not_yet"}}).encode()
            later.writestr(name, content)

    with pytest.raises(BackupRefused, match="senare version"):
        restore(tmp_path / "senare.zip", replace=True)


def test_a_sealed_backup_opens_with_its_passphrase_only(site, tmp_path):
    before = everything()
    write_backup(tmp_path / "kopia.zip", passphrase=SECRET)

    assert b"Socialn" not in (tmp_path / "kopia.zip").read_bytes()
    with pytest.raises(BackupRefused, match="låst med ett lösenord"):
        restore(tmp_path / "kopia.zip", replace=True)
    with pytest.raises(BackupRefused, match="Lösenordet är fel"):
        restore(tmp_path / "kopia.zip", passphrase="gissning", replace=True)
    restore(tmp_path / "kopia.zip", passphrase=SECRET, replace=True)
    assert everything() == before


def test_a_backup_is_never_written_over_another_file(site, tmp_path):
    (tmp_path / "kopia.zip").write_text("mitt")

    with pytest.raises(BackupRefused, match="finns redan"):
        write_backup(tmp_path / "kopia.zip")
    assert (tmp_path / "kopia.zip").read_text() == "mitt"


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(site, tmp_path):
    with pytest.raises(BackupRefused, match="kunde inte skrivas"):
        write_backup(tmp_path / "nowhere" / "kopia.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_and_a_forged_original_are_named(site, carin, publish_rows, tmp_path):
    gone, forged = Upload.objects.get().stored.name, publish_rows("511 5020 2022-02 utfall -7").stored.name
    default_storage.delete(gone)
    with default_storage.open(forged, "wb") as original:
        original.write(b"something else")

    made = write_backup(tmp_path / "kopia.zip")

    assert set(made.damaged) == {gone, forged}
    assert forged in made.files


def test_people_write_while_a_backup_reads_one_moment(site, sara):
    def comment_meanwhile():
        record("receive", by=sara, committee=site)
        connections.close_all()

    with snapshot():
        before = AuditEvent.objects.count()
        meanwhile = Thread(target=comment_meanwhile)
        meanwhile.start()
        meanwhile.join(timeout=15)
        assert not meanwhile.is_alive()
        assert AuditEvent.objects.count() == before
    assert AuditEvent.objects.count() == before + 1


def test_the_passphrase_stands_in_a_file_and_an_empty_one_is_told(site, tmp_path):
    (tmp_path / "tom").write_text("")

    with pytest.raises(CommandError, match="är tom"):
        call_command("backup", tmp_path / "kopia.zip", passphrase_file=tmp_path / "tom")
    with pytest.raises(CommandError, match="kan inte läsas"):
        call_command("backup", tmp_path / "kopia.zip", passphrase_file=tmp_path / "saknas")


def test_a_manifest_reads_back_as_it_was_written():
    made = Manifest(
        made_at="2026-01-01T00:00:00+00:00", engine="sqlite", migrations={"socfin": "0001_initial"}
    )

    assert Manifest.from_json(made.to_json()) == made


@pytest.mark.parametrize("path", sorted(BACKUPS.glob("*.zip")), ids=lambda path: path.stem)
def test_a_backup_of_every_earlier_version_is_restored_and_brought_up_to_date(transactional_db, path):
    restore(path)

    provby = Committee.objects.get(slug="provby")
    frozen, kept = ItemVersion.objects.get(), KeptDocument.objects.get()
    with zipfile.ZipFile(path) as archive:
        [row] = map(json.loads, archive.read("rows/socfin.ItemVersion.jsonl").splitlines())
        [document] = map(json.loads, archive.read("rows/socfin.KeptDocument.jsonl").splitlines())
    book = ledger(current_publications(provby))
    assert book.groupby("scenario")["amount_ore"].sum().to_dict() == {
        "outcome": -2_400_00,
        "budget": -2_400_00,
    }
    assert frozen.report == row["report"]
    assert bytes(kept.content) == base64.b64decode(document["content"])
    assert read_upload(Upload.objects.get()).errors == ()


@pytest.mark.parametrize("weak", ["abcd", "elva tecken", "password1234", "123456789012", "qwertyuiop12"])
def test_a_passphrase_that_is_easily_guessed_is_refused_in_words(site, tmp_path, weak):
    (tmp_path / "hemlig").write_text(weak)

    with pytest.raises(CommandError, match="för lätt att gissa") as refused:
        call_command("backup", tmp_path / "kopia.zip", passphrase_file=tmp_path / "hemlig")

    assert "minst 12 tecken" in str(refused.value)
    assert not (tmp_path / "kopia.zip").exists()


def test_four_words_are_enough(site, tmp_path):
    (tmp_path / "hemlig").write_text("kastrull regnbåge tisdag moped")

    call_command("backup", tmp_path / "kopia.zip", passphrase_file=tmp_path / "hemlig")

    assert (tmp_path / "kopia.zip").exists()
