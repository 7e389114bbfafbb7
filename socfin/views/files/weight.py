"""Whether a handed-in file is too heavy to be read or published while its sender waits; judged here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socfin.importers.containers.workbook import unpacked_size
from socfin.selectors.originals import OriginalDamaged, original_of
from socfin.views.outside import goes_outside

if TYPE_CHECKING:
    from socfin.models import Upload

MOST_IN_REQUEST_BYTES = 1024**2
"""Of an original that is read or published while its sender waits: some 17,000 rows of a list, 40,000 of a
workbook. A million rows take 3 to 7 s a step on an idle machine (benchmarks/README.md), these some 0.3 s."""
MOST_UNPACKED_BYTES = 8 * 1024**2
"""Of what a workbook holds when it is unpacked: what 32,000 rows of a list take there, which are read in a
second. Rows that are much alike are packed to a tenth of the usual, and take as long."""


def is_heavy(content: bytes) -> bool:
    """Whether a file of these bytes takes longer to read than a person should wait for; unpacks nothing."""
    return len(content) > MOST_IN_REQUEST_BYTES or unpacked_size(content) > MOST_UNPACKED_BYTES


def is_large(kept: Upload) -> bool:
    """As `is_heavy`, of a file that was handed in; one whose original is damaged takes no time to read."""
    if kept.size > MOST_IN_REQUEST_BYTES:
        return True
    try:
        return is_heavy(original_of(kept))
    except OriginalDamaged:
        return False


def is_read_outside(kept: Upload) -> bool:
    """Whether the file is too large to read while someone waits, and another can do it."""
    return goes_outside() and is_large(kept)
