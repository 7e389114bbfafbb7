"""Writes a row by naming its fields; no action writes back what it did not mean to change."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def store(row: Model, *fields: str) -> None:
    """Insert a new row, or write just these fields of one that is there."""
    if row.pk is None:
        row.save(force_insert=True)
    else:
        row.save(update_fields=fields)


def entered(row: Row, unchecked: Collection[str] = ()) -> Row:
    """A new row as it was inserted: its words without blanks around them, held to its fields' own rules.

    ValidationError, with nothing stored, where a field that is not `unchecked` breaks its rule.
    """
    for field in row._meta.concrete_fields:
        word = getattr(row, field.attname)
        if isinstance(word, str):
            setattr(row, field.attname, word.strip())
    row.full_clean(exclude=unchecked)
    row.save(force_insert=True)
    return row
