"""What a person has chosen to be told of, and what has been told already; never the words themselves."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import User


class NoticePlan(models.Model):
    """How a person has the notices sent, and when the last digest went."""

    user = models.OneToOneField(User, models.PROTECT, related_name="notice_plan", verbose_name="användare")
    ways = models.JSONField("val", default=dict, blank=True)
    """Kind → way, of those that are chosen."""
    digest_on = models.DateField("senaste samlade brevet", null=True, blank=True)

    class Meta:
        verbose_name = "val av notiser"
        verbose_name_plural = "val av notiser"

    def __str__(self) -> str:
        return str(self.user)


class NoticeMark(models.Model):
    """That a person has been told something: by e-mail, by reading it on the site, or both.

    What was told is made anew each time it is shown, so that no figure outlives what its reader may see.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="notice_marks", verbose_name="användare")
    key = models.CharField("notis", max_length=200)
    read_at = models.DateTimeField("läst", null=True, blank=True)
    mailing_at = models.DateTimeField("skickas", null=True, blank=True)
    """When someone began to send it; one that was never sent is tried again after a while."""
    mailed_at = models.DateTimeField("skickad", null=True, blank=True)

    class Meta:
        verbose_name = "notis"
        verbose_name_plural = "notiser"
        constraints = [models.UniqueConstraint(name="a_notice_is_told_once", fields=["user", "key"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.key}"
