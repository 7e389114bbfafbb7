"""Several sheets, or tables of a sheet, taken together: what each holds, what two say, which sums the others.

How one of them is read is `erp_report`'s; here nothing is read from cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations

import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Parsed, PrintedTotal, Problem, error, warning
from socfin.domain.listing import first_of, listed
from socfin.domain.money import format_exact
from socfin.frames.declared import stacked
from socfin.frames.figures import KEY, FrameFigures, figures_frame
from socfin.importers.file_totals import When, totals_of
from socfin.importers.report.other_titles import SELECTION
from socfin.importers.report.rows.outside import in_none
from socfin.importers.spelling.labels import read_label

SHEET = "sheet"
NO_TRADE = "Motparten läses bara ur ett blad i taget, så internhandeln är inte med."
NEAR = 1000
"""Totals within a thousandth of each other are likely the same money, rounded."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What is taken together, in words: sheets by their names, or tables by the rows of their headers."""

    singular: str
    several: str
    remedy: str
    without: str
    quoted: bool = True
    inside: str = "på"

    def named(self, name: str) -> str:
        """The name of one as it is told."""
        return f"”{name}”" if self.quoted else name

    def within(self, name: str) -> str:
        """Where an amount stands: "på ”Blad1”", "i tabellen på rad 7"."""
        return f"på {self.named(name)}" if self.quoted else f"i {self.singular.lower()} {name}"


SHEETS = Kind(
    "Bladet",
    "Bladen",
    "Kryssa för de blad som ska läsas under Så lästes filen (--sheet i kommandot).",
    "Bocka ur bladet.",
)
TABLES = Kind(
    "Tabellen",
    "Tabellerna",
    "Välj Bara en tabell under Så lästes filen (--tables i kommandot).",
    "Läs bara en av tabellerna.",
    quoted=False,
    inside="i",
)


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet, or table, by its name, as figures; `title` is what it is of, where its lines do not say.

    `unit` is the verksamhet that its own titles choose.
    """

    name: str
    parsed: Parsed
    title: str = ""
    unit: str = ""


def together(sheets: Sequence[SheetRead], kind: Kind = SHEETS) -> Parsed:
    """The sheets as one file: every figure once, the printed totals added, all that was said of each."""
    sheets = _placed(_of_units(sheets), kind)
    frame, said_twice = _each_once(sheets, kind)
    periods = [sheet.parsed.period for sheet in sheets if sheet.parsed.period is not None]
    roots = {sheet.parsed.root for sheet in sheets if sheet.parsed.root is not None}
    summing = tuple(_summing(sheets, kind)) if not said_twice else ()
    return Parsed(
        format=sheets[0].parsed.format,
        figures=FrameFigures(frame),
        verksamheter=_unique(v for sheet in sheets for v in sheet.parsed.verksamheter),
        root=roots.pop() if len(roots) == 1 else None,
        accounts=tuple(dict(pair for sheet in sheets for pair in sheet.parsed.accounts).items()),
        problems=(*_problems(sheets, kind), *said_twice, *summing, *_months_unsaid(sheets, kind)),
        printed=_printed(sheets),
        period=max(periods, default=None),
        notes=(
            f"{kind.several} {listed([kind.named(sheet.name) for sheet in sheets])} läses tillsammans.",
            *_notes(sheets, kind),
            *([NO_TRADE] if any(len(sheet.parsed.trade) for sheet in sheets) else []),
        ),
    )


def sheets_gone(wanted: Sequence[str], there: Sequence[str]) -> Problem:
    """Sheets that were chosen, or kept in a profile, and that the workbook does not have."""
    gone = [SHEETS.named(name) for name in wanted if name not in there]
    others = f" Den har {first_of([SHEETS.named(name) for name in there])}." if there else ""
    return error(
        f"Arbetsboken har inget blad som heter {listed(gone)} med en rapport.{others}",
        SHEETS.remedy,
        code="sheet_gone",
    )


def _of_units(sheets: Sequence[SheetRead]) -> list[SheetRead]:
    """The sheets; where each chooses a verksamhet of its own they are no selection when taken together."""
    units = {sheet.unit for sheet in sheets} - {""}
    if len(units) < len(sheets) or len(sheets) < 2:
        return list(sheets)
    return [replace(sheet, title=sheet.unit, parsed=_not_selected(sheet.parsed)) for sheet in sheets]


def _not_selected(parsed: Parsed) -> Parsed:
    return replace(parsed, problems=tuple(p for p in parsed.problems if p.code != SELECTION))


def _placed(sheets: Sequence[SheetRead], kind: Kind) -> list[SheetRead]:
    """The sheets; each a verksamhet of its own where they say the same lines or accounts of the whole."""
    whole = [sheet for sheet in sheets if not sheet.parsed.verksamheter and _all_on_root(sheet.parsed)]
    if len(whole) < len(sheets) or not _repeated(sheets) or not all(sheet.title for sheet in sheets):
        return list(sheets)
    return [_as_verksamhet(sheet, kind) for sheet in sheets]


def _all_on_root(parsed: Parsed) -> bool:
    frame = figures_frame(parsed)
    return bool(len(frame)) and set(frame["verksamhet_code"].unique()) == {""}


def _as_verksamhet(sheet: SheetRead, kind: Kind) -> SheetRead:
    label = read_label(sheet.title)
    code = label.code or label.name
    frame = figures_frame(sheet.parsed)
    codes = pd.Series(code, index=frame.index).astype("category")
    parsed = replace(
        sheet.parsed,
        figures=FrameFigures(frame.assign(verksamhet_code=codes)),
        verksamheter=(NamedVerksamhet(code, label.name),),
        root=None,
        notes=(f"{kind.singular}s rader läses som verksamheten ”{label.name}”.", *sheet.parsed.notes),
    )
    return replace(sheet, parsed=parsed)


def _stacked(sheets: Sequence[SheetRead]) -> pd.DataFrame:
    """All figures, each with the number of its sheet."""
    frames = [figures_frame(sheet.parsed).assign(**{SHEET: at}) for at, sheet in enumerate(sheets)]
    return reduce(stacked, frames)


def _repeated(sheets: Sequence[SheetRead]) -> bool:
    return bool(_stacked(sheets).duplicated(KEY).any())


def _each_once(sheets: Sequence[SheetRead], kind: Kind) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The figures, and what is said of the amounts that more than one sheet has."""
    frame = _stacked(sheets)
    twice = frame[frame.duplicated(KEY, keep=False)]
    once = frame.drop_duplicates(KEY).drop(columns=SHEET).reset_index(drop=True)
    if twice.empty:
        return once, ()
    groups = [group for _, group in twice.groupby(KEY, dropna=False, observed=True, sort=False)]
    apart = [group for group in groups if group["amount_ore"].nunique(dropna=False) > 1]
    return once, (_apart(sheets, apart, kind) if apart else _alike(sheets, groups, kind),)


