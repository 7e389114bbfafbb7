"""A person's passkeys: what is stored of them is public; what opens never leaves the person's own device."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import User


class Passkey(models.Model):
    """One device, or one keyring, that answers for the person at the second step of logging in."""

    user = models.ForeignKey(User, models.PROTECT, related_name="passkeys", verbose_name="person")
    name = models.CharField("namn", max_length=60)
    credential = models.TextField("nyckelns uppgifter")
    """Its id and public key as WebAuthn gives them (attested credential data), in base64."""
    digest = models.CharField("kontrollsumma", max_length=64, unique=True)
    """SHA-256, in hex, of its id."""
    uses = models.PositiveBigIntegerField("räknare", default=0)
    """As the device counts; many always say 0. One that goes back is a copy."""
    added_at = models.DateTimeField("tillagd")
    used_at = models.DateTimeField("senast använd", null=True, blank=True)

    class Meta:
        verbose_name = "passkey"
        verbose_name_plural = "passkeys"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
