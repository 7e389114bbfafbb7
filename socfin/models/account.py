"""Accounts' names and the table that maps account prefixes to lines."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from socfin.domain.lines import PLACEABLE
from socfin.models.committee import Committee

OUTSIDE = "outside"
"""The stored word for accounts outside nettokostnad."""


class Account(models.Model):
    """An account number's name as the newest published file that names it gives it."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="accounts", verbose_name="nämnd")
    number = models.CharField("konto", max_length=20)
    name = models.CharField("namn", max_length=200)

    class Meta:
        verbose_name = "konto"
        verbose_name_plural = "konton"
        ordering = ["committee", "number"]
        constraints = [models.UniqueConstraint(name="account_once", fields=["committee", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class AccountLine(models.Model):
    """Accounts beginning with the prefix belong to the line; the longest prefix wins."""

    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="account_lines", verbose_name="nämnd"
    )
    prefix = models.CharField(
        "konton som börjar med",
        max_length=20,
        validators=[RegexValidator(r"^\w+$", "Skriv början på kontonumret, till exempel 45.")],
    )
    line = models.CharField(
        "rad",
        max_length=20,
        choices=[*((line.value, line.label) for line in PLACEABLE), (OUTSIDE, "Utanför nettokostnaden")],
    )

    class Meta:
        verbose_name = "kontoregel"
        verbose_name_plural = "kontoregler"
        ordering = ["committee", "prefix"]
        constraints = [models.UniqueConstraint(name="prefix_once", fields=["committee", "prefix"])]

    def __str__(self) -> str:
        return f"{self.prefix} → {self.get_line_display()}"
