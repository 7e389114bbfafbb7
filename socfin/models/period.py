"""What has been done to a committee's months, each step written once, and when their figures are due."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from socfin.domain.closing import PeriodState, PeriodStep
from socfin.models.committee import Committee, User
from socfin.models.forecast import ForecastRun

UNEXPLAINED = Q(step__in=[step.value for step in PeriodStep if not step.needs_reason])


class PeriodChange(models.Model):
    """One step of a month; the newest says how the month stands, and none is ever changed."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="period_changes", verbose_name="nämnd"
    )
    month = models.PositiveIntegerField("månad (ååååmm)")
    number = models.PositiveIntegerField("steg nummer")
    step = models.CharField("steg", max_length=20, choices=[(step.value, step.label) for step in PeriodStep])
    state = models.CharField(
        "läge", max_length=10, choices=[(state.value, state.label) for state in PeriodState]
    )
    """After the step."""
    reason = models.TextField("skäl", blank=True, max_length=2000)
    remaining = models.JSONField("kvar av kontrollen", default=list, blank=True)
    """The sentences of the checklist that were left when the month was closed."""
    limits = models.JSONField("gränser", default=dict, blank=True)
    """The committee's thresholds at the closing, which the month keeps."""
    rules = models.JSONField("kontoregler", default=list, blank=True)
    """The committee's account table at the closing, as pairs of prefix and line, which the month keeps."""
    forecast_run = models.ForeignKey(
        ForecastRun, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="prognoskörning"
    )
    """The forecast that the month was closed with."""
    changed_at = models.DateTimeField("ändrad")
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="ändrad av")

    class Meta:
        verbose_name = "steg i en månad"
        verbose_name_plural = "steg i månader"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="steps_of_a_month_count_up", fields=["committee", "month", "number"]
            ),
            models.CheckConstraint(name="a_reopening_has_a_reason", condition=UNEXPLAINED | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.get_step_display()}"


class DueDate(models.Model):
    """The day a month's figures are due, where it is not the committee's usual working day."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="due_dates", verbose_name="nämnd")
    month = models.PositiveIntegerField("månad (ååååmm)")
    due = models.DateField("klart senast")

    class Meta:
        verbose_name = "datum för siffror"
        verbose_name_plural = "datum för siffror"
        ordering = ["month"]
        constraints = [models.UniqueConstraint(name="one_due_date_each_month", fields=["committee", "month"])]

    def __str__(self) -> str:
        return f"{self.month}: {self.due}"
