"""What the reader of a report must know, in Swedish: missing months, undivided spans, unmapped accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line, line_of
from socfin.domain.money import Unit, format_money
from socfin.domain.period import MONTH_NAMES, Month, Span
from socfin.domain.report import Organisation
from socfin.services.measures import Measured
from socfin.services.organisation import Tree
from socfin.services.plan import BUDGET_YEAR, FORECAST_YEAR, Series, in_month, to_date
from socfin.services.spans import Slot, in_year

COUNTS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
SERIES = {Series.BUDGET: "Budget", Series.OUTCOME: "Utfall"}
DEFINITE = {Series.BUDGET: "Budgeten", Series.OUTCOME: "Utfallet"}


def notes(
    measured: Measured,
    ledger: pd.DataFrame,
    rules: Sequence[AccountRule],
    *,
    node: int,
    unit: Unit,
    organisation: Organisation,
) -> tuple[str, ...]:
    """Everything worth a line under the table of a node, most serious first."""
    return (
        *_missing_months(measured),
        *_no_full_year_budget(measured),
        *_lacking_verksamheter(measured, node),
        *_silent_months(measured, node),
        *_strays(measured),
        *_accounts(measured, ledger, rules, node, unit),
        *_undivided(measured),
        *_old_forecast(measured),
        *(_split_history(measured, ledger, node) if organisation is Organisation.NOW else ()),
    )


def listed(words: Sequence[str]) -> str:
    """ "a, b och c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def _missing_months(measured: Measured) -> Iterator[str]:
    month = measured.month
    span = Span.to_date(month)
    for series, scenario in ((Series.OUTCOME, Scenario.OUTCOME), (Series.BUDGET, Scenario.BUDGET)):
        if to_date(series, month.month) in measured.planned:
            continue
        slots = in_year(measured.slots, scenario, month.year)
        covered = {number for slot in slots for number in range(slot.first, slot.last + 1)}
        missing = [n for n in range(span.first.number, month.number + 1) if n not in covered]
        if missing:
            names = listed([MONTH_NAMES[number % 12] for number in missing])
            if len(missing) == month.month:
                yield f"{SERIES[series]} för {span.label} saknas."
            else:
                yield (
                    f"{SERIES[series]} för {names} saknas; summan för {span.label} "
                    "kan därför inte räknas ut. Ladda upp det som saknas."
                )
        else:
            longest = max(slots, key=lambda slot: slot.months)
            known = "känd" if series is Series.BUDGET else "känt"
            yield (
                f"{DEFINITE[series]} för {span.label} är inte {known}: beloppen för {longest.span.label} "
                "är en summa som inte är uppdelad på månader."
            )


def _lacking_verksamheter(measured: Measured, node: int) -> Iterator[str]:
    below = [position for position in measured.tree.subtree(node) if position != node]
    for measure, word in (
        (to_date(Series.OUTCOME, measured.month.month), "Utfall"),
        (to_date(Series.BUDGET, measured.month.month), "Budget"),
        (BUDGET_YEAR, "Helårsbudget"),
    ):
        number = measured.index.get(measure)
        lacking = [] if number is None else [n for n in below if measured.rolled.lacking[number, n]]
        if lacking:
            names = listed([measured.tree.nodes[position].name for position in lacking])
            yield f"{word} saknas för {names}; summorna ovanför visas därför inte. Ladda upp det som saknas."


def _no_full_year_budget(measured: Measured) -> Iterator[str]:
    if (
        BUDGET_YEAR not in measured.planned
        and to_date(Series.BUDGET, measured.month.month) in measured.planned
    ):
        yield "Helårsbudget saknas; förbrukad andel och prognos kan inte räknas ut."


def _silent_months(measured: Measured, node: int) -> Iterator[str]:
    """Verksamheter with a budget in a month of which the outcome file says nothing, though of others."""
    silent: dict[int, list[str]] = {}
    for month in range(1, measured.month.month + 1):
        outcome, budget = in_month(Series.OUTCOME, month), in_month(Series.BUDGET, month)
        for position in measured.tree.subtree(node):
            parent = measured.tree.nodes[position].parent
            if (
                parent is not None
                and outcome in measured.index
                and measured.says(outcome, parent)
                and not measured.says(outcome, position)
                and measured.amount(budget, position)
                and measured.amount(to_date(Series.OUTCOME, measured.month.month), position) is not None
            ):
                silent.setdefault(position, []).append(MONTH_NAMES[month - 1])
    for position, months in silent.items():
        yield (
            f"{measured.tree.nodes[position].name} har budget men inget utfall i {listed(months)}; "
            "utfallet där räknas som noll."
        )


