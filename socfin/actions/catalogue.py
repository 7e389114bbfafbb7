"""What a committee says of its indicators; every word is kept, the newest counts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Indicator
from socfin.models import Committee, OwnIndicator, User
from socfin.selectors.catalogue import catalogue_of, has_values

PER_MILLE = 1000


class NotDefined(Exception):
    """The definition cannot be; the message says why, in Swedish, and nothing is changed."""


@transaction.atomic
def define_indicator(*, committee: Committee, indicator: Indicator, by: User) -> OwnIndicator:
    """An indicator of the committee's own, or another word of one; NotDefined when it cannot be.

    What its stored values mean is never changed: unit, decimals and how they add up stand once there are any.
    Of a shipped one only the limit is the committee's. A closed month keeps what was said at its closing.
    """
    committee = held(committee)
    now = catalogue_of(committee)
    before, other = now.get(indicator.code), now.named(indicator.name)
    if other is not None and other.code != indicator.code:
        raise NotDefined(f"{other.name} finns redan.")
    if indicator.weight and now.get(indicator.weight) is None:
        raise NotDefined("Det som det vägs med finns inte.")
    if before is not None and _is_fixed(committee, indicator) and not _means_the_same(before, indicator):
        raise NotDefined(f"{before.name} har värden: bara namn, gräns och vad som är bättre kan ändras.")
    shipped = CATALOGUE.get(indicator.code)
    if shipped is not None and replace(indicator, limit=shipped.limit) != shipped:
        raise NotDefined(f"Av {shipped.name} är bara gränsen nämndens egen.")
    kept = _entered(committee, indicator, by, ended=False)
    limit = str(indicator.limit)
    record("define_indicator", by=by, committee=committee, code=kept.code, name=kept.name, limit=limit)
    return kept


@transaction.atomic
def end_indicator(*, committee: Committee, code: str, by: User) -> OwnIndicator:
    """Take back what is said of a code: an own one is used no more, a shipped one is as it is shipped."""
    committee = held(committee)
    indicator = catalogue_of(committee).get(code)
    if indicator is None:
        raise NotDefined("Nyckeltalet finns inte.")
    kept = _entered(committee, indicator, by, ended=True)
    record("end_indicator", by=by, committee=committee, code=kept.code, name=kept.name)
    return kept


def change_limit(*, committee: Committee, code: str, limit: Fraction, by: User) -> OwnIndicator:
    """The committee's own limit of an indicator; NotDefined of one that it has not."""
    indicator = catalogue_of(committee).get(code)
    if indicator is None:
        raise NotDefined("Nyckeltalet finns inte.")
    return define_indicator(committee=committee, indicator=replace(indicator, limit=limit), by=by)


def _is_fixed(committee: Committee, indicator: Indicator) -> bool:
    return has_values(committee, indicator.code)


def _means_the_same(before: Indicator, after: Indicator) -> bool:
    kept = ("unit", "decimals", "over_time", "over_tree", "weight")
    return all(getattr(before, name) == getattr(after, name) for name in kept)


def _entered(committee: Committee, indicator: Indicator, by: User, *, ended: bool) -> OwnIndicator:
    return OwnIndicator.objects.create(
        committee=committee,
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        direction=indicator.direction.value,
        over_time=indicator.over_time.value,
        over_tree=indicator.over_tree.value,
        weight=indicator.weight,
        decimals=indicator.decimals,
        limit_per_mille=int(indicator.limit * PER_MILLE),
        cost_per=indicator.cost_per,
        ended=ended,
        defined_at=timezone.now(),
        defined_by=by,
    )
