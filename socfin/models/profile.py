"""How a committee's recurring files are read, remembered by name."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import Committee


class ImportProfile(models.Model):
    """A named way of reading a file: unit, sign, scenario and columns, as the controller confirmed them."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="profiles", verbose_name="nämnd")
    name = models.CharField("namn", max_length=60)
    options = models.JSONField("läses så", default=dict)
    fingerprint = models.CharField("känns igen på", max_length=40, blank=True, db_index=True)
    """The layout's fingerprint (importers/reading.py); empty for a profile that is only chosen by name."""

    class Meta:
        verbose_name = "importprofil"
        verbose_name_plural = "importprofiler"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="profile_name_once", fields=["committee", "name"])]

    def __str__(self) -> str:
        return self.name
