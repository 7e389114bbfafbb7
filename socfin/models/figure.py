"""Append-only figures and the pointer that says which of them count."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import Exact

from socfin.domain.figures import Scenario
from socfin.domain.slots import COLUMNS, Slot
from socfin.models.committee import Committee, User
from socfin.models.upload import Upload
from socfin.models.verksamhet import Verksamhet

SCENARIOS = [(scenario.value, scenario.label) for scenario in Scenario]


class Entries(Func):
    """How many entries a JSON list of a block has."""

    function = "json_array_length"
    output_field = models.IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """jsonb has its own."""
        return super().as_sql(compiler, connection, function="jsonb_array_length", **context)


class FigureBlock(models.Model):
    """The figures of one verksamhet and slot in one upload, in the file's order; written once, never changed.

    A slot is scenario, span and, for a forecast, `as_of`: `last` (yyyymm) is the last month covered and
    `months` how many months each amount covers. `accounts`, `lines`, `amounts_ore` and `rows` are lists of
    one length with an entry per figure: the account, or "" and the value of a Line, the amount in öre (null:
    the file has the row, but no figure) and the row number in the file. `total_ore` is the sum of the known
    amounts and `missing` how many are not known, so that a block can be held against its own sum. A file of a
    million figures is some thousands of blocks, which is why they can be stored and read in seconds
    (docs/adr/0008).
    """

    upload = models.ForeignKey(
        Upload, models.CASCADE, related_name="blocks", verbose_name="uppladdning", db_index=False
    )
    verksamhet = models.ForeignKey(
        Verksamhet, models.PROTECT, related_name="blocks", verbose_name="verksamhet"
    )
    scenario = models.CharField("scenario", max_length=10, choices=SCENARIOS)
    last = models.PositiveIntegerField("sista månad (ååååmm)")
    months = models.PositiveSmallIntegerField("antal månader")
    as_of = models.PositiveIntegerField("prognos efter (ååååmm)", default=0)
    accounts = models.JSONField("konton")
    lines = models.JSONField("rader")
    amounts_ore = models.JSONField("belopp i öre")
    rows = models.JSONField("rader i filen")
    total_ore = models.BigIntegerField("blockets summa i öre", default=0)
    missing = models.PositiveIntegerField("rader utan belopp", default=0)

    class Meta:
        verbose_name = "sifferblock"
        verbose_name_plural = "sifferblock"
        constraints = [
            models.UniqueConstraint(
                name="one_block_per_slot",
                fields=["upload", "scenario", "last", "months", "as_of", "verksamhet"],
            ),
            models.CheckConstraint(
                name="one_to_twelve_months", condition=Q(months__gte=1) & Q(months__lte=12)
            ),
            models.CheckConstraint(
                name="lists_of_one_length",
                condition=Q(
                    *(Exact(Entries(name), Entries("rows")) for name in ("accounts", "lines", "amounts_ore"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scenario} {self.last} {self.verksamhet_id}: {len(self.rows)}"


class Publication(models.Model):
    """The pointer: since `published_at` this upload counts for the slot, until withdrawn or succeeded.

    A slot is committee, scenario, source, span (`last`, `months`) and, for a forecast, `as_of`: the month
    it was made after; a slot of an indicator's values has its code too, one of money "". The pointers of one
    file with one `published_at` are one publishing, withdrawn together; no two publishings of a committee
    have the same moment.
    """

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="publications", verbose_name="nämnd"
    )
    upload = models.ForeignKey(
        Upload, models.PROTECT, related_name="publications", verbose_name="uppladdning"
    )
    scenario = models.CharField("scenario", max_length=10, choices=SCENARIOS)
    source = models.CharField("källa", max_length=40, default="erp")
    last = models.PositiveIntegerField("sista månad (ååååmm)")
    months = models.PositiveSmallIntegerField("antal månader")
    as_of = models.PositiveIntegerField("prognos efter (ååååmm)", default=0)
    indicator = models.CharField("nyckeltal", max_length=40, default="", blank=True)
    published_at = models.DateTimeField("publicerad")
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="publicerad av")
    reason = models.TextField("skäl", blank=True)
    """Why it was published although a warning needed a reason; empty when none did."""
    withdrawn_at = models.DateTimeField("återtagen", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="återtagen av"
    )

    class Meta:
        verbose_name = "publicering"
        verbose_name_plural = "publiceringar"
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["committee", "scenario", "source", "last", "months", "as_of"],
                name="publication_by_slot",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="pointed_once_in_a_publishing",
                fields=[
                    "upload",
                    "scenario",
                    "source",
                    "last",
                    "months",
                    "as_of",
                    "indicator",
                    "published_at",
                ],
            ),
            models.CheckConstraint(
                name="withdrawn_after_published",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("published_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator or self.scenario} {self.last} ({self.months} mån) ← {self.upload_id}"

    @property
    def slot(self) -> Slot:
        """What it points for."""
        return Slot.from_stored(*(getattr(self, column) for column in COLUMNS))
