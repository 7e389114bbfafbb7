"""A person's spare codes for the second step: what is stored of them opens nothing."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import User


class SpareCode(models.Model):
    """A code that opens once, and is then gone; it was shown when it was made and is kept nowhere."""

    user = models.ForeignKey(User, models.PROTECT, related_name="spare_codes", verbose_name="person")
    hashed = models.CharField("kodens kontrollsumma", max_length=200)
    """As a password is hashed, with a salt of its own: forty bits alone would be guessed from a plain sum."""

    class Meta:
        verbose_name = "reservkod"
        verbose_name_plural = "reservkoder"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"reservkod {self.pk}"
