"""What publishing a file would change: the file's figures against what counts now; stores nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from django.utils.timezone import localdate

from socfin.domain.figures import NamedVerksamhet, Parsed, Problem, Scenario, Severity, code_and_name
from socfin.domain.listing import counted, listed
from socfin.domain.period import MONTH_NAMES, Month, Span, months_in_words
from socfin.domain.slots import Slot
from socfin.frames.declared import categories, stacked
from socfin.frames.figures import figures_frame, lines_of, renamed
from socfin.importers.named_beside import beside_verksamheter
from socfin.reporting.as_read import as_read
from socfin.reporting.drafts.keys import made_key, preview_key
from socfin.reporting.file_history import (
    beside_published,
    published_years,
    seen_before,
    silent_in,
    unmapped_in,
)
from socfin.reporting.indicator_preview import IndicatorsRead, indicators_made, indicators_read
from socfin.reporting.reading import damaged, read_upload
from socfin.reporting.shelves import remembered, shown_shelf
from socfin.selectors.ground import Ground
from socfin.selectors.ledger import coded_ledger, current_publications
from socfin.selectors.originals import damage_of
from socfin.selectors.uploads import newest_publishing
from socfin.services.comparison.breakdown import breakdown_gone
from socfin.services.comparison.ledgers import compare, compare_totals
from socfin.services.comparison.own_totals import OwnTotal, own_totals
from socfin.services.comparison.shown import Difference, difference_of
from socfin.services.file_checks.checks import (
    already_published,
    serious_of,
    unknown_verksamheter,
    unmapped_accounts,
)
from socfin.services.file_checks.counts import counted_verksamheter
from socfin.services.file_checks.missing_outcome import Silence, budget_without_outcome
from socfin.services.file_checks.other_names import names_of_others
from socfin.services.file_checks.whole_file import Known, whole_file
from socfin.services.indicators.changes import IndicatorDifference
from socfin.services.ledger.net_rows import beyond_net, in_net, outside_net

if TYPE_CHECKING:
    from socfin.models import Committee, Publication, Upload

NEWEST = 2**31
"""Ranks what is not yet published above everything published."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The difference a file makes, as totals per verksamhet and as rows."""

    parsed: Parsed
    problems: tuple[Problem, ...]
    names: dict[str, str]
    difference: Difference | None
    """None when the file has no figures."""
    new_verksamheter: tuple[NamedVerksamhet, ...]
    spans: tuple[str, ...]
    """What the file covers, in Swedish: "Utfall januari–mars 2022"."""
    outside: tuple[str, ...] = ()
    """Accounts of the file that the net leaves out, in Swedish."""
    totals: tuple[OwnTotal, ...] = ()
    """The committee's total beside the file's own, where it prints one."""
    indicators: IndicatorDifference | None = None
    """What the file's indicators change; None when it has none."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops publishing."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What may be accepted."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def serious(self) -> tuple[Problem, ...]:
        """What may be accepted only with a reason."""
        return serious_of(self.warnings)

    @property
    def may_publish(self) -> bool:
        """Whether the file has figures or values and no errors."""
        return not self.errors and not self.parsed.is_empty

    @property
    def changes(self) -> int:
        """How many rows or values publishing changes."""
        return sum(part.changes for part in (self.difference, self.indicators) if part is not None)

    @property
    def changed_words(self) -> str:
        """ "12 rader och 6 värden": what publishing changes, money and indicators each by its name."""
        rows = "" if self.difference is None else counted(self.difference.changes, "rad", "rader")
        values = "" if self.indicators is None else counted(self.indicators.changes, "värde", "värden")
        return listed([part for part in (rows, values) if part] or [""])


def preview(ground: Ground, parsed: Parsed, source: str = "erp", upload: Upload | None = None) -> Preview:
    """What publishing the parsed file would change in the committee now, and what is odd about it."""
    if parsed.indicators and not len(parsed.figures):
        return _of_indicators(parsed, indicators_read(ground, parsed, source, upload))
    made = _of_money(ground, parsed, source, upload)
    if not parsed.indicators:
        return made
    return _with_indicators(made, indicators_read(ground, parsed, source, upload))


def _of_money(ground: Ground, parsed: Parsed, source: str, upload: Upload | None) -> Preview:
    nodes, root, published, rules = ground.names, ground.root, ground.published, ground.rules
    after = parsed_ledger(parsed, root.code, set(nodes), source)
    slots = _slots(after)
    counting = [publication for publication in published if publication.slot in slots]
    before = coded_ledger(counting)
    unknown = tuple(unit for unit in parsed.verksamheter if unit.code not in nodes)
    names = {**nodes, **{unit.code: unit.name or unit.code for unit in unknown}}
    changes = compare(before, after)
    totals = compare_totals(in_net(before, rules), in_net(after, rules))
    read = as_read(ground, published, after, slots)
    today = localdate()
    known = Known(Month(today.year, today.month), root.code, names, published_years(published, before))
    problems = (
        *parsed.problems,
        *unknown_verksamheter(unknown),
        *counted_verksamheter(unknown),
        *beside_verksamheter(unknown),
        *names_of_others(parsed.verksamheter, nodes, figures_frame(parsed)),
        *unmapped_accounts(unmapped_in(ground, parsed)),
        *_silent(silent_in(ground, parsed), names, after),
        *whole_file(after, changes, totals, parsed.printed, known),
        *already_published(totals),
        *read.problems,
        *breakdown_gone(after, _within(published, slots, before), rules),
        *beside_published(after.assign(row=figures_frame(parsed)["row"]), before, published, names),
        *seen_before(upload),
    )
    difference = difference_of(changes, totals, names, read.moves)
    made = _preview(parsed, problems, names, difference, unknown, slots)
    beside = own_totals(parsed.printed, in_net(after, rules), beyond_net(after, rules))
    return replace(made, outside=outside_net(after, rules), totals=beside)


def _silent(codes: dict[str, Silence], names: dict[str, str], after: pd.DataFrame) -> list[Problem]:
    if not codes:
        return []
    last = int(after.loc[after["scenario"] == Scenario.OUTCOME.value, "last"].max())
    called = {code_and_name(code, names.get(code, "")): silence for code, silence in codes.items()}
    return budget_without_outcome(called, MONTH_NAMES[last % 12])


def preview_of(upload: Upload, parsed: Parsed | None = None, ground: Ground | None = None) -> Preview:
    """The preview of a kept file; asked again about the same figures it is not reckoned again.

    Of a file whose original is damaged it says just that, also when it was reckoned before. `parsed` is the
    file's figures where they are at hand already, `ground` what is known of the committee.
    """
    ground = ground or Ground(upload.committee)
    if damage := damage_of(upload):
        return preview(ground, Parsed(format="", problems=(damaged(damage),)), upload.source)
    key = preview_key(upload)
    return remembered(Preview, key, lambda: _slim(upload, parsed, ground), shown_shelf)


def _slim(upload: Upload, parsed: Parsed | None, ground: Ground) -> Preview:
    """One figure or value stands for them all: a preview is asked whether there are any, and kept small."""
    parsed = parsed or read_upload(upload, ground=ground)
    made = preview(ground, parsed, upload.source, upload)
    return replace(made, parsed=replace(parsed, figures=parsed.figures[:1], indicators=parsed.indicators[:1]))


def made_by(upload: Upload) -> Preview | None:
    """What the file's last publishing that stands changed, else the last one; None when there was none."""
    pointers = newest_publishing(upload)
    if not pointers:
        return None
    newest = pointers[0].published_at
    return remembered(
        Preview, made_key(upload, newest), lambda: _made(upload.committee, pointers, newest), shown_shelf
    )


