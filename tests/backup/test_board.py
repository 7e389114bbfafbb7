"""A kommunstyrelse comes back from a backup with its meetings, items and papers, and goes on as before."""

import pytest

from socfin import reporting
from socfin.actions.meetings import keep_document, reopen
from socfin.actions.publishing import undo
from socfin.backup.writing import write_backup
from socfin.documents import render
from socfin.domain.report import Report
from socfin.models import Item, ItemVersion, Upload
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.meetings import kept_document
from socfin.selectors.trail import verified
from tests.backup.test_municipal import but_for_the_revision, restore, rows_of
from tests.cast import person
from tests.reporting.municipal.test_board import FEBRUARY, two_namnder_and_their_board

SLUG = "provby"


@pytest.fixture
def version(transactional_db) -> ItemVersion:
    """The board's item as it was frozen, with its first paper."""
    frozen = ItemVersion.objects.get(pk=two_namnder_and_their_board())
    made = render(Report.from_json(frozen.report), "docx")
    keep_document(version=frozen, format="docx", public=False, document=made, by=person("sara"))
    return frozen


@pytest.fixture(params=["kommunen", "hela webbplatsen"])
def kept(request, version, tmp_path):
    """A backup of the municipality alone, and one of everything."""
    path = tmp_path / "kopia.zip"
    write_backup(path, **({"municipality": SLUG} if request.param == "kommunen" else {}))
    return path


def test_what_it_took_up_its_paper_and_its_word_come_back_as_they_were(version, kept):
    before, report = rows_of(SLUG), version.report
    paper = bytes(kept_document(version, "docx", public=False).content)
    reopen(item=version.item, agenda=None, new_figures=True, reason="Nya siffror", by=person("sara"))
    undo(upload=Upload.objects.latest("pk"), by=person("carin"))

    restore(kept, replace=True)

    assert but_for_the_revision(rows_of(SLUG)) == but_for_the_revision(before)
    styrelsen = committee_by_slug("styrelsen")
    assert styrelsen.oversees
    [back] = ItemVersion.objects.filter(item__meeting__committee=styrelsen)
    assert back.report == report
    assert bytes(kept_document(back, "docx", public=False).content) == paper
    assert not verified().wrong


def test_it_is_read_and_taken_up_again_as_before(version, kept):
    restore(kept, replace=True)
    item = Item.objects.get(pk=version.item_id)

    again = reopen(item=item, agenda=None, new_figures=True, reason="Efter kopian", by=person("sara"))

    assert [row.name for row in Report.from_json(again.report).rows] == [
        "Kulturnämnden",
        "Skolnämnden",
        "Socialnämnden",
    ]
    assert reporting.months_to_take_up(committee_by_slug("styrelsen"))[-1] == FEBRUARY
