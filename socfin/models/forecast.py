"""Forecasts as made, every run kept; what the controller told of the months ahead; scenarios."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from socfin.domain.adjustments import RECKONED_AS, AdjustmentKind
from socfin.domain.lines import Line
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.models.committee import Committee, User
from socfin.models.verksamhet import Verksamhet

LINES = [(line.value, line.label) for line in Line]
RECKONED = [(kind.value, label) for kind, label in RECKONED_AS.items()]


class ForecastRun(models.Model):
    """One making of a committee's forecasts after a month; never changed, the newest of a month counts."""

    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="forecast_runs", verbose_name="nämnd"
    )
    month = models.PositiveIntegerField("efter månad (ååååmm)")
    version = models.CharField("version", max_length=40)
    """Of the engine's learned weights."""
    fingerprint = models.CharField("underlagets avtryck", max_length=64)
    """Of everything the forecasts were made from: the same underlag is not forecast twice."""
    afterwards = models.BooleanField("räknad i efterhand")
    """Made when a later month's outcome was already published, from what is known of the month now."""
    committee_revision = models.PositiveBigIntegerField("revision")
    made_at = models.DateTimeField("gjord")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="gjord av")

    class Meta:
        verbose_name = "prognoskörning"
        verbose_name_plural = "prognoskörningar"
        ordering = ["-id"]
        indexes = [models.Index(fields=["committee", "month"], name="forecast_run_by_month")]

    def __str__(self) -> str:
        return f"{self.committee_id} {self.month}"


