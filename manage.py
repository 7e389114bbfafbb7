#!/usr/bin/env python
"""Runs Django's commands with socfin's settings."""

import os
import sys

from django.core.management import execute_from_command_line

from socfin.apart.place import Place, standing
from socfin.environment import keep_local_secret

if __name__ == "__main__":
    keep_local_secret()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socfin.settings")
    with standing(Place(whole=True)):  # where the database role allows it; pages and work say their own place
        execute_from_command_line(sys.argv)
