#!/usr/bin/env python
"""Runs Django's commands with socfin's settings."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from socfin.apart.place import Place, standing
from socfin.environment import keep_local_secret

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socfin.settings")
    try:
        keep_local_secret()
        # where the database role allows it; pages and work say their own place
        with standing(Place(whole=True)):
            execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"Inställningarna: {wrong}")
