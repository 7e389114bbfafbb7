"""The Reports that may leave the inner circle: small units gathered, alike on every page and every period."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report, RowKind
from socfin.reporting.forecast.official import ground_of
from socfin.reporting.forecast.said import said_of_months
from socfin.reporting.kept import digest_of, kept, known_to_all
from socfin.reporting.late import StatementLines, Telling, figures_known_at, stood_since, telling_since
from socfin.reporting.reports import as_frozen, committee_facts, report, rows_alone
from socfin.reporting.secrets import measured_years, of_year, secrets_of
from socfin.selectors import committees, meetings, periods
from socfin.selectors.ledger import last_outcome_at, published_months
from socfin.services.ledger.measures import Measured
from socfin.services.masking.in_turn import conceal_in_turn
from socfin.services.masking.judged_cells import Cells, Units, cells_of
from socfin.services.masking.late_units import tells_late_unit
from socfin.services.masking.lines import told_sums
from socfin.services.masking.masking import (
    LATE_UNIT,
    SHUT_WITHOUT,
    Concealment,
    concealed,
    holds_still,
    withheld,
)
from socfin.services.masking.published_cells import (
    forecast_cells,
    line_cells,
    line_forecast_cells,
    net_cells,
)
from socfin.services.masking.words import Secrets, amounts_of
from socfin.services.report.compose import Inputs
from socfin.services.report.year_rows import official_forecasts

if TYPE_CHECKING:
    from socfin.models import Committee, ItemVersion


NO_PUBLIC = "Någon offentlig version av {} går inte att göra: den skulle visa det som är dolt."


def hidden_in(committee: Committee) -> Concealment:
    """What is hidden from those outside, whichever page, period or frozen item they are on.

    Chosen once for everything that is published and everything that is frozen, and kept until any of that,
    the limit or a number of people changes.
    """
    given = meetings.people(committee)
    if committee.small_limit <= 0 or not given:
        return Concealment(limit=committee.small_limit)
    ground = _ground(committee, given)
    make = partial(_hidden_in, committee, given)
    known = partial(known_to_all, committee, Concealment, "hidden", ground, make)
    return kept(committee, f"hidden:{ground}", known)


def _ground(committee: Committee, given: dict[str, int]) -> str:
    """A word for all that the choice rests on: nothing of years gone by is read while it is the same."""
    return digest_of([ground_of(committee), _facts(committee, given)])


def _facts(committee: Committee, given: dict[str, int]) -> str:
    """What the choice rests on besides what is published, as the name of what is kept."""
    return digest_of([committee.small_limit, sorted(given.items()), meetings.newest_version(committee)])


def public_report(
    committee: Committee, month: Month, *, root: str = "", organisation: Organisation = Organisation.THEN
) -> Report | None:
    """The Report as outsiders may see it; None when the verksamhet `root` is itself hidden.

    Where a hidden unit has a past or a future under another name, only the figures as they were are shown.
    """
    if root in hidden_in(committee).hidden:
        return None
    shown = as_it_was(committee, organisation)
    return _public(committee, report(committee, month, root=root, organisation=shown))


def public_rows(committee: Committee, month: Month) -> Report:
    """The rows of the month's report as outsiders may see them, without what stands beside them."""
    return _public(committee, rows_alone(committee, month))


def _public(committee: Committee, whole: Report) -> Report:
    """A whole report as outsiders may see it."""
    month, concealment = whole.month, hidden_in(committee)
    telling = _telling_shut(committee, month, concealment)
    if telling is Telling.FIGURES:
        return withheld(whole, concealment, SHUT_WITHOUT, secrets(committee))
    if telling is Telling.LINES and not whole.total.parent:
        concealment = _net_alone(whole, concealment)
    thresholds = committee_facts(committee, month).thresholds
    return concealed(whole, concealment, thresholds=thresholds, secrets=secrets(committee))


def _telling_shut(committee: Committee, month: Month, concealment: Concealment) -> Telling:
    """What of a shut month, beside what has come since it was closed, tells a hidden unit's."""
    shut = stood_since(committee, month)
    if shut is None:
        return Telling.NOTHING
    return _told_since(committee, month, shut, f"shut:{month}", told_sums(concealment.lines))


