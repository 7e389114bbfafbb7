"""What every document says, before any layout, so that Word, PDF and text never differ in words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import groupby

from socfin.documents.dispatch import Dispatch
from socfin.documents.passages import Block, Passage, blocks, of_others, passages, unparted
from socfin.documents.table_cells import Table, dash_words
from socfin.documents.tables import on_first_page
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.figures import Scenario
from socfin.domain.moments import clock
from socfin.domain.report import Organisation, Report, Source
from socfin.domain.timespans import TO_DATE
from socfin.services.prose.assignment_words import assignment_lines
from socfin.services.prose.decision_words import budget_sentences
from socfin.services.prose.goal_words import ToldGoal, goal_details, goal_slides, goals_sentence, told_goals
from socfin.services.prose.measure_words import (
    measure_lines,
    measures_in_short,
    proposal_lines,
)
from socfin.services.prose.opening import last_year_sentence, range_sentence
from socfin.services.prose.question_words import Exchange, exchanges
from socfin.services.prose.sentences import (
    forecast_sentence,
    heading,
    total_sentence,
    unit_sentence,
    year_sentence,
)
from socfin.services.prose.term_words import term_lines
from socfin.services.prose.warning_words import warning_lines
from socfin.services.prose.what_if_words import what_if_lines
from socfin.services.report.notes import for_minutes

CONSTRUCTED = "Påhittade siffror – inte någon kommuns riktiga siffror"
PUBLIC = "Offentlig version"
WORDS_OF_ROWS = {"verksamhet": "Verksamheterna i ord", "nämnd": "Nämnderna i ord"}
"""The heading of the table in words, by what its rows are."""
MEASURES, PROPOSALS, ASSIGNMENTS = "Åtgärder", "Förslag", "Uppdrag"
TERMS = "Prognosen räknar med"
WHAT_IFS = "Scenarier"
DECISION, PROPOSED = "Beslut", "Förslag till beslut"
APPENDIX, GOALS_IN_WORDS = "Bilaga", "Mål: uppföljning och effekt"
WARNINGS = "Tidig varning"
NO_PICTURE = "Diagrammet är inte med: utfall eller budget saknas för perioden."


@dataclass(frozen=True)
class Outline:
    """The words and tables of a document; an empty text means that the part is left out."""

    owner: str
    """Committee and municipality, as in the page header."""
    item: str
    dnr: str
    """ "dnr KS2022-150", whether or not the word was typed in."""
    title: str
    finding: str
    """The answer in one line."""
    summary: tuple[str, ...]
    dispatched: str
    """Which meeting it is for, who wrote it and when; "" for what is not taken up."""
    since: tuple[str, ...]
    """What has happened since the last meeting, sentence by sentence; none for what is not taken up."""
    overview: tuple[Block, ...]
    """The comment on the whole, which follows the summary."""
    passages: tuple[Passage, ...]
    indicators: tuple[str, ...]
    """What indicators say of verksamheter without a passage."""
    report: Report = field(repr=False)
    addresses: FigureAddresses
    """Where its figures have their pages."""
    reading: str
    """Unit and sign, for those who read figures."""
    questions: tuple[Exchange, ...]
    """What was asked about the figures, and the answers."""
    notes: tuple[str, ...]
    minutes_notes: tuple[str, ...]
    """Those of the notes that the minutes need."""
    sources: tuple[str, ...]
    fresh: str
    measures: tuple[str, ...]
    """Every decided measure in words, for what has no table."""
    proposals: tuple[str, ...]
    assignments: tuple[str, ...]
    """What the committee has asked for, and what was answered, in words."""
    goals: tuple[ToldGoal, ...]
    """The committee's goals in their order, with where each stands."""
    goals_sentence: str
    terms: tuple[str, ...]
    """What the model's forecast counts that is known to come, beside measures, in words."""
    what_ifs: tuple[str, ...]
    warnings: tuple[str, ...]
    """Where the year lands in each scenario that is part of the paper, in words."""
    decision: tuple[str, ...]
    decision_heading: str
    """ "Beslut" once it has been entered; until then what is proposed."""
    constructed: str
    public: str
    """What is said of a document for those outside; "" for the whole one."""
    date: datetime
    """The document's fixed date: when the figures were published, else the last day of the period."""

    @cached_property
    def _on_first_page(self) -> tuple[tuple[Table, ...], Table | None]:
        """Made for who asks: a page and a text have none of them."""
        return on_first_page(self.report, self.addresses)

    @property
    def goal_slides(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The goals for what is shown a slide at a time."""
        return goal_slides(self.report)

    @property
    def goal_details(self) -> tuple[str, ...]:
        """What is told of each goal, for a slide to turn to."""
        return goal_details(self.report)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The report's figures."""
        return self._on_first_page[0]

    @property
    def appendix(self) -> Table | None:
        """Every unit, where the first table tells only those directly under the total."""
        return self._on_first_page[1]

    @property
    def commented(self) -> tuple[Passage, ...]:
        """The rows with a comment, for documents whose table says the rest; every row when none has one."""
        return tuple(passage for passage in self.passages if passage.cause or passage.blocks) or self.passages

    @property
    def commented_heading(self) -> str:
        """What they are: comments, or the table in words when no one has commented."""
        if any(passage.cause or passage.blocks for passage in self.passages):
            return "Kommentarer"
        if not self.report.rows:
            return "Resultaträkningen i ord"
        return WORDS_OF_ROWS[self.report.row_word]

    @property
    def about(self) -> tuple[str, ...]:
        """What one must know of the figures: notes, what a dash means, freshness, sources."""
        sources = tuple(f"Underlag: {source}." for source in self.sources)
        dash = dash_words((*self.tables, *filter(None, (self.appendix,))))
        return (*self.notes, *filter(None, (dash, self.fresh)), *sources)

    @property
    def marks(self) -> tuple[str, ...]:
        """What every page must say of the figures."""
        return tuple(filter(None, (self.constructed, self.public)))

    @property
    def mark(self) -> str:
        """The marks on one line; "" for a whole report of real figures."""
        return ". ".join(self.marks)

    @property
    def document_title(self) -> str:
        """The title that a file carries in its properties."""
        return f"{self.title} ({self.mark.lower()})" if self.mark else self.title


def outline(
    report: Report, dispatch: Dispatch | None = None, addresses: FigureAddresses = NO_ADDRESSES
) -> Outline:
    """The report in words, for documents that people read; `dispatch` says which meeting it is for.

    `addresses` are those that its figures lead to.
    """
    agenda = report.agenda
    return Outline(
        owner=_owner(report),
        item=agenda.item,
        dnr=_dnr(agenda.dnr),
        title=title(report),
        finding=heading(report),
        summary=_summary(report),
        dispatched=dispatch.heading if dispatch else "",
        since=dispatch.since if dispatch else (),
        overview=blocks(report.total.comment.text) if report.total.comment else (),
        passages=passages(report),
        indicators=of_others(report),
        report=report,
        addresses=addresses,
        reading=unit_sentence(report.unit),
        questions=exchanges(report),
        notes=_notes(report),
        minutes_notes=for_minutes(_notes(report)),
        sources=_sources(report),
        fresh=fresh(report),
        measures=measure_lines(report),
        proposals=proposal_lines(report),
        assignments=assignment_lines(report),
        goals=told_goals(report),
        goals_sentence=goals_sentence(report),
        terms=term_lines(report),
        what_ifs=what_if_lines(report),
        warnings=warning_lines(report),
        decision=tuple(filter(None, unparted(agenda.decision).splitlines())),
        decision_heading=DECISION if _is_decided(report, dispatch) else PROPOSED,
        constructed=CONSTRUCTED if report.constructed else "",
        public=PUBLIC if report.public else "",
        date=fixed_date(report),
    )


def title(report: Report) -> str:
    """The heading entered for the meeting, else "Ekonomirapport Socialnämnden, januari–mars 2022"."""
    whose = "alla nämnder" if report.committees else report.committee_name
    subject = report.total.name if report.total.parent else whose
    return report.agenda.heading or f"Ekonomirapport {subject}, {report.span.label}"


def fresh(report: Report) -> str:
    """How fresh the figures are; "" for a report without a publication."""
    if not report.published:
        return ""
    by = f" av {report.published_by}" if report.published_by else ""
    return f"Siffrorna gäller {report.span.label} och publicerades {clock(report.published)}{by}."


def fixed_date(report: Report) -> datetime:
    """The only date a document carries, so that the same report always gives the same bytes.

    At noon, so that no reader's time zone turns it into another day.
    """
    published, last_day = report.published[:10], f"{report.month}-{report.month.days}"
    day = published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else last_day
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def filename(report: Report, extension: str) -> str:
    """ "ekonomirapport-nora-2022-03.pdf", marked when the figures are constructed or small units gathered."""
    plain = unicodedata.normalize("NFKD", report.committee).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "rapport"
    mark = ("-pahittad" if report.constructed else "") + ("-offentlig" if report.public else "")
    return f"ekonomirapport-{slug}-{report.period}{mark}.{extension}"


def _owner(report: Report) -> str:
    names = (report.committee_name, report.municipality)
    return ", ".join(dict.fromkeys(filter(None, names)))


def _summary(report: Report) -> tuple[str, ...]:
    """The total's sentences; those of the years, decisions, forecast and measures only when it has them."""
    total = report.total
    year = (year_sentence(report),) if total.year.budget is not None else ()
    forecast = (forecast_sentence(report),) if total.year.outcome is not None else ()
    before = (
        (last_year_sentence(report, TO_DATE, report.unit),) if total.to_date.last_year is not None else ()
    )
    bounds = (range_sentence(report), *measures_in_short(report))
    return tuple(
        filter(None, (total_sentence(report), *before, *year, *budget_sentences(report), *forecast, *bounds))
    )


def _is_decided(report: Report, dispatch: Dispatch | None) -> bool:
    """Whether the decision has been entered; what was frozen before that was asked is judged by its day."""
    decided = report.agenda.decided
    return decided if decided is not None else not (dispatch and dispatch.is_proposal)


def _dnr(dnr: str) -> str:
    bare = re.sub(r"^dnr\b[\s:.]*", "", dnr, flags=re.IGNORECASE)
    return f"dnr {bare}" if bare else ""


def _notes(report: Report) -> tuple[str, ...]:
    moved = "Siffror från tiden före en omorganisation visas på dagens verksamheter."
    now = (moved,) if report.organisation is Organisation.NOW else ()
    return (*report.notes, *now)


def _sources(report: Report) -> tuple[str, ...]:
    """The files behind the figures, those published on the same day by the same person together."""
    by_day = groupby(report.sources, key=lambda source: (source.published[:10], source.by))
    return tuple(_together(day, by, [_source(source) for source in sources]) for (day, by), sources in by_day)


def _together(day: str, by: str, files: list[str]) -> str:
    published = "publicerad" if len(files) == 1 else "publicerade"
    return f"{', '.join(files)}; {published} {clock(day)}{f' av {by}' if by else ''}"


def _source(source: Source) -> str:
    scenario = {known.value: known.label for known in Scenario}.get(source.scenario, source.scenario)
    return f"{scenario.lower()} {source.months} ({source.filename})"