def _made(committee: Committee, pointers: list[Publication], newest: datetime) -> Preview:
    money = [pointer for pointer in pointers if not pointer.indicator]
    beside = [pointer for pointer in pointers if pointer.indicator]
    if not money:
        return _of_indicators(Parsed(format=""), indicators_made(committee, beside, newest))
    made = _made_of_money(committee, money, newest)
    return _with_indicators(made, indicators_made(committee, beside, newest)) if beside else made


def _made_of_money(committee: Committee, pointers: list[Publication], newest: datetime) -> Preview:
    slots = {publication.slot for publication in pointers}
    known = current_publications(committee, known_at=newest - timedelta(microseconds=1))
    before = coded_ledger([publication for publication in known if publication.slot in slots])
    after = coded_ledger(pointers)
    ground = Ground(committee)
    names, rules = ground.names, ground.rules
    totals = compare_totals(in_net(before, rules), in_net(after, rules))
    read = as_read(ground, known, after, slots)
    difference = difference_of(compare(before, after), totals, names, read.moves)
    made = _preview(Parsed(format=""), (), names, difference, (), slots)
    return replace(made, outside=outside_net(after, rules))


def _with_indicators(made: Preview, read: IndicatorsRead) -> Preview:
    """The preview of a file's money with what its indicators change; what both say is said once."""
    problems = tuple(dict.fromkeys((*made.problems, *read.problems)))
    return replace(made, problems=problems, spans=(*made.spans, *read.spans), indicators=read.difference)


