"""The header of a long file: where it stands, what its columns and titles say; never cells below it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from socfin.importers.containers.cells import is_blank, text_of
from socfin.importers.containers.delimited import delimiter_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.long.contents import PARTING, Contents, fixed_columns, with_fixed
from socfin.importers.long.named_columns import FIRST, PERIOD, with_named
from socfin.importers.long.rivals import rivals_in, with_leading
from socfin.importers.long.years import HEADINGS, YEAR
from socfin.importers.spelling.dimensions import Part, dimension_of
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.marks import HEADINGS as SIGN_HEADINGS
from socfin.importers.spelling.periods import says_to_date
from socfin.importers.spelling.roles import Role
from socfin.importers.spelling.row_spans import says_last

COLUMNS = (
    "verksamhet",
    "verksamhetsnamn",
    "överordnad",
    "konto",
    "kontonamn",
    "rad",
    "period",
    "månader",
    "scenario",
    "belopp",
    "prognos_efter",
)
"""The project's own, as it writes them."""
DEBIT, CREDIT, SIDE, CURRENCY = "debet", "kredit", "sida", "valuta"
AMOUNTS = ("belopp", DEBIT, CREDIT)
_READ = frozenset({*COLUMNS, DEBIT, CREDIT, SIDE, CURRENCY, YEAR, FIRST})
DIMENSION = "dimension"
"""Begins the names of the columns of dimensions that are not used: rows that differ only there are added."""
MEASURE = "mått"
"""Begins the names of the columns that may say what each row is measured in, and are else not used."""
DEEPEST = 12
"""Rows of titles that may stand above a header."""
_SIDES = (
    ("kostnad", "intäkt"),
    ("kostnader", "intäkter"),
    ("utgift", "inkomst"),
    ("utgifter", "inkomster"),
    ("kost", "int"),
    ("k", "i"),
    ("u", "i"),
)
KINDS = frozenset({"kontotyp", "kontoslag", "resultatrad", "kostnad/intäkt (k/i)"}) | {
    joined.join(names)
    for pair in _SIDES
    for names in (pair, pair[::-1])
    for joined in ("/", " / ", " eller ")
}
"""Headings of "Intäkter" and "Kostnader" on each row: its line, where no account says that."""
_GROUPS = frozenset(
    {"kontogrupp", "kontoklass", "kostnadsslag", "intäktsslag", "slag", "post", "radtext", "kontoområde"}
)
"""Headings of groups of accounts or of lines, which are each row's where no column has accounts or lines."""
_ALSO = {
    "overordnad": "överordnad",
    "manader": "månader",
    "prognos efter": "prognos_efter",
    "amount": "belopp",
    "beløp": "belopp",
    "beløb": "belopp",
    "debit": DEBIT,
    "månad": "period",
    "måned": "period",
    **dict.fromkeys(HEADINGS, YEAR),
    "år-månad": "period",
    "periode": "period",
    "redovisningsperiod": "period",
    "tjeneste": "verksamhet",
    "funktion": "verksamhet",
    "funksjon": "verksamhet",
    "virksomhet": "verksamhet",
    "art": "konto",
    **dict.fromkeys(KINDS, "rad"),
    "d/k": SIDE,
    "k/d": SIDE,
    "debet/kredit": SIDE,
    "debit/kredit": SIDE,
    **dict.fromkeys(SIGN_HEADINGS, SIDE),
    "currency": CURRENCY,
    "valutakod": CURRENCY,
}
"""Other spellings, and the words of Norwegian and Danish extracts."""
_SCENARIO = (
    *("typ", "version", "budget/utfall", "utfall/budget", "beloppstyp", "typ av belopp", "beloppsslag"),
    *("värdetyp", "saldotyp", "datatyp", "scenariotyp"),
)
"""What says the scenario in a file that has no column of that name."""
_AMOUNT = frozenset({"belopp", "amount", "beløp", "beløb"})
_BESIDE = frozenset(
    {"i", "in", "ack", "acc", "ackumulerat", "ackumulerad", "ackumulerade", "hittills"}
    | {"kr", "kronor", "sek", "tkr", "t", "kkr", "ksek", "tsek", "mnkr", "mkr", "msek", "öre", "1000", "000"}
    | {"tusen", "tusental", "tusentals", "miljoner", "eur", "euro", "usd", "nok", "dkk", "gbp"}
)
"""Words beside "Belopp" in a heading that is still one of amounts."""
_MARKS = frozenset({"period", "scenario"})
_VOUCHER = re.compile(
    r"ver\.? ?(?:nr|id)?|(?:verifikat(?:ion)?s?|transaktions|faktura|löp|rad)(?:nr|nummer|id)|"
    r"verifikat(?:ion)?|motpartstyp|leverantör|resurs(?:nr)?"
)
"""What parts the bookings of one account, in lists of them."""
_MEASURES = re.compile(r"m[åä]tt?enhet|mått|sort|unit(?: of measure)?")
_SEPARATOR_LINE = re.compile(r"^sep=.\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """A header as it stands: the columns it names in its order ("" for unread ones), and its own words."""

    columns: tuple[str, ...]
    texts: tuple[str, ...]
    row: int = 1
    titles: tuple[str, ...] = field(default=())
    """What stands above it, and the name of sheet and file."""
    rivals: tuple[int, ...] = ()
    """Places of columns that could be the verksamhet as well as the one that is, where none is called so."""
    scaled: bool = False
    """Whether the sheet's number formats show amounts in thousands or millions."""

    @property
    def is_whole(self) -> bool:
        """False when two columns are the same."""
        named = [name for name in self.columns if name]
        return len(named) == len(set(named))

    def text(self, name: str) -> str:
        """The file's own heading of a column; "" when it has none."""
        return self.texts[self.columns.index(name)] if name in self.columns else ""

    @property
    def amounts(self) -> tuple[str, ...]:
        """The file's own headings of its amounts."""
        return tuple(self.text(name) for name in AMOUNTS if name in self.columns)

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings of columns that are not read."""
        columns = zip(self.texts, self.columns, strict=True)
        return tuple(t for t, name in columns if t.strip() and (not name or name.startswith(MEASURE)))


def header_of(cells: Sequence[str], contents: Contents = None) -> list[str] | None:
    """The columns a header row names, in its order ("" for unknown ones); None when it is not ours.

    What a person has said of a heading goes before its words.
    """
    every = [plain(cell.lstrip("\ufeff")) for cell in cells]
    fixed = fixed_columns(every, contents)
    names = ["" if at in fixed else name for at, name in enumerate(every)]
    columns = [
        fixed.get(at, _ALSO.get(name, "belopp" if _is_amount(cell) else name))
        for at, (name, cell) in enumerate(zip(names, cells, strict=True))
    ]
    columns = with_fixed(_by_habit(columns, names), fixed)
    known = [
        column if column in _READ else _part(at, name)
        for at, (column, name) in enumerate(zip(columns, every, strict=True))
    ]
    known = [
        f"{DIMENSION} {at}" if name == PARTING else "" if at in fixed and not name else known[at]
        for at, name in enumerate(columns)
    ]
    if "konto" in known:
        known = [
            "" if name in KINDS and column == "rad" else column
            for column, name in zip(known, names, strict=True)
        ]
    known = _with_stretches(_without_accumulated(known, cells), cells)
    has_amounts = "belopp" in known or {DEBIT, CREDIT}.issubset(known)
    if "verksamhet" not in known or not has_amounts or _MARKS.isdisjoint(known):
        return None
    return None if "scenario" not in known and _more_amounts(known, every, fixed) else known


def _more_amounts(known: Sequence[str], names: Sequence[str], fixed: Collection[int]) -> bool:
    """True beside a column as "Budget": amounts in columns of their own scenario are a report's."""
    unread = (name for at, name in enumerate(names) if not known[at] and at not in fixed)
    headings = map(read_heading, unread)
    return any(h.role is Role.AMOUNT and h.scenario is not None and not h.last_year for h in headings)


def _by_habit(columns: list[str], names: Sequence[str]) -> list[str]:
    """The columns with what is called otherwise where nothing is called as the format calls it."""
    columns = with_leading(columns, names)
    no_lines = "konto" not in columns and "rad" not in columns
    for others, wanted in ((_SCENARIO, "scenario"), (_GROUPS, "konto")):
        units = [at for at, name in enumerate(names) if name in others]
        if wanted not in columns and len(units) == 1 and (others is not _GROUPS or no_lines):
            columns[units[0]] = wanted
    return with_named(columns, names, _READ)


def _without_accumulated(known: list[str], cells: Sequence[str]) -> list[str]:
    """ "Belopp ack" beside "Belopp" sums the rows above it, and is not read."""
    amounts = [at for at, name in enumerate(known) if name == "belopp"]
    alone = [at for at in amounts if not says_to_date(cells[at])]
    left = set(amounts) - set(alone) if len(alone) == 1 else set()
    return ["" if at in left else name for at, name in enumerate(known)]


def _with_stretches(known: list[str], cells: Sequence[str]) -> list[str]:
    """ "Från period" and "Till period" together are a row's months; neither is alone or beside its month."""
    last = PERIOD in known and says_last(cells[known.index(PERIOD)])
    if last == (FIRST in known):
        return known
    unread = PERIOD if last else FIRST
    return ["" if name == unread else name for name in known]


def header_in(
    rows: Iterable[tuple[int, Sequence[str]]], names: Sequence[str] = (), contents: Contents = None
) -> Header | None:
    """The first header among the first rows, with the titles above it and the `names` of sheet and file."""
    titles: list[str] = []
    for number, cells in rows:
        known = header_of(cells, contents)
        if known is not None:
            rivals = rivals_in(known, cells, contents)
            return Header(tuple(known), tuple(cells), number, (*titles, *names), rivals)
        texts = [cell.strip() for cell in cells if cell.strip()]
        if len(texts) > 4 or number > DEEPEST:
            return None
        titles += texts
    return None


def header_of_text(text: str, filename: str = "", contents: Contents = None) -> Header | None:
    """The header of a text's first rows."""
    start = from_header(text[:20_000])
    try:
        rows = list(csv.reader(io.StringIO(start), delimiter=delimiter_of(start)))
    except csv.Error:
        return None
    return header_in(enumerate(rows[: DEEPEST + 1], start=1), (filename,) if filename else (), contents)


def header_of_sheet(sheet: Sheet, filename: str = "", contents: Contents = None) -> Header | None:
    """The header of a workbook's sheet."""
    rows = ((number, _texts(row)) for number, row in sheet.rows[: DEEPEST + 1])
    return header_in(rows, [name for name in (sheet.name, filename) if name], contents)


def from_header(text: str) -> str:
    """The text without byte order mark, blank lines before it and Excel's "sep=;"."""
    return _SEPARATOR_LINE.sub("", text.lstrip("\ufeff\r\n"), count=1)


def _texts(row: Sequence[object]) -> list[str]:
    return ["" if is_blank(cell) else text_of(cell) for cell in row]  # type: ignore[arg-type]


def _is_amount(text: str) -> bool:
    """True for "Belopp (tkr)" and "Ackumulerat belopp i mnkr"."""
    words = re.findall(r"\w+", text.casefold())
    return any(word in _AMOUNT for word in words) and all(w in _AMOUNT or w in _BESIDE for w in words)


def _part(at: int, name: str) -> str:
    """The name of a column of another dimension ("dimension 2") or of measures; "" for what is not read."""
    if _MEASURES.fullmatch(name):
        return f"{MEASURE} {at}"
    named = dimension_of(name)
    parts = _VOUCHER.fullmatch(name) if named is None else named.part is not Part.NAME
    return f"{DIMENSION} {at}" if parts else ""
