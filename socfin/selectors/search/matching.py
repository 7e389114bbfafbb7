"""Which rows have the words that are searched for, as each database sees it; never what a row is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection
from django.db.models import F, Field, Func, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower, StrIndex

Row = TypeVar("Row", bound=Model)
Met = TypeVar("Met")
MOST = 50
"""Places of each kind that are looked at further, the newest."""
NEXT_MORE = 4
"""Times as many rows are looked at when those before were too few: few searches need a second look."""
NOT_PLAIN = re.compile(r"[^a-zA-Z0-9]")


class Kept(Func):
    """A column that PostgreSQL itself keeps of a row and no model has (migration 0047)."""

    def __init__(self, name: str, kind: Field[Any, Any]) -> None:
        super().__init__(F("pk"), output_field=kind)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """The column of the table that the key is of, as the question calls it."""
        del connection
        key, params = compiler.compile(self.get_source_expressions()[0])
        return f'{key.rpartition(".")[0]}."{self.name}"', list(params)


def likely(rows: QuerySet[Row], asked: Sequence[str], *fields: str) -> QuerySet[Row]:
    """The rows that have every word in some of the fields.

    On PostgreSQL a Swedish form of each, or each as it is typed, also as part of another word. Elsewhere
    others may be among them: those that have what SQLite, which knows large and small letters of a to z
    alone, can see of the words; `stands_in` tells.
    """
    if connection.vendor == "postgresql":
        return _kept(rows, asked)
    for piece in filter(None, (max(NOT_PLAIN.split(word), key=len) for word in asked)):
        either = Q()
        for field in fields:
            either |= Q(**{f"{field}__icontains": piece})
        rows = rows.filter(either)
    return rows


def _kept(rows: QuerySet[Row], asked: Sequence[str]) -> QuerySet[Row]:
    """A form of the words is asked for first: it is seen at once, and most that is searched for is one."""
    typed, places = Q(), {}
    for number, word in enumerate(asked):
        places[f"place_{number}"] = StrIndex(Kept("searched", TextField()), Lower(Value(word)))
        typed &= Q(**{f"place_{number}__gt": 0})
    forms = Q(kept_words=SearchQuery(" ".join(asked), config="swedish"))
    beside: Any = rows.alias(kept_words=Kept("words", SearchVectorField()), **places)
    met: QuerySet[Row] = beside.filter(forms | typed)
    return met


def stands_in(texts: Iterable[str], asked: Sequence[str]) -> bool:
    """Whether every word does, where the database could not tell."""
    if connection.vendor == "postgresql":
        return True
    text = " ".join(texts).casefold()
    return all(word.casefold() in text for word in asked)


def newest(rows: QuerySet[Any], read: Callable[[list[int]], Iterable[Met]]) -> list[Met]:
    """The first that are read of the rows, in their order: MOST at the most, and no more rows than needed."""
    met: list[Met] = []
    keys, start, size = rows.values_list("pk", flat=True), 0, MOST
    while len(met) < MOST:
        part = list(keys[start : start + size])
        met += read(part) if part else ()
        if len(part) < size:
            break
        start, size = start + size, size * NEXT_MORE
    return met[:MOST]
