"""A committee's own Word templates, kept as they were handed in; at most one is used."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import Committee, User


def stored_name(template: WordTemplate, filename: str) -> str:  # noqa: ARG001 - Django passes the file's own name
    """Where the file is kept: by content, so that the user's file name never reaches the disk."""
    return f"{template.committee.slug}/mallar/{template.sha256}"


class WordTemplate(models.Model):
    """A checked .docx with placeholders; the file never changes, a new one is handed in instead."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="word_templates", verbose_name="nämnd"
    )
    name = models.CharField("namn", max_length=100)
    filename = models.CharField("filnamn", max_length=200)
    stored = models.FileField("originalet", upload_to=stored_name, max_length=200)
    sha256 = models.CharField("kontrollsumma", max_length=64)
    size = models.PositiveBigIntegerField("storlek i byte")
    uploaded_at = models.DateTimeField("inlämnad")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="inlämnad av")
    active = models.BooleanField("används", default=False)

    class Meta:
        verbose_name = "mall"
        verbose_name_plural = "mallar"
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_template_in_use", fields=["committee"], condition=models.Q(active=True)
            ),
            models.UniqueConstraint(name="the_same_template_once", fields=["committee", "sha256"]),
        ]

    def __str__(self) -> str:
        return self.name