def _apart(sheets: Sequence[SheetRead], groups: Sequence[pd.DataFrame], kind: Kind) -> Problem:
    first = groups[0]
    words = " och ".join(
        f"{format_exact(None if pd.isna(ore) else int(ore))} kr {kind.within(sheets[at].name)} (rad {row})"
        for ore, at, row in zip(first["amount_ore"], first[SHEET], first["row"], strict=True)
    )
    many = "Ett belopp sägs" if len(groups) == 1 else f"{len(groups)} belopp sägs"
    where = f"{kind.inside} två av {kind.several.lower()}"
    return error(f"{many} olika {where}, till exempel {words}.", kind.remedy, code="sheets_apart")


def _alike(sheets: Sequence[SheetRead], groups: Sequence[pd.DataFrame], kind: Kind) -> Problem:
    names = dict.fromkeys(kind.named(sheets[at].name) for group in groups for at in group[SHEET])
    many = "Ett belopp står" if len(groups) == 1 else f"{len(groups)} belopp står"
    return warning(
        f"{many} lika {kind.inside} {kind.several.lower()} {listed(list(names))} och räknas en gång.",
        kind.remedy,
        code="sheets_alike",
    )


def _summing(sheets: Sequence[SheetRead], kind: Kind) -> Iterator[Problem]:
    """An error for a sheet whose totals are those of all the others together, or whose name says so."""
    totals = [totals_of(sheet.parsed) for sheet in sheets]
    for at, sheet in enumerate(sheets):
        others = _added(total for i, total in enumerate(totals) if i != at)
        shared = totals[at].keys() & others.keys()
        alike = len(sheets) > 2 and shared and all(totals[at][key] == others[key] for key in shared)
        if alike or (read_label(sheet.title).sums and shared):
            yield error(
                f"{kind.singular} {kind.named(sheet.name)} är summan av de andra och "
                "skulle räknas två gånger.",
                f"{kind.without} {kind.remedy}",
                code="sheet_sums",
            )
    yield from _same_money(sheets, totals, kind)


