"""Where words stand in a committee, as a reader may see it: what tells of a hidden unit is no hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socfin.reporting.masked import hidden_in, secrets, withheld_months
from socfin.selectors.search.hits import Hit, Place, hits

if TYPE_CHECKING:
    from socfin.models import Committee


def seen_hits(committee: Committee, words: str, *, masked: bool) -> list[Hit]:
    """The places that the reader may see; where units are hidden no account: it may be one unit's alone."""
    every = hits(committee, words)
    hides = hidden_in(committee) if masked else None
    if not hides:
        return every
    known = secrets(committee)
    withheld = {month.yyyymm for month in withheld_months(committee)}
    return [
        hit
        for hit in every
        if not hides.closed
        and hit.place is not Place.ACCOUNT
        and hit.month not in withheld
        and hides.hidden.isdisjoint({hit.code, *hit.codes})
        and not known.told_by(f"{hit.title} {hit.text}", hit.month)
    ]
