"""Carin hands in a file too large to be published while she waits: a thread does it, and the page tells."""

import pytest
from playwright.sync_api import expect

from socfin.models import Publication
from socfin.tasks import embedded
from socfin.views.files.publishing import MOST_IN_REQUEST_BYTES

HEADER = (
    "verksamhet;verksamhetsnamn;överordnad;konto;kontonamn;rad;period;månader;scenario;belopp;prognos_efter"
)
ROWS = 22_000


@pytest.fixture
def done_by_a_thread(settings):
    settings.EMBEDDED_WORK = True
    yield
    embedded._one_at_a_time.submit(lambda: None).result(timeout=120)


def large_file(folder):
    lines = [HEADER]
    for number in range(ROWS):
        rest, scenario = divmod(number, 2)
        account, month = divmod(rest, 12)
        word = ("budget", "utfall")[scenario]
        lines.append(
            f"511;Hemtjänst;;{5000 + account};Konto {account};;2022-{month + 1:02d};1;{word};-{number},00;"
        )
    path = folder / "stor.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    assert path.stat().st_size > MOST_IN_REQUEST_BYTES
    return path


@pytest.mark.usefixtures("done_by_a_thread")
def test_publishes_a_large_file_without_waiting_for_it(page_as, carin, committee, tmp_path):
    page = page_as(carin)
    page.goto("/provby/uppladdningar/")
    page.get_by_label("Fil från ekonomisystemet").set_input_files(large_file(tmp_path))
    page.get_by_role("button", name="Läs filen").click()
    page.wait_for_url("**/uppladdningar/*/", timeout=120_000)

    page.get_by_role("button", name="Publicera", exact=True).click()

    expect(page.locator(".stand")).to_have_text("Gäller", timeout=120_000)
    expect(page.locator("h1")).to_contain_text("Filen ändrade 22\u00a0000 rader")
    assert Publication.objects.filter(committee=committee, withdrawn_at=None).exists()
