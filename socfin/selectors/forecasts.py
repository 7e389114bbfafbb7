"""Stored forecasts and what controllers have told of the months ahead; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from socfin.domain.adjustments import AdjustmentKind, Reckoning
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.models import Adjustment, Committee, ForecastRun, ForecastValue
from socfin.selectors.followup.measures import Known, measure_fact
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.forecast.estimates import COMBINED
from socfin.services.report.placement import ModelForecast

NET = ""


def run_of(committee: Committee, month: Month) -> ForecastRun | None:
    """The newest run after a month, or None."""
    runs = ForecastRun.objects.filter(committee=committee, month=month.yyyymm)
    return runs.select_related("made_by").order_by("-id").first()


def runs(committee: Committee) -> QuerySet[ForecastRun]:
    """The newest run after each month, oldest month first."""
    newest = (
        ForecastRun.objects.filter(committee=committee)
        .values("month")
        .annotate(newest=Max("id"))
        .order_by()
        .values("newest")
    )
    return ForecastRun.objects.filter(pk__in=newest).order_by("month")


def runs_of(committee: Committee, month: Month) -> list[ForecastRun]:
    """Every run after a month, oldest first."""
    made = ForecastRun.objects.filter(committee=committee, month=month.yyyymm)
    return list(made.select_related("made_by").order_by("id"))


def model(run: ForecastRun | None) -> dict[str, ModelForecast]:
    """The model's forecast per verksamhet code in a run; empty when none has been made."""
    return models([run]).get(run.pk, {}) if run is not None else {}


def models(runs: Iterable[ForecastRun]) -> dict[int, dict[str, ModelForecast]]:
    """The model's forecast per verksamhet code in each run, by the run's number, asked for at one go."""
    stored = ForecastValue.objects.filter(run__in=[run.pk for run in runs], method=COMBINED).order_by("id")
    lines: dict[tuple[int, str], dict[str, Ore]] = {}
    nets: list[tuple[int, str, Ore, Ore | None, Ore | None, Ore | None]] = []
    columns = ("run_id", "verksamhet__code", "line", "amount_ore", "low_ore", "high_ore", "own_ore")
    for run, code, line, amount, *rest in stored.values_list(*columns):
        if line == NET:
            nets.append((run, code, amount, *rest))
        else:
            lines.setdefault((run, code), {})[line] = amount
    made: dict[int, dict[str, ModelForecast]] = {}
    for run, code, amount, low, high, own in nets:
        made.setdefault(run, {})[code] = ModelForecast(
            amount=amount, low=low, high=high, own=own or 0, lines=lines.get((run, code), {})
        )
    return made


def values(run: ForecastRun, code: str) -> list[ForecastValue]:
    """Every method's forecast of a verksamhet's net in a run."""
    return list(_values(run).filter(verksamhet__code=code, line=NET))


def _values(run: ForecastRun) -> QuerySet[ForecastValue]:
    return ForecastValue.objects.filter(run=run).select_related("verksamhet").order_by("id")


@dataclass(frozen=True, slots=True)
class MethodForecast:
    """What a method said of a verksamhet's year after a month, öre, costs negative; None without a range."""

    month: Month
    method: str
    amount: Ore
    low: Ore | None
    high: Ore | None
    afterwards: bool


def said_of(committee: Committee, code: str) -> list[MethodForecast]:
    """What every method has said of a verksamhet's net, by month."""
    forecasts = (
        ForecastValue.objects.filter(run__in=runs(committee), verksamhet__code=code, line=NET)
        .select_related("run")
        .order_by("run__month", "id")
    )
    return [
        MethodForecast(
            Month.from_yyyymm(forecast.run.month),
            forecast.method,
            forecast.amount_ore,
            forecast.low_ore,
            forecast.high_ore,
            forecast.run.afterwards,
        )
        for forecast in forecasts
    ]


def adjustments(committee: Committee) -> QuerySet[Adjustment]:
    """Measures, proposals and one-offs that are not withdrawn, in time order."""
    return (
        Adjustment.objects.filter(verksamhet__committee=committee, withdrawn_at__isnull=True)
        .select_related("verksamhet", "entered_by")
        .prefetch_related("steps", "effects")
        .order_by("first", "id")
    )


def adjustments_known(committee: Committee, known_at: datetime | None) -> QuerySet[Adjustment]:
    """Those that count, or counted at a moment."""
    if known_at is None:
        return adjustments(committee)
    counted = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at)
    return (
        Adjustment.objects.filter(counted, verksamhet__committee=committee, entered_at__lte=known_at)
        .select_related("verksamhet", "entered_by")
        .order_by("first", "id")
    )


def adjustment_by_id(committee: Committee, adjustment_id: int) -> Adjustment | None:
    """One that is not withdrawn, or None."""
    return adjustments(committee).filter(pk=adjustment_id).first()


def fact_of(adjustment: Adjustment, known: Known = lambda _: True) -> AdjustmentFact | None:
    """One as the figures use it, by what is known of it; None where it gives nothing that counts.

    A proposal does not, nor a measure of which nobody has told what it gives.
    """
    if adjustment.amount_ore is None:
        return None
    kind, measure = AdjustmentKind(adjustment.kind), measure_fact(adjustment, known)
    if kind is AdjustmentKind.MEASURE and not measure.standing.state.counts:
        return None
    effects = ((month, effect.amount) for month, effect in sorted(measure.effects.items()))
    return AdjustmentFact(
        code=adjustment.verksamhet.code,
        kind=kind,
        first=measure.plan.first,
        last=measure.plan.last,
        amount=adjustment.amount_ore,
        line=adjustment.line,
        text=adjustment.text,
        number=adjustment.pk,
        realised=tuple((month, amount) for month, amount in effects if amount is not None),
        until=measure.until,
        reckoning=_reckoning(adjustment),
    )


def _reckoning(adjustment: Adjustment) -> Reckoning | None:
    if not adjustment.reckoned or adjustment.each_ore is None:
        return None
    kind = AssumptionKind(adjustment.reckoned)
    return Reckoning(kind=kind, each=adjustment.each_ore, tenths=adjustment.tenths)


def facts_of(adjustments: Iterable[Adjustment]) -> list[AdjustmentFact]:
    """Those that count, as the figures use them."""
    return [fact for adjustment in adjustments if (fact := fact_of(adjustment)) is not None]
