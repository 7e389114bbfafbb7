"""Meetings, their finance items and what was frozen in them; versions are written once, never changed."""

from __future__ import annotations

from django.db import models

from socfin.models.committee import Committee, User


class AgendaFact(models.Model):
    """Paragraph, dnr, heading and decision of a committee's finance item for a month."""

    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="agenda_facts", verbose_name="nämnd"
    )
    month = models.PositiveIntegerField("period (ååååmm)")
    paragraph = models.CharField("paragraf", max_length=40, blank=True)
    dnr = models.CharField("diarienummer", max_length=60, blank=True)
    heading = models.CharField("rubrik", max_length=200, blank=True)
    decision = models.TextField("beslut", blank=True, max_length=2000)

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"
        constraints = [models.UniqueConstraint(name="one_item_each_month", fields=["committee", "month"])]

    def __str__(self) -> str:
        return f"{self.paragraph} {self.heading}".strip()


class Meeting(models.Model):
    """A committee's meeting (sammanträde)."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="meetings", verbose_name="nämnd")
    date = models.DateField("datum")
    starts = models.TimeField("börjar", null=True, blank=True)
    ends = models.TimeField("slutar", null=True, blank=True)
    place = models.CharField("plats", max_length=160, blank=True)
    changed_at = models.DateTimeField("ändrad")
    changes = models.PositiveIntegerField("gånger ändrad", default=0)
    """Rises with every change, so that a calendar knows which of two files is the newer."""
    called_off_at = models.DateTimeField("inställt", null=True, blank=True)
    """When it was called off; it stays in the list and its address, and calendars are told."""

    class Meta:
        verbose_name = "sammanträde"
        verbose_name_plural = "sammanträden"
        ordering = ["-date", "-starts", "-id"]
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=models.Q(ends__isnull=True)
                | (models.Q(starts__isnull=False) & models.Q(ends__gt=models.F("starts"))),
                violation_error_message="Sluttiden måste vara efter starttiden.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee.name} {self.date}"


class Item(models.Model):
    """The finance item of a meeting: a month's report, with what its latest version is called."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name="sammanträde")
    month = models.PositiveIntegerField("period (ååååmm)")
    order = models.PositiveIntegerField("ordning", default=0)
    paragraph = models.CharField("paragraf", max_length=40, blank=True)
    dnr = models.CharField("diarienummer", max_length=60, blank=True)
    heading = models.CharField("rubrik", max_length=200, blank=True)
    decision = models.TextField("beslut", blank=True, max_length=2000)
    withdrawn_at = models.DateTimeField("utgick", null=True, blank=True)
    """When it was taken off the agenda; it stays in the archive with all its versions."""
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="struken av"
    )
    withdrawn_reason = models.CharField("skäl att det utgick", max_length=300, blank=True)

    class Meta:
        verbose_name = "punkt"
        verbose_name_plural = "punkter"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="one_item_each_month_of_a_meeting", fields=["meeting", "month"]),
            models.CheckConstraint(
                name="a_withdrawn_item_has_a_reason",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | (
                    models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~models.Q(withdrawn_reason="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paragraph} {self.heading}".strip()


class ItemVersion(models.Model):
    """What an item showed when it was frozen; a reopened item gets a new version, and this one stays."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions", verbose_name="punkt")
    number = models.PositiveIntegerField("version")
    report = models.TextField("rapporten som den frystes")
    """The Report as JSON, byte for byte."""
    public_report = models.TextField("rapporten utan små enheter", blank=True)
    """The Report with small units gathered; "" when it says the same as the whole one."""
    reason = models.CharField("skäl", max_length=300, blank=True)
    frozen_at = models.DateTimeField("fryst")
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="fryst av")

    class Meta:
        verbose_name = "fryst version"
        verbose_name_plural = "frysta versioner"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="versions_of_an_item_count_up", fields=["item", "number"]),
            models.CheckConstraint(
                name="a_new_version_has_a_reason",
                condition=models.Q(number=1) | ~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} ({self.number})"


class KeptDocument(models.Model):
    """A document of a frozen version, as it was first made; chart and layout stay what they were."""

    version = models.ForeignKey(
        ItemVersion, models.PROTECT, related_name="documents", verbose_name="fryst version"
    )
    format = models.CharField("format", max_length=20)
    public = models.BooleanField("offentlig")
    filename = models.CharField("filnamn", max_length=200)
    content = models.BinaryField("innehåll")
    made_at = models.DateTimeField("gjord")

    class Meta:
        verbose_name = "sparad handling"
        verbose_name_plural = "sparade handlingar"
        constraints = [
            models.UniqueConstraint(name="one_document_each_format", fields=["version", "format", "public"])
        ]

    def __str__(self) -> str:
        return self.filename
