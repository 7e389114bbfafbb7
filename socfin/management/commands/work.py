"""`manage.py work`: a process that does what is asked for outside requests."""

from __future__ import annotations

import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from socfin.actions.work.asking import ask_for_notices
from socfin.tasks.doing import Doer, do_all, do_for_ever, look_after


class Command(BaseCommand):
    """Start as many as the machines bear, with SOCFIN_WORKERS=yes for them and the web."""

    help = "Gör det som ligger i kö utanför sidorna, tills den stoppas. Starta så många som behövs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to end."""
        parser.add_argument("--once", action="store_true", help="gör det som väntar och sluta")

    def handle(self, *_: Any, once: bool, **__: Any) -> None:
        """Work until SIGTERM; the piece in hand is finished first."""
        if once:
            do_all()
            return
        doer, over = Doer(stays=True), threading.Event()
        doer.configure_signals()
        tidy = ask_for_notices if settings.MAIL and settings.SITE_ADDRESS else lambda: None
        looking = threading.Thread(target=look_after, args=(over, tidy), daemon=True)
        looking.start()
        try:
            do_for_ever(doer)
        finally:
            over.set()
