"""Several sheets of a workbook taken together: what each holds, what two say at once, which sums the others.

How one sheet is read is `erp_report`'s; here nothing is read from cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Parsed, PrintedTotal, Problem, error, warning
from socfin.domain.listing import first_of, listed
from socfin.domain.money import format_exact
from socfin.frames.declared import stacked
from socfin.frames.figures import KEY, FrameFigures, figures_frame
from socfin.importers.file_totals import When, totals_of
from socfin.importers.report.rows.outside import in_none
from socfin.importers.spelling.labels import read_label

SHEET = "sheet"
_TICK = "Kryssa för de blad som ska läsas under Så lästes filen (--sheet i kommandot)."


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet by its name, as figures."""

    name: str
    parsed: Parsed


def together(sheets: Sequence[SheetRead]) -> Parsed:
    """The sheets as one file: every figure once, the printed totals added, all that was said of each."""
    sheets = _placed(sheets)
    frame, said_twice = _each_once(sheets)
    periods = [one.parsed.period for one in sheets if one.parsed.period is not None]
    roots = {one.parsed.root for one in sheets if one.parsed.root is not None}
    summing = tuple(_summing(sheets)) if not said_twice else ()
    return Parsed(
        format=sheets[0].parsed.format,
        figures=FrameFigures(frame),
        verksamheter=_unique(v for one in sheets for v in one.parsed.verksamheter),
        root=roots.pop() if len(roots) == 1 else None,
        accounts=tuple(dict(pair for one in sheets for pair in one.parsed.accounts).items()),
        problems=(*_problems(sheets), *said_twice, *summing, *_months_unsaid(sheets)),
        printed=_printed(sheets),
        period=max(periods, default=None),
        notes=(
            f"Bladen {listed([_named(one.name) for one in sheets])} läses tillsammans.",
            *_notes(sheets),
        ),
    )


def sheets_gone(wanted: Sequence[str], there: Sequence[str]) -> Problem:
    """Sheets that were chosen, or kept in a profile, and that the workbook does not have."""
    gone = [_named(name) for name in wanted if name not in there]
    others = f" Den har {first_of([_named(name) for name in there])}." if there else ""
    return error(
        f"Arbetsboken har inget blad som heter {listed(gone)} med en rapport.{others}",
        _TICK,
        code="sheet_gone",
    )


def _placed(sheets: Sequence[SheetRead]) -> list[SheetRead]:
    """The sheets; each a verksamhet of its own where they say the same lines or accounts of the whole."""
    whole = [one for one in sheets if not one.parsed.verksamheter and _all_on_root(one.parsed)]
    if len(whole) < len(sheets) or not _repeated(sheets):
        return list(sheets)
    return [_as_verksamhet(one) for one in sheets]


def _all_on_root(parsed: Parsed) -> bool:
    frame = figures_frame(parsed)
    return bool(len(frame)) and set(frame["verksamhet_code"].unique()) == {""}


def _as_verksamhet(sheet: SheetRead) -> SheetRead:
    label = read_label(sheet.name)
    code = label.code or label.name
    frame = figures_frame(sheet.parsed)
    codes = pd.Series(code, index=frame.index).astype("category")
    parsed = replace(
        sheet.parsed,
        figures=FrameFigures(frame.assign(verksamhet_code=codes)),
        verksamheter=(NamedVerksamhet(code, label.name),),
        root=None,
        notes=(f"Bladets rader läses som verksamheten ”{label.name}”.", *sheet.parsed.notes),
    )
    return SheetRead(sheet.name, parsed)


def _stacked(sheets: Sequence[SheetRead]) -> pd.DataFrame:
    """All figures, each with the number of its sheet."""
    frames = [figures_frame(one.parsed).assign(**{SHEET: at}) for at, one in enumerate(sheets)]
    return reduce(stacked, frames)


def _repeated(sheets: Sequence[SheetRead]) -> bool:
    return bool(_stacked(sheets).duplicated(KEY).any())


