"""Append-only values of indicators; what counts is said by the same Publication as for money."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from socfin.domain.figures import Scenario
from socfin.models.figure import SCENARIOS
from socfin.models.upload import Upload
from socfin.models.verksamhet import Verksamhet


class IndicatorValue(models.Model):
    """One value of one verksamhet, indicator and span in one upload; written once, never changed."""

    upload = models.ForeignKey(
        Upload, models.CASCADE, related_name="indicator_values", verbose_name="uppladdning"
    )
    verksamhet = models.ForeignKey(
        Verksamhet, models.PROTECT, related_name="indicator_values", verbose_name="verksamhet"
    )
    indicator = models.CharField("nyckeltal", max_length=40)
    """The code of a definition (domain/indicator_list.py)."""
    scenario = models.CharField("scenario", max_length=10, choices=SCENARIOS)
    """Outcome, or budget for what it was budgeted or aimed at."""
    last = models.PositiveIntegerField("sista månad (ååååmm)")
    months = models.PositiveSmallIntegerField("antal månader")
    steps = models.BigIntegerField("värde i minsta steg", null=True)
    """Whole smallest steps of the indicator; null: the file has the cell, but no value."""
    row = models.PositiveIntegerField("rad i filen")

    class Meta:
        verbose_name = "värde på nyckeltal"
        verbose_name_plural = "värden på nyckeltal"
        constraints = [
            models.UniqueConstraint(
                name="one_value_per_slot",
                fields=["upload", "indicator", "scenario", "last", "months", "verksamhet"],
            ),
            models.CheckConstraint(
                name="value_of_one_to_twelve_months", condition=Q(months__gte=1) & Q(months__lte=12)
            ),
            models.CheckConstraint(
                name="an_indicator_is_no_forecast", condition=~Q(scenario=Scenario.FORECAST.value)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.scenario} {self.last} {self.verksamhet_id}: {self.steps}"
