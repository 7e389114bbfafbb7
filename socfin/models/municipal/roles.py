"""Who has which role in all committees of a municipality, from a day to a day."""

from __future__ import annotations

from django.db import models

from socfin.domain.people.terms import Term
from socfin.domain.roles import OF_MUNICIPALITIES
from socfin.models.committee import User
from socfin.models.municipal.municipality import Municipality


class MunicipalRole(models.Model):
    """A person's role in a municipality, which is a seat in each of its committees; ended, never deleted."""

    user = models.ForeignKey(User, models.PROTECT, related_name="municipal_roles", verbose_name="användare")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="roles", verbose_name="kommun"
    )
    role = models.CharField(
        "roll", max_length=20, choices=[(role.value, role.label) for role in OF_MUNICIPALITIES]
    )
    first_day = models.DateField("första dagen", null=True, blank=True)
    """None: from when it was given."""
    last_day = models.DateField("sista dagen", null=True, blank=True)
    """It counts that day too; None: until further notice."""
    given_at = models.DateTimeField("given")
    ended_at = models.DateTimeField("avslutad", null=True, blank=True)
    """When it was ended at once, whatever its last day says."""

    class Meta:
        verbose_name = "roll i kommunen"
        verbose_name_plural = "roller i kommunen"
        constraints = [
            models.UniqueConstraint(
                name="one_municipal_role_each",
                fields=["user", "municipality"],
                condition=models.Q(last_day__isnull=True, ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="municipal_role_ends_after_it_begins",
                condition=models.Q(first_day__isnull=True)
                | models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def term(self) -> Term:
        """For how long it counts."""
        return Term(self.first_day, self.last_day, self.ended_at is not None)
