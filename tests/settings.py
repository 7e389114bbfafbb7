"""The site's settings for tests: as in production, but with a folder of its own and quick passwords.

Nothing here changes what a page does. The database is a file, as in production, so that locks and
write-ahead logging are the real ones; DATABASE_URL moves the tests to PostgreSQL (see tests/postgres.py).
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

_folder = TemporaryDirectory(prefix="socfin-tests-", ignore_cleanup_errors=True)  # gone with the process
os.environ.update(
    SOCFIN_DATA_DIR=_folder.name,
    SOCFIN_DEBUG="no",
    SOCFIN_SECRET_KEY="only-for-tests-never-in-production-0123456789",
    SOCFIN_ALLOWED_HOSTS="testserver",
    SOCFIN_HTTPS="no",
)

from socfin.settings import *  # noqa: E402, F403
from socfin.settings import DATA_DIR, DATABASES, MIDDLEWARE, STATIC_ROOT, STORAGES  # noqa: E402

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA_DIR) / "test.sqlite3")}

if "postgresql" in DATABASES["default"]["ENGINE"]:  # pages are asked for as by the web's role, kept apart
    WEB_ROLE = "socfin_web"
    MIDDLEWARE.insert(0, "tests.as_the_web.as_the_web")

WARMS_AFTER_WORK = EMBEDDED_WORK = False  # a thread that looks at a database which a test takes away
STRANGERS_PER_MINUTE = 100_000  # every test asks from one address

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir(exist_ok=True)
