"""What is kept of a file's reading is data, of this code's making, and may be lost at any moment."""

import io
import json
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from socfin.actions.publishing import publish, receive
from socfin.frames.figures import FrameFigures, figures_frame
from socfin.importers import Examined, Options, SourceFile, examine
from socfin.models import Upload
from socfin.reporting import shelves
from socfin.reporting.packing import NotPacked, packed, unpacked
from socfin.reporting.preview import Preview, made_by, preview_of
from socfin.reporting.reading import examine_upload
from tests.cast import long_csv

ROWS = "511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget ."
FILES = sorted(path for path in (Path(__file__).parents[1] / "data").iterdir() if path.is_file())


@pytest.fixture
def kept(committee, carin) -> Upload:
    return receive(committee=committee, filename="a.csv", content=long_csv(ROWS), by=carin, options={}).upload


@pytest.fixture(autouse=True)
def shelf_of_its_own(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def entries() -> list[Path]:
    return sorted(shelves.read_shelf().folder.iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_whatever_a_file_says_comes_back_as_it_was(path):
    examined = examine(SourceFile(path.read_bytes(), path.name), Options())

    again = unpacked(packed(examined), Examined)

    assert again == examined
    assert figures_frame(again.parsed).dtypes.equals(figures_frame(examined.parsed).dtypes)


def test_a_preview_comes_back_as_it_was(kept, carin):
    assert unpacked(packed(preview_of(kept)), Preview) == preview_of(kept)
    publish(upload=kept, by=carin)
    again = Upload.objects.get()

    assert unpacked(packed(made_by(again)), Preview) == made_by(again)


def test_a_file_is_read_once(kept, monkeypatch):
    first = examine_upload(kept)
    monkeypatch.setattr("socfin.reporting.reading.examine", None)

    assert examine_upload(kept) == first


@pytest.mark.parametrize(
    "damage", [lambda b: b[:40], lambda b: b[:-3], lambda _: b"", lambda _: pickle.dumps(object())]
)
def test_a_damaged_entry_is_a_miss_and_is_made_again(kept, damage):
    first, shown = examine_upload(kept), preview_of(kept)
    for path in entries():
        path.write_bytes(damage(path.read_bytes()))

    assert examine_upload(kept) == first
    assert preview_of(kept) == shown


def test_a_disk_that_cannot_be_written_stops_no_page_and_no_publishing(kept, logged_in, carin, tmp_path):
    for name in ("read", "progress"):
        (tmp_path / name).write_bytes(b"")
    client = logged_in(carin)

    assert client.get(f"/provby/uppladdningar/{kept.pk}/").status_code == 200
    done = client.post(f"/provby/uppladdningar/{kept.pk}/publicera/", follow=True)

    assert done.status_code == 200
    assert "är publicerad" in done.content.decode()


def test_nothing_that_is_kept_is_code(kept):
    preview_of(kept)

    for path in entries():
        with pytest.raises(pickle.UnpicklingError):
            pickle.loads(path.read_bytes()[32:])


def test_other_code_takes_nothing_for_its_own(kept, monkeypatch):
    first, shown = examine_upload(kept), preview_of(kept)
    monkeypatch.setattr(shelves, "code", lambda: "a later version")
    later = replace(first, parsed=replace(first.parsed, notes=("Läst på ett nytt sätt.",)))
    monkeypatch.setattr("socfin.reporting.reading.examine", lambda *_: later)

    assert examine_upload(kept) == later
    assert preview_of(kept) != shown


@pytest.mark.parametrize("room", ["domain/limits.py", "frames/figures.py", "frames/declared.py"])
def test_the_code_is_everything_beneath_the_site(room, monkeypatch):
    before = shelves.code.__wrapped__()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * path.as_posix().endswith(room))

    assert shelves.code.__wrapped__() != before


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"no array",
        pickle.dumps(Path("x")),
        packed(("not", "examined")),
        packed(1),
    ],
)
def test_other_bytes_are_refused(said):
    with pytest.raises(NotPacked):
        unpacked(said, Examined)


def test_only_declared_kinds_are_made():
    said = np.frombuffer(json.dumps({"a": "Popen", "of": ["true"]}).encode(), dtype="uint8")
    with pytest.raises(NotPacked):
        unpacked(_array(said), Examined)
    with pytest.raises(TypeError):
        packed(object())


def _array(array: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.lib.format.write_array(out, array, allow_pickle=False)
    return out.getvalue()


def test_a_frame_of_no_rows_comes_back():
    frame = figures_frame(examine(SourceFile(long_csv(ROWS), "a.csv"), Options()).parsed)[:0]

    again = unpacked(packed(FrameFigures(frame)), FrameFigures)

    pd.testing.assert_frame_equal(again.frame, frame)


@pytest.mark.parametrize("redis", ["", "redis://annan"], ids=["in a folder", "where pages are kept"])
def test_how_far_work_has_come_is_kept_until_it_is_dropped(settings, redis):
    settings.CACHE_URL = redis
    shelf = shelves.progress_shelf()

    shelf.put("fil", b"hundra")
    assert shelves.progress_shelf().take("fil") == b"hundra"
    assert shelf.take("annan") is None

    shelf.drop("fil")
    assert shelf.take("fil") is None
