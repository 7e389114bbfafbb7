"""The pages of what takes its time: a paper that is made, a file that is read, and one that could not be."""

import io

import pypdf
import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Page, expect

from socfin.domain.work.pieces import Work, WorkState
from socfin.models import Item, Upload
from socfin.reporting.shelves import paper_shelf, shown_shelf
from socfin.selectors.people import person_by_username
from socfin.tasks import work
from socfin.views import handed_out, outside
from socfin.views.files import weight
from tests.journeys.test_every_page import SIDEWAYS, says_what_it_is, skips_to_the_content
from tests.long import beyond

PAPER, FOLDER = "/exempel/2025-10/sammanfattning.docx", "/exempel/revision/2025.zip"
TOGETHER = "/kommun/exempelkommunen/2025-10/namnder.docx"
LOOKS = [(390, "light"), (390, "dark"), (1024, "light"), (1024, "dark"), (1920, "light"), (1920, "dark")]
WORD_BAR = """() => {
  const bar = document.querySelector('progress').getBoundingClientRect();
  return bar.width > 100 && bar.height > 3;
}"""


@pytest.fixture(autouse=True)
def workers_elsewhere(settings, monkeypatch):
    """Every file is large, nothing is kept from before, and nobody does what is asked for."""
    settings.WORKERS = True
    monkeypatch.setattr(weight, "MOST_IN_REQUEST_BYTES", 0)
    monkeypatch.setattr(outside, "MOMENT_SECONDS", 0)
    monkeypatch.setattr(handed_out, "PAPER_WAIT_SECONDS", 0)
    monkeypatch.setattr(work, "warm", lambda *_: None)
    for shelf in (paper_shelf(), shown_shelf()):
        shelf.clear()


def addresses() -> dict[str, str]:
    """Where each of the pages is met."""
    item = Item.objects.filter(meeting__committee__slug="exempel").latest("month")
    upload = Upload.objects.get(filename="nora-2022-q1.xlsx")
    return {
        "a paper": PAPER,
        "the auditor's folder": FOLDER,
        "a municipality's paper": TOGETHER,
        "an item's paper": f"/exempel/sammantraden/{item.meeting_id}/arende/{item.pk}/underlag.pptx",
        "a file that is read": f"/nora/uppladdningar/{upload.pk}/",
        "a file that could not be read": f"/nora/uppladdningar/{upload.pk}/",
    }


def open_page(page: Page, name: str) -> None:
    page.goto(addresses()[name])
    if name == "a file that could not be read":
        fail_the_readings()
        page.reload()
        expect(page.locator("h1")).to_have_text("Filen kunde inte läsas")
    elif name == "a file that is read":
        expect(page.locator("h1")).to_have_text("Filen läses")
    else:
        expect(page.locator("h1")).to_have_text("Handlingen görs")


def fail_the_readings() -> None:
    DBTaskResult.objects.filter(task_path__endswith=Work.READING).update(
        status=WorkState.FAILED, finished_at=timezone.now(), exception_class_path="builtins.MemoryError"
    )


@pytest.mark.parametrize(
    "name",
    beyond(
        3,
        [
            "a paper",
            "a file that is read",
            "a file that could not be read",
            "the auditor's folder",
            "a municipality's paper",
            "an item's paper",
        ],
    ),
)
def test_it_says_what_it_is_axe_has_nothing_to_say_and_nothing_is_cut_off(
    page_as, accessibility_faults, name
):
    page = page_as(person_by_username("adam"))
    open_page(page, name)
    says_what_it_is(page)
    skips_to_the_content(page)
    faults = {}

    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        faults[width, scheme] = accessibility_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SIDEWAYS) == []

    assert not any(faults.values()), faults


def test_its_progress_is_seen_in_forced_colours_and_its_words_are_printed(page_as):
    page = page_as(person_by_username("adam"))
    open_page(page, "a paper")
    bar = page.get_by_role("progressbar", name="Väntar på sin tur")

    page.emulate_media(forced_colors="active")
    expect(bar).to_be_visible()
    assert page.evaluate(WORD_BAR)
    page.emulate_media(forced_colors="none")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages

    assert len(printed) == 1
    assert "Väntar på sin tur" in printed[0].extract_text()


@pytest.mark.parametrize(
    ("name", "way"),
    [("a paper", "Tryck på Hämta handlingen om en stund."), ("a file that is read", "Väntar på sin tur …")],
)
def test_without_scripts_the_way_on_stands_in_words(browser, live_server, page_as, name, way):
    signed_in = page_as(person_by_username("adam"))
    signed_in.goto("/")
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=signed_in.context.storage_state()
    )
    page = context.new_page()

    open_page(page, name)

    expect(page.get_by_text(way)).to_be_visible()
    expect(page.locator("progress")).to_have_count(0) if name != "a paper" else expect(
        page.locator("progress")
    ).to_be_hidden()
    context.close()


def test_when_the_paper_is_made_the_page_says_so_and_fetches_it(page_as):
    page = page_as(person_by_username("adam"))
    open_page(page, "a paper")
    expect(page.locator(".busy")).to_contain_text("Väntar på sin tur …")
    asked = DBTaskResult.objects.get(task_path__endswith=Work.PAPER)

    with page.expect_download() as fetched:
        given = asked.args_kwargs["kwargs"]
        paper_shelf().put(given["mark"], b'["underlag.docx", "application/zip"]\nPK')
        DBTaskResult.objects.filter(pk=asked.pk).update(status=WorkState.DONE, finished_at=timezone.now())

    assert fetched.value.suggested_filename == "underlag-intern.docx", "Adam sees what others do not"
    expect(page.locator(".busy")).to_contain_text("Handlingen är klar och hämtas.")
