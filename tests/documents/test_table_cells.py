"""Which tables are never parted by a page's end: those of few lines, words taking several."""

import pytest

from socfin.documents.table_cells import LINE, SHORT, Cell, Table, TableRow, dash_words
from socfin.domain.rows import RowKind


def table(rows: int, words: str = "", name: str = "Hemtjänst") -> Table:
    cells = (Cell("−179"), *([Cell(words, is_text=True)] if words else []))
    return Table("T", "C", ("V", "A"), (TableRow(name, 1, RowKind.VERKSAMHET, False, cells),) * rows)


@pytest.mark.parametrize(
    ("made", "short"),
    [
        (table(SHORT), True),
        (table(SHORT + 1), False),
        (table(SHORT // 2, "o" * (LINE + 1)), True),
        (table(SHORT // 2 + 1, "o" * LINE), True),
        (table(SHORT // 2 + 1, "o" * (LINE + 1)), False),
        (table(SHORT // 2 + 1, name="o" * (LINE + 1)), False),
    ],
)
def test_a_table_is_short_by_its_lines_and_not_by_its_rows(made, short):
    assert made.is_short is short


def test_a_dash_is_explained_where_there_is_one():
    def of(text):
        return Table(
            "T", "", ("Namn", "Utfall"), (TableRow("A", 1, RowKind.VERKSAMHET, False, (Cell(text),)),)
        )

    assert dash_words((of("−5"), of("–"))).startswith("”–” i en tabell betyder")
    assert dash_words((of("−5"),)) == ""
    assert dash_words(()) == ""
