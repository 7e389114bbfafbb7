"""PostgreSQL keeps municipalities apart from a role that owns nothing, whatever it asks."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from socfin.apart.kept_tables import FACTS, KEPT, STAYS
from socfin.apart.place import NOWHERE, Place, standing, within
from socfin.apart.policies import APART, WHOLE, drop_policies, make_policies, missing_policies, rules
from socfin.apart.tables import BENEATH_PERSON, BY_PERSON, OPEN
from socfin.models import AuditEvent, Committee, Membership, Publication, Remark, Upload, User, Verksamhet
from tests.as_the_web import web_role

MODELS = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def count(table: str) -> int:
    return MODELS[table]._base_manager.count()


def say(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def tables_of_the_catalogue() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return sorted(name for (name,) in cursor.fetchall())


def test_every_table_of_the_catalogue_is_kept_apart_or_says_why_it_is_not(db):
    known = {*rules(), *OPEN}

    assert sorted(set(tables_of_the_catalogue()) - known) == []
    assert missing_policies("default") == []
    assert sorted({*rules()} & {*OPEN}) == []


def test_a_table_that_loses_its_policy_or_its_force_is_named(db):
    with connection.cursor() as cursor:
        cursor.execute(f"DROP POLICY {APART} ON socfin_remark")
        cursor.execute("ALTER TABLE socfin_upload NO FORCE ROW LEVEL SECURITY")
        cursor.execute("ALTER TABLE socfin_goal DISABLE ROW LEVEL SECURITY")

    assert missing_policies("default") == ["socfin_goal", "socfin_remark", "socfin_upload"]

    make_policies("default")

    assert missing_policies("default") == []


def test_without_a_place_nothing_is_seen_of_any_table(towns):
    with web_role(), standing(NOWHERE):
        assert {table: seen for table in rules() if (seen := count(table))} == {}


def test_of_every_table_a_place_sees_its_own_and_the_two_together_all(towns):
    """Nothing is in both places but people of the whole site, and nothing in none but what nobody owns."""
    mine, theirs = (keys_seen_in(town) for town in towns)
    shared = {table: both for table in rules() if (both := mine[table] & theirs[table])}
    together = {table: len(mine[table] | theirs[table]) for table in rules()}

    people = shared.pop("socfin_user")
    assert set(User.objects.filter(pk__in=people).values_list("username", flat=True)) == {"system"}
    assert shared == {}
    for table in set(rules()) - {*BY_PERSON, *BENEATH_PERSON, "socfin_auditevent"}:
        assert together[table] == count(table), table


def keys_seen_in(town):
    with web_role(), standing(Place(municipalities=(town.municipality,))):
        return {table: set(MODELS[table]._base_manager.values_list("pk", flat=True)) for table in rules()}


def test_a_person_without_a_seat_sees_the_municipalities_of_own_roles(towns):
    here, there = towns
    with web_role(), standing(Place(person=here.controller.pk)):
        assert list(Committee.objects.values_list("slug", flat=True)) == ["norrby"]
        assert not Remark.objects.filter(text__contains="Sunnanby").exists()
        assert list(Membership.objects.values_list("user", flat=True)) == [here.controller.pk]
        assert not User.objects.filter(pk=there.controller.pk).exists()


def test_a_superuser_without_a_seat_sees_every_municipality_and_one_that_is_ended_none(towns):
    above = User.objects.create(username="adam", is_superuser=True)
    with web_role(), standing(Place(person=above.pk)):
        assert Committee.objects.count() == 2

    User.objects.filter(pk=above.pk).update(is_active=False)

    with web_role(), standing(Place(person=above.pk)):
        assert Committee.objects.count() == 0


def test_a_seat_is_narrower_than_a_persons_roles(towns):
    above = User.objects.create(username="adam", is_superuser=True)
    with web_role(), standing(Place(person=above.pk, municipalities=(towns[1].municipality,))):
        assert list(Committee.objects.values_list("slug", flat=True)) == ["sunnanby"]


def test_at_the_entrance_people_are_found_and_nothing_of_their_municipalities(towns):
    with web_role(), standing(Place(entrance=True)):
        assert User.objects.filter(username="carin-norrby").exists()
        seen = {table for table in rules() if count(table)}

    assert seen <= {"socfin_user", "socfin_auditevent", *BY_PERSON, *BENEATH_PERSON}


def test_at_the_entrance_a_committee_that_is_open_to_all_is_named_and_not_opened(towns):
    Committee.objects.filter(slug="norrby").update(public=True)
    with web_role(), standing(Place(entrance=True)):
        assert [str(each) for each in Committee.objects.select_related("municipality")] == [
            "Socialnämnden, Norrby"
        ]
        assert Committee.objects.update(unit="kr") == 0
        assert Verksamhet.objects.count() == 0


def refused(change):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        change()


def test_nothing_is_written_in_another_municipality_and_nothing_from_nowhere(towns):
    here, there = towns
    node = Verksamhet.objects.get(committee=there.committee, code="511")
    words = {
        "month": 202202,
        "text": "Här.",
        "written_at": "2022-02-01T00:00Z",
        "written_by": here.controller,
    }
    for place in (Place(municipalities=(here.municipality,), person=here.controller.pk), NOWHERE):
        with web_role(), standing(place):
            refused(lambda: Remark.objects.create(verksamhet_id=node.pk, **words))
            refused(lambda: Verksamhet.objects.create(committee_id=there.committee.pk, code="9", name="Ny"))
            refused(
                lambda: Membership.objects.create(
                    user_id=here.controller.pk, committee_id=there.committee.pk, role="controller"
                )
            )
            assert Committee.objects.filter(pk=there.committee.pk).update(name="Vår") == 0
            assert Upload.objects.filter(committee=there.committee.pk).delete()[0] == 0

    assert Committee.objects.get(pk=there.committee.pk).name == "Socialnämnden"


def test_a_row_is_not_moved_to_another_municipality(towns):
    here, there = towns
    with web_role(), standing(Place(municipalities=(here.municipality,))):
        node = Verksamhet.objects.get(code="511")
        refused(lambda: Verksamhet.objects.filter(pk=node.pk).update(committee=there.committee.pk))
        refused(lambda: Committee.objects.update(municipality=there.municipality))


def test_in_a_place_everything_of_it_is_written(towns):
    here, _ = towns
    with web_role(), standing(Place(municipalities=(here.municipality,), person=here.controller.pk)):
        root = Verksamhet.objects.get(parent=None)
        Verksamhet.objects.create(committee=here.committee, parent=root, code="512", name="Ny")

    assert Verksamhet.objects.filter(committee=here.committee, code="512").exists()


def test_the_word_of_the_owner_opens_nothing_to_the_web(towns):
    with web_role(), standing(Place(whole=True)):
        assert [table for table in rules() if count(table)] == []


def test_the_web_can_neither_read_the_sql_views_nor_change_tables(towns):
    for statement in (
        "SELECT count(*) FROM figures_now",
        "ALTER TABLE socfin_remark DISABLE ROW LEVEL SECURITY",
        "TRUNCATE socfin_koladavalue",
        f"DROP POLICY {APART} ON socfin_remark",
        "SET ROLE socfin_owner",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            say("SET SESSION AUTHORIZATION socfin_web", statement)


def test_the_web_has_no_right_to_change_what_is_kept_whatever_the_guards_do(towns):
    refused = [
        (table, does) for table in KEPT for does in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}")
    ]
    refused += [(table, f"DELETE FROM {table}") for table in STAYS]
    refused += [
        (table, f'UPDATE {table} SET "{column}" = "{column}"')
        for table, (_, columns) in FACTS.items()
        for column in columns
    ]
    say("SET session_replication_role = replica")  # no trigger stands
    for table, statement in refused:
        with pytest.raises(DatabaseError, match=f"permission denied for table {table}"), transaction.atomic():
            say("SET SESSION AUTHORIZATION socfin_web", statement)


def test_the_trail_is_seen_by_its_committee_and_by_who_did_what_belongs_to_none(towns):
    here, _ = towns
    with web_role(), standing(Place(municipalities=(here.municipality,), person=here.controller.pk)):
        seen = set(AuditEvent.objects.values_list("committee", "by"))

    assert ("norrby", "carin-norrby") in seen
    assert {committee for committee, _ in seen} <= {"norrby", ""}
    assert {by for committee, by in seen if not committee} <= {"carin-norrby"}


def test_while_tables_are_changed_their_owner_sees_them_and_nobody_else_anything(towns):
    here, _ = towns
    drop_policies("default")

    with web_role(), standing(Place(municipalities=(here.municipality,))):
        assert Publication.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT policyname FROM pg_policies WHERE schemaname = 'public'")
        assert cursor.fetchall() == [(WHOLE,)]


def test_the_place_of_an_ended_block_is_the_one_before(towns):
    here, there = towns
    with web_role(), standing(Place(municipalities=(here.municipality,))):
        with within(municipalities=(there.municipality,)):
            assert Committee.objects.get().slug == "sunnanby"
        assert Committee.objects.get().slug == "norrby"
