"""A real clamd, with a signature of our own for the one text that every scanner calls harmful."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from socfin.actions.receiving import receive
from socfin.actions.taking_in import NotTakenIn
from socfin.disk.scanner import Scanner
from socfin.models import Upload
from tests.cast import long_csv
from tests.clamd import EICAR
from tests.machine import clamd_path

pytestmark = [pytest.mark.faults, pytest.mark.needs("clamd")]
CONTENT = long_csv("511 5020 2022-03 utfall -1000")


@pytest.fixture
def clamd(tmp_path, settings) -> Iterator[Path]:
    """Where it listens; it downloads nothing."""
    known, line = tmp_path / "known", tmp_path / "clamd.ctl"
    known.mkdir()
    (known / "own.ndb").write_text(f"Eicar-Test-Signature:0:*:{EICAR.hex()}\n")
    conf = tmp_path / "clamd.conf"
    user = f"User {tmp_path.owner()}\n"
    conf.write_text(
        f"LocalSocket {line}\nDatabaseDirectory {known}\nForeground yes\nStreamMaxLength 1M\n{user}"
    )
    with subprocess.Popen([str(clamd_path()), "--config-file", conf], stdout=subprocess.DEVNULL) as server:
        try:
            settings.CLAMD = str(line)
            wait_for(Scanner(str(line)))
            yield line
        finally:
            server.terminate()


def wait_for(scanner: Scanner) -> None:
    for _ in range(300):
        if scanner.answers():
            return
        time.sleep(0.1)
    raise TimeoutError("clamd never answered")


def test_what_it_calls_harmful_is_refused_by_name_and_the_rest_is_taken(clamd, committee, carin):
    def hand_in(content):
        return receive(committee=committee, filename="mars.csv", content=content, by=carin, options={})

    with pytest.raises(NotTakenIn, match=r"skadlig kod \(Eicar-Test-Signature"):
        hand_in(CONTENT + EICAR)
    with pytest.raises(NotTakenIn, match="kunde inte sökas igenom"):
        hand_in(b"x" * 2**21)
    assert hand_in(CONTENT).upload.size == len(CONTENT)
    assert Upload.objects.count() == 1
