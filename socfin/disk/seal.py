"""Seals on bytes that lie where others may write: what was changed, cut or moved is as good as absent."""

from __future__ import annotations

import hashlib
import hmac

SEAL_BYTES = 32


def sealed(secret: bytes, name: str, content: bytes) -> bytes:
    """The bytes with a seal that holds for them under this name alone."""
    return _seal(secret, name, content) + content


def opened(secret: bytes, name: str, kept: bytes) -> bytes | None:
    """What was sealed under the name with the secret; None for anything else."""
    seal, content = kept[:SEAL_BYTES], kept[SEAL_BYTES:]
    return content if hmac.compare_digest(seal, _seal(secret, name, content)) else None


def _seal(secret: bytes, name: str, content: bytes) -> bytes:
    seal = hmac.new(secret, name.encode() + b"\0", hashlib.sha256)
    seal.update(content)
    return seal.digest()
