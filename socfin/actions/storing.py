"""Writes a row by naming its fields; no action writes back what it did not mean to change."""

from __future__ import annotations

from django.db.models import Model


def store(row: Model, *fields: str) -> None:
    """Insert a new row, or write just these fields of one that is there."""
    if row.pk is None:
        row.save(force_insert=True)
    else:
        row.save(update_fields=fields)