def _told_since(
    committee: Committee, month: Month, then: datetime, name: str, sums: Collection[frozenset[Line]]
) -> Telling:
    """What of the month as it was known then tells a hidden unit's; kept under the name."""
    concealment, given = hidden_in(committee), meetings.people(committee)
    if concealment.closed or not concealment.gatherings:
        return Telling.NOTHING
    units, statement = _units(committee, given), StatementLines(sums)
    judge = partial(telling_since, committee, month, then, units, concealment.gatherings, statement)
    return kept(committee, f"{name}:{_facts(committee, given)}", judge)


def withheld_months(committee: Committee) -> frozenset[Month]:
    """The shut months of which no figure is shown to those outside, nor what was forecast after them."""
    concealment, shut = hidden_in(committee), periods.shut_months(committee)
    return frozenset(
        month for month in shut if _telling_shut(committee, month, concealment) is Telling.FIGURES
    )


def _net_alone(whole: Report, concealment: Concealment) -> Concealment:
    """Without any row of the statement but the net."""
    return replace(
        concealment, lines=frozenset(row.code for row in whole.lines if row.kind is not RowKind.TOTAL)
    )


def secrets(committee: Committee) -> Secrets:
    """What words may not say to those outside, whichever page, period or frozen item they are on."""
    concealment = hidden_in(committee)
    if not concealment:
        return Secrets()
    ground = _ground(committee, meetings.people(committee))
    return kept(committee, f"secrets:{ground}", lambda: secrets_of(committee, concealment, ground))


def as_it_was(committee: Committee, organisation: Organisation) -> Organisation:
    """The organisation a masked reader is shown: never today's where that would move a hidden unit's past."""
    hidden = hidden_in(committee).hidden
    if not hidden:
        return organisation
    moved = {
        code
        for node in committees.verksamheter(committee)
        if node.successor is not None
        for code in (node.code, node.successor.code)
    }
    return Organisation.THEN if hidden & moved else organisation


def public_version(committee: Committee, version: ItemVersion) -> Report:
    """A frozen version as those outside may see it now: as it was frozen for them, while that still holds."""
    whole, stored = _as_frozen(version)
    concealment = hidden_in(committee)
    secrets_then = words_hidden_then(committee, version)
    if _still_holds(committee, version, concealment, secrets_then):
        return stored
    telling = _telling(committee, version, concealment, told_sums(concealment.lines))
    if telling is Telling.FIGURES:
        return withheld(whole, concealment, LATE_UNIT, secrets_then)
    if telling is Telling.LINES or not _has_todays_lines(committee, whole):
        concealment = _net_alone(
            whole, concealment
        )  # which of its lines were one unit's is not known any more
    thresholds = committee_facts(committee, whole.month).thresholds
    return concealed(whole, concealment, thresholds=thresholds, secrets=secrets_then)


def _has_todays_lines(committee: Committee, whole: Report) -> bool:
    """Whether what was frozen rests on the files that count today and has the lines that they give."""
    if whole.month not in published_months(committee).months:
        return False
    today = report(committee, whole.month)
    lines_told = [[(row.code, *amounts_of(row)) for row in version.lines] for version in (whole, today)]
    return lines_told[0] == lines_told[1] and whole.sources == today.sources


def still_holds(committee: Committee, version: ItemVersion) -> bool:
    """Whether a version's public report hides all that must be hidden now."""
    return _still_holds(committee, version, hidden_in(committee), words_hidden_then(committee, version))


def _still_holds(
    committee: Committee, version: ItemVersion, concealment: Concealment, known: Secrets
) -> bool:
    whole, stored = _as_frozen(version)
    if not holds_still(whole, stored, concealment, known):
        return False
    left_out = {row.code for row in whole.lines} - {row.code for row in stored.lines}
    return _telling(committee, version, concealment, told_sums(left_out)) <= _harmless(stored)


def _harmless(stored: Report) -> Telling:
    """The most that can tell without harm, for the public report does not show it."""
    if not any(True for _ in amounts_of(stored.total)):
        return Telling.FIGURES
    return Telling.NOTHING if any(row.kind is not RowKind.TOTAL for row in stored.lines) else Telling.LINES


