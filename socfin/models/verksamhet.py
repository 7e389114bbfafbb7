"""The tree of verksamheter, with what became of those that ended."""

from __future__ import annotations

from django.db import models

from socfin.domain.figures import code_and_name
from socfin.models.committee import Committee


class Verksamhet(models.Model):
    """A node of the committee's tree; the root has no parent. Figures may hang on any node."""

    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="verksamheter", verbose_name="nämnd"
    )
    code = models.CharField("kod", max_length=40)
    name = models.CharField("namn", max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="överordnad"
    )
    order = models.PositiveIntegerField("ordning", default=0)
    valid_from = models.PositiveIntegerField("gäller från (ååååmm)", null=True, blank=True)
    valid_to = models.PositiveIntegerField("gäller till och med (ååååmm)", null=True, blank=True)
    from_file = models.BooleanField("tillagd av en fil", default=False, editable=False)
    in_tree = models.BooleanField(
        "finns i trädet",
        default=True,
        editable=False,
        help_text="Nej för en verksamhet som bara ångrade filer har siffror för.",
    )
    people = models.PositiveIntegerField(
        "platser eller brukare",
        null=True,
        blank=True,
        help_text="Hur många som bor här eller får insatsen. Lämna tomt där ingen enskild kan pekas ut.",
    )
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="efterträdare",
    )

    class Meta:
        verbose_name = "verksamhet"
        verbose_name_plural = "verksamheter"
        ordering = ["committee", "order", "code"]
        constraints = [
            models.UniqueConstraint(name="verksamhet_code_once", fields=["committee", "code"]),
            models.UniqueConstraint(
                name="one_root_each", fields=["committee"], condition=models.Q(parent__isnull=True)
            ),
            models.CheckConstraint(
                name="valid_months_in_order",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return code_and_name(self.code, self.name)
