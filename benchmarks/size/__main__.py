"""Fills the database of DATABASE_URL with a country, and measures one municipality in it alone and among all.

python -m tests.postgres python -m benchmarks.size [--municipalities 290] [--each 3] [--years 10]
                                                    [--together 15] [--rounds 5]

The pattern is the demo's Exempelkommunen (40 verksamheter, three years, a meeting, forecasts), given older
years of money. Its municipality gets `--together` committees; the others `--each`. The database must be one
to throw away, whose role may switch off triggers. Exits with 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile

import django

HERE = {
    "SOCFIN_WEB_ROLE": "socfin_web",
    "DJANGO_SETTINGS_MODULE": "socfin.settings",
    "SOCFIN_ALLOWED_HOSTS": "testserver",
    "SOCFIN_HTTPS": "no",
    "SOCFIN_SECRET_KEY": "only-for-benchmarks-never-in-production-0123456789",
}


def main() -> int:
    """Set up as in production, fill, measure between, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--municipalities", type=int, default=290)
    parser.add_argument("--each", type=int, default=3, help="committees of each")
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--together", type=int, default=15, help="committees of the municipality measured")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only-measure", action="store_true", help="what was filled earlier")
    asked = parser.parse_args()
    os.environ.update({name: os.environ.get(name, value) for name, value in HERE.items()})
    os.environ.setdefault("SOCFIN_DATA_DIR", tempfile.mkdtemp(prefix="socfin-size-"))
    django.setup()
    from benchmarks.size.run import run

    return run(asked)


sys.exit(main())