def _telling(
    committee: Committee, version: ItemVersion, concealment: Concealment, sums: Collection[frozenset[Line]]
) -> Telling:
    """What of a frozen version, beside what its month has been said to be since, tells a hidden unit's."""
    if concealment.closed or not concealment.gatherings:
        return Telling.NOTHING
    given = meetings.people(committee)
    name = f"late:{version.pk}:{digest_of([sorted(lines) for lines in sums])}:{_facts(committee, given)}"
    return kept(committee, name, lambda: _judged(committee, version, concealment, sums))


def _judged(
    committee: Committee, version: ItemVersion, concealment: Concealment, sums: Collection[frozenset[Line]]
) -> Telling:
    units, whole = _units(committee, meetings.people(committee)), _as_frozen(version)[0]
    since = [as_frozen(later.report) for later in meetings.later_versions(committee, version)]
    if whole.month in published_months(committee).months:
        since.append(report(committee, whole.month))
    if any(tells_late_unit(whole, later, units, concealment.gatherings) for later in since):
        return Telling.FIGURES
    then, statement = figures_known_at(version), StatementLines(sums, whole.lines)
    return telling_since(committee, whole.month, then, units, concealment.gatherings, statement)


def tells_since(committee: Committee, month: Month, then: datetime) -> bool:
    """Whether the total of a month, as it was known then, tells a hidden unit's beside what came since."""
    return _told_since(committee, month, then, f"since:{month}:{then}", ()) is Telling.FIGURES


def telling_versions(committee: Committee) -> list[ItemVersion]:
    """The newest version of every item whose public report shows what must now be hidden."""
    return [version for version in meetings.newest_versions(committee) if not still_holds(committee, version)]


def words_hidden_then(committee: Committee, version: ItemVersion) -> Secrets:
    """What a version's words may not say: nothing was known of later months when they were frozen."""
    month = version.item.month
    return secrets(committee).until(max(month, last_outcome_at(committee, version.frozen_at) or month))


def _as_frozen(version: ItemVersion) -> tuple[Report, Report]:
    """The whole report and the public one, as they were frozen."""
    whole = as_frozen(version.report)
    return whole, as_frozen(version.public_report) if version.public_report else whole


def _hidden_in(committee: Committee, given: dict[str, int]) -> Concealment:
    units = _units(committee, given)
    if not units.small:
        return Concealment(limit=committee.small_limit)
    years = list(measured_years(committee))
    codes = (units.root, *units.parents)
    cells, inputs = Cells.of(codes, []), said_of_months(committee)
    for year, used in years:
        official = official_forecasts(year, of_year(inputs, year), used)
        cells = cells.and_also(net_cells(year, codes))
        by_month = dict(zip(of_year(inputs, year), official, strict=True))
        cells = cells.and_also(forecast_cells(codes, units.below, by_month))
    before: set[str] = set()
    for version in meetings.versions_of(committee):
        whole, public = _as_frozen(version)
        cells = cells.and_also(cells_of(whole, codes))
        before |= {row.code for row in whole.rows} - {row.code for row in public.rows}
    of_line = _lines([year for year, _ in years], codes, units, inputs)
    return conceal_in_turn(units, cells, of_line, before=frozenset(before))


def _units(committee: Committee, given: dict[str, int]) -> Units:
    above = {node.code: node.parent.code for node in committees.verksamheter(committee) if node.parent}
    return Units.of(committees.root_of(committee).code, above, given, committee.small_limit)


def _lines(
    years: list[Measured], codes: tuple[str, ...], units: Units, inputs: dict[Month, Inputs]
) -> dict[Line, Cells]:
    """Every line of every year, and its forecasts; what a year does not speak of is not said in it."""
    by_year = [line_cells(year, codes) for year in years]
    for year in years:
        model = {month: values.model for month, values in of_year(inputs, year).items()}
        by_year.append(line_forecast_cells(year, codes, units.below, model))
    spoken = [line for line in Line if any(line in cells for cells in by_year)]
    merged = {line: Cells.of(codes, []) for line in spoken}
    for cells in by_year:
        for line in spoken if cells else ():
            merged[line] = merged[line].and_also(cells.get(line, next(iter(cells.values())).silent))
    return merged
