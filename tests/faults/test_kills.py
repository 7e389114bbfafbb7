"""A process killed while it hands files in leaves no half original under a name, and no row without one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.faults
KILLS = int(os.environ.get("FAULTS", "4"))
CREATE = ["create_committee", "provby", "--name", "N", "--municipality", "P"]
HANDS_IN = """
import django, itertools
django.setup()
from socfin.actions.people.users import machine_user
from socfin.actions.uploads import receive
from socfin.selectors.committees import committee_by_slug
committee, by = committee_by_slug("provby"), machine_user()
print("ready", flush=True)
for n in itertools.count():
    receive(committee=committee, filename="a.csv", content=b"%d;" % n * 400_000, by=by, options={"n": n})
"""
LOOKS = """
import django, hashlib
django.setup()
from pathlib import Path
from django.conf import settings
from socfin.models import Upload
from socfin.selectors.originals import damage_of
print([damage_of(one) for one in Upload.objects.all() if damage_of(one)])
named = [one for one in Path(settings.MEDIA_ROOT).rglob("*") if one.is_file() and ".waiting" not in one.parts]
print([one.name for one in named if hashlib.sha256(one.read_bytes()).hexdigest() != one.name])
"""


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    more = {"SOCFIN_DATA_DIR": str(tmp_path), "SOCFIN_DEBUG": "yes", "SOCFIN_SECRET_KEY": "k" * 40}
    return {**kept, **more, "DJANGO_SETTINGS_MODULE": "socfin.settings", "PYTHONPATH": str(Path.cwd())}


def run(environment: dict[str, str], *given: str) -> str:
    done = subprocess.run(
        [sys.executable, *given], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_after_every_kill_each_name_holds_its_bytes_and_each_row_its_original(environment):
    run(environment, "manage.py", "migrate", "--verbosity", "0")
    run(environment, "manage.py", *CREATE)
    draw = random.Random(2022)
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", HANDS_IN], env=environment, stdout=subprocess.PIPE
        ) as worker:
            assert worker.stdout is not None
            worker.stdout.readline()
            time.sleep(draw.uniform(0.0, 0.4))
            worker.send_signal(signal.SIGKILL)

    assert run(environment, "-c", LOOKS).splitlines() == ["[]", "[]"]
