"""What is said of rows that are, may be or are not sums; never which they are."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import Problem, error, warning
from socfin.importers.problems import rows_text
from socfin.importers.report.rows.entries import Entry


def nameless(row: int, _: str) -> Problem:
    """A row of amounts with neither code nor name."""
    return error(
        "Raden har belopp men varken kod eller namn, och är inte summan av de andra raderna.",
        "Skriv i filen vilken verksamhet raden är, eller ”Summa” om den är en summa. Ta annars bort den.",
        row=row,
        code="nameless_row",
    )


def more_told(count: int) -> tuple[Problem, ...]:
    """How many more sums there is something to say about, when they are too many to list."""
    if count <= 0:
        return ()
    return (
        warning(
            f"Ytterligare {count} summor stämmer inte eller är antagna.",
            "Kontrollera att rapporten är komplett och att rätt kolumner lästs.",
            code="sum_differs",
        ),
    )


def own_amounts(entry: Entry) -> Problem:
    """A row that its code makes look like a sum, but whose amounts are its own."""
    return warning(
        f"”{entry.name}” är inte summan av raderna vars kod börjar likadant, och läses som egna belopp.",
        "Kontrollera att raden inte är en summa av rader som saknas i filen.",
        row=entry.row,
        code="not_their_sum",
    )


def assumed(entry: Entry, parts: Sequence[Entry]) -> Problem:
    """A row taken for a sum because its amounts equal those beside it."""
    rows = rows_text(part.row for part in parts)
    what = f"”{entry.name}”" if entry.name else "Raden utan namn"
    return warning(
        f"{what} är lika med {rows} tillsammans och läses som deras summa.",
        "Kontrollera att raden inte är en verksamhet med egna belopp. Skriv annars ”Summa” framför den.",
        row=entry.row,
        code="sum_assumed",
    )


def asked_of(entry: Entry, parts: Sequence[Entry]) -> Problem:
    """A row that may be a sum or not: the amounts are too small, or too few, to tell."""
    rows = rows_text(part.row for part in parts)
    together = " tillsammans" if len(parts) > 1 else f" (”{parts[0].name}”) i alla kolumner"
    return error(
        f"”{entry.name}” är lika med {rows}{together}, och kan vara deras summa eller ha egna belopp.",
        "Välj under Så lästes filen vad raden är (--alike i kommandot), eller skriv ”Summa” framför den.",
        row=entry.row,
        code="maybe_sum",
    )
