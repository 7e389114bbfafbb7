"""Texts that no spreadsheet takes for a formula, and the same texts read back; never what is written."""

from __future__ import annotations

MARKS = ("=", "+", "-", "@", "\t", "\r", "\0")
"""What begins a formula in a spreadsheet, or is skipped before one (OWASP ASVS 5, 1.2.10)."""


def guarded(text: str) -> str:
    """The text with an apostrophe more before what begins a formula, whatever apostrophes stand there."""
    return f"'{text}" if text.lstrip("'").startswith(MARKS) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`; texts without the guard are as they are."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(MARKS) else text
