"""What a column holds as one word, as page, command and profile say it; never a guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.spelling.dimensions import dimension_of
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Basis, Role

LAST_YEAR = "last_year"
SCENARIOS = tuple(scenario for scenario in Scenario if scenario is not Scenario.DEVIATION)
"""What an amount may be of; deviations have a role of their own."""
PARTS = {
    f"{scenario.value}_{line.value}": (scenario, line)
    for scenario in SCENARIOS
    for line in (Line.REVENUE, Line.COST)
}
"""Amounts that are revenue or cost alone, beside their net."""
CONTENTS: tuple[tuple[str, str], ...] = (
    (Role.IGNORE.value, Role.IGNORE.label),
    (Role.LABEL.value, Role.LABEL.label),
    (Role.CODE.value, Role.CODE.label),
    (Role.NAME.value, Role.NAME.label),
    (Role.ACCOUNT.value, Role.ACCOUNT.label),
    (Role.ACCOUNT_NAME.value, Role.ACCOUNT_NAME.label),
    (Role.LINE.value, Role.LINE.label),
    (Role.PERIOD.value, Role.PERIOD.label),
    (Role.FROM.value, Role.FROM.label),
    (Role.YEAR.value, Role.YEAR.label),
    *((scenario.value, scenario.label) for scenario in SCENARIOS),
    (LAST_YEAR, "Utfall föregående år"),
    *(
        (word, f"{scenario.label}: {'intäkter' if line is Line.REVENUE else 'kostnader'}")
        for word, (scenario, line) in PARTS.items()
    ),
    (Role.AMOUNT.value, "Belopp (välj vad nedan)"),
    (Role.DEVIATION.value, Role.DEVIATION.label),
    (Role.SUM.value, Role.SUM.label),
    (Role.COUNT.value, Role.COUNT.label),
    (Role.SCENARIO.value, "Ordet budget eller utfall"),
    (Role.DIMENSION.value, Role.DIMENSION.label),
)
"""Words with what they say in Swedish, in the order a person is offered them."""
_LEADING = (Role.LABEL.value, Role.CODE.value)
_NAMING = (Role.LABEL, Role.CODE, Role.NAME)
EXAMPLE = "Ram=budget; Plan=används inte; Ansvar=verksamhet"
_ALSO = {"verksamhet": Role.LABEL.value}
"""What else a word may be called when it is typed."""


def content_of(column: Column) -> str:
    """A column's role and scenario as one word."""
    if column.role is not Role.AMOUNT:
        return column.role.value
    if column.last_year:
        return LAST_YEAR
    if column.scenario and f"{column.scenario.value}_{column.line}" in PARTS:
        return f"{column.scenario.value}_{column.line}"
    return column.scenario.value if column.scenario else Role.AMOUNT.value


def holding(column: Column, word: str, basis: Basis | None) -> Column:
    """The column as holding what the word says, in the months of the basis."""
    if word == content_of(column):
        return replace(column, basis=basis)
    column = replace(column, role=Role.AMOUNT, basis=basis, last_year=word == LAST_YEAR, line=None)
    if word == LAST_YEAR:
        return replace(column, scenario=Scenario.OUTCOME)
    if word in PARTS:
        return replace(column, scenario=PARTS[word][0], line=PARTS[word][1])
    if word in [scenario.value for scenario in SCENARIOS]:
        return replace(column, scenario=Scenario(word))
    return replace(column, role=Role(word), scenario=None)


def with_contents(reading: Reading, answers: Mapping[str, str] | None) -> Reading:
    """The reading with the columns that a person has named holding what was said."""
    if not answers:
        return reading
    columns = (
        holding(c, word, c.basis) if (word := answers.get(plain(c.header))) else c for c in reading.columns
    )
    return replace(reading, columns=tuple(_led_by(tuple(columns), answers)))


def _led_by(columns: tuple[Column, ...], answers: Mapping[str, str]) -> Iterator[Column]:
    """The columns; of other dimensions than the one said to be the verksamhet they lead no rows."""
    led = {_dimension(c) for c in columns if answers.get(plain(c.header)) in _LEADING} - {""}
    for column in columns:
        other = column.role in _NAMING and plain(column.header) not in answers and _dimension(column)
        yield (
            Column(column.index, column.header, Role.DIMENSION)
            if led and other and other not in led
            else column
        )


def _dimension(column: Column) -> str:
    named = dimension_of(column.header)
    return "" if named is None else named.name


def contents_said(text: str) -> Mapping[str, str]:
    """ "Ram=budget; Plan=ignore" as plain heading → word; ValueError (Swedish) for what is none."""
    of_label = {label.casefold(): word for word, label in CONTENTS} | _ALSO
    words = {word for word, _ in CONTENTS} | set(of_label)
    answers: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        heading, _, word = part.rpartition("=")
        word = word.strip().casefold()
        if not heading.strip() or word not in words:
            offered = ", ".join(word for word, _ in CONTENTS)
            raise ValueError(f"”{part}”: skriv RUBRIK=INNEHÅLL, till exempel {EXAMPLE}. Innehåll: {offered}.")
        answers[plain(heading)] = of_label.get(word, word)
    return answers
