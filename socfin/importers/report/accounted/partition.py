"""Every number of a sheet as one of: key, published, checked, wrong, left out; never how it is read.

A claim says what becomes of some cells. Claims are laid on in order; a number that none has reached, or that
two kinds have, is a fault of the reading and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag

import numpy as np
import numpy.typing as npt

from socfin.importers.report.accounted.numbers import Flags, Numbers

Kinds = npt.NDArray[np.uint8]
Place = tuple[int, int]
"""Row number in the file and column from 0."""


class Kind(IntFlag):
    """What becomes of a number."""

    KEY = 1
    """A code, an account, a period or a part of a heading: no amount."""
    PUBLISHED = 2
    """A figure, or a part of one."""
    CHECKED = 4
    """A sum, a deviation, a per cent or a repetition that was reckoned again and ties."""
    WRONG = 8
    """It does not tie or cannot be read: a problem with row and column."""
    LEFT_OUT = 16
    """Not used, and told by name."""
    COUNTED = 32
    """In a column of an indicator: no money, read beside it or told why not."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What becomes of the numbers where some rows and some columns meet."""

    kind: Kind
    rows: Iterable[int] | None = None
    """Row numbers; None is every row."""
    columns: Sequence[int] | None = None
    """None is every column."""
    rest: bool = False
    """True when only the numbers that nothing has claimed before are meant."""


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """The kind of every number of a sheet, 0 where a cell holds none or nothing has claimed it."""

    numbers: Numbers
    kinds: Kinds

    def count(self, kind: Kind) -> int:
        """How many numbers are of a kind."""
        return int(np.count_nonzero(self.kinds == kind))

    def of(self, kind: Kind) -> Flags:
        """Which cells are of a kind."""
        return np.asarray(self.kinds == kind, dtype=bool)

    @property
    def unclaimed(self) -> tuple[Place, ...]:
        """The numbers that nothing has claimed."""
        return self._places(self.numbers.are & (self.kinds == 0))

    @property
    def claimed_twice(self) -> tuple[Place, ...]:
        """The numbers that are of two kinds."""
        return self._places((self.kinds & (self.kinds - 1)).astype(bool) & (self.kinds > 0))

    def _places(self, where: Flags) -> tuple[Place, ...]:
        at, columns = np.nonzero(where)
        return tuple(zip(self.numbers.rows[at].tolist(), columns.tolist(), strict=True))


def partition(numbers: Numbers, claims: Iterable[Claim]) -> Partition:
    """The claims laid upon the numbers, one after the other."""
    kinds = np.zeros(numbers.are.shape, dtype="uint8")
    for claim in claims:
        rows = np.arange(len(numbers.rows)) if claim.rows is None else numbers.places(claim.rows)
        columns = np.arange(numbers.width)
        if claim.columns is not None:
            columns = np.array([at for at in claim.columns if at < numbers.width], dtype="int64")
        where = np.ix_(rows, columns)
        laid = kinds[where]
        kinds[where] = np.where(laid == 0, claim.kind, laid) if claim.rest else laid | claim.kind
    kinds[~numbers.are] = 0
    missed = (kinds & int(Kind.WRONG)).astype(bool)
    kinds[missed] &= np.uint8(
        0xFF ^ int(Kind.CHECKED)
    )  # what ties with some and not with others does not tie
    return Partition(numbers, kinds)
