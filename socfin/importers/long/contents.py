"""What a person has said that a list's columns hold, as the format's columns; never cells below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.listing import first_of
from socfin.importers.long.named_columns import FIRST, PERIOD
from socfin.importers.long.years import YEAR
from socfin.importers.report.columns.contents import CONTENTS, SCENARIOS
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.roles import Role

Contents = Mapping[str, str] | None
"""Plain heading → word of CONTENTS; None where nothing was said."""
PARTING = "dimension"
"""Contents of a column that parts rows which are added."""
_COLUMNS: dict[str, str] = {
    Role.IGNORE.value: "",
    Role.LABEL.value: "verksamhet",
    Role.CODE.value: "verksamhet",
    Role.NAME.value: "verksamhetsnamn",
    Role.ACCOUNT.value: "konto",
    Role.ACCOUNT_NAME.value: "kontonamn",
    Role.LINE.value: "rad",
    Role.PERIOD.value: PERIOD,
    Role.FROM.value: FIRST,
    Role.YEAR.value: YEAR,
    Role.SCENARIO.value: "scenario",
    Role.DIMENSION.value: PARTING,
    Role.AMOUNT.value: "belopp",
    **dict.fromkeys(SCENARIOS, "belopp"),
}
_AMOUNTS = frozenset({*SCENARIOS, *(word for word, _ in CONTENTS if word not in _COLUMNS)})


def fixed_columns(names: Sequence[str], contents: Contents) -> dict[int, str]:
    """Place → the format's column, "" for an unread one, of the plain headings that a person has named."""
    answers = contents or {}
    return {at: _COLUMNS[answers[n]] for at, n in enumerate(names) if answers.get(n) in _COLUMNS}


def with_fixed(known: Sequence[str], fixed: Mapping[int, str]) -> list[str]:
    """The columns with those that were said; any other that is the same one parts the rows."""
    taken = set(fixed.values()) - {"", PARTING}
    return [fixed.get(at, PARTING if name in taken else name) for at, name in enumerate(known)]


def is_of_a_report(contents: Contents) -> bool:
    """True where two columns are said to hold amounts, or one what no list has: that is a report's form."""
    amounts = [word for word in (contents or {}).values() if word in _AMOUNTS]
    return len(amounts) > 1 or any(word not in _COLUMNS for word in amounts)


def scenario_given(contents: Contents, headings: Iterable[str]) -> Scenario | None:
    """What a list's one column of amounts was said to be of; None where no more than a column was said."""
    words = ((contents or {}).get(plain(heading)) for heading in headings)
    return next((Scenario(word) for word in words if word in SCENARIOS), None)


def unknown_headings(contents: Contents, headings: Iterable[str]) -> tuple[Problem, ...]:
    """A warning for what was said of columns that the file does not have."""
    missing = [heading for heading in (contents or {}) if heading not in set(map(plain, headings))]
    if not missing:
        return ()
    names = first_of([f"”{shown(heading)}”" for heading in missing])
    return (
        warning(
            f"Det är sagt vad {names} innehåller, men filen har ingen kolumn som heter så.",
            "Skriv rubriken som den står i filen, eller ta bort valet (--contents i kommandot).",
            code="no_such_column",
        ),
    )
