"""What is kept for a while may be lost at any moment, and is never taken for what it is not."""

import os
import pickle
import time

import pytest

from socfin.disk.room import bytes_left, takes_writes
from socfin.disk.shelf import Shelf


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    return Shelf(tmp_path / "read", b"secret", seconds=60, most=3)


def only_file(shelf):
    (path,) = shelf.folder.iterdir()
    return path


def test_what_is_put_is_found_again_until_it_is_dropped(shelf):
    assert shelf.put("mars", b"siffror")
    assert shelf.take("mars") == b"siffror"
    assert shelf.take("april") is None

    shelf.drop("mars")

    assert shelf.take("mars") is None


@pytest.mark.parametrize(
    "damage",
    [lambda b: b[:-1], lambda b: b[:5], lambda _: b"", lambda b: b[:-1] + b"!", lambda _: pickle.dumps(1)],
    ids=["cut", "shorter than its seal", "empty", "changed", "pickle"],
)
def test_what_is_damaged_is_as_good_as_absent(shelf, damage):
    shelf.put("mars", b"siffror")
    path = only_file(shelf)
    path.write_bytes(damage(path.read_bytes()))

    assert shelf.take("mars") is None


def test_what_was_kept_under_another_name_or_with_another_secret_is_absent(shelf):
    shelf.put("mars", b"siffror")
    moved = only_file(shelf).read_bytes()
    shelf.put("april", b"annat")
    for path in shelf.folder.iterdir():
        path.write_bytes(moved)

    assert shelf.take("april") is None
    assert Shelf(shelf.folder, b"another", 60, 3).take("mars") is None


def test_a_disk_that_cannot_be_written_makes_it_forget_and_nothing_more(shelf):
    shelf.folder.write_bytes(b"a file stands where the folder should")

    assert not shelf.put("mars", b"siffror")
    assert shelf.take("mars") is None
    shelf.drop("mars")
    shelf.clear()
    assert not takes_writes(shelf.folder)


def test_what_is_old_or_too_many_is_swept_whoever_left_it(shelf):
    shelf.folder.mkdir()
    for name in ("tmpkilled", "old.djcache"):
        (shelf.folder / name).write_bytes(b"left behind")
        os.utime(shelf.folder / name, (0, time.time() - 61))
    for number in range(5):
        shelf.put(str(number), b"x")

    assert len(list(shelf.folder.iterdir())) == 3
    assert shelf.take("4") == b"x"


def test_what_is_too_old_is_absent(shelf):
    shelf.put("mars", b"siffror")
    os.utime(only_file(shelf), (0, time.time() - 61))

    assert shelf.take("mars") is None


def test_a_folder_that_takes_writes_is_left_as_it_was(tmp_path):
    assert takes_writes(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert bytes_left(tmp_path) > 0
    assert bytes_left(tmp_path / "borta") == 0
