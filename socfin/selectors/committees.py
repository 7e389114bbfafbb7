"""Committees, their trees and their settings; reads only."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.limits import Thresholds
from socfin.domain.lines import AccountRule, Line
from socfin.models import (
    AccountLine,
    Adjustment,
    Assignment,
    AuditEvent,
    BudgetDecision,
    BudgetRequest,
    Committee,
    Goal,
    Publication,
    Verksamhet,
    WhatIfChoice,
)
from socfin.models.account import OUTSIDE
from socfin.models.municipal.municipality import Presented

MEASURE = AdjustmentKind.MEASURE.value


def public_committee(slug: str) -> Committee | None:
    """The committee with the address, where it is open to all."""
    return all_committees().filter(slug=slug, public=True).first()


def hides_units(committee: Committee) -> bool:
    """Whether someone who reads the committee sees small units gathered, and there are any."""
    someone = committee.mask_for_politicians or committee.public
    return someone and committee.verksamheter.filter(people__lt=committee.small_limit).exists()


def hides_from_politicians(committee: Committee) -> bool:
    """Whether politicians see small units gathered; of a board where any of its committees has chosen so."""
    if not committee.oversees:
        return committee.mask_for_politicians
    every = Committee.objects.filter(municipality=committee.municipality_id)
    return every.filter(mask_for_politicians=True).exists()


def public_committees() -> QuerySet[Committee]:
    """Those that are open to all."""
    return all_committees().filter(public=True)


def committee_by_slug(slug: str) -> Committee | None:
    """The committee of an address, or None."""
    return all_committees().filter(slug=slug).first()


def committee_by_id(pk: int) -> Committee | None:
    """The committee of that key, or None."""
    return Committee.objects.filter(pk=pk).first()


def revision_now(committee: Committee) -> int | None:
    """The revision as it stands at this moment; None when the committee is gone."""
    return Committee.objects.filter(pk=committee.pk).values_list("revision", flat=True).first()


def revisions_of(committee: Committee) -> list[int]:
    """What all that is shown of a committee follows from: its revision, and of a board those it oversees."""
    if not committee.oversees:
        return [committee.revision]
    every = Committee.objects.filter(municipality=committee.municipality_id).order_by("pk")
    return list(every.values_list("revision", flat=True))


def all_committees() -> QuerySet[Committee]:
    """Every committee with its municipality, by municipality and name."""
    return Committee.objects.select_related("municipality")


def thresholds(shown: Presented) -> Thresholds:
    """The limits of a committee or a municipality as the figures use them."""
    return Thresholds(
        watch_share=_share(shown.watch_percent),
        deficit_share=_share(shown.deficit_percent),
        floor=shown.floor_ore,
    )


def _share(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


def account_lines(committee: Committee) -> QuerySet[AccountLine]:
    """The committee's account table, by prefix."""
    return committee.account_lines.order_by("prefix")


def account_rules(committee: Committee) -> tuple[AccountRule, ...]:
    """The account table as the figures use it."""
    return tuple(
        AccountRule(prefix, line_named(line))
        for prefix, line in account_lines(committee).values_list("prefix", "line")
    )


def line_named(word: str) -> Line | None:
    """The line of a stored word; None is outside nettokostnad."""
    return None if word == OUTSIDE else Line(word)


def account_names(committee: Committee) -> dict[str, str]:
    """Account number → name."""
    return dict(committee.accounts.values_list("number", "name"))


def root_of(committee: Committee) -> Verksamhet:
    """The verksamhet that stands for the whole committee."""
    return committee.verksamheter.get(parent__isnull=True)


def verksamheter(committee: Committee) -> QuerySet[Verksamhet]:
    """Every node of the tree, in order beneath its own parent; `tree_in_order` reads as the tree stands."""
    rows = committee.verksamheter.filter(in_tree=True)
    return rows.select_related("parent", "successor").order_by("order", "code")


