"""What files say that their committee bought of and sold to others; reads only, computes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from socfin.domain.money import Ore
from socfin.models import TradeBlock

Span = tuple[int, int, int]
"""An upload's key, the last month (yyyymm) and how many months."""
Entry = tuple[str, str, Ore | None]
"""The account, or "" and the value of a Line, and öre, costs negative."""


def trade_entries(spans: Collection[Span]) -> Iterator[tuple[Span, str, Sequence[Entry]]]:
    """Of each of the spans that has any: the counterparts, each with its entries."""
    if not spans:
        return
    uploads, lasts = {span[0] for span in spans}, {span[1] for span in spans}
    blocks = TradeBlock.objects.filter(upload_id__in=uploads, last__in=lasts).order_by("id")
    lists = ("accounts", "lines", "amounts_ore")
    for upload, last, months, counterpart, *entries in blocks.values_list(
        "upload_id", "last", "months", "counterpart", *lists
    ):
        if (upload, last, months) in spans:
            yield (upload, last, months), counterpart, list(zip(*entries, strict=True))
