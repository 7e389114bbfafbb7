"""What is not known of a period, in Swedish: missing months and verksamheter, spans without months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.domain.figures import Scenario
from socfin.domain.listing import first_of, listed
from socfin.domain.period import MONTH_NAMES, Span
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.plan import BUDGET_YEAR, Series, in_month, to_date
from socfin.services.ledger.rollup import Truth
from socfin.services.ledger.spans import ORIGINAL_BUDGET, Piece, in_year

COUNTS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
SERIES = {Series.BUDGET: "Budget", Series.OUTCOME: "Utfall"}
DEFINITE = {Series.BUDGET: "Budgeten", Series.OUTCOME: "Utfallet"}

STATED = "Avvikelsen för"
"""How the note of deviations that a file states begins."""


def gaps(measured: Measured, node: int) -> Iterator[str]:
    """What a reader of the node's figures would otherwise miss, most serious first."""
    yield from _missing_months(measured)
    yield from _no_full_year_budget(measured)
    yield from _missing_verksamheter(measured, node)
    yield from _without_budget(measured, node)
    yield from _lacking_months(measured, node)
    yield from _silent_months(measured, node)


def _missing_months(measured: Measured) -> Iterator[str]:
    month = measured.month
    span = Span.to_date(month)
    for series, scenario in ((Series.OUTCOME, Scenario.OUTCOME), (Series.BUDGET, Scenario.BUDGET)):
        if to_date(series, month.month) in measured.planned:
            continue
        pieces = in_year(measured.pieces, scenario, month.year)
        if scenario is Scenario.BUDGET and (added := _added(pieces)):
            pieces = tuple(piece for piece in pieces if piece.source == ORIGINAL_BUDGET)
            if not pieces:
                yield _only_decisions(added, month.year)
                continue
        covered = {number for piece in pieces for number in range(piece.first, piece.last + 1)}
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
            longest = max(pieces, key=lambda piece: piece.months)
            known = "känd" if series is Series.BUDGET else "känt"
            yield (
                f"{DEFINITE[series]} för {span.label} är inte {known}: beloppen för {longest.span.label} "
                "är en summa som inte är uppdelad på månader."
            )


def stated_deviations(measured: Measured, node: int) -> Iterator[str]:
    """The verksamheter whose deviation is a file's own word, for there is no outcome or no budget."""
    month = measured.month.month
    pair = (to_date(Series.OUTCOME, month), to_date(Series.BUDGET, month))
    names = [
        measured.tree.nodes[position].name
        for position in measured.tree.subtree(node)
        if measured.amount(to_date(Series.DEVIATION, month), position) is not None
        and None in [measured.amount(measure, position) for measure in pair]
    ]
    if names:
        yield (
            f"{STATED} {first_of(names)} är den som filen anger: utfall eller budget saknas, så den "
            "kan inte räknas om."
        )


