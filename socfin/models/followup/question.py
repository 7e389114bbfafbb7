"""Questions put to figures, and what has been done to each; written once, never changed."""

from __future__ import annotations

from django.db import models

from socfin.domain.asked.questions import QuestionStep
from socfin.models.committee import Committee, User
from socfin.models.meeting import Meeting
from socfin.models.verksamhet import Verksamhet


class Question(models.Model):
    """What someone asks about one figure of a month."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="questions", verbose_name="nämnd")
    month = models.PositiveIntegerField("månad (ååååmm)")
    verksamhet = models.ForeignKey(
        Verksamhet, models.PROTECT, related_name="questions", verbose_name="verksamhet"
    )
    line = models.CharField("rad", max_length=40, blank=True)
    """Code of the row of the statement; "" where the figure is the verksamhet's or an indicator's."""
    indicator = models.CharField("nyckeltal", max_length=40, blank=True)
    figure = models.CharField("siffra", max_length=40)
    name = models.CharField("siffrans namn", max_length=200)
    """As it was called when it was asked about."""
    text = models.TextField("fråga", max_length=1000)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name="sammanträde"
    )
    """The one that it is asked for; null where it is asked for none."""
    due = models.DateField("svar senast")
    asked_at = models.DateTimeField("ställd")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="ställd av")

    class Meta:
        verbose_name = "fråga"
        verbose_name_plural = "frågor"
        ordering = ["-id"]
        indexes = [models.Index(fields=["committee", "month"], name="question_by_month")]

    def __str__(self) -> str:
        return self.text[:60]


class QuestionChange(models.Model):
    """A step taken with a question: an answer, or that it is, or is not, part of the meeting's paper."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="changes", verbose_name="fråga")
    step = models.CharField(
        "steg", max_length=20, choices=[(step.value, step.label) for step in QuestionStep]
    )
    text = models.TextField("svar", max_length=4000, blank=True)
    changed_at = models.DateTimeField("gjord")
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="gjord av")

    class Meta:
        verbose_name = "steg med en fråga"
        verbose_name_plural = "steg med frågor"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_step_display()
