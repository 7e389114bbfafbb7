"""A statement carries its place, in a transaction or alone, and nothing stays with the connection."""

from __future__ import annotations

from contextlib import closing, contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from socfin.apart.place import NOWHERE, Place, standing
from socfin.models import Committee, Verksamhet
from tests.apart.pooler import pooled, pooler
from tests.as_the_web import web_role


def settings_left() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('socfin.' || each, true), '')"
            " FROM unnest(ARRAY['municipality', 'person', 'entrance', 'whole']) each"
        )
        return {value for (value,) in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_with_the_connection_when_a_statement_is_over(towns):
    with standing(Place(municipalities=(towns[0].municipality,), person=1, entrance=True, whole=True)):
        assert Committee.objects.count() == 2  # above all policies
    with standing(NOWHERE):
        assert settings_left() == {""}


@pytest.mark.django_db(transaction=True)
def test_alone_and_in_a_transaction_the_same_is_seen(towns):
    with web_role(), standing(Place(municipalities=(towns[0].municipality,))):
        alone = list(Committee.objects.values_list("slug", flat=True))
        with transaction.atomic():
            together = list(Committee.objects.values_list("slug", flat=True))
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                raise ZeroDivisionError
            after = list(Committee.objects.values_list("slug", flat=True))

    assert alone == together == after == ["norrby"]


@pytest.mark.django_db(transaction=True)
def test_a_place_that_changes_within_a_transaction_is_the_one_that_counts(towns):
    with web_role(), transaction.atomic():
        for town in towns:
            with standing(Place(municipalities=(town.municipality,))):
                assert Committee.objects.get() == town.committee


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("in_transaction", [True, False])
def test_what_is_read_by_and_by_is_read_from_its_place(towns, in_transaction):
    with web_role(), standing(Place(municipalities=(towns[0].municipality,))):
        if in_transaction:
            with transaction.atomic():
                seen = {node.committee_id for node in Verksamhet.objects.iterator(chunk_size=1)}
        else:
            seen = {node.committee_id for node in Verksamhet.objects.iterator(chunk_size=1)}

    assert seen == {towns[0].committee.pk}


def test_a_percent_sign_and_several_rows_are_carried(towns):
    with web_role(), standing(Place(municipalities=(towns[0].municipality,))):
        root = Verksamhet.objects.get(parent=None)
        new = [
            Verksamhet(committee=towns[0].committee, parent=root, code=f"60{number}", name="100 %")
            for number in (1, 2)
        ]
        Verksamhet.objects.bulk_create(new)
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE socfin_verksamhet SET name = %s WHERE code = %s", [("50 %", "601"), ("40 %", "602")]
            )

        assert set(Verksamhet.objects.filter(name__endswith="%").values_list("name", flat=True)) == {
            "50 %",
            "40 %",
        }


def test_what_is_counted_as_changed_is_the_statements_own(towns):
    with web_role(), standing(Place(municipalities=(towns[0].municipality,))):
        assert Verksamhet.objects.filter(code="511").update(name="Annat") == 1


SEEN = "SELECT coalesce(string_agg(slug, ' '), '') FROM socfin_committee"
NOTHING_FAILS = "SELECT 1 / count(*) FROM socfin_committee WHERE slug = 'ingen'"


@contextmanager
def transaction_of(other):
    """As `transaction.atomic`, which knows only connections that have a name."""
    other.set_autocommit(False)
    try:
        yield
        other.commit()
    except BaseException:
        other.rollback()
        raise
    finally:
        other.set_autocommit(True)


def seen_through(other):
    with other.cursor() as cursor:
        cursor.execute(SEEN)
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.needs("pgbouncer")
def test_people_who_are_given_one_connection_in_turn_see_each_their_own_and_leave_nothing(towns):
    here, there = (Place(municipalities=(town.municipality,)) for town in towns)
    with pooler() as port, closing(pooled(port)) as first, closing(pooled(port)) as second:
        for _ in range(3):
            with standing(here):
                assert seen_through(first) == "norrby"
            with standing(NOWHERE):
                assert seen_through(second) == seen_through(first) == ""
            with standing(there):
                with transaction_of(second):
                    assert seen_through(second) == "sunnanby"
                assert seen_through(first) == "sunnanby"


@pytest.mark.django_db(transaction=True)
@pytest.mark.needs("pgbouncer")
def test_a_statement_that_fails_leaves_nothing_to_the_next_who_is_given_its_connection(towns):
    with pooler() as port, closing(pooled(port)) as first, closing(pooled(port)) as second:
        with standing(Place(municipalities=(towns[0].municipality,))), first.cursor() as cursor:
            with pytest.raises(DatabaseError):
                cursor.execute(NOTHING_FAILS)
            with pytest.raises(DatabaseError), transaction_of(first):
                cursor.execute(NOTHING_FAILS)
        with standing(NOWHERE):
            assert seen_through(second) == ""