def _of_indicators(parsed: Parsed, read: IndicatorsRead) -> Preview:
    return Preview(
        parsed=parsed,
        problems=(*parsed.problems, *read.problems),
        names=read.names,
        difference=None,
        new_verksamheter=(),
        spans=read.spans,
        indicators=read.difference,
    )


def _preview(
    parsed: Parsed,
    problems: tuple[Problem, ...],
    names: dict[str, str],
    difference: Difference | None,
    unknown: tuple[NamedVerksamhet, ...],
    slots: Iterable[Slot],
) -> Preview:
    return Preview(
        parsed=parsed,
        problems=problems,
        names=names,
        difference=difference,
        new_verksamheter=unknown,
        spans=tuple(_spans(slots)),
    )


def parsed_ledger(parsed: Parsed, root_code: str, known: set[str], source: str) -> pd.DataFrame:
    """The file's figures as LEDGER, öre, its root rows on the committee's root; missing stays missing."""
    aliases = {"": root_code}
    if parsed.root is not None and parsed.root.code not in known:
        aliases[parsed.root.code] = root_code
    figures = figures_frame(parsed)
    return pd.DataFrame(
        {
            "verksamhet": renamed(figures["verksamhet_code"], aliases),
            "account": figures["account"],
            "line": lines_of(figures),
            "scenario": figures["scenario"],
            "source": categories(np.zeros(len(figures), dtype="int8"), [source]),
            "as_of": figures["as_of"].fillna(0).astype("int64"),
            "last": figures["last_month"].astype("int64"),
            "months": figures["months"].astype("int64"),
            "upload": 0,
            "rank": NEWEST,
            "amount_ore": figures["amount_ore"],
        }
    )


def _within(published: Iterable[Publication], slots: set[Slot], before: pd.DataFrame) -> pd.DataFrame:
    """What counts in the file's spans, which is `before`, and in spans with a month in common."""
    parts = [
        publication
        for publication in published
        if publication.slot not in slots and any(slot.overlaps(publication.slot) for slot in slots)
    ]
    return stacked(before, coded_ledger(parts)) if parts else before


def _slots(frame: pd.DataFrame) -> set[Slot]:
    unique = frame[["scenario", "source", "last", "months", "as_of"]].drop_duplicates()
    return {Slot.from_numbers(*row) for row in unique.itertuples(index=False, name=None)}


def _spans(slots: Iterable[Slot]) -> list[str]:
    """ "Budget januari–december 2025" for twelve single months; "Utfall januari–mars 2022" for one sum."""
    words: dict[tuple[str, int], list[Span]] = {}
    for slot in sorted(slots, key=lambda slot: slot.stored):
        words.setdefault((slot.scenario.label, slot.span.last.year), []).append(slot.span)
    return [f"{label} {months_in_words(spans)}" for (label, _year), spans in words.items()]
