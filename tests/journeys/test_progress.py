"""Carin hands in and publishes a large file: sees how far it is, leaves and comes back, presses twice."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from socfin.domain.progress import Step
from socfin.models import Publication
from socfin.views.files import upload_pages
from tests.cast import long_csv
from tests.long import beyond

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
FILES = "/provby/uppladdningar/"
ENOUGH_SECONDS = 60


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """Work that waits for this goes on when the test says so, and at the latest when the test has ended."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def slow_preview(monkeypatch, released):
    work = upload_pages.preview_of

    def slow(kept, **beside):
        released.wait(ENOUGH_SECONDS)
        return work(kept, **beside)

    monkeypatch.setattr(upload_pages, "preview_of", slow)


@pytest.fixture
def slow_publish(monkeypatch, released) -> list[int]:
    """Publishing stands at 600 000 rows until released; gives the uploads it was asked to publish."""
    work, asked = upload_pages.actions.publish, []

    def publish(*, upload, progress, **named):
        asked.append(upload.pk)
        progress(Step.STORING, 600_000, 1_000_000)
        released.wait(ENOUGH_SECONDS)
        return work(upload=upload, progress=progress, **named)

    monkeypatch.setattr(upload_pages.actions, "publish", publish)
    return asked


def choose(page: Page, folder) -> None:
    (folder / "januari.csv").write_bytes(long_csv(ROWS))
    page.goto(FILES)
    page.get_by_label("Fil från ekonomisystemet").set_input_files(folder / "januari.csv")
    page.get_by_role("button", name="Läs filen").click()


def publish_button(page: Page):
    return page.get_by_role("button", name="Publicera", exact=True)


@pytest.mark.parametrize(("width", "dark"), beyond(1, [(390, False), (1024, True)]))
def test_sees_what_is_done_with_a_file_that_takes_its_time(
    page_as, carin, committee, tmp_path, slow_preview, released, accessibility_faults, width, dark
):
    page = page_as(carin, width=width, dark=dark)

    choose(page, tmp_path)

    expect(page.locator(".busy")).to_contain_text("Jämför med det som gäller …")
    expect(page.get_by_role("progressbar", name="Jämför med det som gäller")).to_be_visible()
    expect(page.locator(".busy [aria-live]")).to_have_text("Jämför med det som gäller")
    expect(page.get_by_role("button", name="Läs filen")).to_be_disabled()
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    released.set()

    page.wait_for_url("**/uppladdningar/*/")
    expect(page.locator("h1")).to_contain_text("Filen ändrar 2 rader")


def test_leaves_while_it_is_published_comes_back_and_sees_it_done(
    page_as, carin, committee, tmp_path, slow_publish, released
):
    page = page_as(carin)
    choose(page, tmp_path)
    page.wait_for_url("**/uppladdningar/*/")
    address = page.url
    publish_button(page).dblclick()
    bar = page.get_by_role("progressbar", name="Publicerar")
    expect(page.locator(".busy")).to_contain_text("600\u00a0000 av 1\u00a0000\u00a0000\u00a0rader")
    expect(bar).to_have_js_property("value", 0.6)

    page.goto("/provby/uppladdningar/")
    page.goto(address)

    expect(bar).to_have_js_property("value", 0.6)
    expect(publish_button(page)).to_be_disabled()
    assert not Publication.objects.filter(committee=committee).exists()

    released.set()

    expect(page.locator("h1")).to_contain_text("Filen ändrade 2 rader")
    expect(page.locator(".stand")).to_have_text("Gäller")
    assert len(slow_publish) == 1, "a double click is sent once"
    assert Publication.objects.filter(committee=committee).count() == 2


def test_is_told_before_sending_that_a_file_is_too_large(page_as, carin, committee, tmp_path, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024**2
    (tmp_path / "stor.csv").write_bytes(b"x" * (1024**2 + 1))
    page = page_as(carin)
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(FILES)
    page.get_by_label("Fil från ekonomisystemet").set_input_files(tmp_path / "stor.csv")

    page.get_by_role("button", name="Läs filen").click()

    expect(page.locator(".busy")).to_have_text(
        "Filen är större än 1 MB. Dela den eller be administratören höja gränsen."
    )
    expect(page.get_by_role("button", name="Läs filen")).to_be_enabled()
    assert "POST" not in sent


def test_is_told_when_the_answer_never_comes(page_as, carin, committee, tmp_path):
    page = page_as(carin, allow=("ERR_FAILED",))
    choose(page, tmp_path)
    page.wait_for_url("**/uppladdningar/*/")
    page.route("**/publicera/", lambda route: route.abort())

    publish_button(page).click()

    expect(page.locator(".busy")).to_contain_text("Svaret uteblev.")
    expect(publish_button(page)).to_be_enabled()