def _added(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The sources that add to the original budget, by the order they were published in."""
    added = (
        piece for piece in sorted(pieces, key=lambda piece: piece.rank) if piece.source != ORIGINAL_BUDGET
    )
    return tuple(dict.fromkeys(piece.source for piece in added))


def _only_decisions(added: Sequence[str], year: int) -> str:
    missing = f"Den ursprungliga budgeten för {year} saknas."
    if len(added) == 1:
        return (
            f"{missing} Budgetändringen {added[0]} är publicerad, men en ändring är ingen hel budget. "
            "Publicera budgeten, så räknas ändringen med."
        )
    return (
        f"{missing} Budgetändringarna {listed(added)} är publicerade, men ändringar är ingen hel budget. "
        "Publicera budgeten, så räknas de med."
    )


def _missing_verksamheter(measured: Measured, node: int) -> Iterator[str]:
    """Verksamheter the files leave out or whose amount they leave empty: every sum above is missing."""
    for measure, word in (
        (to_date(Series.OUTCOME, measured.month.month), "Utfall"),
        (to_date(Series.BUDGET, measured.month.month), "Budget"),
        (BUDGET_YEAR, "Helårsbudget"),
    ):
        number = measured.index.get(measure)
        if number is None:
            continue
        missing = measured.rolled.lacking[number] | measured.rolled.own.missing[number]
        names = [measured.tree.nodes[n].name for n in measured.tree.subtree(node) if missing[n]]
        if names:
            yield (
                f"{word} saknas för {listed(names)}; summor där det ingår kan därför inte visas. "
                "Ladda upp det som saknas."
            )


def _without_budget(measured: Measured, node: int) -> Iterator[str]:
    """Verksamheter with an outcome that the year's budget does not name: their budget counts as zero."""
    number = measured.index.get(to_date(Series.BUDGET, measured.month.month))
    if number is not None:
        silent = measured.rolled.silent[number]
        names = [measured.tree.nodes[n].name for n in measured.tree.subtree(node) if silent[n]]
        if names:
            yield f"{listed(names)} har utfall men finns inte i budgeten; budgeten räknas som noll."


def _no_full_year_budget(measured: Measured) -> Iterator[str]:
    if (
        BUDGET_YEAR not in measured.planned
        and to_date(Series.BUDGET, measured.month.month) in measured.planned
    ):
        yield "Helårsbudget saknas; förbrukad andel och prognos kan inte räknas ut."


def _silent_months(measured: Measured, node: int) -> Iterator[str]:
    """Verksamheter with a budget in a month of which the outcome file says nothing, though of others."""
    for position, months in _outcome_months(measured, node, measured.rolled.nil):
        if budgeted := [
            month for month in months if measured.amount(in_month(Series.BUDGET, month), position)
        ]:
            yield (
                f"{measured.tree.nodes[position].name} har budget men inget utfall i {_named(budgeted)}; "
                "utfallet där räknas som noll."
            )


def _lacking_months(measured: Measured, node: int) -> Iterator[str]:
    """Verksamheter whose sum to date is known, and a month of it was published without them."""
    by_months: dict[tuple[int, ...], list[str]] = {}
    for position, months in _outcome_months(measured, node, measured.rolled.lacking):
        by_months.setdefault(tuple(months), []).append(measured.tree.nodes[position].name)
    for together, names in by_months.items():
        yield (
            f"Utfall i {_named(together)} för sig saknas för {listed(names)}: det ingår i en summa för flera "
            "månader. Månaden visas inte där det ingår."
        )


def _outcome_months(measured: Measured, node: int, truth: Truth) -> Iterator[tuple[int, list[int]]]:
    """Each verksamhet whose outcome to date is known, with the months alone that the truth holds for."""
    last = measured.month.month
    known = to_date(Series.OUTCOME, last)
    alone = {month: measured.index.get(in_month(Series.OUTCOME, month)) for month in range(1, last + 1)}
    for position in measured.tree.subtree(node):
        months = [month for month, number in alone.items() if number is not None and truth[number, position]]
        if months and measured.amount(known, position) is not None:
            yield position, months


def _named(months: Sequence[int]) -> str:
    return listed([MONTH_NAMES[month - 1] for month in months])


def undivided(measured: Measured) -> Iterator[str]:
    """Spans of several months that count to date and whose months alone are not known."""
    spans: dict[Span, list[Series]] = {}
    for series in SERIES:
        for piece in measured.planned.get(to_date(series, measured.month.month), ()):
            if piece.months > 1 and not _months_are_known(measured, series, piece):
                members = spans.setdefault(piece.span, [])
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


def _months_are_known(measured: Measured, series: Series, piece: Piece) -> bool:
    return all(
        in_month(series, number % 12 + 1) in measured.planned
        or (
            to_date(series, number % 12 + 1) in measured.planned
            and to_date(series, number % 12) in measured.planned
        )
        for number in range(piece.first, piece.last + 1)
    )
