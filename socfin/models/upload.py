"""Files that were handed in, kept as they came."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import Committee, User


def stored_name(upload: Upload, filename: str) -> str:  # noqa: ARG001 - Django passes the file's own name
    """Where the original is kept: by content, so that the user's file name never reaches the disk."""
    return f"{upload.committee.slug}/{upload.sha256[:2]}/{upload.sha256}"


class Upload(models.Model):
    """One handed-in file. It holds no figures until it is published; then its rows never change."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="uploads", verbose_name="nämnd")
    filename = models.CharField("filnamn", max_length=200)
    stored = models.FileField("originalet", upload_to=stored_name, max_length=200)
    sha256 = models.CharField("kontrollsumma", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("storlek i byte")
    options = models.JSONField("läses så", default=dict, blank=True)
    """How the controller said that the file is to be read (period, scenario, unit …)."""
    source = models.CharField("källa", max_length=40, default="erp")
    uploaded_at = models.DateTimeField("inlämnad")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="inlämnad av")
    account_names = models.JSONField("kontonamn", default=dict, blank=True, editable=False)
    """Account number → name as the file gives them, kept with its rows."""
    rows_stored_at = models.DateTimeField("rader sparade", null=True, editable=False)

    class Meta:
        verbose_name = "uppladdning"
        verbose_name_plural = "uppladdningar"
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.filename
