"""The committee's goals: what they say, how they hang together, and where they stand after each period."""

from __future__ import annotations

from django.db import models

from socfin.domain.goals.aims import Reach
from socfin.domain.goals.states import GoalState
from socfin.models.committee import Committee, User
from socfin.models.verksamhet import Verksamhet


class Goal(models.Model):
    """A goal; what it says is told by its newest wording. Withdrawn, never changed."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="goals", verbose_name="nämnd")
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")
    withdrawn_at = models.DateTimeField("återtagen", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="återtagen av"
    )

    class Meta:
        verbose_name = "mål"
        verbose_name_plural = "mål"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Mål {self.pk}"


class GoalWording(models.Model):
    """What a goal says and where it hangs; the newest counts, none is changed."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="wordings", verbose_name="mål")
    above = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hör till"
    )
    verksamhet = models.ForeignKey(Verksamhet, models.PROTECT, related_name="+", verbose_name="verksamhet")
    """The committee's root where it is about all of it."""
    word = models.CharField("vad det kallas", max_length=60, blank=True)
    text = models.TextField("målet", max_length=1000)
    place = models.PositiveIntegerField("ordning", default=0)
    first_year = models.PositiveIntegerField("från år")
    last_year = models.PositiveIntegerField("till år", null=True, blank=True)
    indicators = models.JSONField("nyckeltal som mäter det", default=list, blank=True)
    """Codes, the foremost first."""
    aim_steps = models.BigIntegerField("värde att nå", null=True, blank=True)
    """In whole steps of the foremost indicator; empty with the two below where nothing is said."""
    aim_reach = models.CharField(
        "minst eller högst",
        max_length=8,
        blank=True,
        choices=[(reach.value, reach.label) for reach in Reach],
    )
    aim_by = models.PositiveIntegerField("senast (ååååmm)", null=True, blank=True)
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")

    class Meta:
        verbose_name = "måls lydelse"
        verbose_name_plural = "måls lydelser"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class GoalStanding(models.Model):
    """Where a goal stands after a month; the newest of a month counts, none is changed."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="standings", verbose_name="mål")
    month = models.PositiveIntegerField("efter månad (ååååmm)")
    state = models.CharField(
        "läge", max_length=10, choices=[(state.value, state.label) for state in GoalState]
    )
    follow_up = models.TextField("uppföljning", max_length=8000, blank=True)
    effect = models.TextField("effekt", max_length=4000, blank=True)
    entered_at = models.DateTimeField("angivet")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")

    class Meta:
        verbose_name = "måls uppföljning"
        verbose_name_plural = "måls uppföljningar"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.month}: {self.get_state_display()}"
