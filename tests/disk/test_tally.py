"""Processes that count in the same folder count together, in files that say nothing of whom."""

import os
import subprocess
import sys
import time

import pytest

from socfin.disk.tally import KEPT_SECONDS, SLOTS, WIDTH, Tally

ELSEWHERE = (
    "import sys; from pathlib import Path; from socfin.disk.tally import Tally;"
    "print([Tally(Path(sys.argv[1]), b'key').count('files-60', 'carin', 1) for _ in range(40)][-1])"
)


@pytest.fixture
def tally(tmp_path):
    return Tally(tmp_path / "pace", b"key")


def test_each_time_is_counted_for_who_asked_in_its_window(tally):
    assert [tally.count("files-60", "carin", 1) for _ in range(3)] == [1, 2, 3]
    assert tally.count("files-60", "petra", 1) == 1
    assert tally.count("files-120", "carin", 1) == 1
    assert tally.count("files-60", "carin", 0) == 3


def test_processes_at_once_lose_no_count(tally):
    run = [sys.executable, "-c", ELSEWHERE, str(tally.folder)]
    others = [subprocess.Popen(run, stdout=subprocess.DEVNULL) for _ in range(3)]

    assert [other.wait() for other in others] == [0, 0, 0]
    assert tally.count("files-60", "carin", 0) == 120


def test_ten_thousand_who_ask_take_no_more_room_than_a_file_has(tally):
    for number in range(10_000):
        tally.count("strangers-60", f"192.0.2.{number}", 1)

    [file] = tally.folder.iterdir()
    assert file.stat().st_size <= SLOTS * WIDTH
    assert b"192.0.2" not in file.read_bytes()


@pytest.mark.parametrize(("age", "kept"), [(KEPT_SECONDS - 60, True), (KEPT_SECONDS + 60, False)])
def test_a_window_that_is_over_is_swept_when_another_begins(tally, age, kept):
    tally.count("files-60", "carin", 1)
    old = tally.folder / "files-60"
    os.utime(old, (time.time() - age,) * 2)

    tally.count("files-120", "carin", 1)

    assert old.exists() is kept


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "pace").write_bytes(b"")

    with pytest.raises(OSError, match="pace"):
        Tally(tmp_path / "pace", b"key").count("files-60", "carin", 1)