def tree_in_order(committee: Committee) -> list[Verksamhet]:
    """Every node of the tree, each followed by its parts, as a person looks for one in a list."""
    nodes = list(verksamheter(committee))
    below: dict[int | None, list[Verksamhet]] = {}
    for node in nodes:
        below.setdefault(node.parent_id, []).append(node)

    def from_(node: Verksamhet) -> Iterator[Verksamhet]:
        yield node
        for part in below.get(node.pk, ()):
            yield from from_(part)

    return [node for root in below.get(None, ()) for node in from_(root)]


COUNTED = ("chefer", "anstallda")
"""Indicators that stand in the organisation's boxes."""


class Entered(NamedTuple):
    """Whether a committee has anything of a section of the report."""

    decisions: bool
    """Decisions on its budget, or requests."""
    measures: bool
    assignments: bool
    goals: bool
    what_ifs: bool
    """Scenarios that are part of a paper."""
    terms: bool
    """Measures, known changes or one-offs that a forecast may count."""
    organisation: bool
    """Heads or people counted, or a tree that has been or will be another."""


def codes(committee: Committee) -> list[tuple[int, str]]:
    """Every verksamhet that has ever had figures: its id and its code."""
    return list(committee.verksamheter.order_by("pk").values_list("pk", "code"))


def former_names(committee: Committee) -> Iterator[tuple[str, str]]:
    """The code of every verksamhet that has been renamed, with each name it had before."""
    events = AuditEvent.objects.filter(action="rename", details__of=committee.pk)
    for names in events.values_list("details__names", flat=True):
        yield from names.items()


def is_reorganised(committee: Committee) -> bool:
    """Whether any verksamhet has a successor."""
    return committee.verksamheter.filter(successor__isnull=False, in_tree=True).exists()


def has_entered(committee: Committee) -> Entered:
    """Which sections of a report anybody has entered anything for; in one question."""
    own = {"committee": OuterRef("pk")}
    decisions = Exists(BudgetDecision.objects.filter(**own))
    requests = Exists(BudgetRequest.objects.filter(**own))
    measures = Exists(Adjustment.objects.filter(verksamhet__committee=OuterRef("pk"), kind=MEASURE))
    assignments = Exists(Assignment.objects.filter(**own))
    goals = Exists(Goal.objects.filter(**own))
    what_ifs = Exists(WhatIfChoice.objects.filter(what_if__committee=OuterRef("pk")))
    terms = Exists(Adjustment.objects.filter(verksamhet__committee=OuterRef("pk")))
    asked = Committee.objects.filter(pk=committee.pk)
    sections = (decisions, requests, measures, assignments, goals, what_ifs, terms)
    answers = asked.values_list(*sections, *_organisation()).get()
    decided, more, followed, given, aimed, thought, known, counted, changing = answers
    return Entered(decided or more, followed, given, aimed, thought, known, counted or changing)


def _organisation() -> tuple[Exists, Exists]:
    """Whether a committee has counted heads or people, and whether its tree changes."""
    own = {"committee": OuterRef("pk")}
    bounded = Q(valid_from__isnull=False) | Q(valid_to__isnull=False)
    counted = Publication.objects.filter(**own, indicator__in=COUNTED)
    return Exists(counted), Exists(Verksamhet.objects.filter(bounded, **own, in_tree=True))


ABOVE = "parent__parent__parent__parent__parent"
"""As many levels as a tree has; what is deeper is asked for one by one."""


def verksamhet_and_above(committee: Committee, code: str) -> list[Verksamhet]:
    """The verksamhet, its parent and so on up to the root; none where there is no such."""
    node = committee.verksamheter.filter(code=code, in_tree=True).select_related(ABOVE).first()
    upwards: list[Verksamhet] = []
    while node is not None:
        upwards.append(node)
        node = node.parent
    return upwards


def verksamhet_by_code(committee: Committee, code: str) -> Verksamhet | None:
    """The verksamhet of an address, or None."""
    if "\0" in code:
        return None  # PostgreSQL refuses the question
    return committee.verksamheter.filter(code=code, in_tree=True).first()
