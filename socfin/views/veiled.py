"""Meetings and their items with typed words that tell of hidden units left out; looks at no figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Manager, Model, QuerySet

from socfin import reporting
from socfin.services.masking.typed import shown
from socfin.services.masking.words import Secrets

if TYPE_CHECKING:
    from socfin.models import Committee


def veiled(row: Any, committee: Committee, *, masked: bool) -> Any:
    """A row or a list of rows as the reader may see it: as it is, or with every text in it veiled."""
    secrets = reporting.secrets(committee) if masked else Secrets()
    return _veil(row, "", secrets, 0) if secrets else row


def _veil(value: Any, name: str, secrets: Secrets, month: int) -> Any:
    if isinstance(value, str):
        return shown(name, value, secrets, month)
    if isinstance(value, Model):
        return _Row(value, secrets, getattr(value, "month", month))
    if isinstance(value, (list, tuple)):
        return [_veil(part, "", secrets, month) for part in value]
    if isinstance(value, (Manager, QuerySet)):
        return _Rows(value, secrets, month)
    return value


class _Row:
    """A row whose texts are read through the veil; never saved."""

    def __init__(self, row: Model, secrets: Secrets, month: int) -> None:
        self._read = row, secrets, month

    def __getattr__(self, name: str) -> Any:
        row, secrets, month = self._read
        return _veil(getattr(row, name), name, secrets, month)

    def __str__(self) -> str:
        row, secrets, month = self._read
        return shown("", str(row), secrets, month)


class _Rows:
    """Rows beneath a row."""

    def __init__(self, rows: Any, secrets: Secrets, month: int) -> None:
        self._read = rows, secrets, month

    def all(self) -> _Rows:
        """As a manager has it."""
        rows, secrets, month = self._read
        return _Rows(rows.all(), secrets, month)

    def __iter__(self) -> Iterator[Any]:
        rows, secrets, month = self._read
        return (_veil(row, "", secrets, month) for row in rows)
