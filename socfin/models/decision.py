"""Decisions on the budget, what each gives whom, and requests for more with their answers; never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.requests import RequestState
from socfin.models.committee import Committee, User
from socfin.models.forecast import LINES
from socfin.models.upload import Upload
from socfin.models.verksamhet import Verksamhet


class BudgetDecision(models.Model):
    """A decision on a year's budget: who decided what, when; withdrawn, never changed."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="budget_decisions", verbose_name="nämnd"
    )
    year = models.PositiveSmallIntegerField("budgetår")
    kind = models.CharField(
        "slag", max_length=12, choices=[(kind.value, kind.label) for kind in DecisionKind]
    )
    body = models.CharField("beslutat av", max_length=80)
    decided = models.DateField("beslutat den")
    item = models.CharField("paragraf", max_length=40, blank=True)
    dnr = models.CharField("diarienummer", max_length=60, blank=True)
    text = models.TextField("beslutet i ord", max_length=2000, blank=True)
    in_file = models.BooleanField("finns redan i budgetfilen")
    """Whether the budget that is handed in holds it; else its amounts are published under `upload`."""
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="uppladdning"
    )
    entered_at = models.DateTimeField("angiven")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angiven av")
    withdrawn_at = models.DateTimeField("återtagen", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="återtagen av"
    )
    withdrawn_reason = models.TextField("skäl att det togs tillbaka", max_length=2000, blank=True)

    class Meta:
        verbose_name = "budgetbeslut"
        verbose_name_plural = "budgetbeslut"
        ordering = ["decided", "id"]
        constraints = [
            models.CheckConstraint(
                name="decision_withdrawn_after_entered",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("entered_at")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decided}"


class DecidedAmount(models.Model):
    """What a decision gives a verksamhet in a span, öre with the budget's signs; written once."""

    decision = models.ForeignKey(
        BudgetDecision, models.PROTECT, related_name="amounts", verbose_name="budgetbeslut"
    )
    verksamhet = models.ForeignKey(Verksamhet, models.PROTECT, related_name="+", verbose_name="verksamhet")
    line = models.CharField("rad", max_length=20, blank=True, choices=LINES)
    """"" for the verksamhet's net."""
    last = models.PositiveIntegerField("sista månad (ååååmm)")
    months = models.PositiveSmallIntegerField("antal månader")
    amount_ore = models.BigIntegerField("belopp i öre")

    class Meta:
        verbose_name = "beslutat belopp"
        verbose_name_plural = "beslutade belopp"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_decided_amount_each_month",
                fields=["decision", "verksamhet", "line", "last", "months"],
            ),
            models.CheckConstraint(
                name="decided_for_one_to_twelve_months", condition=Q(months__gte=1) & Q(months__lte=12)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verksamhet_id} {self.last}: {self.amount_ore}"


class BudgetRequest(models.Model):
    """A request for more money (äskande), or a need that is told; its newest answer says where it stands."""

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="budget_requests", verbose_name="nämnd"
    )
    year = models.PositiveSmallIntegerField("budgetår")
    body = models.CharField("äskat hos", max_length=80)
    asked = models.DateField("äskat den", null=True, blank=True)
    text = models.TextField("äskandet i ord", max_length=2000, blank=True)
    parts = models.JSONField("delar", default=list)
    """What it is for: pairs of words and positive öre."""
    is_asked = models.BooleanField("har äskats")
    """False for a need that nobody has been asked to meet."""
    entered_at = models.DateTimeField("angiven")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angiven av")

    class Meta:
        verbose_name = "äskande"
        verbose_name_plural = "äskanden"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.year} {self.body}"


class RequestAnswer(models.Model):
    """What became of a request, as it was told; the newest counts, none is changed."""

    request = models.ForeignKey(BudgetRequest, models.PROTECT, related_name="answers", verbose_name="äskande")
    state = models.CharField(
        "läge", max_length=16, choices=[(state.value, state.label) for state in RequestState]
    )
    answered = models.DateField("besvarat den", null=True, blank=True)
    item = models.CharField("paragraf", max_length=40, blank=True)
    granted_ore = models.BigIntegerField("beviljat i öre", null=True, blank=True)
    already_ore = models.BigIntegerField("redan budgeterat i öre", null=True, blank=True)
    """Of what was granted."""
    text = models.TextField("svaret i ord", max_length=2000, blank=True)
    entered_at = models.DateTimeField("angiven")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angiven av")

    class Meta:
        verbose_name = "svar på äskande"
        verbose_name_plural = "svar på äskanden"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_state_display()
