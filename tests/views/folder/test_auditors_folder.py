"""The auditor's folder: a year's papers and how it was kept, one click away."""

import csv
import hashlib
import html
import io
import json
import re
import zipfile
from datetime import date

import pytest

from socfin.actions.followup.questions import answer_question, ask_question
from socfin.actions.forecasts import adjust
from socfin.actions.meetings import create_meeting, freeze, reopen
from socfin.actions.periods import close_period, reopen_period
from socfin.actions.remarks import assess
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.comments.written import AssessedForecast
from socfin.domain.committee import Occasion
from socfin.domain.money import NBSP
from socfin.domain.period import Month
from socfin.domain.roles import GRANTS, Permission
from socfin.models import AuditEvent, KeptDocument
from socfin.views.folder import papers
from tests.cast import person, provby, published

JANUARY, FEBRUARY = Month(2022, 1), Month(2022, 2)
ROWS = "\n".join(
    f"{code} 5020 2022-{month:02} {scenario} {amount}"
    for code, amount in (("511", -1_000_000), ("520", -400_000))
    for scenario, months in (("utfall", 2), ("budget", 12))
    for month in range(1, months + 1)
)
PAGE, ZIP = "/provby/revision/2022/", "/provby/revision/2022.zip"
DATA = "revisorns-mapp-provby-2022/representations/innehall/data/"


def year() -> None:
    """Two months, a forecast deficit after January, a measure, two versions of an item, an opened month."""
    committee, carin, sara = provby(), person("carin"), person("sara")
    published(committee, ROWS, "utfall.csv")
    norr = committee.verksamheter.get(code="511")
    assess(verksamhet=norr, month=JANUARY, forecast=AssessedForecast(amount=-13_000_000_00), by=carin)
    adjust(
        verksamhet=norr,
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=FEBRUARY,
            last=Month(2022, 12),
            amount=100_000_00,
            text="Färre dubbelbemannade",
        ),
        by=carin,
    )
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 3, 8)), by=sara)
    item = freeze(meeting=meeting, month=JANUARY, by=sara).item
    reopen(item=item, agenda=None, new_figures=False, reason="Fel paragraf", by=sara)
    close_period(committee=committee, month=JANUARY, reason="Allt är klart", by=carin)
    reopen_period(committee=committee, month=JANUARY, reason="En faktura till", by=carin)
    question = ask_question(
        verksamhet=norr,
        new=NewQuestion(
            month=JANUARY,
            asked=AskedFigure("511", "deviation_to_date"),
            name="Avvikelse januari 2022",
            text="Varför fler timmar?",
        ),
        by=person("petra"),
    )
    answer_question(question=question, text="Två nya brukare.", by=carin)


@pytest.fixture
def kept(once, db) -> None:
    once(year)


def text_of(response) -> str:
    bare = re.sub(r"<[^>]+>", " ", html.unescape(response.content.decode()))
    return " ".join(bare.replace("\xa0", " ").split())


def package_of(client) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(client.get(ZIP).streaming_content)))


