"""Composes Reports and what lies beneath them from what is published; kept by the committee's revision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache as cache_once
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pandas as pd

from socfin.domain.limits import Thresholds
from socfin.domain.lines import AccountRule
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report, ReportRow
from socfin.domain.what_if.assumptions import WhatIfFact
from socfin.domain.what_if.sections import WhatIfRow
from socfin.frames.declared import LEDGER, TREE, frame_of
from socfin.reporting.indicators import with_indicators, with_kolada
from socfin.reporting.kept import digest_of, held_as_it_is, held_of_revision, kept, known, stood_still
from socfin.reporting.sections.every import with_sections
from socfin.reporting.sections.what_ifs import what_if_rows
from socfin.selectors import committees, forecasts, remarks
from socfin.selectors import ledger as facts
from socfin.selectors.forecast_basis import ShownRun, shown_runs
from socfin.selectors.periods import closings_of, limits_under, newest_of_years, rules_under
from socfin.services.measures.proof import Books
from socfin.services.report.compose import Basis, CommitteeFacts, Inputs, Published, compose

if TYPE_CHECKING:
    from socfin.models import Committee, PeriodChange, Publication

OUTDATED = (
    "Den beräknade prognosen räknas om: siffrorna har ändrats sedan den gjordes, så den visas inte. "
    "Kommer den inte inom några minuter, säg till administratören."
)
ROW_BYTES = 3_000
"""About what a row of a report takes of memory."""
BESIDE_BYTES = 12 * ROW_BYTES
"""About what stands beside a report's rows takes; the rows are those that `rows_alone` holds."""
STEP_BYTES = 5_000
"""About what a step with a month, a run or a publication takes."""


def limits_for(committee: Committee, month: Month) -> Thresholds:
    """The limits that a month's figures are judged by: those a closed month was closed with."""
    closing = _closing(committee, month)
    name = "limits" if closing is None else f"limits:{month}"
    return kept(committee, name, lambda: limits_under(committee, closing))


def rules_for(committee: Committee, month: Month) -> tuple[AccountRule, ...]:
    """The account table of a month's figures: that which a closed month was closed with."""
    closing = _closing(committee, month)
    name = "rules" if closing is None else f"rules:{month}"
    return kept(committee, name, lambda: rules_under(committee, closing))


def forecast_shown(committee: Committee, month: Month) -> ShownRun:
    """The run whose forecasts are shown after a month, if any."""
    runs = held_of_revision(committee, "runs", lambda: shown_runs(committee), STEP_BYTES)
    return runs.get(month, ShownRun())


def committee_facts(committee: Committee, month: Month) -> CommitteeFacts:
    """What a month's report says of its committee besides figures."""
    return CommitteeFacts(
        slug=committee.slug,
        name=committee.name,
        municipality=committee.municipality.name,
        constructed=committee.constructed,
        unit=Unit(committee.unit),
        thresholds=limits_for(committee, month),
        total_first=committee.total_first,
    )


def basis_of_month(committee: Committee, month: Month, organisation: Organisation) -> Basis:
    """What is measured of a month, öre: the same for as long as files, tree and account table are the same.

    A comment or an assessment changes none of it.
    """

    def make() -> Basis:
        book, tree = _ledger(committee, month, _publications_of_years(committee, month)), _tree(committee)
        return Basis.of(book, tree, rules_for(committee, month), month=month, organisation=organisation)

    return held_as_it_is(
        f"{committee.pk}:basis:{month}:{organisation}",
        figures_of_month(committee, month),
        make,
        lambda made: made.weight,
        lambda: stood_still(committee),
    )


def figures_of_month(committee: Committee, month: Month) -> str:
    """A name of all that a month's figures follow from: files, tree and account table."""

    def name() -> str:
        slots = facts.slots(_publications_of_years(committee, month))
        return digest_of([slots, tree_rows(committee), rules_for(committee, month)])

    return kept(committee, f"basis:{month}", name)


