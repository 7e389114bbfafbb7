"""Makes committees and changes their settings; every action is atomic and audited."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from django.db import transaction

from socfin.actions.audit import record
from socfin.actions.holding import held, stop_if_overtaken
from socfin.actions.municipal.municipalities import SHOWN, follow, municipality_named, own_after
from socfin.actions.reaching import months_of_placing, months_of_validity
from socfin.actions.renaming import renamed
from socfin.actions.storing import store
from socfin.domain.committee import NewCommittee, Presentation
from socfin.domain.lines import DEFAULT_RULES, Line
from socfin.domain.period import Month
from socfin.models import AccountLine, Committee, User, Verksamhet
from socfin.models.account import OUTSIDE
from socfin.selectors import standing


@transaction.atomic
def create_committee(*, new: NewCommittee, by: User) -> Committee:
    """A committee with its root verksamhet and the default account table, in the municipality of that name.

    It shows figures as the municipality does but for what is said here.
    """
    municipality = municipality_named(new.municipality, by=by)
    committee = Committee(
        slug=new.slug,
        name=new.name,
        municipality=municipality,
        constructed=new.constructed,
        oversees=new.oversees,
        **{name: getattr(municipality, name) for name in SHOWN},
    )
    before = copy(committee)
    if new.unit is not None:
        committee.unit = new.unit.value
    if new.total_first is not None:
        committee.total_first = new.total_first
    committee.own_settings = own_after(committee, before, municipality, [])
    committee.full_clean()
    committee.save(force_insert=True)
    Verksamhet.objects.create(committee=committee, code=new.root_code, name=new.root_name)
    AccountLine.objects.bulk_create(
        AccountLine(
            committee=committee, prefix=rule.prefix, line=OUTSIDE if rule.line is None else rule.line.value
        )
        for rule in DEFAULT_RULES
    )
    record("create_committee", by=by, committee=committee, name=new.name, municipality=new.municipality)
    return committee


@transaction.atomic
def change_presentation(
    *, committee: Committee, presentation: Presentation, by: User, seen: str | None = None
) -> None:
    """Change the unit shown, the thresholds and the total's place; ValidationError when they contradict.

    `seen` is the mark of what the writer saw; Overtaken when another has changed them since.
    """
    now = held(committee)
    stop_if_overtaken(seen, standing.presentation(now))
    before = _presentation(now)
    committee.unit = presentation.unit.value
    committee.watch_percent = presentation.watch_percent
    committee.deficit_percent = presentation.deficit_percent
    committee.floor_ore = presentation.floor
    committee.total_first = presentation.total_first
    committee.risk_percent = presentation.risk_percent or now.risk_percent
    committee.own_settings = own_after(committee, now, now.municipality, now.own_settings)
    committee.full_clean()
    committee.save(update_fields=[*SHOWN, "own_settings"])
    record("change_presentation", by=by, committee=committee, before=before, after=_presentation(committee))


@transaction.atomic
def follow_municipality(*, committee: Committee, by: User) -> None:
    """Let the committee show figures as its municipality does in all, also what it had chosen itself."""
    now = held(committee)
    before = _presentation(now)
    committee.own_settings = []
    committee.save(update_fields=["own_settings"])
    follow(committee, now.municipality)
    record("change_presentation", by=by, committee=committee, before=before, after=_presentation(committee))


def _presentation(committee: Committee) -> dict[str, str]:
    return {name: str(getattr(committee, name)) for name in SHOWN}


@transaction.atomic
def map_accounts(
    *, committee: Committee, prefix: str, line: Line | None, by: User, seen: str | None = None
) -> None:
    """Let accounts beginning with the prefix belong to a line; None is outside nettokostnad.

    `seen` is the mark of the account table the writer saw; Overtaken when another has changed it since.
    """
    table = standing.account_lines(held(committee))
    stop_if_overtaken(seen, table)
    before = table.as_diary.get(prefix, "")
    word = OUTSIDE if line is None else line.value
    rule = AccountLine.objects.filter(committee=committee, prefix=prefix).first() or AccountLine(
        committee=committee, prefix=prefix
    )
    rule.line = word
    rule.full_clean()
    store(rule, "line")
    record("map_accounts", by=by, committee=committee, prefix=prefix, line=word, before=before)


@transaction.atomic
def unmap_accounts(*, committee: Committee, prefix: str, by: User, seen: str | None = None) -> None:
    """Remove the rule of a prefix; a shorter prefix, or none, then decides. Overtaken as when mapping."""
    table = standing.account_lines(held(committee))
    stop_if_overtaken(seen, table)
    before = table.as_diary.get(prefix, "")
    AccountLine.objects.filter(committee=committee, prefix=prefix).delete()
    record("unmap_accounts", by=by, committee=committee, prefix=prefix, before=before)


@transaction.atomic
def plant_tree(
    *,
    committee: Committee,
    nodes: Iterable[tuple[str, str, str, int, int | None, int | None, str]],
    by: User,
) -> None:
    """Create or update verksamheter: (code, name, parent code, order, valid_from, valid_to, successor code).

    Months are yyyymm. A parent code "" is the root. Parents must come before their children. PeriodShut when
    a verksamhet with figures in a closed month would hang elsewhere there, or exist no more.
    """
    held(committee)
    places = {node.pk: _place(node) for node in committee.verksamheter.all()}
    known = {node.code: node for node in committee.verksamheter.all()}
    root = next(node for node in known.values() if node.parent_id is None)
    names = {code: node.name for code, node in known.items()}
    successors: dict[str, str] = {}
    for code, name, parent, order, valid_from, valid_to, successor in nodes:
        node = known.get(code) or Verksamhet(committee=committee, code=code)
        node.name, node.order = name, order
        node.from_file, node.in_tree = False, True
        node.valid_from, node.valid_to = valid_from, valid_to
        if code != root.code:
            node.parent = known[parent] if parent else root
        node.full_clean(exclude=["successor"])
        store(node, "name", "order", "valid_from", "valid_to", "parent", "from_file", "in_tree")
        known[code] = node
        if successor:
            successors[code] = successor
    for code, successor in successors.items():
        known[code].successor = known[successor]
        known[code].save(update_fields=["successor"])
    renamed(committee, {code: name for code, name in names.items() if known[code].name != name}, by=by)
    months = _months_of_replanting(committee, places, known.values())
    record("plant_tree", by=by, committee=committee, months=months, nodes=len(known))


def _place(node: Verksamhet) -> tuple[int | None, int | None, int | None]:
    return (node.parent_id, node.valid_from, node.valid_to)


def _months_of_replanting(
    committee: Committee,
    before: dict[int, tuple[int | None, int | None, int | None]],
    now: Iterable[Verksamhet],
) -> set[Month]:
    """The closed months that a changed tree would be seen in."""
    kept = [node for node in now if node.pk in before]
    months = set(months_of_placing(committee, [row for row in kept if row.parent_id != before[row.pk][0]]))
    for node in kept:
        months |= months_of_validity(committee, node, before[node.pk][1:])
    return months
