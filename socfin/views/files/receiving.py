"""Refuses a file that is too large, or has no room, while it is received: nothing of it is kept anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from socfin.actions.originals import refusal

TOO_LARGE = "socfin.too_large"
"""Set in request.META when a file was refused here."""
NO_ROOM = "socfin.no_room"
"""Set in request.META to why, in Swedish, when the disk did not take a file."""
READ_ON = 4
"""Up to so many times the limit the rest is read and thrown away, so that the browser shows the answer
instead of a broken connection; beyond it the connection is closed."""


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers and stops a request that is over the limit."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.received = 0
        self.announced = 0

    def handle_raw_input(self, *request_parts: Any, **_named: Any) -> None:
        """Remember how long the request says that it is (the third part)."""
        self.announced = int(request_parts[2])

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        """Pass the bytes on, until they are too many."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT_BYTES:
            if self.request is not None:
                self.request.META[TOO_LARGE] = True
            raise StopUpload(connection_reset=self.announced > READ_ON * settings.UPLOAD_LIMIT_BYTES)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002 - as above
        """The handlers after this one keep the file."""
        return None


class RoomForUpload(TemporaryFileUploadHandler):
    """Keeps a large file in a temporary one while it is received; refuses it when there is no room."""

    def new_file(self, *given: Any, **named: Any) -> None:
        """A temporary file, if the disk takes one."""
        with self._or_refused():
            super().new_file(*given, **named)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The bytes, if the disk takes them."""
        with self._or_refused():
            return super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """The whole file; what the system held back is written here."""
        with self._or_refused():
            return super().file_complete(file_size)

    @contextmanager
    def _or_refused(self) -> Iterator[None]:
        try:
            yield
        except OSError as reason:
            if self.request is not None:
                self.request.META[NO_ROOM] = refusal(reason)
            raise StopUpload(connection_reset=False) from reason
