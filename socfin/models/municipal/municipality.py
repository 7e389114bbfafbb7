"""The municipality above its committees, and what it has in common with them; never a role."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from socfin.domain.money import Unit
from socfin.domain.municipal.licences import Licence
from socfin.domain.municipal.municipality import ACCENTS


class Presented(models.Model):
    """The way of showing figures and the thresholds, which a committee has of its municipality or its own."""

    unit = models.CharField(
        "enhet", max_length=4, choices=[(unit.value, unit.value) for unit in Unit], default=Unit.TKR.value
    )
    watch_percent = models.DecimalField(
        "gräns för bevakning, %",
        max_digits=5,
        decimal_places=2,
        default=Decimal("1"),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    deficit_percent = models.DecimalField(
        "gräns för underskott, %",
        max_digits=5,
        decimal_places=2,
        default=Decimal("3"),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    risk_percent = models.PositiveSmallIntegerField(
        "risk att varna för, %", default=50, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    """How likely it must be that a year ends clearly worse than budget, before it is warned of."""
    floor_ore = models.BigIntegerField("golv i öre", default=100_000_00, validators=[MinValueValidator(0)])
    total_first = models.BooleanField("summan överst", default=False)

    class Meta:
        abstract = True


class Municipality(Presented):
    """A municipality: its name and number, and how its committees show figures unless they say otherwise."""

    slug = models.SlugField("adress", unique=True, max_length=40)
    name = models.CharField("namn", max_length=100, unique=True)
    organisation_number = models.CharField("organisationsnummer", max_length=11, blank=True)
    accent = models.CharField("färg", max_length=10, blank=True, choices=list(ACCENTS.items()), default="")
    open_licence = models.CharField(
        "licens för öppna data",
        max_length=10,
        choices=[(licence.value, licence.label) for licence in Licence],
        default=Licence.CC0.value,
    )
    """On which terms anyone uses the open data of its committees that are open to all."""
    open_contact = models.EmailField("kontakt för öppna data", blank=True)
    """Where who uses them writes; "" where nobody has said."""
    counterparts = models.TextField("motparter", blank=True, default="")
    """Which motpart is which committee, as `domain/municipal/counterparts.py` spells it; "" for none."""

    class Meta:
        verbose_name = "kommun"
        verbose_name_plural = "kommuner"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="municipal_deficit_at_least_watch",
                condition=models.Q(deficit_percent__gte=models.F("watch_percent")),
            ),
            models.CheckConstraint(name="municipal_floor_not_negative", condition=models.Q(floor_ore__gte=0)),
        ]

    def __str__(self) -> str:
        return self.name
