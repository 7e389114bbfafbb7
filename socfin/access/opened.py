"""The seat of anyone in a committee that is open to all; the same for whoever asks, logged in or not."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from socfin.access import Seat
from socfin.apart.doors import municipality_of_committee
from socfin.apart.place import tried
from socfin.domain.roles import ANYONE
from socfin.selectors.committees import public_committee

NOT_OPEN = "Nämnden har inga öppna data."


def open_seat(slug: str) -> Seat:
    """A seat that reads with small units gathered; 404 where there is no committee that is open to all."""
    with tried(municipalities=municipality_of_committee(slug)):
        if (open_to_all := public_committee(slug)) is None:
            raise Http404(NOT_OPEN)
    return Seat(open_to_all, AnonymousUser(), ANYONE, public=True)  # type: ignore[arg-type]  # nobody at all
