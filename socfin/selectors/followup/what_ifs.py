"""Scenarios with what they assume, and which months' papers they are part of; reads only."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import Assumption, AssumptionKind, NewAssumption, WhatIfFact
from socfin.models import Committee, WhatIf, WhatIfAssumption, WhatIfChoice


def what_ifs(committee: Committee, year: int) -> list[WhatIf]:
    """The year's scenarios that are not withdrawn, oldest first."""
    return list(_of(committee).filter(year=year))


def chosen_what_ifs(committee: Committee, month: Month) -> list[WhatIf]:
    """Those that are part of the month's paper, oldest first."""
    chosen = WhatIfChoice.objects.filter(month=month.yyyymm, withdrawn_at__isnull=True)
    return list(_of(committee).filter(year=month.year, pk__in=chosen.values("what_if")))


def what_if_by_id(committee: Committee, number: int) -> WhatIf | None:
    """The committee's scenario that is not withdrawn; None when there is none."""
    return _of(committee).filter(pk=number).first()


def assumption_by_id(what_if: WhatIf, number: int) -> WhatIfAssumption | None:
    """The scenario's assumption that is not withdrawn; None when there is none."""
    return next((row for row in what_if.assumptions.all() if row.pk == number), None)


def chosen_months(what_if: WhatIf) -> list[Month]:
    """The months whose papers it is part of, in order."""
    months = what_if.choices.filter(withdrawn_at__isnull=True).values_list("month", flat=True)
    return [Month.from_yyyymm(month) for month in sorted(months)]


def choice_of(what_if: WhatIf, month: Month) -> WhatIfChoice | None:
    """What makes it part of the month's paper; None where it is not."""
    return what_if.choices.filter(month=month.yyyymm, withdrawn_at__isnull=True).first()


def what_if_fact(row: WhatIf) -> WhatIfFact:
    """The scenario as it is reckoned, with the assumptions that were fetched with it."""
    assumptions = tuple(_fact(each) for each in row.assumptions.all())
    return WhatIfFact(number=row.pk, year=row.year, name=row.name, text=row.text, assumptions=assumptions)


def _of(committee: Committee) -> QuerySet[WhatIf]:
    standing = WhatIfAssumption.objects.filter(withdrawn_at__isnull=True).select_related("verksamhet")
    return (
        WhatIf.objects.filter(committee=committee, withdrawn_at__isnull=True)
        .select_related("committee", "made_by")
        .prefetch_related(Prefetch("assumptions", standing.order_by("id")))
        .order_by("id")
    )


def _fact(row: WhatIfAssumption) -> Assumption:
    plan = NewAssumption(
        kind=AssumptionKind(row.kind),
        first=Month.from_yyyymm(row.first),
        last=Month.from_yyyymm(row.last),
        text=row.text,
        line=Line(row.line) if row.line else None,
        amount=row.amount_ore,
        tenths=row.tenths,
        adjustment=row.adjustment_id,
    )
    return Assumption(number=row.pk, code=row.verksamhet.code, plan=plan)
