"""With the tables owned by a role that is not above all, as in production: what each role sees, and how."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from socfin.apart import doors
from socfin.apart.place import NOWHERE, Place, place_now, standing
from socfin.apart.policies import after_migration, before_migration, missing_policies, rules
from socfin.apart.roles import OWNS, sees_whole, shortcomings
from socfin.models import ApiToken, AuditEvent, Committee, Remark, User
from socfin.selectors.trail import proven, verified
from tests.apart.test_policies import count, say
from tests.as_the_web import web_role
from tests.postgres import OWNER, WEB

OWNED = f"""DO $$ DECLARE each record; BEGIN
  GRANT USAGE, CREATE ON SCHEMA public TO {OWNER};
  FOR each IN SELECT oid::regclass AS name FROM pg_class
    WHERE relkind IN ('r', 'v') AND relnamespace = 'public'::regnamespace
  LOOP EXECUTE 'ALTER TABLE ' || each.name || ' OWNER TO {OWNER}'; END LOOP;
  FOR each IN SELECT oid::regprocedure AS name FROM pg_proc WHERE proname LIKE 'socfin%'
  LOOP EXECUTE 'ALTER FUNCTION ' || each.name || ' OWNER TO {OWNER}'; END LOOP; END $$"""


@contextmanager
def role(name: str) -> Iterator[None]:
    say(f"SET ROLE {name}")
    try:
        yield
    finally:
        say("RESET ROLE")


@pytest.fixture
def owned(towns):
    """The two towns, in tables that OWNER owns and migrated by OWNER."""
    say("SET CONSTRAINTS ALL IMMEDIATE", OWNED)  # a table with checks to come changes no owner
    with role(OWNER):
        after_migration(using="default")
    return towns


def test_the_owner_sees_a_place_as_everyone_does_and_everything_by_its_own_word(owned):
    here, _ = owned
    with role(OWNER):
        assert shortcomings() == [OWNS]
        assert sees_whole()
        with standing(NOWHERE):
            assert [table for table in rules() if count(table)] == []
        with standing(Place(municipalities=(here.municipality,))):
            assert Committee.objects.get().slug == "norrby"
            assert Remark.objects.count() == 1
        with standing(Place(whole=True)):
            assert Committee.objects.count() == Remark.objects.count() == 2
            every = verified()
            assert every.wrong == ""
        with standing(Place(municipalities=(here.municipality,))):
            assert proven() == every


def test_the_web_proves_the_entries_of_its_place_and_finds_no_fault_in_those_it_does_not_see(owned):
    here, there = owned
    with role(OWNER), standing(Place(whole=True)):
        every = verified().entries
    with role(WEB):
        for place in (here, there):
            with standing(Place(municipalities=(place.municipality,))):
                verdict = proven()
                assert (verdict.wrong, verdict.whole) == ("", False)
                assert 0 < verdict.entries < every
    before = AuditEvent.objects.filter(committee="norrby").latest("id")
    say("SET session_replication_role = replica")  # past the guards, as someone above all could
    AuditEvent.objects.filter(pk=before.pk).update(by="någon-annan")
    say("SET session_replication_role = origin")
    with role(WEB):
        with standing(Place(municipalities=(here.municipality,))):
            assert "har ändrats utifrån" in proven().wrong
        with standing(Place(municipalities=(there.municipality,))):
            assert proven().wrong == ""


def test_the_web_is_kept_apart_by_what_the_owner_made_and_its_doors_open(owned):
    here, there = owned
    with role(WEB):
        with standing(Place(municipalities=(here.municipality,))):
            assert Committee.objects.get().slug == "norrby"
        with standing(Place(person=there.controller.pk)):
            assert Committee.objects.get().slug == "sunnanby"
            assert list(User.objects.values_list("username", flat=True).order_by("username")) == [
                "carin-sunnanby",
                "system",
            ]
        with standing(Place(whole=True)):
            assert [table for table in rules() if count(table)] == []
        with standing(NOWHERE):
            assert doors.municipality_of_committee("norrby") == (here.municipality,)
            assert Committee.objects.count() == 0  # a door leaves nothing open


def test_a_command_for_the_whole_site_is_refused_to_the_web_and_says_which_role_runs_it(owned):
    here, _ = owned
    asked = ("create_token", here.controller.username, "--committee", here.committee.slug)
    with web_role(), pytest.raises(CommandError, match="Kör kommandot med rollen som äger tabellerna"):
        call_command(*asked)
    assert not ApiToken.objects.exists()
    with role(OWNER):
        call_command(*asked, stdout=StringIO())

    assert ApiToken.objects.get().user == here.controller


def test_whoever_is_given_the_sql_views_reads_them_as_before_and_may_be_kept_to_a_place(owned):
    here, _ = owned
    say("CREATE ROLE rapport", "GRANT SELECT ON figures_now TO rapport")
    with role("rapport"), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT municipality FROM figures_now ORDER BY 1")
        assert cursor.fetchall() == [("Norrby",), ("Sunnanby",)]
        cursor.execute(f"SET LOCAL socfin.municipality = '{here.municipality}'")
        cursor.execute("SELECT DISTINCT municipality FROM figures_now ORDER BY 1")
        assert cursor.fetchall() == [("Norrby",)]


def test_a_filled_database_of_the_version_before_is_kept_apart_when_its_owner_migrates(owned):
    here, _ = owned
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
        for table, policy in cursor.fetchall():
            say(f"DROP POLICY {policy} ON {table}")
        say(
            *(
                f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY"
                for table in rules()
            )
        )
        cursor.execute("SELECT oid::regprocedure::text FROM pg_proc WHERE proname ~ '^socfin_'")
        say(*(f"DROP FUNCTION {name} CASCADE" for (name,) in cursor.fetchall()))
    with role(WEB), standing(NOWHERE):
        assert Committee.objects.count() == 2

    with role(OWNER), standing(NOWHERE):
        before_migration(using="default", plan=["something"])
        assert Committee.objects.count() == 2
        after_migration(using="default")

    assert missing_policies("default") == []
    with role(WEB):
        with standing(NOWHERE):
            assert Committee.objects.count() == 0
        with standing(Place(municipalities=(here.municipality,))):
            assert Remark.objects.get().text == "Sagt i Norrby."


@pytest.mark.parametrize("before", [NOWHERE, Place(whole=True)])
def test_a_migration_sees_everything_and_whoever_began_it_is_afterwards_where_they_were(db, before):
    with standing(before):
        before_migration(using="default")
        assert place_now().whole
        after_migration(using="default")
        assert place_now() == before


def test_who_does_not_own_the_tables_is_refused_before_anything_of_a_migration_is_done(owned):
    with web_role(), pytest.raises(CommandError, match="Kör kommandot med rollen som äger tabellerna"):
        call_command("migrate", verbosity=0)

    assert missing_policies("default") == []
