"""The search: one field over all that the person may read, in every committee of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin import access
from socfin.domain.period import Month
from socfin.reporting.asked.search import seen_hits
from socfin.selectors.committees import root_of
from socfin.selectors.ledger import PublishedMonths, published_months
from socfin.selectors.memberships import seats_of, sees_masked
from socfin.selectors.search.hits import Hit, Place

if TYPE_CHECKING:
    from socfin.models import Committee

LONGEST = 100
"""Signs of what is searched for."""
SHOWN = 30
"""Hits of a committee on the page."""
AROUND = 80
"""Signs on either side of the first word, in what is shown of a text."""
OF_THEIR_OWN = (Place.QUESTION, Place.DOCUMENT)
"""What has a page whichever months are published."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with its page and the words around."""

    label: str
    title: str
    text: str
    href: str


@dataclass(frozen=True)
class Pages:
    """What a committee's hits are placed by: read once, and only where a hit needs it."""

    committee: Committee

    @cached_property
    def months(self) -> PublishedMonths:
        """Those that something is published for."""
        return published_months(self.committee)

    @cached_property
    def root(self) -> str:
        """The code of the whole."""
        return root_of(self.committee).code

    def has(self, hit: Hit) -> bool:
        """Whether there is a page where the words stand."""
        return hit.place in OF_THEIR_OWN or _month(self.months, hit) is not None


def search(request: HttpRequest) -> HttpResponse:
    """Every place with the words, in the committees that the person has a role in; everyone logged in."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = []
    for seat in seats_of(access.person(request)) if words else ():
        masked = sees_masked(seat.committee, seat.role)
        pages = Pages(seat.committee)
        placed = [hit for hit in seen_hits(seat.committee, words, masked=masked) if pages.has(hit)]
        shown = [_shown(pages, hit, words) for hit in placed[:SHOWN]]
        groups.append((seat.committee, shown, len(placed)))
    context = {"words": words, "groups": groups, "hits": sum(count for *_, count in groups)}
    return render(request, "search.html", context)


def _shown(pages: Pages, hit: Hit, words: str) -> ShownHit:
    of_month = hit.month and hit.place is not Place.DECISION
    when = f", {Month.from_yyyymm(hit.month).label}" if of_month else ""
    return ShownHit(f"{hit.place.label}{when}", hit.title, _around(hit.text, words), _href(pages, hit))


def _href(pages: Pages, hit: Hit) -> str:
    """The page where the words stand, of a hit that has one."""
    slug = pages.committee.slug
    if hit.place is Place.QUESTION:
        return reverse("question", args=[slug, hit.number])
    if hit.place is Place.DOCUMENT:
        return reverse("item", args=[slug, hit.meeting, hit.number])
    month = str(_month(pages.months, hit))
    if hit.place is Place.DECISION:
        return reverse("decision", args=[slug, month, hit.number])
    if hit.place is Place.ACCOUNT:
        return f"{reverse('rows', args=[slug, month, pages.root])}?konto={hit.code}"
    return reverse("verksamhet", args=[slug, month, hit.code])


def _month(months: PublishedMonths, hit: Hit) -> Month | None:
    """The hit's own, the last of a decision's year, or the newest."""
    if not hit.month:
        return months.latest
    wanted = Month.from_yyyymm(hit.month)
    if hit.place is Place.DECISION:
        return max((month for month in months.months if month.year == wanted.year), default=None)
    return wanted if wanted in months.months else None


def _around(text: str, words: str) -> str:
    """What is shown of a text: the words around the first of those that are searched for."""
    at = max(0, text.casefold().find(words.split()[0].casefold()))
    start, end = max(0, at - AROUND), at + 2 * AROUND
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
