"""Committees, their months and their organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from socfin import access, reporting
from socfin.access import Seat
from socfin.api import words
from socfin.api.pages import pages_of
from socfin.api.parts import PartOfList, part_of
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.selectors import committees, periods
from socfin.selectors.ledger import published_months
from socfin.selectors.memberships import seats_of

if TYPE_CHECKING:
    from socfin.models import Committee

router = Router(tags=["Nämnder"])
municipal = Router(tags=["Nämnder"])


@municipal.get("", response=list[words.Municipality], summary="Kommuner med en nämnd som du har en roll i")
def every_municipality(request: HttpRequest) -> list[words.Municipality]:
    """By name, each with the committees that you may read; with a key, the key's committee alone."""
    token = access.token_of(request)
    theirs: dict[int, words.Municipality] = {}
    for seat in seats_of(access.person(request)):
        if token is None or token.committee_id == seat.committee.pk:
            municipality = seat.committee.municipality
            kept = theirs.setdefault(
                municipality.pk,
                words.Municipality(
                    slug=municipality.slug,
                    name=municipality.name,
                    organisation_number=municipality.organisation_number,
                    committees=[],
                ),
            )
            kept.committees.append(seat.committee.slug)
    return sorted(theirs.values(), key=lambda each: each.name)


@router.get("", response=list[words.Committee], summary="Nämnder som du har en roll i")
def every_committee(request: HttpRequest) -> list[words.Committee]:
    """With a key, the key's committee alone, and none when its owner has no role there any more."""
    token = access.token_of(request)
    if token is not None:
        try:
            return [one_committee(request, token.committee.slug)]
        except Http404:
            return []
    return [_committee(request, seat.committee, seat.role.value) for seat in seats_of(access.person(request))]


@router.get("/{slug}", response=words.Committee, summary="En nämnd")
def one_committee(request: HttpRequest, slug: str) -> words.Committee:
    """404 for who has no role there."""
    seat = access.seat(request, slug, Permission.READ)
    return _committee(request, seat.committee, seat.role.value)


@router.get("/{slug}/periods", response=list[words.Period], summary="Månader med publicerat utfall")
def every_period(request: HttpRequest, slug: str) -> list[words.Period]:
    """Oldest first."""
    committee = access.seat(request, slug, Permission.READ).committee
    standing, pages = periods.standing(committee), pages_of(request, slug)
    return [
        words.Period(
            period=str(month),
            label=month.label,
            state=standing[month].state.value if month in standing else "open",
            page=pages.address("overview", month),
        )
        for month in published_months(committee).months
    ]


@router.get("/{slug}/verksamheter", response=list[words.Verksamhet], summary="Nämndens organisation")
def every_verksamhet(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    part: Query[PartOfList],
) -> list[words.Verksamhet]:
    """In the order of the tree; those hidden from the reader are left out."""
    seat = access.seat(request, slug, Permission.READ)
    hidden = _hidden(seat)
    shown = [node for node in committees.verksamheter(seat.committee) if node.code not in hidden]
    return [
        words.Verksamhet(
            code=node.code,
            name=node.name,
            parent=node.parent.code if node.parent else None,
            successor=node.successor.code if node.successor and node.successor.code not in hidden else None,
            valid_from=_month(node.valid_from),
            valid_to=_month(node.valid_to),
        )
        for node in part_of(shown, lambda node: node.code, part, request, response)
    ]


def _hidden(seat: Seat) -> frozenset[str]:
    return reporting.hidden_in(seat.committee).hidden if seat.sees_masked else frozenset()


def _month(yyyymm: int | None) -> str | None:
    return None if yyyymm is None else str(Month.from_yyyymm(yyyymm))


def _committee(request: HttpRequest, committee: Committee, role: str) -> words.Committee:
    latest = published_months(committee).latest
    return words.Committee(
        slug=committee.slug,
        name=committee.name,
        municipality=committee.municipality.name,
        constructed=committee.constructed,
        unit=committee.unit,
        role=role,
        latest=str(latest) if latest else None,
        page=pages_of(request, committee.slug).address("latest"),
    )
