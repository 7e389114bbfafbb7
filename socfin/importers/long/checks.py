"""What must hold among the rows of a long file; never how a cell is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Problem, Scenario, error, warning
from socfin.domain.period import Month, Span
from socfin.importers.problems import each_row, only_row, rows_text
from socfin.importers.spelling.amounts import TWO_WAYS


def both_account_and_line(row: int, _what: str) -> Problem:
    """A row names both an account and a line."""
    return error(
        "Raden har både konto och rad.",
        "Låt en av cellerna vara tom: kontot avgör själv vilken rad det hör till.",
        row=row,
        column="rad",
        code="account_and_line",
    )


def too_many_months(row: int, _what: str) -> Problem:
    """A span reaches back into the year before."""
    return error(
        "Antalet månader räcker bakåt in i året före.",
        "Skriv högst 3 månader för period mars, 8 för augusti och så vidare.",
        row=row,
        column="månader",
        code="unknown_months",
    )


def no_period() -> Problem:
    """A list without a column of periods, under titles that say none."""
    return error(
        "Det framgår inte vilken period filen gäller: ingen kolumn säger den.",
        "Skriv perioden, till exempel 2022-03, under Så lästes filen (--period i kommandot), eller ta ut "
        "filen med månaden på varje rad.",
        code="unknown_period",
    )


def month_or_more(month: Month, heading: str) -> Problem:
    """Amounts without a column of periods, under a title of one month."""
    return error(
        f"”{heading}” kan gälla bara {month.label} eller {Span.to_date(month).label}. "
        "Titeln säger månaden, och ingen kolumn säger mer.",
        "Välj månader för kolumnen under Så lästes filen (--columns i kommandot, "
        f"till exempel ”{heading}=ack”).",
        column=heading,
        code="title_or_month",
    )


def year_alone(row: int, _what: str) -> Problem:
    """A year where the month of an outcome should be."""
    return error(
        "Perioden är bara ett år, och utfallet kan gälla hela året eller en del av det.",
        "Skriv månaden, till exempel 2022-03, eller januari–mars som 2022-01 – 2022-03.",
        row=row,
        column="period",
        code="unknown_period",
    )


def months_differ(row: int, _what: str) -> Problem:
    """A period that is a span of other months than the column beside it counts."""
    return error(
        "Perioden och kolumnen månader säger olika många månader.",
        "Rätta den ena, eller lämna månader tom.",
        row=row,
        column="månader",
        code="unknown_months",
    )


def not_full_year(row: int, _what: str) -> Problem:
    """A forecast for less than a year."""
    return error(
        "En prognos gäller hela året.",
        "Skriv december som period (2022-12) och 12 i kolumnen månader.",
        row=row,
        column="period",
        code="forecast_span",
    )


def no_as_of(row: int, _what: str) -> Problem:
    """A forecast that does not say when it was made."""
    return error(
        "Det framgår inte efter vilken månad prognosen är gjord.",
        "Skriv månaden i kolumnen prognos_efter, till exempel 2022-08, eller period under Så lästes filen "
        "(--period i kommandot).",
        row=row,
        column="prognos_efter",
        code="forecast_as_of",
    )


def closing_alone(row: int, _what: str) -> Problem:
    """A closing period that is said to cover several months."""
    return error(
        "En bokslutsperiod (13–16) gäller bara sig själv.",
        "Skriv 1 i kolumnen månader, eller december som period om beloppet gäller hela året.",
        row=row,
        column="månader",
        code="unknown_months",
    )


def unreadable_amounts(problems: dict[int, str]) -> tuple[Problem, ...]:
    """The rows whose amount is no amount."""

    def problem(row: int, what: str) -> Problem:
        if TWO_WAYS in what:
            choose = "Välj under Så lästes filen vad det är (--thousands i kommandot), eller rätta beloppet."
            return error(what, choose, row=row, column="belopp", code="thousands_unclear")
        remedy = "Skriv beloppet i kronor med högst två decimaler, till exempel -12048000 eller -120,50."
        return error(what, remedy, row=row, column="belopp", code="unreadable_amount")

    return each_row(problems.items(), problem)


def missing_amounts(figures: pd.DataFrame) -> tuple[Problem, ...]:
    """One warning that counts the rows without amount."""
    missing = figures.loc[figures["amount_ore"].isna(), "row"].tolist()
    if not missing:
        return ()
    return (
        warning(
            f"Belopp saknas på {rows_text(missing)}.",
            "Uppgifterna visas som saknade, inte som noll. Skriv 0 om beloppet är noll.",
            row=only_row(missing),
            column="belopp",
            code="missing_amount",
        ),
    )


def named_verksamheter(frame: pd.DataFrame) -> tuple[tuple[NamedVerksamhet, ...], tuple[Problem, ...]]:
    """The verksamheter a frame of code, name, parent and row names; a code with two names is told."""
    distinct = frame.drop_duplicates(["code", "name", "parent"])
    named: dict[str, NamedVerksamhet] = {}
    problems: list[Problem] = []
    for code, name, parent, row in distinct.astype({"row": object}).itertuples(index=False):
        known = named.get(code)
        if known is None:
            named[code] = NamedVerksamhet(code, name, parent)
            continue
        for before, new, what in ((known.name, name, "namn"), (known.parent_code, parent, "överordnad")):
            if before and new and before != new:
                problems.append(_two_names(int(row), code, what, before, new))
        named[code] = NamedVerksamhet(code, known.name or name, known.parent_code or parent)
    return tuple(named.values()), (*problems, *_cycles(named))


def pairs(codes: pd.Series, names: pd.Series) -> tuple[tuple[str, str], ...]:
    """Distinct codes with the first name given for each."""
    by_code: dict[str, str] = {}
    distinct = pd.DataFrame({"code": codes, "name": names}).drop_duplicates()
    for code, name in _tuples(distinct):
        if code and not by_code.get(code):
            by_code[code] = name
    return tuple(by_code.items())


def _tuples(frame: pd.DataFrame) -> Iterable[tuple[str, str]]:
    return zip(frame["code"].astype(object).tolist(), frame["name"].astype(object).tolist(), strict=True)


def _two_names(row: int, code: str, what: str, before: str, new: str) -> Problem:
    """A second name of one code; rows without code that are called differently are not all the committee."""
    if not code:
        return error(
            f"Varken ”{new}” eller ”{before}” har någon kod, och båda kan inte vara hela nämnden.",
            "Skriv en kod på raden i filen. Är den en del av en annan rad: skriv varav framför namnet.",
            row=row,
            column="verksamhet",
            code="no_code",
        )
    return warning(
        f"Verksamhet {code} har två {what}: ”{before}” och ”{new}”.",
        f"”{before}” används. Rätta filen om det är fel.",
        row=row,
        code="two_names",
    )


def _cycles(named: dict[str, NamedVerksamhet]) -> tuple[Problem, ...]:
    around = _in_cycles({code: verksamhet.parent_code for code, verksamhet in named.items()})

    def problem(code: str) -> Problem:
        return error(
            f"Verksamhet {code} är överordnad sig själv.",
            "Rätta kolumnen överordnad så att den pekar uppåt i trädet.",
            column="överordnad",
            code="cycle",
        )

    return tuple(problem(code) for code in named if code and code in around)


def _in_cycles(parents: Mapping[str, str]) -> set[str]:
    """The codes that are above themselves; each code is walked once."""
    done: set[str] = set()
    cyclic: set[str] = set()
    for code in parents:
        path: dict[str, None] = {}
        at = code
        while at in parents and at not in done and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            steps = list(path)
            cyclic.update(steps[steps.index(at) :])
        done.update(path)
    return cyclic


def unlike_period(figures: pd.DataFrame, period: Month | None) -> tuple[Problem, ...]:
    """A serious warning where the outcome ends after the month chosen, or before it; `figures` are in öre."""
    outcome = figures[(figures["scenario"] == Scenario.OUTCOME.value) & figures["amount_ore"].notna()]
    if period is None or outcome.empty:
        return ()
    last = Month.from_number(int(outcome["last_month"].max()))
    if last > period:
        return (_past(outcome.loc[outcome["last_month"] > period.number, "row"].tolist(), last, period),)
    return (_before(last, period),) if last < period else ()


def _past(rows: list[int], last: Month, period: Month) -> Problem:
    return warning(
        f"Filen har utfall till och med {last.label} ({rows_text(rows)}), men vald period är {period.label}.",
        "Ta bort raderna ur filen, eller välj filens period (--period i kommandot).",
        row=only_row(rows),
        column="period",
        code="period_differs",
    )


def _before(last: Month, period: Month) -> Problem:
    """The file may be cut off."""
    return warning(
        f"Filens utfall slutar i {last.label}, men vald period är {period.label}.",
        "Kontrollera att filen är hel, eller välj filens period (--period i kommandot).",
        column="period",
        code="period_differs",
    )
