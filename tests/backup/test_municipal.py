"""One municipality is backed up and put back while the others stay to the byte, or nothing is done."""

import json
import zipfile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from socfin.actions.committees import create_committee
from socfin.actions.publishing import undo
from socfin.backup.manifest import BackupRefused
from socfin.backup.reading import restore_backup
from socfin.backup.rows import lines_of
from socfin.backup.whose import its, of_people, ways
from socfin.backup.writing import write_backup
from socfin.domain.committee import NewCommittee
from socfin.models import AuditEvent, Committee, Municipality, Upload, User
from socfin.models.guards import missing
from socfin.selectors.trail import verified

JANUARY = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"


def quiet(_):
    return None


def restore(path, **options):
    return restore_backup(path, tell=quiet, **options)


@pytest.fixture
def site(transactional_db, committee, publish_rows, sara):
    """A committee with a published file, and a committee of another municipality."""
    publish_rows(JANUARY)
    new = NewCommittee(
        slug="grannen", name="Grannämnden", municipality="Granne", root_code="9", root_name="G"
    )
    create_committee(new=new, by=sara)
    return committee


def rows_of(slug):
    key = Municipality.objects.get(slug=slug).pk
    return {label: b"".join(lines_of(apps.get_model(label), its(label, key))) for label in ways()}


def but_for_the_revision(rows):
    """A restore is itself noted, and raises the revision so that no kept page is taken for today's."""
    lines = [json.loads(line) | {"revision": 0} for line in rows["socfin.Committee"].splitlines()]
    return rows | {"socfin.Committee": lines}


def test_every_table_is_a_municipalitys_or_its_peoples_or_named_as_the_sites(db):
    from socfin.backup.rows import kept_models
    from socfin.backup.whose import SITE, TRAIL

    everywhere = {model._meta.label for model in kept_models(apps)}

    assert everywhere == {*ways(), *(model._meta.label for model in of_people()), *SITE, *TRAIL}


def test_what_was_undone_comes_back_and_the_neighbour_and_the_trail_stay(site, carin, tmp_path):
    own, slug = rows_of(site.municipality.slug), site.municipality.slug
    write_backup(tmp_path / "kommun.zip", municipality=slug)
    undo(upload=Upload.objects.get(committee=site), by=carin)
    Committee.objects.filter(slug="grannen").update(name="Ändrad efteråt")
    neighbour, trail = rows_of("granne"), list(AuditEvent.objects.order_by("id").values())

    restore(tmp_path / "kommun.zip", replace=True)

    assert but_for_the_revision(rows_of(slug)) == but_for_the_revision(own)
    assert rows_of("granne") == neighbour
    assert list(AuditEvent.objects.order_by("id").values()) == trail
    assert not verified().wrong
    assert not missing(connection.alias)


def test_it_is_not_replaced_unasked_and_what_is_there_is_saved_first(site, tmp_path, capsys):
    slug = site.municipality.slug
    call_command("backup", tmp_path / "kommun.zip", municipality=slug)

    with pytest.raises(BackupRefused, match="inga andras"):
        restore(tmp_path / "kommun.zip")
    call_command("restore", tmp_path / "kommun.zip", replace=True)

    saved = next(tmp_path.glob("innan-aterstallning-*.zip"))
    manifest = json.loads(zipfile.ZipFile(saved).read("manifest.json"))
    assert manifest["municipality"] == slug
    noted = AuditEvent.objects.filter(action="restore")
    assert [event.committee for event in noted] == [site.slug]
    assert Committee.objects.get(pk=site.pk).revision > site.revision


def test_another_municipality_with_the_same_numbers_is_refused_and_nothing_is_changed(site, tmp_path):
    slug = site.municipality.slug
    write_backup(tmp_path / "kommun.zip", municipality=slug)
    touched = tmp_path / "annan.zip"
    with zipfile.ZipFile(tmp_path / "kommun.zip") as good, zipfile.ZipFile(touched, "w") as other:
        for name in good.namelist():
            other.writestr(name, good.read(name))
    Municipality.objects.filter(slug=slug).update(slug="omdopt")
    before = rows_of("omdopt")

    with pytest.raises(BackupRefused, match="De är inte samma"):
        restore(touched)

    assert rows_of("omdopt") == before


def test_a_person_who_is_somebody_else_here_is_refused_by_name(site, carin, tmp_path):
    write_backup(tmp_path / "kommun.zip", municipality=site.municipality.slug)
    User.objects.filter(pk=carin.pk).update(username="en-annan")
    before = rows_of(site.municipality.slug)

    with pytest.raises(BackupRefused, match="är här någon annan"):
        restore(tmp_path / "kommun.zip", replace=True)

    assert rows_of(site.municipality.slug) == before
    assert not missing(connection.alias)


def test_an_address_that_no_municipality_has_is_told(site, tmp_path):
    with pytest.raises(BackupRefused, match="ingen kommun med adressen borta"):
        write_backup(tmp_path / "kommun.zip", municipality="borta")
