"""What a program shows instead of logging in: a key to one committee, for reading; knows no person."""

from __future__ import annotations

import secrets
from enum import StrEnum
from hashlib import sha256

from socfin.domain.roles import Permission

PREFIX = "socfin_"
"""So that whoever finds one in a file, and the scanners that look for them, see what it opens."""
SECRET_BYTES = 32
"""256 bits: more than anyone guesses, and what SHA-256 keeps apart."""
HINT_LENGTH = 4
"""Of the last signs, which tell a person's keys apart without opening anything."""
USUAL_DAYS = 365
"""A year of reports, and then someone looks at whether the program still asks."""
MOST_DAYS = 730
"""A key that nobody remembers ends by itself."""


class Scope(StrEnum):
    """What a key opens of that which its person's role allows."""

    READ = "read"
    EXPORT = "export"

    @property
    def label(self) -> str:
        """The scope in Swedish."""
        return {"read": "Läsa siffror", "export": "Läsa siffror och hämta handlingar"}[self.value]

    @property
    def permissions(self) -> frozenset[Permission]:
        """What it leaves of the role's; never anything that writes."""
        reads = {Permission.READ, Permission.WHOLE}
        return frozenset(reads if self is Scope.READ else reads | {Permission.EXPORT})


def new_secret() -> str:
    """A key that nobody has; it is shown once and never stored."""
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def digest_of(secret: str) -> str:
    """What is stored of a key: SHA-256 in hexadecimal. 256 random bits need no salt and no slow hash."""
    return sha256(secret.encode()).hexdigest()


def hint_of(secret: str) -> str:
    """The last signs of a key."""
    return secret[-HINT_LENGTH:]
