"""An original is whole under its name or not there, and never read as what it is not."""

import hashlib
import subprocess
import sys

import pytest

from socfin.disk.originals import WAITING, Damaged, Missing, abandoned, announced, put, read, waiting

BYTES = b"verksamhet;belopp\n511;-29999001\n"
SUM = hashlib.sha256(BYTES).hexdigest()


def kept(root, content: bytes = BYTES):
    path = root / "provby" / SUM
    with waiting(root, content) as ready:
        put(ready, path, SUM)
    return path


def test_bytes_get_their_name_and_nothing_waits_afterwards(tmp_path):
    path = kept(tmp_path)

    assert read(path, size=len(BYTES), sha256=SUM) == BYTES
    assert list((tmp_path / WAITING).iterdir()) == []
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("stump", [BYTES[:10], b"", BYTES[:-1] + b"!"], ids=["half", "nothing", "changed"])
def test_what_lies_under_the_name_is_compared_and_replaced_when_it_is_another(tmp_path, stump):
    path = kept(tmp_path)
    path.write_bytes(stump)

    with pytest.raises(Damaged):
        read(path, size=len(BYTES), sha256=SUM)
    kept(tmp_path)

    assert path.read_bytes() == BYTES


def test_the_same_bytes_under_the_name_are_left_as_they_are(tmp_path):
    path = kept(tmp_path)
    before = path.stat().st_ino

    with waiting(tmp_path, BYTES) as ready:
        assert not put(ready, path, SUM)

    assert path.stat().st_ino == before


def test_what_is_gone_is_missing(tmp_path):
    with pytest.raises(Missing):
        read(tmp_path / "borta", size=1, sha256=SUM)


def test_a_folder_under_the_name_is_damage(tmp_path):
    with pytest.raises(Damaged):
        read(tmp_path, size=1, sha256=SUM)


KILLED = """
import os, sys
from pathlib import Path
from socfin.disk.originals import announced, waiting
with announced(Path(sys.argv[1]), ["provby/abc", "provby/åäö"]), waiting(Path(sys.argv[1]), b"half"):
    os.kill(os.getpid(), 9)
"""


def test_what_a_killed_process_left_is_named_and_removed_and_what_waits_now_is_not(tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False)

    with announced(tmp_path, ["provby/nu"]), waiting(tmp_path, BYTES) as ready:
        assert sorted(abandoned(tmp_path)) == [[], ["provby/abc", "provby/åäö"]]
        assert ready.read_bytes() == BYTES
        assert len(list((tmp_path / WAITING).iterdir())) == 2

    assert list((tmp_path / WAITING).iterdir()) == []


def test_what_failed_is_named_afterwards(tmp_path):
    with pytest.raises(ZeroDivisionError), announced(tmp_path, ["provby/abc"]):
        raise ZeroDivisionError

    assert list(abandoned(tmp_path)) == [["provby/abc"]]
    assert list(abandoned(tmp_path)) == []
