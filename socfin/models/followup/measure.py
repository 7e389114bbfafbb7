"""What is told of a measure after it was entered: where it stands, what each month gave; never changed."""

from __future__ import annotations

from django.db import models

from socfin.domain.measures.states import MeasureState
from socfin.models.committee import User
from socfin.models.forecast import Adjustment


class MeasureStep(models.Model):
    """Where a measure stands from a day on, and who decided so; the newest counts."""

    measure = models.ForeignKey(Adjustment, models.PROTECT, related_name="steps", verbose_name="åtgärd")
    state = models.CharField(
        "läge", max_length=10, choices=[(state.value, state.label) for state in MeasureState]
    )
    day = models.DateField("från och med", null=True, blank=True)
    body = models.CharField("beslutat av", max_length=80, blank=True)
    item = models.CharField("paragraf", max_length=40, blank=True)
    dnr = models.CharField("diarienummer", max_length=60, blank=True)
    text = models.TextField("i ord", max_length=2000, blank=True)
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")

    class Meta:
        verbose_name = "åtgärdens läge"
        verbose_name_plural = "åtgärders lägen"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_state_display()


class MeasureEffect(models.Model):
    """What a measure gave in a month, as it was followed up; the newest of a month counts."""

    measure = models.ForeignKey(Adjustment, models.PROTECT, related_name="effects", verbose_name="åtgärd")
    month = models.PositiveIntegerField("månad (ååååmm)")
    amount_ore = models.BigIntegerField("effekt i öre", null=True, blank=True)
    """Positive improved the result; None takes back what was told."""
    text = models.CharField("i ord", max_length=300, blank=True)
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")

    class Meta:
        verbose_name = "åtgärdens effekt"
        verbose_name_plural = "åtgärders effekter"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.month}: {self.amount_ore}"
