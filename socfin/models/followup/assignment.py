"""What a committee has asked for, and what was answered; withdrawn, never changed."""

from __future__ import annotations

from django.db import models

from socfin.domain.assignments.states import AssignmentState
from socfin.models.committee import Committee, User
from socfin.models.verksamhet import Verksamhet


class Assignment(models.Model):
    """Something that the committee has asked somebody for, and by when; withdrawn, never changed."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="assignments", verbose_name="nämnd")
    verksamhet = models.ForeignKey(
        Verksamhet, models.PROTECT, related_name="assignments", verbose_name="verksamhet"
    )
    """The committee's root where it is about all of it."""
    text = models.TextField("uppdraget", max_length=2000)
    to = models.CharField("till", max_length=80)
    given = models.DateField("givet den", null=True, blank=True)
    item = models.CharField("paragraf", max_length=40, blank=True)
    dnr = models.CharField("diarienummer", max_length=60, blank=True)
    due = models.DateField("ska besvaras senast", null=True, blank=True)
    due_words = models.CharField("tiden i ord", max_length=80, blank=True)
    is_proposed = models.BooleanField("är föreslaget", default=False)
    """Entered as something that the committee is asked to give; an answer tells what it decided."""
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")
    withdrawn_at = models.DateTimeField("återtagen", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="återtagen av"
    )

    class Meta:
        verbose_name = "uppdrag"
        verbose_name_plural = "uppdrag"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class AssignmentAnswer(models.Model):
    """What was said of an assignment; the newest counts, none is changed."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="answers", verbose_name="uppdrag")
    state = models.CharField(
        "läge", max_length=10, choices=[(state.value, state.label) for state in AssignmentState]
    )
    day = models.DateField("dag", null=True, blank=True)
    item = models.CharField("paragraf", max_length=40, blank=True)
    text = models.TextField("svaret i ord", max_length=4000, blank=True)
    due = models.DateField("ny dag", null=True, blank=True)
    """Where it is postponed, or reported in part: the day that counts from then on."""
    due_words = models.CharField("tiden i ord", max_length=80, blank=True)
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")

    class Meta:
        verbose_name = "svar på uppdrag"
        verbose_name_plural = "svar på uppdrag"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_state_display()
