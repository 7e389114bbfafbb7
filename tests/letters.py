"""A mail server that is really running, and what the site has sent to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller


class Letters:
    """The server's memory; `refuses` makes it take in nothing."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refuses = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        if self.refuses:
            return "451 full"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def mail_server(settings) -> Iterator[Letters]:
    """The site's mail goes there."""
    memory = Letters()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(memory, hostname="127.0.0.1", port=port)
    server.start()
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False
    yield memory
    server.stop()


@pytest.fixture
def letters(mail_server) -> list[EmailMessage]:
    """What the site has sent."""
    return mail_server.taken
