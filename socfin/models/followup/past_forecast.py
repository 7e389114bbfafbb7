"""Official forecasts made before socfin, as a file tells of them; withdrawn whole, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from socfin.domain.past_forecasts.facts import LAST_MONTH
from socfin.models.committee import Committee, User
from socfin.models.verksamhet import Verksamhet


class PastForecastFile(models.Model):
    """A file of older forecasts that was taken in."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="past_forecast_files", verbose_name="nämnd"
    )
    filename = models.CharField("fil", max_length=200)
    sheet = models.CharField("blad", max_length=100, blank=True)
    sha256 = models.CharField("filens kontrollsumma", max_length=64)
    entered_at = models.DateTimeField("inläst")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="inläst av")
    withdrawn_at = models.DateTimeField("borttagen", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="borttagen av"
    )

    class Meta:
        verbose_name = "äldre prognoser"
        verbose_name_plural = "äldre prognoser"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.filename


class PastForecast(models.Model):
    """What was said of a year after one of its months; öre against budget, negative is underskott."""

    file = models.ForeignKey(PastForecastFile, models.PROTECT, related_name="forecasts", verbose_name="fil")
    verksamhet = models.ForeignKey(Verksamhet, models.PROTECT, related_name="+", verbose_name="verksamhet")
    year = models.PositiveSmallIntegerField("år")
    month = models.PositiveSmallIntegerField("efter månad (1–11)")
    expected_ore = models.BigIntegerField("sagt, öre mot budget")
    became_ore = models.BigIntegerField("blev, öre mot budget", null=True, blank=True)
    """None where the file does not say."""
    row = models.PositiveIntegerField("rad i filen")

    class Meta:
        verbose_name = "äldre prognos"
        verbose_name_plural = "äldre prognoser"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_past_forecast_a_month", fields=["file", "verksamhet", "year", "month"]
            ),
            models.CheckConstraint(
                name="past_forecast_before_december", condition=Q(month__gte=1, month__lte=LAST_MONTH)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verksamhet_id} {self.year}-{self.month:02d}: {self.expected_ore}"
