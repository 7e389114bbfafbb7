"""The archive in a bucket of S3's, that any number of machines share; django-storages says how it is reached.

An object is there whole or not at all, and once it is there everyone reads it: nothing is written half.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.storage import default_storage

from socfin.disk.originals import NAMES, WAITING, Damaged, Missing, OutOfReach

ABANDONED = timedelta(days=1)
"""Nobody hands a file in for as long: what has waited longer belongs to a process that is gone."""


@contextmanager
def _reached() -> Iterator[None]:
    """Missing where nothing lies; OutOfReach, an OSError, for whatever else S3 has against us."""
    try:
        yield
    except ClientError as reason:
        if reason.response["ResponseMetadata"]["HTTPStatusCode"] == HTTPStatus.NOT_FOUND:
            raise Missing from reason
        raise OutOfReach(str(reason)) from reason
    except BotoCoreError as reason:
        raise OutOfReach(str(reason)) from reason


@dataclass(frozen=True, slots=True)
class _Object:
    """An object that is there for a while."""

    bucket: Bucket
    key: str

    def unlink(self) -> None:
        """Gone."""
        self.bucket.remove(self.key)

    def put(self, name: str, sha256: str) -> bool:
        """Copied inside S3, so that no lock waits for the bytes to travel."""
        with suppress(Damaged), _reached():
            self.bucket.compare(name, self.key, sha256)
            return False
        with _reached():
            self.bucket.copy(self.key, name)
        return True


class Bucket:
    """Objects under names, with `WAITING/…` for what has none yet."""

    @property
    def place(self) -> str:
        """The bucket and the folder in it."""
        return "/".join(part for part in (f"s3://{self._name}", self._prefix.rstrip("/")) if part)

    @property
    def _client(self) -> Any:
        return default_storage.connection.meta.client  # type: ignore[attr-defined]  # an S3Storage

    @property
    def _name(self) -> str:
        return str(default_storage.bucket_name)  # type: ignore[attr-defined]

    @property
    def _prefix(self) -> str:
        folder = str(default_storage.location).strip("/")  # type: ignore[attr-defined]
        return f"{folder}/" if folder else ""

    @contextmanager
    def announced(self, names: Iterable[str]) -> Iterator[_Object]:
        """An object with the names, until their rows are stored."""
        notice = self._waiting("\n".join(names).encode(), NAMES)
        yield notice
        notice.unlink()

    @contextmanager
    def waiting(self, content: bytes) -> Iterator[_Object]:
        """An object without a name."""
        ready = self._waiting(content)
        try:
            yield ready
        finally:
            with suppress(OSError):  # what has waited for long is removed later
                ready.unlink()

    def abandoned(self) -> Iterator[list[str]]:
        """What has waited for longer than anyone works."""
        before = datetime.now(UTC) - ABANDONED
        for key, changed in list(self._listed(f"{WAITING}/")):
            if changed < before:
                names = self._bytes(key).decode().splitlines() if key.endswith(NAMES) else []
                yield names
                self.remove(key)

    def read(self, name: str, *, size: int, sha256: str) -> bytes:
        """Whole, or Missing, Damaged or OutOfReach."""
        content = self._bytes(name)
        if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged(name)
        return content

    def compare(self, name: str, ready: str, sha256: str) -> None:
        """Damaged, or Missing, unless what lies under the name is as long as what waits and has the sum."""
        size = self._client.head_object(Bucket=self._name, Key=self._prefix + ready)["ContentLength"]
        self.read(name, size=size, sha256=sha256)

    def copy(self, key: str, name: str) -> None:
        """What lies under the key lies under the name too."""
        source = {"Bucket": self._name, "Key": self._prefix + key}
        self._client.copy(source, self._name, self._prefix + name)

    def remove(self, name: str) -> None:
        """Gone, also when it was so before."""
        with _reached():
            self._client.delete_object(Bucket=self._name, Key=self._prefix + name)

    def names(self) -> Iterator[str]:
        """All but what waits."""
        return (name for name, _ in self._listed() if not name.startswith(f"{WAITING}/"))

    def takes_writes(self) -> bool:
        """Whether the bucket does."""
        try:
            self._waiting(b"\0").unlink()
        except OSError:
            return False
        return True

    def bytes_left(self) -> None:
        """Whoever keeps the bucket sees to it."""
        return

    def _waiting(self, content: bytes, suffix: str = "") -> _Object:
        key = f"{WAITING}/{uuid4()}{suffix}"
        with _reached():
            self._client.upload_fileobj(io.BytesIO(content), self._name, self._prefix + key)
        return _Object(self, key)

    def _bytes(self, name: str) -> bytes:
        with _reached():
            return bytes(self._client.get_object(Bucket=self._name, Key=self._prefix + name)["Body"].read())

    def _listed(self, under: str = "") -> Iterator[tuple[str, datetime]]:
        with _reached():
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._name, Prefix=self._prefix + under):
                for entry in page.get("Contents", ()):
                    yield str(entry["Key"]).removeprefix(self._prefix), entry["LastModified"]
