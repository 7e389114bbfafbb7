"""The details of an entry of the trail in Swedish words; never who may read them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.assignments.states import AssignmentState
from socfin.domain.closing import PeriodState
from socfin.domain.comments.causes import CauseTag
from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.requests import RequestState
from socfin.domain.figures import Scenario
from socfin.domain.goals.states import GoalState
from socfin.domain.lines import Line
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import format_exact
from socfin.domain.municipal.licences import Licence
from socfin.domain.people.notices import NoticeKind, Sending
from socfin.domain.people.tokens import Scope
from socfin.domain.period import Month, Span, months_in_words
from socfin.domain.roles import Role
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.domain.work.pieces import Work
from socfin.services.prose.figure_words import INDICATOR_NAMES
from socfin.services.prose.figure_words import NAMES as FIGURE_NAMES
from socfin.services.prose.trail.names import AS_NUMBER, NAMES, OPTIONS

Labels = Mapping[str, str]
NOTHING = "inget"


def _labels(*kinds: Any) -> dict[str, str]:
    """How members of enums are called, by their stored words."""
    return {member.value: member.label[:1].lower() + member.label[1:] for kind in kinds for member in kind}


def _figures() -> dict[str, str]:
    """How figures are called where nobody says of which month."""
    times = {"to_date": "hittills", "month": "i månaden", "year": "", "last_year": "förra året"}
    names = {**INDICATOR_NAMES, **FIGURE_NAMES}
    return {word: " ".join(name.lower().format(**times).split()) for word, name in names.items()}


STATES: Mapping[str, Labels] = {
    "assignment": _labels(AssignmentState),
    "goal": _labels(GoalState),
    "measure": _labels(MeasureState),
    "request": _labels(RequestState),
}
"""The states of what an entry is about, by the detail that has its number."""
KINDS: Mapping[str, Labels] = {"decision": _labels(DecisionKind), "assumption": _labels(AssumptionKind)}
"""As STATES; any other kind is an adjustment's."""
MODELS = {
    "accountline": "kontoregel",
    "committee": "nämnd",
    "importprofile": "importprofil",
    "record": "träffsäkerhet",
    "user": "person",
    "verksamhet": "verksamhet",
}
"""What was changed in the administration, and what was fetched beside the papers."""
WORDS: Mapping[str, Labels] = {
    "after": _labels(Role, PeriodState),
    "before": _labels(Role, PeriodState),
    "ended": {"at once": "genast"},
    "figure": _figures(),
    "kinds": _labels(NoticeKind),
    "line": {"": "hela verksamheten", "outside": "utanför nettokostnaden", **_labels(Line)},
    "open_licence": {licence.value: licence.label for licence in Licence},
    "role": _labels(Role),
    "scope": _labels(Scope),
    "tags": _labels(CauseTag),
    "total_first": {"True": "ja", "False": "nej"},
    "what": MODELS,
    "work": _labels(Work),
    **{kind.value: _labels(Sending) for kind in NoticeKind},
}
"""How the stored words of a detail are called; all other words are someone's own."""
CALLED = NAMES | _labels(NoticeKind)
CODED = re.compile(r"(?:people|due)-(.+)")
"""A code or a month in a name that the form's field has."""


def details_in_words(details: Mapping[str, Any]) -> str:
    """The details of an entry on one line, "" when there are none: "månad: 2022-03; före: text: Så."."""
    return "; ".join(
        f"{_called(name, value)}: {_value(name, value, details)}" for name, value in details.items()
    )


def _called(name: str, value: object) -> str:
    if name in AS_NUMBER and isinstance(value, int):
        return AS_NUMBER[name]
    coded = CODED.fullmatch(name)
    return coded[1] if coded else CALLED.get(name, name)


def _value(name: str, value: Any, beside: Mapping[str, Any]) -> str:
    """What a detail says; `beside` are those that it stands among."""
    if name == "options":
        return ", ".join(OPTIONS.get(word, word) for word in value) or NOTHING
    if name == "slots" and isinstance(value, list):
        return _slots(value)
    if name == "emptied":
        return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in value)
    if name == "changed":
        return _changed(value)
    if isinstance(value, dict):
        return _within(name, value)
    if isinstance(value, list):
        return ", ".join(_word(name, inner, beside) for inner in value) or NOTHING
    return _word(name, value, beside)


def _within(name: str, values: Mapping[str, Any]) -> str:
    """The words of a detail that has parts: "text Så., orsak –"; amounts by month are amounts."""
    parts = (
        f"{_called(word, inner)} {_value(name if name.endswith('_ore') else word, inner, values)}"
        for word, inner in values.items()
    )
    return ", ".join(parts) or NOTHING


def _word(name: str, value: object, beside: Mapping[str, Any]) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if name.endswith("_ore") and re.fullmatch(r"-?\d+", str(value)):
        return f"{format_exact(int(str(value)))} kr"
    if name == "tenths" and isinstance(value, int):
        return f"{value / 10:.1f}".replace(".", ",")
    known = _labels_of(name, beside).get(str(value)) if value is not None else None
    if name == "fields":
        known = CALLED.get(str(value))
    return known or ("–" if value in (None, "") else str(value))


def _labels_of(name: str, beside: Mapping[str, Any]) -> Labels:
    if name == "state":
        return next((STATES[about] for about in STATES if about in beside), {})
    if name == "kind":
        return next((KINDS[about] for about in KINDS if about in beside), _labels(AdjustmentKind))
    return WORDS.get(name, {})


def _changed(fields: Mapping[str, Sequence[str]]) -> str:
    """ "namn Hemtjänst → Hemvård"."""
    arrows = (
        f"{CALLED.get(name, name)} {before or '–'} → {after or '–'}"
        for name, (before, after) in fields.items()
    )
    return ", ".join(arrows) or NOTHING


def _slots(slots: Sequence[Sequence[Any]]) -> str:
    """ "utfall januari–mars 2022, prognos 2022 efter mars 2022": what a publication gives, and when."""

    def about(slot: Sequence[Any]) -> tuple[str, str, int]:
        scenario, _, _, as_of, *indicator = slot
        return scenario, "".join(indicator), as_of

    return ", ".join(
        " ".join(filter(None, (_scenario(scenario), indicator, _months(same), _after(as_of))))
        for (scenario, indicator, as_of), same in groupby(sorted(slots, key=about), key=about)
    )


def _scenario(word: str) -> str:
    return Scenario(word).label.lower()


def _months(slots: Any) -> str:
    return months_in_words(Span(Month.from_yyyymm(last), months) for _, last, months, *_ in slots)


def _after(as_of: int) -> str:
    return f"efter {Month.from_yyyymm(as_of).label}" if as_of else ""
