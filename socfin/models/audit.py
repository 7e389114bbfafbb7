"""The diary of what was done; no foreign keys, so that it outlives what it tells of."""

from __future__ import annotations

from django.db import models


class AuditEvent(models.Model):
    """One action: who did what where, written in the action's own transaction."""

    at = models.DateTimeField("tid", auto_now_add=True)
    by = models.CharField("av", max_length=150)
    committee = models.CharField("nämnd", max_length=40, blank=True)
    action = models.CharField("handling", max_length=40)
    details = models.JSONField("uppgifter", default=dict)

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        ordering = ["-id"]
        indexes = [models.Index(fields=["committee", "-id"], name="audit_by_committee")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.action}"