def _strays(measured: Measured) -> Iterator[str]:
    if measured.strays:
        yield (
            f"Verksamheten {listed(measured.strays)} finns inte i verksamhetsträdet; "
            "beloppen räknas direkt på nämnden."
        )


def _accounts(
    measured: Measured, ledger: pd.DataFrame, rules: Sequence[AccountRule], node: int, unit: Unit
) -> Iterator[str]:
    """Unmapped accounts, and class 8 accounts that carry an amount outside the net, of outcome to date."""
    pieces = measured.planned.get(to_date(Series.OUTCOME, measured.month.month), ())
    kinds = {account: line_of(account, rules) for account in ledger["account"].unique().tolist() if account}
    unmapped = [account for account, line in kinds.items() if line is Line.UNMAPPED]
    outside = [account for account, line in kinds.items() if line is None and account.startswith("8")]
    if not pieces or not (unmapped or outside):
        return
    codes = {measured.tree.nodes[position].code for position in measured.tree.subtree(node)}
    own = ledger[ledger["account"].isin([*unmapped, *outside]) & ledger["verksamhet"].isin(codes)]
    own = own[_in_slots(own, pieces)]
    for accounts, said in (
        (unmapped, "ingår i nettokostnaden men inte i någon rad. Lägg till en regel för kontot."),
        (outside, "ligger utanför nettokostnaden."),
    ):
        chosen = own[own["account"].isin(accounts)]
        amount = chosen["amount_ore"].sum()
        if chosen.empty or (accounts is outside and not amount):
            continue
        numbers = listed(sorted(chosen["account"].unique().tolist()))
        money = format_money(int(amount), unit)
        if accounts is unmapped:
            one = chosen["account"].nunique() == 1
            yield f"Konto {numbers} är inte {'mappat' if one else 'mappade'}: {money} {said}"
        else:
            yield f"Konto {numbers} {said[:-1]}: {money}."


def _in_slots(ledger: pd.DataFrame, pieces: Iterable[Slot]) -> pd.Series:
    chosen = {(slot.scenario, slot.source, slot.last, slot.months) for slot in pieces}
    keys = zip(*(ledger[name].tolist() for name in ("scenario", "source", "last", "months")), strict=True)
    return pd.Series([key in chosen for key in keys], index=ledger.index, dtype=bool)


def _undivided(measured: Measured) -> Iterator[str]:
    """Spans of several months that count to date and whose months alone are not known."""
    spans: dict[Span, list[Series]] = {}
    for series in SERIES:
        for slot in measured.planned.get(to_date(series, measured.month.month), ()):
            if slot.months > 1 and not _months_are_known(measured, series, slot):
                members = spans.setdefault(slot.span, [])
                if series not in members:
                    members.append(series)
    for span in sorted(spans, key=lambda s: (s.first.number, s.months)):
        members = spans[span]
        subject = "Beloppen" if len(members) > 1 else DEFINITE[members[0]]
        names = span.label.rsplit(" ", 1)[0]
        yield (
            f"{subject} för {names} är en summa för {COUNTS[span.months]} månader; "
            "månaderna för sig är inte kända."
        )


def _months_are_known(measured: Measured, series: Series, slot: Slot) -> bool:
    return all(
        in_month(series, number % 12 + 1) in measured.planned
        or (
            to_date(series, number % 12 + 1) in measured.planned
            and to_date(series, number % 12) in measured.planned
        )
        for number in range(slot.first, slot.last + 1)
    )


def _old_forecast(measured: Measured) -> Iterator[str]:
    pieces = measured.planned.get(FORECAST_YEAR, ())
    if pieces and pieces[0].as_of != measured.month.number:
        yield f"Den uppladdade prognosen gjordes efter {Month.from_number(pieces[0].as_of).label}."


def _split_history(measured: Measured, ledger: pd.DataFrame, node: int) -> Iterator[str]:
    """Verksamheter whose history now hangs on a parent, because their successor has parts of its own."""
    tree: Tree = measured.tree
    home = tree.home(Organisation.NOW)
    used = set(ledger["verksamhet"].unique().tolist())
    below = set(tree.subtree(node))
    for parent in sorted(set(home) & below):
        moved = [
            old.name
            for old in tree.nodes
            if home[old.position] == parent and old.position != parent and old.code in used
        ]
        if moved and tree.children[parent]:
            yield (
                f"Historiken för {listed(moved)} visas på {tree.nodes[parent].name}, "
                "eftersom verksamheten delades."
            )
