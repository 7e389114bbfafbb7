"""What the files say was bought of and sold to a counterpart (motpart): append-only, beside the figures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.lookups import Exact

from socfin.domain.municipal.trade import LONGEST_CODE
from socfin.models.figure import Entries
from socfin.models.upload import Upload


class TradeBlock(models.Model):
    """The outcome of one counterpart and span in one upload, its verksamheter together; written once.

    Amounts that stand in the upload's figure blocks too, and are never added to them. `last`, `months`,
    `accounts`, `lines` and `amounts_ore` are as in a figure block; null is a row without an amount. An upload
    without any does not say whom its committee trades with.
    """

    upload = models.ForeignKey(
        Upload, models.CASCADE, related_name="trade_blocks", verbose_name="uppladdning", db_index=False
    )
    counterpart = models.CharField("motpart", max_length=LONGEST_CODE)
    last = models.PositiveIntegerField("sista månad (ååååmm)")
    months = models.PositiveSmallIntegerField("antal månader")
    accounts = models.JSONField("konton")
    lines = models.JSONField("rader")
    amounts_ore = models.JSONField("belopp i öre")

    class Meta:
        verbose_name = "motpartsblock"
        verbose_name_plural = "motpartsblock"
        constraints = [
            models.UniqueConstraint(
                name="one_trade_block_per_span", fields=["upload", "last", "months", "counterpart"]
            ),
            models.CheckConstraint(
                name="trade_of_one_to_twelve_months", condition=Q(months__gte=1) & Q(months__lte=12)
            ),
            models.CheckConstraint(
                name="trade_lists_of_one_length",
                condition=Q(
                    *(Exact(Entries(name), Entries("amounts_ore")) for name in ("accounts", "lines"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counterpart} {self.last}: {len(self.amounts_ore)}"