def ledger_of_years(committee: Committee, month: Month) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The ledger (LEDGER, öre) of the month's year and the year before, and the verksamheter (TREE).

    A closed month's is the one it was closed with, where other figures have come since. A file's rows never
    change: the ledger follows from what is published and the verksamheter's codes.
    """
    return _ledger(committee, month, _publications_of_years(committee, month)), _tree(committee)


def _publications_of_years(committee: Committee, month: Month) -> list[Publication]:
    known_at, years = stands_since(committee, month), (month.year - 1, month.year)
    make = partial(facts.current_publications, committee, years=years, known_at=known_at)
    return held_of_revision(committee, f"files:{month}", make, STEP_BYTES)


def _ledger(committee: Committee, month: Month, publications: list[Publication]) -> pd.DataFrame:
    basis = [facts.slots(publications), kept(committee, "codes", lambda: committees.codes(committee))]
    coded = known(committee, f"ledger:{month.year}", basis, lambda: facts.coded_ledger(publications))
    return coded.astype(LEDGER)


def tree_rows(committee: Committee) -> list[tuple[Any, ...]]:
    """The verksamheter (TREE) as rows, asked for once."""
    return kept(committee, "tree-rows", lambda: facts.tree_rows(committee))


def _tree(committee: Committee) -> pd.DataFrame:
    return frame_of(TREE, tree_rows(committee))


def stands_since(committee: Committee, month: Month) -> datetime | None:
    """When a closed month was closed, if what counts now would say something else of it; else None.

    Later decisions on the year's budget, and figures of the year before that were opened again, change what
    counts, but not what the month said.
    """
    return kept(committee, f"stands:{month}", lambda: (_stands_since(committee, month),))[0]


def stands_apart(committee: Committee, month: Month) -> bool:
    """Whether a closed month says something else than what counts now, by figures or account table."""
    if month not in _shut(committee):
        return False
    own, todays = rules_for(committee, month), committees.account_rules(committee)
    return stands_since(committee, month) is not None or set(own) != set(todays)


def _shut(committee: Committee) -> frozenset[Month]:
    return frozenset(_closings(committee))


def _closings(committee: Committee) -> dict[Month, PeriodChange]:
    """The step that closed each month which is shut, asked for once for all that follows from it."""
    return held_of_revision(committee, "closings", lambda: closings_of(committee), STEP_BYTES)


def _closing(committee: Committee, month: Month) -> PeriodChange | None:
    return _closings(committee).get(month)


def closed_at(committee: Committee, month: Month) -> datetime | None:
    """When a month that is shut was closed; None of one that is open."""
    closing = _closing(committee, month)
    return None if closing is None else closing.changed_at


def _stands_since(committee: Committee, month: Month) -> datetime | None:
    closing = _closing(committee, month)
    if closing is None:
        return None
    years = (month.year - 1, month.year)
    newest = kept(committee, "newest-of-years", lambda: newest_of_years(committee))
    if all(newest.get(year, closing.changed_at) <= closing.changed_at for year in years):
        return None  # nothing has come since, as of most closed years
    now = facts.current_publications(committee, years=years)
    then = facts.current_publications(committee, years=years, known_at=closing.changed_at)
    same = {publication.pk for publication in used(now, month)} == {
        publication.pk for publication in used(then, month)
    }
    return None if same else closing.changed_at


def report(
    committee: Committee, month: Month, *, root: str = "", organisation: Organisation = Organisation.THEN
) -> Report:
    """The Report of a committee, or of the verksamhet with the code `root`, for January to the month."""
    return held_as_it_is(
        f"{committee.pk}:report:{month}:{root}:{organisation}",
        committee.revision,
        lambda: _report(committee, month, root, organisation),
        lambda _: BESIDE_BYTES,
    )


def _report_weight(made: Report) -> int:
    return BESIDE_BYTES + ROW_BYTES * (len(made.rows) + len(made.lines))


def as_frozen(text: str) -> Report:
    """The report that was frozen as this JSON, read once; ValueError for what no version of ours wrote."""
    digest = sha256(text.encode()).hexdigest()
    return held_as_it_is(f"frozen:{digest}", "", lambda: Report.from_json(text), _report_weight)


def rows_alone(
    committee: Committee, month: Month, *, root: str = "", organisation: Organisation = Organisation.THEN
) -> Report:
    """The month's report without what stands beside its figures: what earlier months are compared by.

    Its rows and lines are those of `report`; indicators, decisions, measures and goals are left out. Another
    month's comment changes none of it: it is held by all that it is composed of.
    """
    about, inputs, published = held_as_it_is(
        f"{committee.pk}:given:{month}",
        committee.revision,
        lambda: _given(committee, month),
        lambda given: ROW_BYTES * (1 + len(given[1].comments) + len(given[1].model)),
    )
    basis = partial(basis_of_month, committee, month, organisation)
    return held_as_it_is(
        f"{committee.pk}:rows:{month}:{root}:{organisation}",
        (figures_of_month(committee, month), about, inputs, published),
        lambda: compose(about, basis(), root=root, inputs=inputs, published=published),
        _report_weight,
        lambda: stood_still(committee),
    )


def _report(committee: Committee, month: Month, root: str, organisation: Organisation) -> Report:
    """The rows with everything that explains them."""
    made = rows_alone(committee, month, root=root, organisation=organisation)
    known_at = closed_at(committee, month)
    figures = basis_of_month(committee, month, organisation).figures
    made = with_indicators(committee, made, figures, known_at)
    books = cache_once(lambda: Books(*ledger_of_years(committee, month), rules_for(committee, month)))
    entered = kept(committee, "entered", lambda: committees.has_entered(committee))
    lines_of = partial(_lines_of, committee, month, organisation)
    made = with_sections(committee, made, known_at, books, lines_of, entered)
    made = with_kolada(committee, made, known_at)
    outdated = forecast_shown(committee, month).outdated
    return replace(made, notes=(OUTDATED, *made.notes)) if outdated else made


def _given(committee: Committee, month: Month) -> tuple[CommitteeFacts, Inputs, Published]:
    """What a month's rows are composed of besides its figures."""
    behind = used_publications(committee, month)
    newest = max(behind, key=lambda publication: publication.published_at, default=None)
    inputs = Inputs(
        comments=remarks.comments(committee, month),
        assessed=remarks.assessed(committee, month),
        assessed_lines=remarks.assessed_lines(committee, month),
        model=forecasts.model(forecast_shown(committee, month).run),
    )
    published = Published(
        at=facts.moment(newest.published_at) if newest else "",
        by=str(newest.published_by) if newest else "",
        sources=facts.sources(behind),
        agenda=remarks.agenda(committee, month),
    )
    return committee_facts(committee, month), inputs, published


def what_ifs_after(
    committee: Committee, month: Month, scenarios: Iterable[WhatIfFact]
) -> tuple[WhatIfRow, ...]:
    """Scenarios of a year reckoned on the month's report, also those that are part of no paper."""
    lines_of = partial(_lines_of, committee, month, Organisation.THEN)
    return what_if_rows(committee, report(committee, month), scenarios, lines_of)


def _lines_of(
    committee: Committee, month: Month, organisation: Organisation, code: str
) -> tuple[ReportRow, ...]:
    return report(committee, month, root=code, organisation=organisation).lines


def used_publications(committee: Committee, month: Month) -> list[Publication]:
    """What counts for a period: the year's budget, and outcome and forecasts up to the month.

    A forecast made after the month itself knows it (`as_of` is the month); one made after a later month knew
    more than a report of this month may, and would tell a committee in March what was believed in April.
    """
    known_at = stands_since(committee, month)
    return used(facts.current_publications(committee, years=(month.year,), known_at=known_at), month)


def used(publications: Iterable[Publication], month: Month) -> list[Publication]:
    """Of a year's publications those that count for a month."""
    return [publication for publication in publications if facts.counts_in(publication, month)]
