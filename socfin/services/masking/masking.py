"""Small numbers: gathers units with few people behind them, so that no shown figure gives theirs away.

The choice of units is made once for all published cells (`judged_cells`), so that no two periods, measures
or pages can be set against each other; what is done with a Report afterwards looks at no amount, but whether
last year adds up (`gathered_rows`). Rule:
docs/meetings.md, "Små grupper"; ADR 0011.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from socfin.domain.limits import Thresholds
from socfin.domain.report import Report, ReportRow
from socfin.services.masking.gathered_rows import shown_rows, tells_last_year
from socfin.services.masking.gathering import Gathering, gather
from socfin.services.masking.hidden_questions import without_questions
from socfin.services.masking.hidden_sections import NONE_OF_THEM, without_sections
from socfin.services.masking.judged_cells import Cells, Units
from socfin.services.masking.stated import without_stated
from socfin.services.masking.trees import has_another_tree
from socfin.services.masking.typed import without_words
from socfin.services.masking.words import Secrets
from socfin.services.report.bridge import bridge
from socfin.services.report.outlook import Outlook
from socfin.services.report.rows import Amounts, Identity, figured


@dataclass(frozen=True, slots=True)
class Concealment:
    """What is hidden in a committee's reports, and why."""

    gatherings: tuple[Gathering, ...] = ()
    small: frozenset[str] = frozenset()
    """Units under the limit themselves."""
    hidden: frozenset[str] = frozenset()
    """Every row that is not shown: the small ones, those that shield them, and all beneath."""
    limit: int = 0
    lines: frozenset[str] = frozenset()
    """Codes of the committee's lines that are not shown: too few of the hidden units have them."""
    above: frozenset[str] = frozenset()
    """Every row with something hidden beneath it, whether a report has the hidden rows or not."""
    few: frozenset[str] = frozenset()
    """Every unit under the limit and all above them, whether any money is published of them or not."""
    closed: bool = False
    """Whether even the committee's total would give a small unit away; then no figure at all is shown."""

    def __bool__(self) -> bool:
        return bool(self.hidden) or self.closed

    @property
    def shields(self) -> frozenset[str]:
        """Units that are gathered only so that the small ones cannot be worked out."""
        return frozenset(code for gathering in self.gatherings for code in gathering.codes) - self.small


def conceal(units: Units, cells: Cells, *, before: frozenset[str] = frozenset()) -> Concealment:
    """What to hide of a tree, given every published cell; a limit of 0 hides nothing.

    `before` names rows that have been gathered in what is handed out already: they are the first to shield
    again, so that old and new cannot be set against each other.
    """
    small = units.small if units.limit > 0 else frozenset()
    if not small:
        return Concealment(limit=units.limit)
    gatherings, closed = gather(units, cells, small, before)
    hidden = frozenset(
        code for gathering in gatherings for top in gathering.codes for code in units.subtree(top)
    )
    above = frozenset(up for code in hidden for up in units.over(code)) - hidden
    few = small | {up for code in small for up in units.over(code)}
    return Concealment(gatherings, small & hidden, hidden, units.limit, above=above, few=few, closed=closed)


def concealed(
    report: Report,
    concealment: Concealment,
    *,
    thresholds: Thresholds | None = None,
    secrets: Secrets | None = None,
) -> Report:
    """The report, of the committee or of one visible verksamhet, without what is hidden.

    Where a hidden unit has been moved in the tree since the report was frozen, only its total is shown.
    Bridge steps and words that speak of hidden units go with them, and so do the lines of a part of the
    committee: a line may be one hidden unit's alone. `thresholds` give the gathered rows their status;
    `secrets` are what words may not say of the rest of the committee and of other months.
    """
    known = _secrets(report, concealment, secrets)
    report = without_sections(report, concealment, known)
    report = without_stated(report) if concealment else report
    if concealment.closed:
        return without_words(_without_figures(report, concealment, CLOSED), known)
    if has_another_tree(report, concealment.gatherings, concealment.hidden):
        return without_words(_total_alone(report, concealment), known)
    gone = [row for row in report.rows if row.code in concealment.hidden]
    is_part = bool(report.total.parent)
    if not gone and not (report.total.code in concealment.above if is_part else concealment.lines):
        return without_words(report, known)
    lines = () if is_part else tuple(_lines_shown(report, concealment))
    remarks = [note for note in report.notes if not note.startswith("Konto ")]  # it may be one hidden unit's
    worded = without_words(replace(report, notes=tuple(remarks)), known)
    rows = tuple(shown_rows(worded, concealment.gatherings, concealment.hidden, thresholds or Thresholds()))
    above = _above({row.code for row in gone}, report)
    return replace(
        worded,
        total=_without_model(worded.total, above),
        rows=tuple(_without_model(row, above) for row in rows),
        lines=lines,
        bridge=bridge(report.total, rows or lines) if report.bridge else (),
        notes=(*worded.notes, *_explained(concealment, report.lines, lines)),
        public=True,
    )


def withheld(report: Report, concealment: Concealment, why: str, secrets: Secrets | None = None) -> Report:
    """A report without a figure: what came since, less what it has, would be a hidden unit's own."""
    known = _secrets(report, concealment, secrets)
    asked = without_questions(report, concealment, known)
    return without_words(_without_figures(asked, concealment, why), known)


def holds_still(
    whole: Report, stored: Report, concealment: Concealment, secrets: Secrets | None = None
) -> bool:
    """Whether a public report that was frozen hides all that must be hidden now; it may hide more.

    What it gathered with a small unit and is shown today is no harm: one follows from the other.
    """
    shown, known = (
        {row.code for row in stored.rows} | {row.code for row in stored.lines},
        _secrets(whole, concealment, secrets),
    )
    return not (
        (concealment.closed and any(month.to_date.outcome is not None for month in stored.months))
        or shown & (concealment.hidden | concealment.lines)
        or (concealment and without_stated(stored) != stored)
        or any(tells_last_year(whole, stored, gathering) for gathering in concealment.gatherings)
        or without_sections(stored, concealment, known) != stored
        or without_words(stored, known) != stored
    )