def _each_once(sheets: Sequence[SheetRead]) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The figures, and what is said of the amounts that more than one sheet has."""
    frame = _stacked(sheets)
    twice = frame[frame.duplicated(KEY, keep=False)]
    once = frame.drop_duplicates(KEY).drop(columns=SHEET).reset_index(drop=True)
    if twice.empty:
        return once, ()
    groups = [group for _, group in twice.groupby(KEY, dropna=False, observed=True, sort=False)]
    apart = [group for group in groups if group["amount_ore"].nunique(dropna=False) > 1]
    return once, (_apart(sheets, apart) if apart else _alike(sheets, groups),)


def _apart(sheets: Sequence[SheetRead], groups: Sequence[pd.DataFrame]) -> Problem:
    first = groups[0]
    said = " och ".join(
        f"{format_exact(None if pd.isna(ore) else int(ore))} kr på {_named(sheets[at].name)} (rad {row})"
        for ore, at, row in zip(first["amount_ore"], first[SHEET], first["row"], strict=True)
    )
    many = "Ett belopp sägs" if len(groups) == 1 else f"{len(groups)} belopp sägs"
    return error(f"{many} olika på två blad, till exempel {said}.", _TICK, code="sheets_apart")


def _alike(sheets: Sequence[SheetRead], groups: Sequence[pd.DataFrame]) -> Problem:
    names = dict.fromkeys(_named(sheets[at].name) for group in groups for at in group[SHEET])
    many = "Ett belopp står" if len(groups) == 1 else f"{len(groups)} belopp står"
    return warning(
        f"{many} lika på bladen {listed(list(names))} och räknas en gång.", _TICK, code="sheets_alike"
    )


def _summing(sheets: Sequence[SheetRead]) -> Iterator[Problem]:
    """An error for a sheet whose totals are those of all the others together, or whose name says so."""
    totals = [totals_of(one.parsed) for one in sheets]
    for at, one in enumerate(sheets):
        others = _added(total for i, total in enumerate(totals) if i != at)
        shared = totals[at].keys() & others.keys()
        alike = len(sheets) > 2 and shared and all(totals[at][key] == others[key] for key in shared)
        if alike or (read_label(one.name).sums and shared):
            yield error(
                f"Bladet {_named(one.name)} är summan av de andra bladen och skulle räknas två gånger.",
                f"Bocka ur bladet. {_TICK}",
                code="sheet_sums",
            )


def _months_unsaid(sheets: Sequence[SheetRead]) -> Iterator[Problem]:
    """An error where sheets are of different months and their columns do not say whether of those alone."""
    unsaid = [one.parsed for one in sheets if any(p.code == "basis_assumed" for p in one.parsed.problems)]
    if len({parsed.period for parsed in unsaid} - {None}) < 2:
        return
    columns = {p.column: None for parsed in unsaid for p in parsed.problems if p.code == "basis_assumed"}
    yield error(
        "Bladen är för olika månader, och det framgår inte om beloppen gäller varje månad för sig eller är "
        f"ackumulerade från januari: kolumnen {listed([_named(column or '') for column in columns])}.",
        "Välj månader för kolumnerna under Så lästes filen (--columns i kommandot, till exempel "
        "”Utfall=månad” eller ”Utfall=ackumulerat”).",
        code="title_or_month",
    )


def _added(totals: Iterable[Mapping[When, int]]) -> dict[When, int]:
    added: dict[When, int] = {}
    for one in totals:
        for key, ore in one.items():
            added[key] = added.get(key, 0) + ore
    return added


def _printed(sheets: Sequence[SheetRead]) -> tuple[PrintedTotal, ...]:
    """The printed totals added, where every sheet that has such figures prints one."""
    totals = [totals_of(one.parsed) for one in sheets]
    added: dict[tuple[object, ...], list[PrintedTotal]] = {}
    for one in sheets:
        for total in one.parsed.printed:
            added.setdefault((total.scenario, total.span, total.as_of), []).append(total)

    def having(total: PrintedTotal) -> int:
        as_of = None if total.as_of is None else total.as_of.number
        key = (total.scenario.value, total.span.last.number, total.span.months, as_of)
        return sum(key in one for one in totals)

    return tuple(
        replace(some[-1], amount=sum(total.amount for total in some))
        for some in added.values()
        if len(some) == having(some[0])
    )


def _problems(sheets: Sequence[SheetRead]) -> Iterator[Problem]:
    every = [one.parsed.problems for one in sheets]
    for one in sheets:
        said = (problem for problem in one.parsed.problems if in_none(problem, every))
        for problem in said:
            yield replace(problem, message=f"Bladet {_named(one.name)}: {problem.message}")


def _notes(sheets: Sequence[SheetRead]) -> Iterator[str]:
    """What is said of each sheet, by its name; that it was read is said once for all."""
    for one in sheets:
        read = f"Bladet {_named(one.name)} lästes."
        yield from (f"{_named(one.name)}: {note}" for note in one.parsed.notes if note != read)


def _unique(named: Iterable[NamedVerksamhet]) -> tuple[NamedVerksamhet, ...]:
    by_code: dict[str, NamedVerksamhet] = {}
    for one in named:
        by_code.setdefault(one.code, one)
    return tuple(by_code.values())


def _named(name: str) -> str:
    return f"”{name}”"
