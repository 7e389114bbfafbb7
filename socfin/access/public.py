"""A committee that is open to all, and the place to read it from; never a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from socfin.apart.doors import municipality_at, municipality_of_committee
from socfin.apart.place import tried
from socfin.selectors.committees import public_committee, public_committees

if TYPE_CHECKING:
    from socfin.models import Committee


def open_committee(slug: str, refused: str) -> Committee:
    """The committee, in whose municipality one stands from now on; 404 with `refused` where none is open."""
    with tried(municipalities=municipality_of_committee(slug)):
        committee = public_committee(slug)
        if committee is None:
            raise Http404(refused)
    return committee


def open_committees(slug: str, refused: str) -> list[Committee]:
    """Those of the municipality with the address, by name; 404 with `refused` where none is open to all."""
    with tried(municipalities=municipality_at(slug)):
        every = list(public_committees().filter(municipality__slug=slug, oversees=False).order_by("name"))
        if not every:
            raise Http404(refused)
    return every