def table(package: zipfile.ZipFile, key: str) -> list[list[str]]:
    text = package.read(f"{DATA}underlag/{key}.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


def test_whoever_may_have_the_folder_sees_every_unit():
    assert all(Permission.WHOLE in granted for granted in GRANTS.values() if Permission.AUDIT in granted)


def test_the_page_answers_the_auditors_questions_with_what_shows_it(kept, logged_in, carin):
    page = text_of(logged_in(carin).get(PAGE))

    assert "sades första gången efter januari 2022: ärendet till sammanträdet 8 mars 2022" in page
    assert "Färre dubbelbemannade (Hemtjänst norr)" in page
    assert "Ärendet om januari 2022: version 2 Sara Sekreterare Fel paragraf" in page
    assert "januari 2022: Månad öppnad igen Carin Controller En faktura till" in page
    assert "Varför fler timmar? Två nya brukare." in page
    assert "Siffrorna kom efter sin dag för januari, februari" in page
    assert re.search(r"Ja\. (Dagbokens alla \d+ poster hänger ihop|Var och en av kommunens \d+ poster)", page)


def test_a_cell_says_its_heading_where_there_is_no_room_for_a_head(kept, logged_in, carin):
    page = logged_in(carin).get(PAGE).content.decode()

    assert 'data-label="Skäl">En faktura till<' in page
    assert re.search(r'<th scope="row"><a href="/provby/sammantraden/\d+/arende/\d+/\?version=2">', page)


def test_each_year_with_figures_has_a_folder_and_the_year_leads_to_it(kept, logged_in, carin, petra):
    client = logged_in(carin)

    assert f'href="{PAGE}"' in client.get("/provby/perioder/2022/").content.decode()
    assert "revision" not in logged_in(petra).get("/provby/perioder/2022/").content.decode()
    assert "revision" not in client.get("/provby/perioder/2021/").content.decode()
    assert client.get("/provby/revision/2021/").status_code == 404
    assert client.get("/provby/revision/2021.zip").status_code == 404


def test_the_package_has_every_version_as_it_was_frozen_with_its_paper(kept, logged_in, carin):
    package = package_of(logged_in(carin))
    reports = [name for name in package.namelist() if name.endswith("rapport.json")]

    assert len(reports) == 2
    assert all(json.loads(package.read(name))["period"] == "2022-01" for name in reports)
    assert sum(name.endswith(".pdf") for name in package.namelist()) == 2
    assert KeptDocument.objects.filter(format="pdf", public=False).count() == 2


def test_the_tables_say_what_the_page_says(kept, logged_in, carin):
    package = package_of(logged_in(carin))

    (asked,) = table(package, "fragor")
    assert asked[3:5] == ["Varför fler timmar?", "Två nya brukare."]
    deficits = {row[0]: row for row in table(package, "underskott") if row[0]}
    assert deficits["Hemtjänst"][1:3] == ["januari 2022", f"−1{NBSP}000"]
    forecasts = [row for row in table(package, "prognoser") if row[0] == "Hemtjänst"]
    assert [row[1] for row in forecasts] == ["januari 2022", "februari 2022"]
    assert forecasts[0][4:6] == ["–", "–"]


def test_checksums_are_those_of_the_files(kept, logged_in, carin):
    package = package_of(logged_in(carin))
    root = "revisorns-mapp-provby-2022/"
    sums = package.read(f"{root}documentation/kontrollsummor.txt").decode().splitlines()

    assert len(sums) == sum(name.startswith(DATA) for name in package.namelist())
    for line in sums:
        digest, path = line.split("  ")
        assert hashlib.sha256(package.read(root + path)).hexdigest() == digest


def test_the_trail_in_it_is_what_was_done_and_never_who_looked(kept, logged_in, carin, adam):
    trail = package_of(logged_in(carin)).read(f"{DATA}dagbok.csv").decode()
    whole = package_of(logged_in(adam)).read(f"{DATA}dagbok.csv").decode()

    assert "Månad öppnad igen" in trail
    assert "Roll given" not in trail
    assert "Roll given" in whole
    assert "Inloggad" not in whole
    assert json.loads(package_of(logged_in(carin)).read(f"{DATA}bevis.json"))["wrong"] == ""


def test_that_it_was_fetched_is_in_the_trail(kept, logged_in, carin):
    package_of(logged_in(carin))

    assert AuditEvent.objects.filter(action="fetch_folder", by="carin", details__year=2022).exists()


def test_papers_that_there_was_no_time_for_are_said_to_be_missing(kept, logged_in, carin, monkeypatch):
    monkeypatch.setattr(papers, "SECONDS", -1.0)
    page = package_of(logged_in(carin)).read(f"{DATA}index.html").decode()

    assert "2 handlingar är inte gjorda än" in page
    assert not KeptDocument.objects.exists()
