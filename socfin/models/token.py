"""A person's keys for programs: what is stored of them, never the keys themselves."""

from __future__ import annotations

from django.db import models

from socfin.domain.people.tokens import HINT_LENGTH, Scope
from socfin.models.committee import Committee, User


class ApiToken(models.Model):
    """A key to one committee's figures, for as long as its person has a role there; never deleted."""

    user = models.ForeignKey(User, models.PROTECT, related_name="tokens", verbose_name="person")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="tokens", verbose_name="nämnd")
    name = models.CharField("används till", max_length=80)
    scope = models.CharField(
        "omfattning", max_length=10, choices=[(scope.value, scope.label) for scope in Scope]
    )
    digest = models.CharField("kontrollsumma", max_length=64, unique=True)
    hint = models.CharField("sista tecken", max_length=HINT_LENGTH)
    created_at = models.DateTimeField("gjord")
    last_day = models.DateField("sista dag")
    ended_at = models.DateTimeField("avslutad", null=True, blank=True)
    used_on = models.DateField("senast använd", null=True, blank=True)
    """The last day it opened something; written once a day."""

    class Meta:
        verbose_name = "nyckel"
        verbose_name_plural = "nycklar"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name} (…{self.hint})"
