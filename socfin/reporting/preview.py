"""What publishing a file would change: the file's figures against what counts now; stores nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from django.core.cache import caches
from django.utils.timezone import localdate

from socfin.domain.figures import NamedVerksamhet, Parsed, Problem, Scenario, Severity, warning
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.importers.frames import figures_frame, lines_of, renamed
from socfin.reporting.reading import read_upload
from socfin.selectors.committees import account_rules, root_of, verksamheter
from socfin.selectors.ledger import current_publications, ledger, moment
from socfin.selectors.uploads import published_copy_of
from socfin.services.checks import (
    against_usual,
    already_published,
    equal_to_last_month,
    missing_months,
    same_file,
    serious_of,
    unknown_verksamheter,
    unmapped,
    unmapped_accounts,
)
from socfin.services.compare import compare, compare_totals, over_months
from socfin.services.frames import categories, records

if TYPE_CHECKING:
    from socfin.models import Committee, Publication, Upload

SHOWN_ROWS = 400
LISTED_ROWS = 60
"""Of the shown ones, how many stand open on the page."""
LOOKED_AT = 6
"""Published months before the file's that say what is usual."""
COMPARED_ROWS = 100_000
"""Files with more figures are a whole year anew: each figure is not held against months before."""
KINDS = {"gone": "Försvinner", "changed": "Ändras", "new": "Ny", "unchanged": "Oförändrad"}
NEWEST = 2**31
"""Ranks what is not yet published above everything published."""

