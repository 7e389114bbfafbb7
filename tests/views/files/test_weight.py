"""A file is judged by its bytes, and a workbook by what its zip says that it holds, which nobody unpacks."""

import io
import zipfile

import pytest

from socfin.actions.publishing import receive
from socfin.importers.containers import workbook
from socfin.importers.containers.workbook import unpacked_size
from socfin.models import Upload
from socfin.selectors.originals import OriginalDamaged
from socfin.views.files import weight
from socfin.views.files.weight import is_heavy, is_large, is_read_outside
from tests.cast import long_csv

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"


def zipped(*sizes: int) -> bytes:
    """Parts of so many bytes, all alike: they are packed to a thousandth."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, size in enumerate(sizes):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"x" * size)
    return packed.getvalue()


@pytest.fixture
def kept(committee, carin):
    def run(content: bytes, filename: str = "a.xlsx") -> Upload:
        return receive(committee=committee, filename=filename, content=content, by=carin, options={}).upload

    return run


@pytest.mark.parametrize(("more", "heavy"), [(-1, False), (0, False), (1, True)])
def test_all_that_a_workbook_unpacks_to_decides(more, heavy):
    parts = [weight.MOST_UNPACKED_BYTES // 2, weight.MOST_UNPACKED_BYTES // 2 + more]

    assert len(zipped(*parts)) < weight.MOST_IN_REQUEST_BYTES
    assert is_heavy(zipped(*parts)) is heavy


@pytest.mark.parametrize(("more", "heavy"), [(-1, False), (0, False), (1, True)])
def test_the_bytes_of_any_file_decide(monkeypatch, more, heavy):
    content = long_csv(ROWS)
    monkeypatch.setattr(weight, "MOST_IN_REQUEST_BYTES", len(content) - more)

    assert is_heavy(content) is heavy


def test_nothing_is_unpacked(monkeypatch):
    content = zipped(1_000_000, 5)
    monkeypatch.setattr(workbook.zipfile.ZipFile, "open", lambda *_, **__: pytest.fail("a part was unpacked"))

    assert unpacked_size(content) == 1_000_005


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", zipped(1000)[:-40], workbook.OLE + b"\0" * 99])
def test_what_is_no_whole_zip_unpacks_to_nothing(content):
    assert unpacked_size(content) == 0


def test_a_handed_in_workbook_is_judged_by_its_original(kept):
    assert is_large(kept(zipped(weight.MOST_UNPACKED_BYTES + 1)))
    assert not is_large(kept(zipped(1000), "b.xlsx"))


def test_where_nobody_else_reads_it_is_read_by_who_waits(kept, settings):
    large = kept(zipped(weight.MOST_UNPACKED_BYTES + 1))
    assert not is_read_outside(large)

    settings.WORKERS = True
    assert is_read_outside(large)


def test_a_damaged_original_takes_no_time_to_read(kept, monkeypatch):
    def damaged(_):
        raise OriginalDamaged("Originalet saknas.")

    monkeypatch.setattr(weight, "original_of", damaged)

    assert not is_large(kept(zipped(weight.MOST_UNPACKED_BYTES + 1)))
