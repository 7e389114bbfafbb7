"""A file that is read tells how much of it is done, whatever its format."""

from pathlib import Path

import pytest

from socfin.importers import Options, SourceFile, examine
from socfin.importers.sie.grammar.items import read_items
from socfin.importers.sie.grammar.pieces import SIZE, content_of

FILES = sorted((Path(__file__).parents[1] / "data").glob("*.*"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_done_only_grows_and_is_not_all_before_the_end(path):
    told: list[float] = []

    examine(SourceFile(path.read_bytes(), path.name, told.append), Options())

    assert told == sorted(told)
    assert told[0] > 0
    assert told[-1] < 1


def test_a_long_sie_file_tells_piece_by_piece():
    line = b'#PSALDO 0 202403 5010 {1 "511"} 100.00\r\n'
    told: list[float] = []

    read_items(content_of(b"#FLAGGA 0\r\n" + line * (4 * SIZE // len(line))), told.append)

    assert len(told) >= 4
    assert told == sorted(told)
    assert told[-1] == 1