Slot = tuple[str, str, int, int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """Before and after, counted, as totals per verksamhet and as rows; amounts in öre."""

    new: int
    changed: int
    unchanged: int
    gone: int
    totals: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    """What vanishes or changes first, then new and unchanged; at most SHOWN_ROWS."""

    @property
    def changes(self) -> int:
        """How many rows publishing changes."""
        return self.new + self.changed + self.gone

    @property
    def first_rows(self) -> tuple[dict[str, Any], ...]:
        """The rows that stand open."""
        return self.rows[:LISTED_ROWS]

    @property
    def further_rows(self) -> tuple[dict[str, Any], ...]:
        """The rows that are folded away."""
        return self.rows[LISTED_ROWS:]

    @property
    def more(self) -> int:
        """How many rows are counted but not listed."""
        return self.changes + self.unchanged - len(self.rows)


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

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops publishing."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What may be accepted."""
        return tuple(one for one in self.problems if one.severity is Severity.WARNING)

    @property
    def serious(self) -> tuple[Problem, ...]:
        """What may be accepted only with a reason."""
        return serious_of(self.warnings)

    @property
    def may_publish(self) -> bool:
        """Whether the file has figures and no errors."""
        return not self.errors and len(self.parsed.figures) > 0


def preview(
    committee: Committee, parsed: Parsed, source: str = "erp", upload: Upload | None = None
) -> Preview:
    """What publishing the parsed file would change in the committee now, and what is odd about it."""
    nodes = {node.code: node.name for node in verksamheter(committee)}
    root = root_of(committee)
    after = parsed_ledger(parsed, root.code, set(nodes), source)
    slots = _slots(after)
    published = current_publications(committee)
    counting = [one for one in published if _slot(one) in slots]
    before = ledger(counting)
    unknown = tuple(one for one in parsed.verksamheter if one.code not in nodes)
    names = {**nodes, **{one.code: one.name for one in unknown}}
    changes, totals = compare(before, after), compare_totals(before, after)
    problems = (
        *parsed.problems,
        *unknown_verksamheter(unknown),
        *unmapped_accounts(unmapped_in(committee, parsed)),
        *_noticed(changes, counting, parsed),
        *already_published(totals),
        *_beside_published(after.assign(row=figures_frame(parsed)["row"]), published, names),
        *_seen_before(upload),
    )
    return _preview(parsed, problems, names, changes, totals, unknown, slots)


def preview_of(upload: Upload) -> Preview:
    """The preview of a kept file; asked again about the same figures it is not reckoned again."""
    committee = upload.committee
    which = [upload.sha256, upload.uploaded_at.isoformat(), upload.pk, committee.revision, upload.options]
    said = json.dumps(which, sort_keys=True)
    key = f"preview-{hashlib.sha256(said.encode()).hexdigest()}"
    kept: Preview | None = caches["read"].get(key)
    if kept is not None:
        return kept
    parsed = read_upload(upload)
    made = preview(committee, parsed, upload.source, upload)
    # One figure stands for them all: a preview is asked whether there are any, and kept small.
    slim = replace(made, parsed=replace(parsed, figures=parsed.figures[:1]))
    caches["read"].set(key, slim)
    return slim


def unmapped_in(committee: Committee, parsed: Parsed) -> list[str]:
    """The file's accounts that belong to no line."""
    return unmapped(figures_frame(parsed)["account"].cat.categories, account_rules(committee))


def _beside_published(
    figures: pd.DataFrame, published: list[Publication], names: dict[str, str]
) -> list[Problem]:
    """What the published outcomes of the months just before say about the file's."""
    outcome = figures[figures["scenario"] == Scenario.OUTCOME.value]
    if outcome.empty:
        return []
    last = int(outcome["last"].max())
    known = [one for one in published if one.scenario == Scenario.OUTCOME.value]
    numbers = {Month.from_yyyymm(one.last).number for one in known}
    single = outcome[outcome["months"] == 1]
    firsts = set(single["last"].tolist()) if len(single) else {last}
    earlier = sorted(number for number in numbers if number < last)[-LOOKED_AT:]
    near = [one for one in known if Month.from_yyyymm(one.last).number in earlier]
    history = ledger(near) if near and len(figures) <= COMPARED_ROWS else ledger([])
    return [
        *missing_months(firsts, numbers),
        *equal_to_last_month(outcome, history),
        *against_usual(outcome[outcome["last"] == last], history, lambda code: names.get(code, code)),
    ]


def _seen_before(upload: Upload | None) -> list[Problem]:
    """Whether another file of the very same bytes has been published."""
    other = None if upload is None else published_copy_of(upload)
    if other is None:
        return []
    return same_file(other.filename, moment(other.publications.all()[0].published_at))


def made_by(upload: Upload) -> Preview | None:
    """What publishing the file changed when it was published; None when it never was."""
    publications = list(upload.publications.all())
    if not publications:
        return None
    committee = upload.committee
    newest = max(one.published_at for one in publications)
    key = f"made-{upload.pk}-{newest.timestamp()}"
    kept: Preview | None = caches["read"].get(key)
    if kept is not None:
        return kept
    pointers = [one for one in publications if one.published_at == newest]
    slots = {_slot(one) for one in pointers}
    known = current_publications(committee, known_at=newest - timedelta(microseconds=1))
    before = ledger([one for one in known if _slot(one) in slots])
    after = ledger(pointers)
    names = {node.code: node.name for node in verksamheter(committee)}
    made = _preview(
        Parsed(format=""), (), names, compare(before, after), compare_totals(before, after), (), slots
    )
    caches["read"].set(key, made)
    return made


def _preview(
    parsed: Parsed,
    problems: tuple[Problem, ...],
    names: dict[str, str],
    changes: pd.DataFrame,
    totals: pd.DataFrame,
    unknown: tuple[NamedVerksamhet, ...],
    slots: Iterable[Slot],
) -> Preview:
    return Preview(
        parsed=parsed,
        problems=problems,
        names=names,
        difference=None if changes.empty else _difference(changes, totals, names),
        new_verksamheter=unknown,
        spans=tuple(_spans(slots)),
    )


def _difference(changes: pd.DataFrame, totals: pd.DataFrame, names: dict[str, str]) -> Difference:
    counts = changes["change"].value_counts().to_dict()
    kinds = changes["change"]
    first = np.concatenate([np.flatnonzero(kinds == word)[:SHOWN_ROWS] for word in KINDS])
    shown = changes.iloc[first[:SHOWN_ROWS]]
    return Difference(
        **{word: int(counts.get(word, 0)) for word in KINDS},
        totals=tuple(_total(row, names) for row in records(over_months(totals))),
        rows=tuple(_row(row, names) for row in records(shown)),
    )


def _label(scenario: str) -> str:
    return Scenario(scenario).label


def _total(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    code = row["verksamhet"]
    return {
        "code": code,
        "name": names.get(code, code),
        "scenario_label": _label(row["scenario"]),
        "months": Span.between(Month.from_number(row["first"]), Month.from_number(row["last"])).label,
        "before_ore": row["before_ore"],
        "after_ore": row["after_ore"],
        "change_ore": row["change_ore"],
    }


def _row(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A row of the difference in words."""
    return {
        "kind": row["change"],
        "kind_label": KINDS[row["change"]],
        "scenario_label": _label(row["scenario"]),
        "verksamhet": names.get(row["verksamhet"], row["verksamhet"]),
        "account": row["account"],
        "line": Line(row["line"]).label if row["line"] else "",
        "months": Span(Month.from_number(row["last"]), row["months"]).label,
        "before_ore": row["before_ore"],
        "after_ore": row["after_ore"],
    }


def _yet_to_come(parsed: Parsed) -> list[Problem]:
    """An outcome of a month that has not begun is most often a mistyped year; it would be the first page."""
    frame = figures_frame(parsed)
    lasts = frame.loc[frame["scenario"] == Scenario.OUTCOME.value, "last_month"]
    today = localdate()
    if lasts.empty or int(lasts.max()) <= Month(today.year, today.month).number:
        return []
    return [
        warning(
            f"Filen har utfall för {Month.from_number(int(lasts.max())).label}, som inte har börjat.",
            "Kontrollera året: publicerar du blir det den period som alla möts av.",
            column="period",
            code="yet_to_come",
        )
    ]


def _noticed(changes: pd.DataFrame, counting: list[Publication], parsed: Parsed) -> list[Problem]:
    """What the file alone cannot know: rows that would vanish, nothing new, months yet to come."""
    found: list[Problem] = [*_yet_to_come(parsed)]
    gone = int((changes["change"] == "gone").sum())
    if gone:
        rows = "1 rad" if gone == 1 else f"{gone} rader"
        found.append(
            warning(
                f"{rows} som gäller i dag finns inte i filen och slutar gälla om du publicerar.",
                "Kontrollera att filen är hela månaden och inte bara en rättelse.",
                code="rows_gone",
            )
        )
    if counting and parsed.figures and not (changes["change"] != "unchanged").any():
        found.append(
            warning(
                "Filens siffror är exakt de som redan gäller.",
                "Det finns inget att publicera.",
                code="nothing_new",
            )
        )
    return found


def parsed_ledger(parsed: Parsed, root_code: str, known: set[str], source: str) -> pd.DataFrame:
    """The file's figures as a ledger, its root rows on the committee's root; missing stays missing."""
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


def _slot(one: Publication) -> Slot:
    as_of = Month.from_yyyymm(one.as_of).number if one.as_of else 0
    return one.scenario, one.source, Month.from_yyyymm(one.last).number, one.months, as_of


def _slots(frame: pd.DataFrame) -> set[Slot]:
    unique = frame[["scenario", "source", "last", "months", "as_of"]].drop_duplicates()
    return set(unique.itertuples(index=False, name=None))


def _spans(slots: Iterable[Slot]) -> list[str]:
    """ "Budget januari–december 2025" for twelve single months; "Utfall januari–mars 2022" for one sum."""
    words: dict[tuple[str, int], list[Span]] = {}
    for scenario, _source, last, months, _as_of in sorted(slots):
        month = Month.from_number(last)
        words.setdefault((_label(scenario), month.year), []).append(Span(month, months))
    return [
        f"{label} {Span.between(min(s.first for s in spans), max(s.last for s in spans)).label}"
        for (label, _year), spans in words.items()
    ]
