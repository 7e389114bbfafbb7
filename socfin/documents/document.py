"""What goes in and out of this room: the finished file, and why a file cannot be made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file; the same report always gives the same bytes."""

    filename: str
    content_type: str
    content: bytes


class CannotMake(Exception):
    """A document cannot be made on this machine; the message says why and what to do, in Swedish."""
