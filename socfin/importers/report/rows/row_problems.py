"""What is said of rows that are not read as they stand; never what a row is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from socfin.domain.figures import Problem, error, warning
from socfin.importers.problems import each_row, only_row, rows_text
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.numbers import shown


def unreadable(cells: Sequence[tuple[int, str, str]], headings_left: Collection[int]) -> tuple[Problem, ...]:
    """The amounts that could not be read: row, column and what is wrong with each.

    `headings_left` are rows above the first amount, which are most likely a line of the header.
    """
    cell = "Rätta cellen i filen, eller töm den om uppgiften saknas."
    header = (
        "Är raden en del av rubriken: skriv den som rubrikens sista rad under Så lästes filen "
        "(--header i kommandot)."
    )
    columns = {(row, what): column for row, column, what in cells}

    def problem(row: int, what: str) -> Problem:
        remedy = header if row in headings_left else cell
        return error(what, remedy, row=row, column=columns.get((row, what), ""), code="unreadable_amount")

    return each_row(((row, what) for row, _, what in cells), problem)


_BROKEN = re.compile(r"Ã[\u0080-\u00bf„…–‰€™]|Â[\u00a0-\u00bf]")
"""å, ä and ö that were read as another encoding before the file was made: "Ã„ldreomsorg"."""


def broken_names(entries: Iterable[Entry]) -> Iterator[Problem]:
    """A warning that names the first row whose å, ä or ö were lost before the file came here."""
    first = next((entry for entry in entries if _BROKEN.search(entry.text)), None)
    if first is not None:
        yield warning(
            f"Å, ä och ö är förstörda i filen: ”{shown(first.text)}”. Namnet sparas så.",
            "Exportera rapporten på nytt som Excel eller UTF-8 och lämna in den filen.",
            row=first.row,
            code="broken_names",
        )


def counted_not_read(counted: Sequence[tuple[int, str]]) -> tuple[Problem, ...]:
    """Rows of numbers that are no money."""

    def problem(row: int, name: str) -> Problem:
        return warning(
            f"”{shown(name)}” är inget belopp utan ett antal, en andel eller ett medelvärde, och läses inte.",
            "Sätt en kod framför namnet i filen om raden ändå är ett belopp.",
            row=row,
            code="not_money",
        )

    return each_row(counted, problem)


def sums_not_checked(across: Sequence[int]) -> tuple[Problem, ...]:
    """Sums of several verksamheter, which are not compared with anything."""
    if not across:
        return ()
    return (
        warning(
            f"Summor av flera verksamheter läses inte och kontrolleras inte: {rows_text(across)}.",
            "Raderna för varje verksamhet används. Kontrollera att alla finns med.",
            code="sum_not_checked",
        ),
    )


def deviations_not_read(rows: Sequence[int]) -> tuple[Problem, ...]:
    """Deviations and grants printed as rows under a verksamhet."""
    if not rows:
        return ()
    return (
        warning(
            "Rader med avvikelse, förändring eller kommunbidrag under en verksamhet läses inte: "
            f"{rows_text(rows)}.",
            "Avvikelsen räknas om. Kontrollera att raderna inte är verksamheter.",
            row=only_row(rows),
            code="deviation_rows",
        ),
    )


def without_verksamhet(unplaced: Sequence[int]) -> tuple[Problem, ...]:
    """Accounts below a sum that name no verksamhet, in a report where the others do."""
    if not unplaced:
        return ()
    return (
        warning(
            f"Verksamhet saknas på {rows_text(unplaced)}. Beloppen läggs på hela nämnden.",
            "Skriv verksamheten på raderna i filen om beloppen hör till en verksamhet.",
            row=only_row(unplaced),
            code="no_verksamhet",
        ),
    )
