"""What people add to the figures: comments and assessed forecasts, every version kept."""

from __future__ import annotations

from django.db import models

from socfin.domain.lines import Line
from socfin.models.committee import User
from socfin.models.verksamhet import Verksamhet


class Remark(models.Model):
    """A comment on a verksamhet after a month; the latest version counts, one without words removes it."""

    verksamhet = models.ForeignKey(
        Verksamhet, models.PROTECT, related_name="remarks", verbose_name="verksamhet"
    )
    month = models.PositiveIntegerField("månad (ååååmm)")
    text = models.TextField("kommentar", blank=True, max_length=4000)
    cause = models.CharField("orsak", max_length=60, blank=True)
    tags = models.JSONField("orsakens slag", default=list, blank=True)
    """Values of CauseTag."""
    challenges = models.TextField("utmaningar", blank=True, max_length=2000)
    possibilities = models.TextField("möjligheter", blank=True, max_length=2000)
    """These two a line for each."""
    written_at = models.DateTimeField("skriven")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="skriven av")

    class Meta:
        verbose_name = "kommentar"
        verbose_name_plural = "kommentarer"
        ordering = ["-id"]
        indexes = [models.Index(fields=["verksamhet", "month"], name="remark_by_month")]

    def __str__(self) -> str:
        return self.text[:60]


class Assessment(models.Model):
    """The assessed full-year forecast of a verksamhet, or of one of its lines, after a month, öre.

    The latest version counts; null takes it back.
    """

    verksamhet = models.ForeignKey(
        Verksamhet, models.PROTECT, related_name="assessments", verbose_name="verksamhet"
    )
    month = models.PositiveIntegerField("efter månad (ååååmm)")
    line = models.CharField(
        "rad", max_length=20, blank=True, choices=[(line.value, line.label) for line in Line]
    )
    """"" for the verksamhet's net."""
    amount_ore = models.BigIntegerField("bedömd helårsprognos i öre", null=True, blank=True)
    comment = models.CharField("kommentar", max_length=1000, blank=True)
    assessed_at = models.DateTimeField("bedömd")
    assessed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="bedömd av")

    class Meta:
        verbose_name = "bedömd prognos"
        verbose_name_plural = "bedömda prognoser"
        ordering = ["-id"]
        indexes = [models.Index(fields=["verksamhet", "month"], name="assessment_by_month")]

    def __str__(self) -> str:
        return f"{self.verksamhet_id} {self.month}: {self.amount_ore}"
