"""The page's own chart as a picture: with Chromium it comes, without it the reason does."""

import pytest

from socfin.documents.document import CannotMake, Pictures
from socfin.documents.pictures import bridge_pictures
from tests.documents.reports import empty, nora


@pytest.mark.needs("chromium")
def test_the_bridge_comes_as_png_and_svg():
    pictures = bridge_pictures(nora())

    assert pictures.bridge_png.startswith(b"\x89PNG")
    assert "<svg" in pictures.bridge_svg


def test_without_chromium_the_reason_is_told_in_swedish(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "no-browser"))

    with pytest.raises(CannotMake, match="Chromium saknas"):
        bridge_pictures(nora())


def test_a_report_without_a_bridge_has_no_pictures():
    assert bridge_pictures(empty()) == Pictures()
