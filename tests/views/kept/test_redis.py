"""Pages in a real Redis: found by every process, sealed, and gone without harm when the server is."""

from __future__ import annotations

import shutil
import subprocess
import time

import pytest
from django.core.cache.backends.redis import RedisCache

from socfin.views.kept import caches
from socfin.views.kept.caches import SealedRedis

OPTIONS = {
    "serializer": "socfin.views.kept.caches.Bytes",
    "socket_timeout": 0.5,
    "socket_connect_timeout": 0.5,
}


@pytest.fixture
def server(tmp_path):
    """The address of a server of our own, and the process."""
    socket = tmp_path / "redis.sock"
    run = [shutil.which("redis-server"), "--port", "0", "--unixsocket", str(socket), "--save", ""]
    process = subprocess.Popen([*run, "--dir", str(tmp_path)], stdout=subprocess.DEVNULL)
    for _ in range(100):
        if socket.exists():
            break
        time.sleep(0.05)
    yield f"unix://{socket}", process
    process.kill()
    process.wait()


def redis(address: str) -> SealedRedis:
    return SealedRedis(address, {"TIMEOUT": 60, "KEY_PREFIX": "p", "OPTIONS": dict(OPTIONS)})


def plain(address: str) -> RedisCache:
    return RedisCache(
        address, {"TIMEOUT": 60, "KEY_PREFIX": "p", "OPTIONS": {"serializer": OPTIONS["serializer"]}}
    )


@pytest.mark.needs("redis")
def test_what_a_process_keeps_another_finds(server):
    redis(server[0]).set("mars", b"sidan")

    assert redis(server[0]).get("mars") == b"sidan"
    assert redis(server[0]).get("april") is None


@pytest.mark.needs("redis")
@pytest.mark.parametrize("laid", [b"<script>", b"", b"\x80\x04K\x01."])
def test_what_another_has_laid_there_is_as_good_as_absent(server, laid):
    redis(server[0]).set("mars", b"sidan")
    plain(server[0]).set("mars", laid)
    assert redis(server[0]).get("mars") is None

    redis(server[0]).set("april", b"annat")
    plain(server[0]).set("mars", plain(server[0]).get("april"))
    assert redis(server[0]).get("mars") is None


@pytest.mark.needs("redis")
def test_a_server_that_ends_is_left_alone_a_while_and_then_asked_again(server, monkeypatch):
    address, process = server
    cache = redis(address)
    cache.set("mars", b"sidan")
    process.kill()
    process.wait()

    assert cache.get("mars") is None
    cache.set("mars", b"sidan")
    cache.delete("mars")
    cache.clear()
    assert cache._rests_until > time.monotonic()

    monkeypatch.setattr(caches, "RESTS_SECONDS", 0)
    cache._rests_until = 0.0
    assert cache.get("mars") is None
    assert cache._rests_until <= time.monotonic()


@pytest.mark.needs("redis")
def test_processes_count_together_and_a_server_that_is_gone_counts_nothing(server):
    assert [redis(server[0]).counted("files-60-carin", 1, 60) for _ in range(3)] == [1, 2, 3]
    assert redis(server[0]).counted("files-60-petra", 0, 60) == 0
    assert redis(server[0])._cache.get_client().ttl("p:1:count-files-60-carin") in range(1, 61)

    server[1].kill()
    server[1].wait()

    assert redis(server[0]).counted("files-60-carin", 1, 60) is None
