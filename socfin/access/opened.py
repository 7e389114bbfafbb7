"""The seat of anyone in a committee that is open to all; the same for whoever asks, logged in or not."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from socfin.access import Seat
from socfin.access.public import open_committee
from socfin.domain.roles import ANYONE

NOT_OPEN = "Nämnden har inga öppna data."


def open_seat(slug: str) -> Seat:
    """A seat that reads with small units gathered; 404 where there is no committee that is open to all."""
    return Seat(open_committee(slug, NOT_OPEN), AnonymousUser(), ANYONE, public=True)  # type: ignore[arg-type]  # nobody at all
