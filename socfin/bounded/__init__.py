"""Runs a program of our own in a process with bounded memory, time and output; never what the program does.

Files that people hand in are read there: whatever they make a library do, the site goes on.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

PIECE = 1 << 16
_PROCESS = Path(__file__).with_name("process.py")
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What the program is told of the site's environment: no password, no secret key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Where a program is ended."""

    megabytes: int
    seconds: int
    """Of the processor; twice as many on the wall, for a machine that has much to do."""
    output: int
    """Bytes it may say."""


class OverBounds(Exception):
    """The program was ended at one of its bounds."""


class BrokeOff(Exception):
    """The program ended by itself with an error."""


def lines(program: Path, given: bytes, bounds: Bounds) -> Generator[bytes, None, None]:
    """The whole lines that a program says of what it was given; it reads all of that before it says anything.

    OverBounds or BrokeOff when it does not end well. Whoever has heard enough closes the iterator.
    """
    command = [sys.executable, "-I", str(_PROCESS), str(program), str(bounds.megabytes), str(bounds.seconds)]
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(  # noqa: S603 - our own program, no part of the command comes from the file
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, env=_environment()
        ) as process,
    ):
        late = threading.Timer(bounds.seconds * 2, process.kill)
        late.start()
        try:
            yield from _lines(process, given, bounds.output)
            code = process.wait()
        finally:
            late.cancel()
            process.kill()
        if code:
            complaints.seek(0)
            raise OverBounds if code < 0 or b"emory" in complaints.read(PIECE) else BrokeOff


def _lines(process: subprocess.Popen[bytes], given: bytes, left: int) -> Generator[bytes, None, None]:
    if process.stdin is None or process.stdout is None:
        return
    with contextlib.suppress(BrokenPipeError), contextlib.closing(process.stdin) as into:
        into.write(given)
    while line := process.stdout.readline(left):
        left -= len(line)
        if left <= 0:
            raise OverBounds
        if not line.endswith(b"\n"):
            return
        yield line


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
