"""A report's rows as entries: what each row is and its amounts per column; never how they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from socfin.domain.figures import Problem, Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.importers.spelling.labels import Label


@dataclass(frozen=True, slots=True)
class Entry:
    """One row with figures. Amounts are öre with the file's own signs; None where the cell is empty."""

    row: int
    label: Label
    amounts: dict[int, Ore | None] = field(hash=False)
    verksamhet: str = ""
    account: str = ""
    scenario: Scenario | None = None
    verksamhet_name: str = ""
    decided: bool = False
    """True for a row whose line a person has said."""
    of_unit: bool = False
    """True for a row that names a verksamhet and no account, in a report with a column for each."""
    text: str = ""
    """The row's label cells as written."""
    of_total: bool = False
    """True under a heading such as "Socialnämnden totalt": the row sums those of the verksamheter."""
    under: int = 0
    """The row that this one is indented under; 0 for a row that is not, or stands under a mere heading."""

    heading: str = ""
    """The last row without amounts above it, where no sum has stood between: "Äldreomsorg"."""
    body: str = ""
    """The committee that the row stands under, where headings without amounts name committees."""
    beside: Line | None = None
    """The line beside the committee's net that a row among verksamheter is, as INVESTMENT."""

    @property
    def name(self) -> str:
        """How a message names the row."""
        return " ".join(filter(None, (self.label.code, self.label.name)))

    @property
    def is_plain(self) -> bool:
        """True for a row that neither calls itself a sum nor a part of another row."""
        return not self.label.sums and not self.label.of_which

    @property
    def called(self) -> str:
        """The row's name, or its own words where it has none, as "Totalt"."""
        return self.name or self.text

    def together(self, places: Iterable[int]) -> Ore | None:
        """What the columns at the places are together, öre: an empty one nothing, None when all are empty."""
        given = [amount for at in places if (amount := self.amounts.get(at)) is not None]
        return sum(given) if given else None


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A figure such as "12.345" in a unit that may have three decimals: where it stands, and as written."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A report's entries, the headings met between them, and how many decimals its amounts have."""

    entries: tuple[Entry, ...]
    decimals: int
    largest: Ore
    contexts: tuple[tuple[str, str], ...] = ()
    """Code and name of the verksamheter that stand as headings above their lines or accounts."""
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    """Rows of an income statement that are known by no name, decided or not."""
    headings: tuple[int, ...] = ()
    """Rows that repeat the header or say a unit."""
    passed: tuple[int, ...] = ()
    """Rows with amounts that are no entries: counts, sums across, and what a person has put outside."""
    outside: tuple[tuple[int, str], ...] = ()
    """Of these the ones that a person has put outside, with their words."""
    two_ways: tuple[TwoWays, ...] = ()
    """Figures whose mark may part thousands or decimals."""
    unmarked: bool = False
    """True where no other figure shows which, in thousands of kronor."""
