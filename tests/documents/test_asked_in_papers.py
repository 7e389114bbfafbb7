"""What was asked about a paper's figures stands in every paper that people read; minutes have none of it."""

import io
from dataclasses import replace

import openpyxl
import pytest

from socfin.documents import render
from socfin.domain.asked.questions import QuestionRow
from tests.documents.reading import texts_of
from tests.documents.reports import nora

ASKED = QuestionRow(
    number=1,
    code="510",
    verksamhet="Hemtjänst",
    figure="deviation_to_date",
    name="Avvikelse januari–mars 2022",
    text="Räcker grupperna till vintern?",
    asked_by="Petra Ek",
    asked="2022-04-20",
    answer="Ja, om frånvaron går ned.",
    answered_by="Carin Berg",
    answered="2022-04-22",
)


@pytest.mark.parametrize("kind", ["docx", "pdf", "pptx", "xlsx"])
def test_the_question_and_its_answer_are_told_with_who_and_when(kind):
    words = " ".join(texts_of(render(replace(nora(), questions=(ASKED,)), kind)).split())

    for text in (
        ASKED.text,
        ASKED.answer,
        "Petra Ek, 20 april 2022",
        "Hemtjänst, avvikelse januari–mars 2022",
    ):
        assert text in words, text


def test_a_workbook_without_questions_has_no_sheet_of_them():
    book = openpyxl.load_workbook(io.BytesIO(render(nora(), "xlsx").content))

    assert "Frågor och svar" not in book.sheetnames
