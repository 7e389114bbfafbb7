"""Carin, controller: hands in, compares, publishes and undoes; comments, assesses and maps accounts."""

import io
import random
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from socfin.actions.committees import create_committee
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import machine_user
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import FigureBlock, Publication
from tests.cast import FIXTURES
from tests.long import beyond

NORA = FIXTURES / "nora-2022-q1.xlsx"
BOMB_BYTES = 60 * 1024**2


@pytest.fixture
def empty_committee(carin, petra) -> str:
    made = create_committee(
        new=NewCommittee(
            slug="provby",
            name="Socialutskottet",
            municipality="Provby kommun",
            root_code="5",
            root_name="Vård och omsorg",
        ),
        by=machine_user(),
    )
    give_role(user=carin, committee=made, given=GivenRole(role=Role.CONTROLLER), by=machine_user())
    give_role(user=petra, committee=made, given=GivenRole(role=Role.POLITICIAN), by=machine_user())
    return made.slug


def heading(page: Page) -> str:
    return " ".join(page.locator("h1").inner_text().split())


def hand_in(page: Page, path: Path, *, by: str = "Filer") -> None:
    page.get_by_role("link", name=by, exact=True).click()
    page.get_by_label("Fil från ekonomisystemet").set_input_files(path)
    with page.expect_response(lambda answer: answer.url.endswith("/uppladdningar/ny/")) as received:
        page.get_by_role("button", name="Läs filen").click()
    if received.value.status < 400:  # 302 when the form went off before its script was there
        page.wait_for_url(re.compile(r"/uppladdningar/\d+/"))
    else:
        page.locator("main .error").first.wait_for()


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


PUBLISHED = 60_000
"""Milliseconds: a file is published, the forecast made and the first pages, while other tests run."""


def publish(page: Page, button: str = "Publicera") -> None:
    press(page, button)
    expect(page.locator(".message")).to_contain_text("Klart.", timeout=PUBLISHED)


def go(page: Page, link: str) -> None:
    page.get_by_role("link", name=link, exact=True).click()


def total_row(page: Page):
    return page.locator("tr.kind-total").first


def corrected_nora(folder: Path) -> Path:
    """Nora's file with hemtjänst's outcome 500 tkr worse."""
    book = openpyxl.load_workbook(NORA)
    cell = next(cell for row in book.active.iter_rows() for cell in row if cell.value == -12_226_800)
    cell.value -= 500_000
    book.save(folder / "nora-2022-q1-rättad.xlsx")
    return folder / "nora-2022-q1-rättad.xlsx"


def test_publishes_the_first_file_of_an_empty_committee(page_as, carin, petra, empty_committee):
    page = page_as(carin, width=1280)
    page.goto("/")
    page.get_by_role("link", name="Provby kommun").click()
    assert heading(page) == "Inga siffror ännu"
    expect(page.locator("main")).to_contain_text("Börja med årets budget och utfallet hittills")

    hand_in(page, NORA, by="Lämna in den första filen")

    assert re.fullmatch(r"Filen ändrar \d+ rader", heading(page))
    expect(page.locator("main")).to_contain_text(
        "Filen har verksamheter som inte finns i trädet: 510 Hemtjänst"
    )
    totals = page.get_by_role("table", name="Summa per verksamhet")
    expect(totals.get_by_role("row", name="Hemtjänst Utfall")).to_contain_text("−12\u00a0227")
    reader = page_as(petra)
    reader.goto("/provby/")
    assert heading(reader) == "Inga siffror ännu", "nothing is published yet"

    publish(page)

    expect(page.get_by_role("status")).to_have_text("Klart. Mars 2022 är publicerad.")
    go(page, "Översikt")
    expect(total_row(page)).to_contain_text("−2\u00a0192")
    reader.goto("/provby/")
    assert heading(reader).startswith("Underskott 2,2 mnkr")


