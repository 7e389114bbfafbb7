"""The papers, the slides, the paragraph and the pages of an item tell the same story in the same order."""

import io
import re
from dataclasses import replace

import docx
import pptx
import pytest
from django.conf import settings

from socfin.documents.exchange.text import as_text
from socfin.documents.pdf.report import as_html
from socfin.documents.slides.report import make as slides
from socfin.documents.word.report import make as word
from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.assignments.states import AssignmentState
from socfin.domain.early_warnings.sections import Sign, WarningRow
from socfin.domain.measures.states import MeasureState
from tests.documents.reports import home_care_measure
from tests.documents.test_asked_in_papers import ASKED
from tests.documents.test_drawings import whole
from tests.services.prose.test_goal_words import TREE

STORY = (
    "Tidig varning",
    "Åtgärder",
    "Uppdrag",
    "Mål",
    "Frågor och svar",
    "Beslut",
    "Nyckeltal",
    "Kostnad per enhet",
    "Eget mot köpt",
    "Jämfört med andra",
    "Organisationen",
)
"""As a meeting hears it; what stands behind it is looked up."""


def told():
    """A report with something of everything that a meeting hears."""
    amounts = {"official_ore": -100_00, "computed_ore": -900_00, "low_ore": None, "high_ore": None}
    warning = WarningRow(code="510", verksamhet="Hemtjänst", sign=Sign.RISK, is_new=False, **amounts)
    asked = AssignmentRow(
        number=1,
        code="510",
        verksamhet="Hemtjänst",
        text="Se över.",
        to="chefen",
        state=AssignmentState.GIVEN,
    )
    return replace(
        whole(),
        warnings=(warning,),
        measures=(
            home_care_measure(text="Färre pass", state=MeasureState.BEGUN, first="2022-02", last="2022-12"),
        ),
        assignments=(asked,),
        goals=TREE,
        questions=(ASKED,),
    )


def pdf_headings() -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", as_html(told()))


def word_headings() -> list[str]:
    document = docx.Document(io.BytesIO(word(told())))
    return [part.text for part in document.paragraphs if part.style.name == "Heading 2"]


def slide_titles() -> list[str]:
    return [slide.shapes.title.text for slide in pptx.Presentation(io.BytesIO(slides(told()))).slides]


def paragraph_lines() -> list[str]:
    return as_text(told()).splitlines()


def in_order(headings: list[str]) -> list[str]:
    """The story's own headings as they come, each once."""
    begun = (
        next((word for word in STORY if heading.split(":")[0].startswith(word)), "") for heading in headings
    )
    return list(dict.fromkeys(filter(None, begun)))


@pytest.mark.parametrize("headings", [pdf_headings, word_headings, slide_titles, paragraph_lines])
def test_every_document_tells_the_same_story_in_the_same_order(headings):
    met = in_order(headings())

    story = [word for word in STORY if word in met]
    assert len(story) >= 4
    if headings in (pdf_headings, word_headings):  # there the decision ends the paper
        story = [*(word for word in story if word != "Beslut"), "Beslut"]
    assert met == story


@pytest.mark.parametrize("page", ["presentation.html", "parts/sheet.html"])
def test_the_pages_of_an_item_tell_it_in_that_order_too(page):
    text = (settings.BASE_DIR / "templates" / page).read_text()
    parts = (
        "warnings",
        "terms",
        "what_ifs",
        "measures",
        "proposals",
        "assignments",
        "goal",
        "questions",
        "agenda.decision",
    )

    at = [
        text.index(f"{{% if {'report' if '.' in part else 'outline'}.{part}")
        if part != "goal"
        else text.index("outline.goal")
        for part in parts
    ]

    assert at == sorted(at)
