"""What a committee has said of its indicators: its own ones, and its limits for the others; never changed."""

from __future__ import annotations

from django.db import models

from socfin.domain.indicators import Direction, OverTime, OverTree
from socfin.models.committee import Committee, User


class OwnIndicator(models.Model):
    """A definition as it was said at a moment; of several of a code the newest counts."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="own_indicators", verbose_name="nämnd"
    )
    code = models.CharField("kod", max_length=40)
    name = models.CharField("namn", max_length=60)
    unit = models.CharField("enhet", max_length=30)
    direction = models.CharField(
        "bättre", max_length=10, choices=[(way.value, way.label) for way in Direction]
    )
    over_time = models.CharField(
        "flera månader", max_length=10, choices=[(way.value, way.label) for way in OverTime]
    )
    over_tree = models.CharField(
        "flera verksamheter", max_length=10, choices=[(way.value, way.label) for way in OverTree]
    )
    weight = models.CharField("vägs med", max_length=40, blank=True)
    decimals = models.PositiveSmallIntegerField("decimaler", default=0)
    limit_per_mille = models.PositiveIntegerField("gräns i promille")
    cost_per = models.CharField("kostnad per", max_length=20, blank=True)
    ended = models.BooleanField("används inte längre", default=False)
    """True: the committee's word of the code is taken back; a shipped one is as it is shipped again."""
    defined_at = models.DateTimeField("sagt")
    defined_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="sagt av")

    class Meta:
        verbose_name = "eget nyckeltal"
        verbose_name_plural = "egna nyckeltal"

    def __str__(self) -> str:
        return self.name