def test_sees_what_a_changed_file_changes_publishes_it_and_undoes(page_as, carin, tmp_path):
    page = page_as(carin, width=1280)
    page.goto("/nora/2022-03/")

    hand_in(page, corrected_nora(tmp_path))

    assert heading(page) == "Filen ändrar 1 rad"
    row = page.get_by_role("table", name="Raderna").get_by_role("row", name="Hemtjänst")
    expect(row.first).to_contain_text(re.compile(r"Ändras\s*−12\u00a0227\s*−12\u00a0727"))
    change = page.get_by_role("table", name="Summa per verksamhet").get_by_role(
        "row", name="Hemtjänst Utfall"
    )
    expect(change).to_contain_text("−500")
    page.get_by_label("Skäl att publicera trots varningen").fill("Summaraden är inte räknad om.")
    publish(page)
    go(page, "Översikt")
    expect(page.get_by_role("row", name="Hemtjänst")).to_contain_text("−679")

    go(page, "Filer")
    expect(page.get_by_role("row", name="nora-2022-q1.xlsx Budget")).to_contain_text("Ersatt av senare fil")
    page.get_by_role("link", name="nora-2022-q1-rättad.xlsx", exact=True).click()
    press(page, "Ångra publiceringen")

    expect(page.get_by_role("status")).to_contain_text("Ångrat.")
    expect(page.locator(".stand")).to_have_text("Återtagen")
    go(page, "Översikt")
    expect(page.get_by_role("row", name="Hemtjänst")).to_contain_text("−179")
    expect(total_row(page)).to_contain_text("−2\u00a0192")


def test_may_undo_the_only_file_and_publish_it_again(page_as, carin):
    page = page_as(carin, width=1280)
    page.goto("/nora/uppladdningar/")

    page.get_by_role("link", name="nora-2022-q1.xlsx", exact=True).click()
    press(page, "Ångra publiceringen")
    page.goto("/nora/")
    assert heading(page) == "Inga siffror ännu"
    go(page, "Filer")
    page.get_by_role("link", name="nora-2022-q1.xlsx", exact=True).click()
    publish(page, "Publicera igen")

    go(page, "Översikt")
    expect(total_row(page)).to_contain_text("−2\u00a0192")


def test_is_told_that_she_has_handed_in_the_same_file_before(page_as, carin):
    page = page_as(carin)
    page.goto("/nora/2022-03/")

    hand_in(page, NORA)

    expect(page.get_by_role("status")).to_contain_text("Samma fil är redan inlämnad.")
    expect(page.locator(".stand")).to_have_text("Gäller")