class ForecastValue(models.Model):
    """One verksamhet's forecast of the full year by one method, öre; `line` is "" for the net."""

    run = models.ForeignKey(ForecastRun, models.CASCADE, related_name="values", verbose_name="prognoskörning")
    verksamhet = models.ForeignKey(Verksamhet, models.PROTECT, related_name="+", verbose_name="verksamhet")
    line = models.CharField("rad", max_length=20, blank=True, choices=LINES)
    method = models.CharField("metod", max_length=40)
    amount_ore = models.BigIntegerField("belopp i öre")
    low_ore = models.BigIntegerField("lägst i öre", null=True)
    high_ore = models.BigIntegerField("högst i öre", null=True)
    own_ore = models.BigIntegerField("egen del i öre", null=True)
    """Of the amount: what hangs on no verksamhet below that has a forecast of its own."""
    explanation = models.JSONField("förklaring", default=dict, blank=True)

    class Meta:
        verbose_name = "prognosvärde"
        verbose_name_plural = "prognosvärden"
        constraints = [
            models.UniqueConstraint(
                name="one_value_each_method", fields=["run", "verksamhet", "line", "method"]
            ),
            models.CheckConstraint(
                name="forecast_within_its_range",
                condition=(Q(low_ore__isnull=True) & Q(high_ore__isnull=True))
                | (Q(low_ore__lte=F("amount_ore")) & Q(high_ore__gte=F("amount_ore"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verksamhet_id} {self.method}: {self.amount_ore}"


class Adjustment(models.Model):
    """A measure, a proposal, a known change or one-off, even over its months; withdrawn, never changed.

    Where a measure stands and what it gave is told afterwards (models/followup/measure.py).
    """

    verksamhet = models.ForeignKey(
        Verksamhet, models.PROTECT, related_name="adjustments", verbose_name="verksamhet"
    )
    kind = models.CharField(
        "slag", max_length=10, choices=[(kind.value, kind.label) for kind in AdjustmentKind]
    )
    first = models.PositiveIntegerField("första månad (ååååmm)")
    last = models.PositiveIntegerField("sista månad (ååååmm)")
    amount_ore = models.BigIntegerField("belopp i öre", null=True, blank=True)
    """Positive improves the result; None where nobody has told what a measure gives."""
    reckoned = models.CharField("räknas som", max_length=10, blank=True, choices=RECKONED)
    """Of a known change; "" where the amount itself was told."""
    each_ore = models.BigIntegerField("öre i månaden", null=True, blank=True)
    """What a known change is reckoned on (domain/adjustments.py, `Reckoning`)."""
    tenths = models.IntegerField("antal eller procent i tiondelar", default=0)
    line = models.CharField("rad", max_length=20, blank=True, choices=LINES)
    text = models.CharField("vad det är", max_length=300)
    consequence = models.TextField("konsekvens", max_length=2000, blank=True)
    role = models.CharField("ansvarig roll", max_length=80, blank=True)
    account = models.CharField("konto som visar effekten", max_length=20, blank=True)
    """The account's number or its first figures."""
    indicator = models.CharField("nyckeltal som visar effekten", max_length=40, blank=True)
    entered_at = models.DateTimeField("angiven")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angiven av")
    withdrawn_at = models.DateTimeField("återtagen", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="återtagen av"
    )

    class Meta:
        verbose_name = "justering"
        verbose_name_plural = "justeringar"
        ordering = ["first", "id"]
        constraints = [
            models.CheckConstraint(name="adjustment_months_in_order", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(name="adjustment_is_something", condition=~Q(amount_ore=0)),
            models.CheckConstraint(
                name="one_off_has_an_amount",
                condition=Q(amount_ore__isnull=False) | Q(kind=AdjustmentKind.MEASURE.value),
            ),
            models.CheckConstraint(
                name="known_change_says_how",
                condition=Q(reckoned="") | (Q(kind=AdjustmentKind.CHANGE.value) & Q(each_ore__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class WhatIf(models.Model):
    """A scenario of a year on top of the forecast; withdrawn, never changed."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="what_ifs", verbose_name="nämnd")
    year = models.PositiveSmallIntegerField("år")
    name = models.CharField("scenario", max_length=100)
    text = models.TextField("vad det är", max_length=1000, blank=True)
    made_at = models.DateTimeField("gjort")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="gjort av")
    withdrawn_at = models.DateTimeField("borttaget", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="borttaget av"
    )

    class Meta:
        verbose_name = "scenario"
        verbose_name_plural = "scenarier"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_scenario_each_name",
                fields=["committee", "year", "name"],
                condition=Q(withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.name


class WhatIfAssumption(models.Model):
    """What a scenario assumes of a verksamhet; withdrawn, never changed."""

    what_if = models.ForeignKey(WhatIf, models.PROTECT, related_name="assumptions", verbose_name="scenario")
    verksamhet = models.ForeignKey(Verksamhet, models.PROTECT, related_name="+", verbose_name="verksamhet")
    kind = models.CharField(
        "räknas som", max_length=10, choices=[(kind.value, kind.label) for kind in AssumptionKind]
    )
    first = models.PositiveIntegerField("första månad (ååååmm)")
    last = models.PositiveIntegerField("sista månad (ååååmm)")
    text = models.CharField("antagande", max_length=300)
    line = models.CharField("rad", max_length=20, blank=True, choices=LINES)
    amount_ore = models.BigIntegerField("belopp i öre", null=True, blank=True)
    """A month; of a volume what each costs (domain/what_if/assumptions.py)."""
    tenths = models.IntegerField("antal eller procent i tiondelar", null=True, blank=True)
    adjustment = models.ForeignKey(
        Adjustment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="åtgärd"
    )
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")
    withdrawn_at = models.DateTimeField("borttaget", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="borttaget av"
    )

    class Meta:
        verbose_name = "antagande"
        verbose_name_plural = "antaganden"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="assumption_months_in_order", condition=Q(last__gte=F("first"))),
        ]

    def __str__(self) -> str:
        return self.text


class WhatIfChoice(models.Model):
    """That a scenario is part of a month's paper; withdrawn, never changed."""

    what_if = models.ForeignKey(WhatIf, models.PROTECT, related_name="choices", verbose_name="scenario")
    month = models.PositiveIntegerField("månad (ååååmm)")
    chosen_at = models.DateTimeField("vald")
    chosen_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="vald av")
    withdrawn_at = models.DateTimeField("borttaget", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="borttaget av"
    )

    class Meta:
        verbose_name = "scenario i underlag"
        verbose_name_plural = "scenarier i underlag"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_scenario_once_in_a_paper",
                fields=["what_if", "month"],
                condition=Q(withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.what_if_id} {self.month}"
