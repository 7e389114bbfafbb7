"""The workbook's sheet of committees is left out where there are none."""

import io

from openpyxl import load_workbook

from tests.documents.reading import rendered
from tests.documents.reports import nora


def test_a_committees_own_workbook_has_no_such_sheet():
    book = load_workbook(io.BytesIO(rendered(nora(), "xlsx").content))

    assert "Sedan förra månaden" not in book.sheetnames
    assert "Verksamheter" in book.sheetnames
