"""The archive in a folder: names lie inside it, and what waits has none."""

import pytest
from django.core.exceptions import SuspiciousFileOperation

from socfin.archive import archive


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


def test_what_has_a_name_is_listed_and_what_waits_is_not():
    with archive().waiting(b"mars") as ready, archive().announced(["provby/april"]):
        ready.put("provby/mars", "0" * 64)
        with archive().waiting(b"april"):
            assert list(archive().names()) == ["provby/mars"]

    archive().remove("provby/mars")
    archive().remove("provby/mars")
    assert list(archive().names()) == []


def test_a_name_outside_the_folder_is_refused():
    with pytest.raises(SuspiciousFileOperation):
        archive().read("../secret-key", size=1, sha256="")
