"""How a period's report is named at the meeting."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import Committee


class AgendaFact(models.Model):
    """Paragraph, dnr, heading and decision of a committee's finance item for a month."""

    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="agenda_facts", verbose_name="nämnd"
    )
    month = models.PositiveIntegerField("period (ååååmm)")
    item = models.CharField("paragraf", max_length=40, blank=True)
    dnr = models.CharField("diarienummer", max_length=60, blank=True)
    heading = models.CharField("rubrik", max_length=200, blank=True)
    decision = models.TextField("beslut", blank=True, max_length=2000)

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"
        constraints = [models.UniqueConstraint(name="one_item_each_month", fields=["committee", "month"])]

    def __str__(self) -> str:
        return f"{self.item} {self.heading}".strip()
