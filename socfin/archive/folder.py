"""The archive in a folder of this machine's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils._os import safe_join

from socfin.disk import originals, room


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Bytes in a file without a name."""

    folder: Folder
    path: Path

    def put(self, name: str, sha256: str) -> bool:
        """Give them their name in one step."""
        return originals.put(self.path, self.folder.path(name), sha256)


@dataclass(frozen=True, slots=True)
class Folder:
    """Files as disk/originals.py keeps them."""

    root: Path

    @property
    def place(self) -> str:
        """The folder."""
        return str(self.root)

    def path(self, name: str) -> Path:
        """Where the name lies; SuspiciousFileOperation for one outside the folder."""
        return Path(safe_join(self.root, name))

    def announced(self, names: Iterable[str]) -> AbstractContextManager[Path]:
        """Kept in the waiting room."""
        return originals.announced(self.root, names)

    @contextmanager
    def waiting(self, content: bytes) -> Iterator[_Waiting]:
        """Kept in the waiting room."""
        with originals.waiting(self.root, content) as path:
            yield _Waiting(self, path)

    def abandoned(self) -> Iterator[list[str]]:
        """Of processes that are gone."""
        return originals.abandoned(self.root)

    def read(self, name: str, *, size: int, sha256: str) -> bytes:
        """Whole, or Missing or Damaged."""
        return originals.read(self.path(name), size=size, sha256=sha256)

    def remove(self, name: str) -> None:
        """Gone, also when it was so before."""
        self.path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """All but what waits."""
        for path in self.root.rglob("*"):
            if path.is_file() and originals.WAITING not in path.parts:
                yield path.relative_to(self.root).as_posix()

    def takes_writes(self) -> bool:
        """Whether the disk does."""
        return room.takes_writes(self.root)

    def bytes_left(self) -> int:
        """On the disk."""
        return room.bytes_left(self.root)
