"""What is odd about a file beside what is published: fetches what services/file_checks looks at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import pandas as pd
from django.conf import settings

from socfin.domain.figures import Parsed, Problem, Scenario
from socfin.domain.period import Month
from socfin.frames.declared import stacked
from socfin.frames.figures import figures_frame
from socfin.selectors.ground import Ground
from socfin.selectors.ledger import coded_ledger, moment
from socfin.selectors.uploads import published_copy_of
from socfin.services.file_checks.checks import (
    equal_to_last_month,
    missing_months,
    same_file,
    unmapped,
)
from socfin.services.file_checks.missing_outcome import Silence, silences, silent
from socfin.services.file_checks.size import unlike_size
from socfin.services.file_checks.usual import against_usual
from socfin.services.file_checks.year_shape import Published

if TYPE_CHECKING:
    from socfin.models import Publication, Upload

MOST_SIZES = 2
"""Publications read for a committee's size, where no earlier month is published."""
LOOKED_AT = 6
"""Published months before the file's that say what is usual."""


def unmapped_in(ground: Ground, parsed: Parsed) -> list[str]:
    """The file's accounts that belong to no line."""
    return unmapped(figures_frame(parsed)["account"].cat.categories, ground.rules)


def beside_published(
    figures: pd.DataFrame, before: pd.DataFrame, published: Collection[Publication], names: Mapping[str, str]
) -> list[Problem]:
    """What the published outcomes of the months just before say about the file's.

    `figures` is the file as a ledger with `row`; `before` what it would replace, which is not read again.
    """
    outcome = figures[figures["scenario"] == Scenario.OUTCOME.value]
    if outcome.empty:
        return _of_size(figures, before, published)
    last = int(outcome["last"].max())
    known = [publication for publication in published if publication.scenario == Scenario.OUTCOME.value]
    numbers = {Month.from_yyyymm(publication.last).number for publication in known}
    single = outcome[outcome["months"] == 1]
    firsts = set(single["last"].tolist()) if len(single) else {last}
    earlier = sorted(number for number in numbers if number < last)[-LOOKED_AT:]
    near = [publication for publication in known if Month.from_yyyymm(publication.last).number in earlier]
    history = _history(near, before)
    unusual = against_usual(outcome[outcome["last"] == last], history, lambda code: names.get(code, code))
    sized = any(problem.code == "wrong_unit" for problem in unusual)
    return [
        *missing_months(firsts, numbers),
        *equal_to_last_month(outcome, history),
        *unusual,
        *(() if sized else _of_size(figures, before, published, history)),
    ]


def _of_size(
    figures: pd.DataFrame,
    before: pd.DataFrame,
    published: Collection[Publication],
    history: pd.DataFrame | None = None,
) -> list[Problem]:
    """Whether the file's total is of the committee's size, by its `history` or what was published latest."""
    if history is None or history.empty:
        of_money = [p for p in published if p.scenario != Scenario.DEVIATION.value]
        newest = sorted(of_money, key=lambda publication: publication.last)[-MOST_SIZES:]
        history = _history(newest, before)
    return unlike_size(figures, history, settings.LARGEST_YEAR_ORE)


def _history(publications: Collection[Publication], before: pd.DataFrame) -> pd.DataFrame:
    """The ledger of the publications; what `before` has of them is taken from there."""
    read = set(before["rank"].unique())
    rest = coded_ledger([publication for publication in publications if publication.pk not in read])
    return stacked(before[before["rank"].isin({publication.pk for publication in publications})], rest)


def published_years(published: Collection[Publication], before: pd.DataFrame) -> Published:
    """What counts of a year's outcome and budget, read when it is asked for; `before` is not read again."""
    held = (Scenario.OUTCOME.value, Scenario.BUDGET.value)

    def of_year(year: int) -> pd.DataFrame:
        return _history([p for p in published if p.scenario in held and p.last // 100 == year], before)

    return of_year


def silent_in(ground: Ground, parsed: Parsed) -> dict[str, Silence]:
    """The codes with a budget so far, in the file or published, that its last outcome is silent about.

    And what a report will make of each, by what else is published or in the file.
    """
    figures = figures_frame(parsed)
    outcome = figures[figures["scenario"] == Scenario.OUTCOME.value]
    if outcome.empty:
        return {}
    known = ground.published
    last = Month.from_number(int(outcome["last_month"].max()))
    so_far = figures["last_month"].between(Month(last.year, 1).number, last.number)
    budget = figures[so_far & (figures["scenario"] == Scenario.BUDGET.value)]
    budgets = [publication for publication in known if _is_budget_so_far(publication, last)]
    budgeted = {*budget.loc[budget["amount_ore"] != 0, "verksamhet_code"], *ground.with_amounts(budgets)}
    root = ground.root.code
    roots = {"", parsed.root.code if parsed.root else ""}
    reported = set(outcome.loc[outcome["last_month"] == last.number, "verksamhet_code"])
    parents = {unit.code: unit.parent_code or root for unit in parsed.verksamheter if unit.code} | {
        unit.code: unit.parent.code if unit.parent else ""
        for unit in ground.nodes
        if (unit.valid_from or 0) <= last.yyyymm <= (unit.valid_to or 999999)
    }
    codes = silent(parents, budgeted, {root if code in roots else code for code in reported})
    return silences(codes, parents, *_with_outcome(ground, outcome, last)) if codes else {}


def _with_outcome(ground: Ground, outcome: pd.DataFrame, last: Month) -> tuple[set[str], set[str]]:
    """The codes with an outcome in the months that a sum from January puts before the file's last span.

    And those with one in a published sum of several months that holds the month. What the file replaces is
    neither, and where a month from January is lacking there is no sum to count in.
    """
    january = Month(last.year, 1).number
    slots = set(outcome[["last_month", "months"]].itertuples(index=False, name=None))
    first = last.number + 1 - min(months for end, months in slots if end == last.number)
    stand = {
        publication: (publication.slot.span.last.number, publication.months)
        for publication in ground.published
        if publication.scenario == Scenario.OUTCOME.value
    }
    stand = {publication: slot for publication, slot in stand.items() if slot not in slots}
    earlier = {publication: slot for publication, slot in stand.items() if january <= slot[0] < first}
    held = [
        publication
        for publication, (end, months) in stand.items()
        if end - months < last.number <= end and months > 1
    ]
    own = outcome[outcome["last_month"].between(january, first - 1)]
    given = {*earlier.values(), *own[["last_month", "months"]].itertuples(index=False, name=None)}
    covered = {number for end, months in given for number in range(end - months + 1, end + 1)}
    if not covered.issuperset(range(january, first)):
        return set(), ground.with_amounts(held)
    return {*own["verksamhet_code"], *ground.with_amounts(earlier)}, ground.with_amounts(held)


def _is_budget_so_far(publication: Publication, last: Month) -> bool:
    return publication.scenario == Scenario.BUDGET.value and last.year * 100 < publication.last <= last.yyyymm


def seen_before(upload: Upload | None) -> list[Problem]:
    """Whether another file of the very same bytes has been published."""
    other = None if upload is None else published_copy_of(upload)
    if other is None:
        return []
    return same_file(other.filename, moment(other.publications.all()[0].published_at))
