"""What the person handing in a file has said about it; never anything read from the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from socfin.domain.figures import Scenario
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Catalogue
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.importers.report.columns.chosen import ColumnChoice
from socfin.importers.report.layout.mapping import Mapping as Layout
from socfin.importers.report.layout.mapping import RowsAre, Sign

OUTSIDE = "outside"
"""Said of a row that is no part of the report."""
DEFAULT_MAX_BYTES = 100 * 1024 * 1024


class Answer(StrEnum):
    """An answer to a question about a file: the word that is stored, and what it says in Swedish."""

    label: str

    def __new__(cls, word: str, label: str) -> Answer:
        """A member is written as its word and its label; it is found by the word."""
        answer = str.__new__(cls, word)
        answer._value_, answer.label = word, label
        return answer


class Braces(Answer):
    """What a SIE row without object means beside rows with objects; programs differ."""

    TOTAL = "total", "Rader utan objekt är hela kontot; objekten är en uppdelning"
    REMAINDER = "remainder", "Rader utan objekt är det som inte fördelats; allt läggs ihop"


class Repeats(Answer):
    """What rows of a SIE file that are alike in all are; programs differ."""

    ONCE = "once", "Likadana rader är samma belopp en gång till"
    ADDED = "added", "Likadana rader läggs ihop"


class Closing(Answer):
    """What becomes of periods 13 to 16, in which a year is closed."""

    DECEMBER = "december", "Bokslutet räknas till december"
    LEAVE = "leave", "Läses inte"


class UnderSum(Answer):
    """What becomes of rows under a report's last sum, and of investments and the like among its rows."""

    LEAVE = "leave", "Räknas inte i nettot"
    COUNTED = "counted", "Räknas med i nettot"


class OfWhich(Answer):
    """What a row is that has "varav" inside its name."""

    PART = "part", "Del av en annan rad, räknas inte"
    OWN = "own", "Egen rad, räknas med"


class OtherCommittees(Answer):
    """What becomes of other committees' rows in a table of the whole municipality."""

    LEAVE = "leave", "Läses inte"
    COUNTED = "counted", "Räknas med"


class HiddenRows(Answer):
    """What becomes of rows that a workbook hides, by hand or by a filter."""

    LEAVE = "leave", "Läses inte"
    COUNTED = "counted", "Räknas med"


class Blanks(Answer):
    """What an empty amount means."""

    ZERO = "zero", "Tomt är noll"
    MISSING = "missing", "Uppgiften saknas"


class Unnamed(Answer):
    """What a list's row without verksamhet is, below one that has it."""

    ABOVE = "above", "Samma verksamhet som raden ovanför"
    ROOT = "root", "Hela nämnden"


class Thousands(Answer):
    """What a point or comma before three figures is, as in 12.345."""

    GROUPS = "thousands", "Tusental: 12.345 är 12 345"
    DECIMALS = "decimals", "Decimaler: 12.345 är 12,345"


class Alike(Answer):
    """What a row is that equals the rows beside it in every column."""

    SUM = "sum", "Raden är deras summa och räknas inte"
    OWN = "own", "Raden har egna belopp"


class MonthColumns(Answer):
    """What columns of single months hold."""

    SINGLE = "single", "Varje månad för sig"
    ACCUMULATED = "accumulated", "Ackumulerade från januari"


class Tables(Answer):
    """What becomes of the other tables on the sheet of the one that is read."""

    ALL = "all", "Alla tabeller läses tillsammans"
    SINGLE = "one", "Bara en tabell"


class WholeYear(Answer):
    """What amounts of a whole year are that is not over, where the heading says no more than the year."""

    BUDGET = "budget", "Helåret är årets budget"
    FORECAST = "forecast", "Helåret är prognosen för året"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Answers that replace guesses; None means "read it from the file"."""

    period: Month | None = None
    """The last month the file covers."""
    scenario: Scenario | None = None
    """What amounts are when the file does not say."""
    unit: Unit | None = None
    sign: Sign | None = None
    """How the file signs amounts."""
    format: str | None = None
    """The name of a format in FORMATS; None tries them all."""
    max_bytes: int = DEFAULT_MAX_BYTES
    mapping: Layout | None = None
    """A report's layout as a controller confirmed it."""
    dimension: str | None = None
    """The SIE dimension that is verksamhet ("" reads accounts alone), or the Enhet of a Qlik extract."""
    lines: Mapping[str, str] = field(default_factory=dict)
    """What rows are that nobody knows by name: plain name → line, or OUTSIDE, which holds for any row."""
    braces: Braces | None = None
    """What SIE rows without object mean; None tries both against the file's own #RES."""
    repeats: Repeats | None = None
    """What SIE rows that are alike in all are; None lets #RES decide."""
    catalogue: Catalogue = CATALOGUE
    """The indicators that a file of them may name."""
    committee: str = ""
    """What the committee is called: a row with its name is its total."""
    under_sum: UnderSum | None = None
    """What becomes of rows under the last sum; None leaves them out and says so."""
    blanks: Blanks | None = None
    """What an empty amount means; None lets a printed sum prove it zero."""
    unnamed: Unnamed | None = None
    """What a list's rows without verksamhet are; None asks where they stand below rows with one."""
    thousands: Thousands | None = None
    """What the mark in 12.345 is; None lets the file's own arithmetic and other marks decide, or asks."""
    alike: Alike | None = None
    """What a row that equals those beside it is; None lets the amounts decide, or asks."""
    of_which: OfWhich | None = None
    """What a row with "varav" inside its name is; None lets a printed sum decide, or asks."""
    other_committees: OtherCommittees | None = None
    """What becomes of other committees' rows; None leaves them out beside the committee's own, or asks."""
    hidden_rows: HiddenRows | None = None
    """What becomes of a workbook's hidden rows; None asks where one holds a number."""
    closing: Closing | None = None
    """What becomes of periods 13 to 16; None asks where a file has them."""

    whole_year: WholeYear | None = None
    """What a column headed only "Helår" is; None asks where a file has one."""

    sheets: tuple[str, ...] = ()
    """Sheets of a workbook that are read together; () reads one."""
    tables: Tables | None = None
    """Whether all tables of a sheet are read together; None reads one and asks."""
    last_row: int | None = None
    """The row on which a report's table ends, where a person has said it; None reads it from the file."""
    not_counted: Mapping[str, str] | None = None
    """Rows of a report that are no part of it, whatever they are: plain name → as it was written."""
    rows: RowsAre | None = None
    """What a report's rows are."""
    month_columns: MonthColumns | None = None
    """What a report's columns of single months hold."""
    contents: Mapping[str, str] | None = None
    """What a person has said that columns hold: plain heading → word (report/columns/contents.py)."""

    columns: Mapping[str, ColumnChoice] | None = None
    """What a person has said of columns by their headings: plain heading → its months."""

    @property
    def turns(self) -> bool | None:
        """True when every amount of the file has the opposite of our sign, None when that is not said."""
        return {Sign.AS_IS: False, Sign.FLIPPED: True}.get(self.sign) if self.sign else None