def _same_money(
    sheets: Sequence[SheetRead], totals: Sequence[Mapping[When, int]], kind: Kind
) -> Iterator[Problem]:
    """A warning for two that come to the same total of the same months: likely told by other rows."""
    for (at, first), (to, other) in combinations(enumerate(sheets), 2):
        shared = totals[at].keys() & totals[to].keys()
        if any(_is_near(totals[at][key], totals[to][key]) for key in shared):
            yield warning(
                f"{kind.several} {kind.named(first.name)} och {kind.named(other.name)} ger samma total för "
                "samma månader. De kan vara samma pengar på olika rader, och räknas då två gånger.",
                f"{kind.without} {kind.remedy}",
                code="same_total",
            )


def _is_near(first: int, other: int) -> bool:
    return first != 0 and abs(first - other) * NEAR <= abs(first)


def _months_unsaid(sheets: Sequence[SheetRead], kind: Kind) -> Iterator[Problem]:
    """An error where sheets are of different months and their columns do not say whether of those alone."""
    unsaid = [
        sheet.parsed for sheet in sheets if any(p.code == "basis_assumed" for p in sheet.parsed.problems)
    ]
    if len({parsed.period for parsed in unsaid} - {None}) < 2:
        return
    columns = {p.column: None for parsed in unsaid for p in parsed.problems if p.code == "basis_assumed"}
    yield error(
        f"{kind.several} är för olika månader, och det framgår inte om beloppen gäller varje månad för sig "
        f"eller är ackumulerade från januari: kolumnen {listed([f'”{column}”' for column in columns])}.",
        "Välj månader för kolumnerna under Så lästes filen (--columns i kommandot, till exempel "
        "”Utfall=månad” eller ”Utfall=ackumulerat”).",
        code="title_or_month",
    )


def _added(totals: Iterable[Mapping[When, int]]) -> dict[When, int]:
    added: dict[When, int] = {}
    for total in totals:
        for key, ore in total.items():
            added[key] = added.get(key, 0) + ore
    return added


def _printed(sheets: Sequence[SheetRead]) -> tuple[PrintedTotal, ...]:
    """The printed totals added, where every sheet that has such figures prints one."""
    totals = [totals_of(sheet.parsed) for sheet in sheets]
    added: dict[tuple[object, ...], list[PrintedTotal]] = {}
    for sheet in sheets:
        for total in sheet.parsed.printed:
            added.setdefault((total.scenario, total.span, total.as_of), []).append(total)

    def having(total: PrintedTotal) -> int:
        as_of = None if total.as_of is None else total.as_of.number
        key = (total.scenario.value, total.span.last.number, total.span.months, as_of)
        return sum(key in total for total in totals)

    return tuple(
        replace(some[-1], amount=sum(total.amount for total in some))
        for some in added.values()
        if len(some) == having(some[0])
    )


def _problems(sheets: Sequence[SheetRead], kind: Kind) -> Iterator[Problem]:
    every = [sheet.parsed.problems for sheet in sheets]
    for sheet in sheets:
        kept = (problem for problem in sheet.parsed.problems if in_none(problem, every))
        for problem in kept:
            yield replace(problem, message=f"{kind.singular} {kind.named(sheet.name)}: {problem.message}")


def _notes(sheets: Sequence[SheetRead], kind: Kind) -> Iterator[str]:
    """What is said of each sheet, by its name; that it was read is said once for all."""
    for sheet in sheets:
        read = f"Bladet ”{sheet.name}” lästes."
        name = kind.named(sheet.name) if kind.quoted else f"{kind.singular} {sheet.name}"
        yield from (f"{name}: {note}" for note in sheet.parsed.notes if note != read)


def _unique(named: Iterable[NamedVerksamhet]) -> tuple[NamedVerksamhet, ...]:
    by_code: dict[str, NamedVerksamhet] = {}
    for unit in named:
        by_code.setdefault(unit.code, unit)
    return tuple(by_code.values())
