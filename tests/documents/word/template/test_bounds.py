"""Templates are checked and filled in a process of their own, which is ended before the site has to wait."""

from dataclasses import replace

import pytest

from socfin.documents import CannotMake
from socfin.documents.word.template import bounds as template_bounds
from tests.documents.reports import nora
from tests.documents.templates import typed, whole


@pytest.fixture
def endless(monkeypatch, tmp_path):
    program = tmp_path / "endless.py"
    program.write_text("while True: pass")
    monkeypatch.setattr(template_bounds, "_PROGRAM", program)
    monkeypatch.setattr(template_bounds, "BOUNDS", replace(template_bounds.BOUNDS, seconds=1))


def test_a_template_is_checked_in_the_bounded_process():
    assert template_bounds.problems(whole(), "mall.docx") == []
    assert "Menade du ”nämnd”?" in template_bounds.problems(typed("{{ nämd }}"), "mall.docx")[0]


def test_a_check_that_never_ends_becomes_a_message(endless):
    assert "för lång tid" in template_bounds.problems(typed("{{ slutsats }}"), "mall.docx")[0]


def test_a_filling_that_never_ends_becomes_a_message(endless):
    with pytest.raises(CannotMake, match="för lång tid"):
        template_bounds.make(nora(), typed("{{ slutsats }}"))


def test_a_process_that_fails_becomes_a_message(monkeypatch, tmp_path):
    monkeypatch.setattr(template_bounds, "_PROGRAM", tmp_path / "missing.py")

    assert "går inte att läsa" in template_bounds.problems(b"x", "mall.docx")[0]


def test_why_a_template_cannot_be_filled_comes_out_of_the_process():
    with pytest.raises(CannotMake, match="Klamrarna går inte att läsa"):
        template_bounds.make(nora(), typed("{{ slutsats }"))
