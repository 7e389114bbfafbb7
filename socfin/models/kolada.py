"""Values from Kolada, kept as they were each time they were fetched; written once, never changed."""

from __future__ import annotations

from django.db import models

from socfin.domain.kolada import Whose
from socfin.models.committee import Committee


class KoladaValue(models.Model):
    """One figure of one municipality or group in one year; of several the one fetched last counts."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="kolada_values", verbose_name="nämnd"
    )
    kpi = models.CharField("nyckeltal", max_length=10)
    """Kolada's id."""
    whose = models.CharField(
        "vems värde", max_length=10, choices=[(whose.value, whose.label) for whose in Whose]
    )
    place = models.CharField("kommun eller grupp", max_length=12)
    """Kolada's id."""
    year = models.PositiveSmallIntegerField("år")
    value = models.DecimalField("värde", max_digits=24, decimal_places=6, null=True)
    """As Kolada gives it; costs are positive. Null: it has none."""
    fetched_at = models.DateTimeField("hämtat")
    source = models.CharField("källa", max_length=200, default="")
    """The API's address, or the name of the file it was read from; "" of before it was kept."""

    class Meta:
        verbose_name = "jämförelsevärde"
        verbose_name_plural = "jämförelsevärden"
        constraints = [
            models.UniqueConstraint(
                name="one_kolada_value_a_fetching",
                fields=["committee", "kpi", "place", "year", "fetched_at"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.kpi} {self.place} {self.year}: {self.value}"
