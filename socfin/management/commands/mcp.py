"""Serves a committee's published figures to an assistant, over the Model Context Protocol; reads only."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from socfin.selectors.tokens import opening_token

KEY = "SOCFIN_TOKEN"
"""The environment's, since a key among a command's words is seen by everyone on the machine."""


class Command(BaseCommand):
    """manage.py mcp [--http] [--host HOST] [--port PORT] [--site https://…]."""

    help = (
        "Låter en assistent läsa publicerade siffror (Model Context Protocol). Nyckeln ges i SOCFIN_TOKEN; "
        "med --http ger var och en sin egen i huvudet Authorization."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How it is asked, and where the site is."""
        parser.add_argument("--http", action="store_true", help="lyssna på en port i stället för på stdin")
        parser.add_argument("--host", default="127.0.0.1", help="vilken adress den lyssnar på")
        parser.add_argument("--port", type=int, default=8765, help="vilken port")
        parser.add_argument("--site", default="", help="webbplatsens adress, så att svaren länkar dit")

    def handle(self, *, http: bool, host: str, port: int, site: str, **_: Any) -> None:
        """Until it is stopped."""
        # The protocol's package is needed by this command alone.
        from socfin.api.assistant.server import over_http, over_stdio

        if http:
            server = over_http(f"http://{host}:{port}/mcp", site)
            server.run("streamable-http", host=host, port=port, json_response=True, stateless_http=True)
            return
        secret = os.environ.get(KEY, "")
        if opening_token(secret) is None:
            raise CommandError(f"Ge en nyckel som öppnar i {KEY}: manage.py create_token gör en.")
        over_stdio(secret, site).run("stdio")
