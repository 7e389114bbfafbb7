"""Columns whose months neither words nor arithmetic decide: asked about, where a guess could be far wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from socfin.domain.figures import Problem, Scenario, error
from socfin.domain.period import Month, Span
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Basis, Role

_ORIGINAL = re.compile(r"ursprunglig|\burspr\b|\bbeslutad|\bantagen|\bkf\b")
"""Words of a budget as first decided, of which a period's share is seldom printed."""
_UNSAID = re.compile(
    r"(?:netto|drift|budget|internbudget)?ram|drift(?:s)?budget|driftanslag|kommunbidrag|(?:kommun)?anslag|"
    r"ramtilldelning|(?:total |netto)?ram(?: \d{4})?"
)
"""Names of a budget that say neither the year nor the period, and nothing else."""
_OTHER = re.compile(
    r"\b(?:intern|volym|tilläggs?|resurs|detalj|investerings?|flex|reserv|buffert|kapital|förvaltnings?|nämnds?|"
    r"enhets?|personal|löne?|intäkts?|kostnads?|skugg|mål|plan(?:erings)?|rull\w*)-?(?:budget|anslag|ram)(?:en)?\b|"
    r"\b(?:rörlig|fast|utökad|överförd|kompletterande|ny|teknisk|riktad)\w* (?:budget|anslag|ram)|"
    r"budgetomslutning|budgetvolym"
)
"""Budgets beside the one decided, which may be of the year, of the period or added to another."""
_VERSION = re.compile(
    rf"{_ORIGINAL.pattern}|tilläggs?(?:budget|anslag)|\bram\b|\b(?:reviderad|justerad|ändrad|omarbetad)\w*\b"
)
"""Words of a budget that is decided for a year, whatever else stands in the report."""


def asked_months(
    columns: Sequence[Column],
    headings: Mapping[int, Heading],
    spans: Mapping[int, Span],
    period: Month,
    proved: Collection[int] = (),
) -> Iterator[Problem]:
    """An error for each column that may be of a whole year or of the period alone, with both answers.

    "Utfall 2024" beside "Utfall jan-okt 2025" may be the year 2024 or its ten months; "Ursprunglig budget"
    beside a budget of other months, or alone, may be the year's, unless a deviation proves it (`proved`).
    "Föregående år" is of the months beside it.
    """
    amounts = [c for c in columns if c.role is Role.AMOUNT and c.index in spans]
    for column in amounts:
        heading, span = headings[column.index], spans[column.index]
        if column.basis is not None or heading.months is not None or span.months == 12:
            continue
        others = [c for c in amounts if c.scenario is column.scenario and c is not column]
        if column.scenario is Scenario.OUTCOME:
            earlier = heading.year is not None and span.last.year < period.year and not heading.says_period
            asks = earlier and any(_says_months(headings[c.index], spans[c.index], period) for c in others)
        else:
            words = plain(column.header)
            other = _OTHER.search(words) is not None or _UNSAID.fullmatch(words) is not None
            decided = column.scenario is Scenario.BUDGET and (other or _VERSION.search(words) is not None)
            same_year = [c for c in others if spans[c.index].last.year == span.last.year]
            alone = (other or _ORIGINAL.search(words) is not None) and column.index not in proved
            asks = decided and (any(spans[c.index] != span for c in same_year) or alone)
        if asks:
            yield year_or_period(column, span)


def _says_months(heading: Heading, span: Span, period: Month) -> bool:
    """True for this year's outcome that says its months, by name or as accumulated."""
    says = heading.months is not None or heading.basis in (Basis.TO_DATE, Basis.MONTH)
    return says and span.last.year == period.year and span.months < 12


def year_or_period(column: Column, span: Span) -> Problem:
    """The error of a column that is of its span or of the whole year, with what to choose."""
    return error(
        f"Kolumnen ”{column.header}” kan gälla {span.label} eller hela {span.last.year}. "
        "Det framgår inte av rapporten.",
        "Välj Ackumulerat från januari eller Helår för kolumnen, eller Används inte, under Så lästes filen "
        "(--columns i kommandot).",
        column=column.header,
        code="year_or_period",
    )
