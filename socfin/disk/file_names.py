"""The name of a file that was handed in, as it is kept and shown; never a path."""

from __future__ import annotations

LONGEST = 200
"""Characters of it that are kept."""


def own_name(filename: str) -> str:
    """The file's own name without folders and control characters."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in name if char.isprintable())[:LONGEST] or "namnlös"
