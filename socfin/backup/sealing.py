"""Seals a backup with a passphrase in the age format (age-encryption.org); knows nothing of what is inside.

A sealed backup is a zip of two age files: `key.age`, a key sealed by the passphrase, and `backup.zip.age`,
the backup sealed by the key. With the passphrase and the program age it is opened without socfin:
`age -d -i key.age backup.zip.age > backup.zip`.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyrage

from socfin.backup.manifest import BackupRefused

KEY, SEALED = "key.age", "backup.zip.age"


def seal(plain: Path, passphrase: str) -> Path:
    """The sealed backup beside the plain one, which is gone afterwards."""
    key = pyrage.x25519.Identity.generate()
    inner, sealed = plain.with_name(SEALED), plain.with_name("sealed.zip")
    with plain.open("rb") as reader, inner.open("wb") as writer:
        pyrage.encrypt_io(reader, writer, [key.to_public()])
    with zipfile.ZipFile(sealed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(KEY, pyrage.passphrase.encrypt(str(key).encode(), passphrase))
        archive.write(inner, SEALED)
    plain.unlink()
    inner.unlink()
    return sealed


def is_sealed(path: Path) -> bool:
    """Whether a passphrase is needed. BackupRefused for what is no zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return SEALED in archive.namelist()
    except (zipfile.BadZipFile, OSError) as problem:
        raise BackupRefused(f"{path} kan inte läsas som en säkerhetskopia.") from problem


def opened(path: Path, passphrase: str, folder: Path) -> Path:
    """The plain backup, in `folder`. BackupRefused for a wrong passphrase or a damaged file."""
    plain = folder / "backup.zip"
    try:
        with zipfile.ZipFile(path) as archive:
            key = pyrage.x25519.Identity.from_str(
                pyrage.passphrase.decrypt(archive.read(KEY), passphrase).decode()
            )
            with archive.open(SEALED) as reader, plain.open("wb") as writer:
                pyrage.decrypt_io(reader, writer, [key])
    except (pyrage.DecryptError, zipfile.BadZipFile, KeyError) as problem:
        raise BackupRefused("Lösenordet är fel, eller så är säkerhetskopian skadad.") from problem
    return plain
