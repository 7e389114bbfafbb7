"""What Nora's committee asked for, and what Timrå's is asked to ask for, come out as the papers say."""

import pytest

from socfin.domain.period import Month
from socfin.management.demo.assignments import enter_told_assignments
from socfin.models import Committee
from socfin.reporting.reports import report
from tests.cast import made, person
from tests.documents.reading import rendered, texts_of
from tests.golden.test_sources import noras_file, timras_file

KINDS = ["docx", "pdf", "pptx", "text", "json"]
NORA = (
    "TABB",
    "våren 2023",
    "Su § 17",
    "städ, tvätt och matlådeleveranser",
    "10 augusti 2022",
    "Su § 18",
)
TIMRA = (
    "felaktigt redovisas som missbruksvård",
    "försörjningsstöd, integration och arbetsmarknad",
    "externa hyresavtal",
    "lägenhetshyrorna inom särskilt boende",
    "Genomlysa bemanning och kostnadsläge",
    "riktlinjer för biståndsprövning, SoL och LSS",
    "under 2023",
    "förvaltningschefen",
)


def plain(text):
    return " ".join(text.replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def told(once):
    def run():
        noras_file()
        timras_file()
        for slug in ("nora", "timra"):
            enter_told_assignments(Committee.objects.get(slug=slug), person("sara"))

    once(run)


@pytest.mark.parametrize(("slug", "month", "said"), [("nora", "2022-03", NORA), ("timra", "2022-08", TIMRA)])
def test_documents_and_page_have_every_one(told, db, logged_in, slug, month, said):
    committee = Committee.objects.get(slug=slug)
    whole = report(committee, Month.parse(month))
    texts = {kind: plain(texts_of(rendered(whole, kind))) for kind in KINDS}
    texts["page"] = plain(made(logged_in(person("petra")), f"/{slug}/uppdrag/").content.decode())

    missing = {
        kind: [words for words in said if words.casefold() not in text.casefold()]
        for kind, text in texts.items()
    }
    assert [kind for kind in missing if missing[kind]] == []
