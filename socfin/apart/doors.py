"""Asks the database where someone or something belongs before a place is taken; gives keys, never rows.

Each is a function that its owner made (functions.py), open to the web's role. On SQLite nobody asks.
"""

from __future__ import annotations

from typing import Any

from django.db import connection


def municipality_of_committee(slug: str) -> tuple[int, ...]:
    """The key of the municipality whose committee has the address; none when there is no such."""
    return _keys("SELECT socfin_door_committee(%s)", slug)


def municipality_of_work(committee: int) -> tuple[int, ...]:
    """The key of the municipality whose committee has the key."""
    return _keys("SELECT socfin_door_work(%s)", committee)


def municipality_at(slug: str) -> tuple[int, ...]:
    """The key of the municipality with the address."""
    return _keys("SELECT socfin_door_municipality(%s)", slug)


def municipality_with_name(name: str) -> tuple[int, ...]:
    """The key of the municipality of the name: no two have the same, seen or not."""
    return _keys("SELECT socfin_door_name(%s)", name)


def municipalities_of_groups(person: int | None) -> tuple[int, ...]:
    """Those where a group of the municipality's log-in gives a role, and those where the person has one."""
    return _keys("SELECT unnest(socfin_door_groups(%s))", person)


def owner_of_key(digest: str) -> tuple[int | None, tuple[int, ...]]:
    """Whose the program's key is, and the municipality of its committee."""
    if connection.vendor != "postgresql":
        return None, ()
    person, *municipality = _keys("SELECT unnest(socfin_door_key(%s))", digest) or (None,)
    return person, tuple(municipality)


def is_needed_original(name: str) -> bool | None:
    """Whether a file of any municipality lies under the name; None where rows say so themselves."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT socfin_door_original(%s)", [name])
        return bool(cursor.fetchone()[0])


def _keys(question: str, *asked: Any) -> tuple[int, ...]:
    if connection.vendor != "postgresql":
        return ()
    with connection.cursor() as cursor:
        cursor.execute(question, asked)
        return tuple(key for (key,) in cursor.fetchall() if key is not None)