def test_says_how_an_unclear_file_is_to_be_read(page_as, carin, tmp_path):
    path = tmp_path / "september.csv"
    path.write_text("Rad;Utfall jan-sep\nINTÄKTER;70 000,0\nKOSTNADER (-);-430 000,0\n", encoding="utf-8-sig")
    page = page_as(carin, width=1280)
    page.goto("/timra/2022-08/")
    hand_in(page, path)
    assert heading(page) == "Filen behöver rättas"

    page.get_by_label("Period (till och med)").fill("2022-09")
    page.get_by_label("Beloppen är i").select_option("tkr")
    press(page, "Läs om filen")

    expect(page.locator("h1")).to_contain_text("Filen ändrar")
    publish(page)
    expect(page.get_by_role("status")).to_have_text("Klart. September 2022 är publicerad.")
    go(page, "Översikt")
    assert page.url.endswith("/timra/2022-09/")
    expect(page.get_by_role("row", name="Intäkter")).to_contain_text("70\u00a0000")


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(NORA) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            sheet = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, b"<row/>" * (BOMB_BYTES // 6) if sheet else old.read(name))
    return stream.getvalue()


def locked() -> bytes:
    """What Excel saves with a password: an OLE file that holds an encrypted package."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")


BAD_FILES = {
    "låst.xlsx": (locked, "lösenord"),
    "brus.xlsx": (lambda: random.Random(1).randbytes(20_000_000), "varken en arbetsbok eller"),
    "bomb.xlsx": (bomb, "packa"),
    "halv.xlsx": (lambda: NORA.read_bytes()[: NORA.stat().st_size // 2], "skadad"),
    "bild.pdf": (lambda: b"%PDF-1.7 hej", "pdf"),
}


@pytest.mark.parametrize("filename", beyond(1, BAD_FILES))
def test_a_bad_file_is_refused_in_plain_words_and_changes_nothing(page_as, carin, tmp_path, filename):
    make, word = BAD_FILES[filename]
    (tmp_path / filename).write_bytes(make())
    before = FigureBlock.objects.count(), list(Publication.objects.values_list())
    page = page_as(carin)
    page.goto("/nora/2022-03/")

    hand_in(page, tmp_path / filename)

    assert heading(page) == "Filen behöver rättas"
    problem = page.locator(".problems li")
    expect(problem).to_have_count(1)
    assert word in problem.inner_text().lower()
    expect(problem.locator(".problem-remedy")).not_to_be_empty()
    expect(page.get_by_role("button", name="Publicera")).to_have_count(0)
    press(page, "Ta bort filen")
    expect(page.get_by_role("status")).to_contain_text("Inga siffror har ändrats.")
    go(page, "Översikt")
    expect(total_row(page)).to_contain_text("−2\u00a0192")
    assert (FigureBlock.objects.count(), list(Publication.objects.values_list())) == before


def test_an_empty_file_is_refused_at_the_door(page_as, carin, tmp_path):
    (tmp_path / "tom.csv").write_bytes(b"")
    page = page_as(carin, allow=("status of 422",))
    page.goto("/nora/2022-03/")

    hand_in(page, tmp_path / "tom.csv")

    expect(page.locator(".field .error")).to_have_text("Filen är tom. Välj en fil med siffror.")


def test_comments_on_a_verksamhet_and_the_overview_says_so(page_as, carin):
    page = page_as(carin, width=1280)
    page.goto("/exempel/2025-10/")
    page.get_by_role("button", name="Visa delarna av Särskilt boende").click()
    page.get_by_role("link", name="Vårdboendet Lindgården").click()

    page.get_by_label("Kommentar", exact=True).fill(
        "Nattbemanningen är <b>dubblerad</b>.\n\nDen tas bort i december."
    )
    page.get_by_label("Orsak").fill("Natt")
    press(page, "Spara")

    expect(page.get_by_role("status")).to_contain_text("gäller oktober 2025")
    quoted = page.locator("blockquote")
    expect(quoted).to_contain_text("Nattbemanningen är <b>dubblerad</b>.")
    expect(quoted).to_contain_text("Carin Berg")
    page.get_by_label("Kommentar", exact=True).fill("")
    page.get_by_label("Orsak").fill("")
    press(page, "Spara")
    expect(page.locator("blockquote")).to_have_count(0)


def test_enters_an_assessed_forecast_and_the_overview_counts_with_it(page_as, carin):
    page = page_as(carin, width=1280, allow=("status of 422",))
    page.goto("/nora/2022-03/verksamhet/550/")

    page.get_by_label("Bedömd helårsprognos, tkr").fill("femtio miljoner")
    press(page, "Spara")
    expect(page.locator(".field .error")).to_contain_text("”femtio miljoner” är inget belopp.")
    page.get_by_label("Bedömd helårsprognos, tkr").fill("−55 250,5")
    press(page, "Spara")
    expect(page.get_by_role("status")).to_contain_text("Sparat. Bedömningen av")
    assert page.get_by_label("Bedömd helårsprognos, tkr").input_value() == "−55250,5"

    go(page, "Översikt")

    expect(page.get_by_role("row", name="Individ- och familjeomsorg")).to_contain_text("−55\u00a0251")


def test_maps_the_account_that_no_line_has(page_as, carin):
    page = page_as(carin, width=1280)
    page.goto("/exempel/2025-10/")
    expect(page.locator("main")).to_contain_text("Konto 9010 är inte kopplat till någon rad")
    expect(page.get_by_role("row", name="Ej fördelat")).to_be_visible()

    go(page, "Inställningar")
    expect(page.get_by_role("table", name="Konton utan rad")).to_contain_text("9010")
    page.get_by_label("Konton som börjar med").fill("90")
    page.get_by_label("hör till").select_option("Övriga kostnader")
    press(page, "Lägg till")

    expect(page.get_by_role("status")).to_contain_text("Konton som börjar med 90 är kopplade till en rad.")
    expect(page.get_by_role("table", name="Konton utan rad")).to_have_count(0)
    go(page, "Översikt")
    expect(page.get_by_role("row", name="Ej fördelat")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("inte kopplat till någon rad")
    expect(total_row(page)).to_contain_text("−9\u00a0759")


def test_takes_the_original_back_as_it_was(page_as, carin):
    page = page_as(carin)
    page.goto("/nora/2022-03/")
    page.get_by_role("link", name="nora-2022-q1.xlsx").first.click()

    with page.expect_download() as fetched:
        go(page, "Hämta originalet")

    assert fetched.value.suggested_filename == "nora-2022-q1.xlsx"
    assert Path(fetched.value.path()).read_bytes() == NORA.read_bytes()
