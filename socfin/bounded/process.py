"""A program of its own: bounds its memory and processor time, then becomes another program of ours.

Never imported by the product. The arguments are that program's file, megabytes and seconds.
"""

from __future__ import annotations

import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType


def bound(megabytes: int, seconds: int) -> None:
    """Let the system end this process before it takes more than this; not on systems without limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Bound this process and run the program in it."""
    program, megabytes, seconds = sys.argv[1:]
    bound(int(megabytes), int(seconds))
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    SourceFileLoader("__main__", program).exec_module(ModuleType("__main__"))


if __name__ == "__main__":
    main()
