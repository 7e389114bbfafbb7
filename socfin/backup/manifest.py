"""What a backup says of itself: migrations, and a count and checksum for every part; opens no file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

WHOLE, MUNICIPAL = 1, 2
"""Formats of the backup file: of the whole site, and of one municipality; a higher one is refused."""


class BackupRefused(Exception):
    """The backup cannot be made, read or restored; the message is for the user, in Swedish."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table (`size` is its rows) or a file (`size` is its bytes), with the SHA-256 of its bytes."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The backup's table of contents."""

    format: int = WHOLE
    made_at: str
    """UTC, ISO 8601."""
    engine: str
    """sqlite or postgresql: where it was taken, not where it must go."""
    migrations: Mapping[str, str]
    """App → its newest applied migration: the shape of the rows."""
    tables: Mapping[str, Part] = field(default_factory=dict)
    """ "socfin.Upload" → its rows, in the order they are restored."""
    files: Mapping[str, Part] = field(default_factory=dict)
    """The name in the store → the original."""
    damaged: tuple[str, ...] = ()
    """Originals that were missing or not what their checksum says when the backup was taken."""
    municipality: str = ""
    """The address of the one municipality it holds; "" of the whole site."""
    whole_trail: bool = True
    """Whether it has every entry of the trail: of one municipality only where there was no other."""

    def to_json(self) -> str:
        """As text, the same for the same backup."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The inverse of `to_json`; BackupRefused for what is no manifest of ours."""
        try:
            data = json.loads(text)
            if data["format"] > MUNICIPAL:
                raise BackupRefused(
                    "Säkerhetskopian är gjord av en senare version av socfin. Uppgradera och försök igen."
                )
            parts = {
                name: {key: Part(**part) for key, part in data[name].items()} for name in ("tables", "files")
            }
            return cls(**{**data, **parts, "damaged": tuple(data["damaged"])})
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise BackupRefused(
                "Filen är ingen säkerhetskopia av socfin, eller så är den skadad."
            ) from problem