def hidden_rows(whole: Report, concealment: Concealment) -> list[ReportRow]:
    """The rows of a whole report that are not shown; all of them, and the total, when no figure is."""
    if concealment.closed:
        return [whole.total, *whole.rows]
    return [row for row in whole.rows if row.code in concealment.hidden]


def _secrets(whole: Report, concealment: Concealment, known: Secrets | None) -> Secrets:
    """What words may not say, the report's own hidden rows among it."""
    return (known or Secrets()).and_also(hidden_rows(whole, concealment), whole.month.yyyymm)


def _without_figures(report: Report, concealment: Concealment, why: str) -> Report:
    """A report without a figure: even its total would tell of a unit."""
    total = report.total
    identity = Identity(code=total.code, name=total.name, level=0, kind=total.kind, parent=total.parent)
    return replace(
        report,
        total=figured(identity, Amounts(), Outlook(), Thresholds()),
        rows=(),
        lines=(),
        bridge=(),
        months=(),
        **NONE_OF_THEM,
        notes=(explanation(concealment.limit), why),
        public=True,
    )


def _total_alone(report: Report, concealment: Concealment) -> Report:
    """A report whose tree is not the one in which units are gathered: none of its parts is shown."""
    return replace(
        report,
        total=_without_model(report.total, {report.total.code}),
        rows=(),
        lines=(),
        bridge=(),
        **NONE_OF_THEM,
        notes=(explanation(concealment.limit), OTHER_TREE),
        public=True,
    )


def _above(hidden: Collection[str], report: Report) -> set[str]:
    """The codes of every row with something hidden beneath it, the total's among them."""
    parents = {row.code: row.parent or report.total.code for row in report.rows}
    upper: set[str] = set()
    for code in hidden:
        while code in parents:
            code = parents[code]
            upper.add(code)
    return upper


def _without_model(row: ReportRow, above: Collection[str]) -> ReportRow:
    """The row without the model's forecast where another is official: it may be one hidden part's alone."""
    if row.code not in above or row.forecasts.model is None or row.forecasts.model == row.year.outcome:
        return row
    return replace(row, forecasts=replace(row.forecasts, model=None, low=None, high=None))


def _lines_shown(report: Report, concealment: Concealment) -> Iterator[ReportRow]:
    left = {row.code for row in report.lines} - concealment.lines
    for row in report.lines:
        if row.code in left:
            yield replace(
                row, has_children=any(line.parent == row.code and line.code in left for line in report.lines)
            )


def _explained(
    concealment: Concealment, before: Sequence[ReportRow], lines: Sequence[ReportRow]
) -> Iterator[str]:
    yield explanation(concealment.limit)
    if before and not lines:
        yield STATEMENT_LEFT_OUT
    elif len(before) > len(lines) == 1:
        yield NET_ALONE
    elif len(before) > len(lines):
        yield LINES_LEFT_OUT.format(_count(len(before) - len(lines)))


def _count(lines: int) -> str:
    return "en rad" if lines == 1 else f"{lines} rader"


CLOSED = "Hela nämndens belopp ligger på för få enheter eller personer för att visas."
LATE_UNIT = (
    "Siffrorna visas inte: en enhet som är dold har kommit till sedan ärendet frystes, och skillnaden mot de "
    "senare siffrorna vore den enhetens. De senare visas."
)
LATE_COMMITTEE = (
    "Siffrorna visas inte: i en av nämnderna har en enhet som är dold ändrats sedan ärendet frystes, och "
    "skillnaden mot de senare siffrorna vore den enhetens. De senare visas."
)
SHUT_WITHOUT = (
    "Siffrorna visas inte: en enhet som är dold har kommit till sedan månaden stängdes, och skillnaden mot "
    "de senare siffrorna vore den enhetens. De senare månaderna visas."
)
OTHER_TREE = (
    "Verksamheterna visas inte: en enhet som är dold låg under en annan verksamhet när ärendet frystes."
)
LINES_LEFT_OUT = "Resultaträkningen visas utan {} som bara några få enheter har."
STATEMENT_LEFT_OUT = "Resultaträkningen visas inte: dess rader kan vara en enda enhets."
NET_ALONE = "Av resultaträkningen visas inget utöver nettot: dess rader kan vara en enda enhets."


def explanation(limit: int) -> str:
    """What a reader of a masked report is told."""
    return f"Enheter med färre än {limit} platser eller brukare redovisas inte var för sig."


def hidden_names(whole: Report, masked: Report | None) -> tuple[str, ...]:
    """The names of the rows that the masked report does not show, those beneath a hidden one left out.

    Every one of them when there is no masked report.
    """
    shown = {row.code for row in masked.rows} if masked else set()
    hidden = {row.code for row in whole.rows} - shown
    return tuple(row.name for row in whole.rows if row.code in hidden and row.parent not in hidden)


def told_less_of(whole: Report, masked: Report) -> tuple[str, ...]:
    """ "delar av Skolnämnden": the committees of which a municipality's masked report tells less."""
    standing = {each.code: each for each in masked.committees}
    less = [
        row.name
        for row, whole_standing in zip(whole.rows, whole.committees, strict=False)
        if (shown := masked.row(row.code)) is not None
        and (shown, standing.get(row.code)) != (row, whole_standing)
    ]
    return tuple(f"delar av {name}" for name in less)
