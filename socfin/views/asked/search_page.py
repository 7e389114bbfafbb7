"""The search: one field over all that the person may read, in every committee of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin import access
from socfin.domain.period import Month
from socfin.reporting.asked.search import seen_hits
from socfin.selectors.committees import root_of
from socfin.selectors.ledger import PublishedMonths, published_months
from socfin.selectors.memberships import seats_of, sees_masked
from socfin.selectors.search import Hit, Place

LONGEST = 100
"""Signs of what is searched for."""
SHOWN = 30
"""Hits of a committee on the page."""
AROUND = 80
"""Signs on either side of the first word, in what is shown of a text."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with its page and the words around."""

    label: str
    title: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Pages:
    """What a committee's hits are placed by: read once, whatever their number."""

    slug: str
    months: PublishedMonths
    root: str


def search(request: HttpRequest) -> HttpResponse:
    """Every place with the words, in the committees that the person has a role in; everyone logged in."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = []
    for seat in seats_of(access.person(request)) if words else ():
        masked = sees_masked(seat.committee, seat.role)
        every = seen_hits(seat.committee, words, masked=masked)
        of_committee = Pages(
            seat.committee.slug, published_months(seat.committee), root_of(seat.committee).code
        )
        placed = [hit for hit in (_shown(of_committee, hit, words) for hit in every) if hit]
        groups.append((seat.committee, placed[:SHOWN], len(placed)))
    context = {"words": words, "groups": groups, "hits": sum(count for *_, count in groups)}
    return render(request, "search.html", context)


def _shown(pages: Pages, hit: Hit, words: str) -> ShownHit | None:
    href = _href(pages, hit)
    of_month = hit.month and hit.place is not Place.DECISION
    when = f", {Month.from_yyyymm(hit.month).label}" if of_month else ""
    label = f"{hit.place.label}{when}"
    return ShownHit(label, hit.title, _around(hit.text, words), href) if href else None


def _href(pages: Pages, hit: Hit) -> str:
    """The page where the words stand; "" where no page of theirs is published."""
    slug = pages.slug
    if hit.place is Place.QUESTION:
        return reverse("question", args=[slug, hit.number])
    if hit.place is Place.DOCUMENT:
        return reverse("item", args=[slug, hit.meeting, hit.number])
    month = _month(pages.months, hit)
    if month is None:
        return ""
    if hit.place is Place.DECISION:
        return reverse("decision", args=[slug, str(month), hit.number])
    if hit.place is Place.ACCOUNT:
        rows = reverse("rows", args=[slug, str(month), pages.root])
        return f"{rows}?konto={hit.code}"
    return reverse("verksamhet", args=[slug, str(month), hit.code])


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
