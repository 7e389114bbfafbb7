"""Refuses a file that is too large while it is received: nothing beyond the limit is kept anywhere."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

TOO_LARGE = "socfin.too_large"
"""Set in request.META when a file was refused here."""
READ_ON = 4
"""Up to so many times the limit the rest is read and thrown away, so that the browser shows the answer
instead of a broken connection; beyond it the connection is closed."""


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers and stops a request that is over the limit."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.received = 0
        self.told = 0

    def handle_raw_input(self, *request_parts: Any, **_named: Any) -> None:
        """Remember how long the request says that it is (the third part)."""
        self.told = int(request_parts[2])

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        """Pass the bytes on, until they are too many."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT_BYTES:
            if self.request is not None:
                self.request.META[TOO_LARGE] = True
            raise StopUpload(connection_reset=self.told > READ_ON * settings.UPLOAD_LIMIT_BYTES)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002 - as above
        """The handlers after this one keep the file."""
        return None
