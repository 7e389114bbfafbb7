"""`manage.py verify_trail` passes what is whole, and names the first entry touched from outside."""

from datetime import timedelta
from io import StringIO
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from socfin.actions.audit import record, trace
from socfin.actions.people.users import machine_user
from socfin.actions.people.weeding import spans, weed_trail
from socfin.backup.manifest import BackupRefused
from socfin.backup.reading import restore_backup
from socfin.backup.writing import write_backup
from socfin.models import AuditEvent, Committee, TrailHead
from socfin.models.figure_views import drop_views, make_views
from socfin.models.guards import drop_guards, missing


def verify(**options):
    out = StringIO()
    call_command("verify_trail", stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def trail(db, transactional_db):
    for name in ("adam", "carin", "petra", "sara"):
        trace("log_in", who=name, why="ett skäl")
    return list(AuditEvent.objects.order_by("id"))


def tampered(how, *values):
    """What someone does who owns the database: the guards away, the deed done, the guards back."""
    drop_guards("default")
    with connection.cursor() as cursor:
        cursor.execute(how, values)
    call_command("migrate", verbosity=0)


def test_a_whole_trail_gives_its_newest_seal(trail):
    assert verify() == ["Hel: 4 poster.", trail[-1].seal]
    assert [one.previous for one in trail] == ["", *(one.seal for one in trail[:-1])]


@pytest.mark.parametrize(
    "column", ["by = 'olle'", "action = 'log_out'", "committee = 'x'", "request = 'y'", "details = '{}'"]
)
def test_an_entry_that_was_changed_is_named(trail, column):
    column = column.replace("by =", '"by" =')
    tampered(f"UPDATE socfin_auditevent SET {column} WHERE id = %s", trail[1].pk)

    with pytest.raises(CommandError, match=rf"Det som står i post {trail[1].pk} .* har ändrats utifrån"):
        verify()


def test_an_entry_that_was_taken_out_is_missed_where_it_stood(trail):
    tampered("DELETE FROM socfin_auditevent WHERE id = %s", trail[1].pk)

    with pytest.raises(CommandError, match=rf"Före post {trail[2].pk} .* 1 poster före det är hela"):
        verify()


def test_the_last_entries_cannot_be_cut_off_unseen(trail):
    tampered("DELETE FROM socfin_auditevent WHERE id >= %s", trail[2].pk)

    with pytest.raises(CommandError, match="Dagboken slutar efter 2 poster, men 4 har skrivits"):
        verify()


def test_a_trail_written_anew_is_not_the_one_whose_seal_was_published(trail):
    published = trail[-1].seal
    assert verify(head=published)[0] == "Hel: 4 poster."
    tampered("DELETE FROM socfin_auditevent")
    tampered("DELETE FROM socfin_trailhead")
    trace("log_in", who="adam")

    assert verify()[0] == "Hel: 1 poster."
    with pytest.raises(CommandError, match="inte den som skrevs ut då"):
        verify(head=published)


def test_guards_that_were_taken_away_are_told_of(trail):
    drop_guards("default")

    with pytest.raises(CommandError, match=r"spärrar saknas .*Kör manage.py migrate"):
        verify()


def test_many_who_write_at_once_make_one_chain(trail, committee):
    failures = []

    def write(name):
        try:
            for number in range(5):
                record("receive", by=machine_user(), committee=Committee.objects.get(), number=number)
                trace("log_in", who=name)
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    before = AuditEvent.objects.count()
    writers = [Thread(target=write, args=(f"skribent{number}",)) for number in range(6)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    assert failures == []
    assert verify()[0] == f"Hel: {before + 60} poster."


def test_the_diary_of_before_is_bound_when_the_site_is_upgraded(trail):
    said = list(AuditEvent.objects.order_by("id").values_list("id", "by", "action", "details", "at"))
    drop_views("default")
    drop_guards("default")
    MigrationExecutor(connection).migrate([("socfin", "0013_longer_names")])
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    assert missing("default")
    call_command("migrate", verbosity=0)

    assert list(AuditEvent.objects.order_by("id").values_list("id", "by", "action", "details", "at")) == said
    trace("log_out", who="sara")
    assert verify()[0] == "Hel: 5 poster."


def test_a_restored_site_goes_on_with_its_trail(trail, tmp_path):
    write_backup(tmp_path / "kopia.zip")
    trace("log_out", who="sara")

    call_command("restore", str(tmp_path / "kopia.zip"), "--replace", stdout=StringIO())

    assert verify()[0] == f"Hel: {AuditEvent.objects.count()} poster."
    assert AuditEvent.objects.first().action == "restore"
    assert TrailHead.objects.get().entries == AuditEvent.objects.count()


def test_a_backup_whose_trail_was_touched_is_refused_until_someone_answers_for_it(trail, tmp_path):
    tampered("UPDATE socfin_auditevent SET committee = 'x' WHERE id = %s", trail[1].pk)
    write_backup(tmp_path / "kopia.zip")
    before = AuditEvent.objects.count()

    with pytest.raises(BackupRefused, match=f"post {trail[1].pk} "):
        restore_backup(tmp_path / "kopia.zip", replace=True, tell=lambda _: None)
    assert AuditEvent.objects.count() == before
    assert missing("default") == []

    restore_backup(tmp_path / "kopia.zip", replace=True, accept_broken_trail=True, tell=lambda _: None)
    with pytest.raises(CommandError):
        verify()


def aged(years):
    """As if all that is in the trail had been written then: the clock was set so."""
    return timezone.now() + timedelta(days=366 * years)


def test_old_log_ins_are_forgotten_on_time_and_the_chain_stays_whole(trail):
    published = verify()[-1]
    record("restore", by=machine_user(), file="k.zip")
    with pytest.raises(CommandError, match="Inget gallras"):
        call_command("weed_trail")
    call_command("weed_trail", years=2, stdout=StringIO())
    assert AuditEvent.objects.filter(by="carin").count() == 1

    weed_trail(before=aged(3), who="system")

    assert not AuditEvent.objects.filter(by__in=["adam", "carin", "petra", "sara"]).exists()
    assert AuditEvent.objects.filter(action="forgotten").count() == len(trail)
    assert AuditEvent.objects.filter(action="restore").exists()
    assert verify(head=published)
    assert missing("default") == []


def test_an_entry_that_someone_else_empties_is_named(trail):
    weed_trail(before=aged(1), who="system")
    trace("log_in", who="eva")
    newest = AuditEvent.objects.first()

    tampered(
        "UPDATE socfin_auditevent SET action = 'forgotten', by = '', details = '{}' WHERE id = %s", newest.pk
    )

    with pytest.raises(CommandError, match=f"post {newest.pk} "):
        verify()


def test_what_is_written_into_an_emptied_entry_is_named(trail):
    weed_trail(before=aged(1), who="system")

    tampered("UPDATE socfin_auditevent SET by = 'olle' WHERE id = %s", trail[1].pk)

    with pytest.raises(CommandError, match=f"post {trail[1].pk} "):
        verify()


def test_spans_are_as_few_as_can_be():
    assert spans([1, 2, 3, 7, 9, 10]) == [[1, 3], [7, 7], [9, 10]]
