"""What a board answers where a nämnd has pages of its own figures: that it has none, and where they are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socfin.access import Seat
from socfin.selectors.memberships import municipalities_of
from socfin.views.page import committee_context

FILES = ("Filer", "Filer lämnas in i den nämnd som siffrorna gäller.")
PERIODS = ("Perioder", "Varje nämnd stänger sina egna månader.")
QUESTIONS = ("Frågor", "Frågor ställs och besvaras i den nämnd som siffran gäller.")


def nothing_of_its_own(request: HttpRequest, seat: Seat, what: tuple[str, str]) -> HttpResponse:
    """The calm page of one of FILES, PERIODS and QUESTIONS in a committee that oversees the others."""
    municipality = seat.committee.municipality
    is_above = seat.is_someone and municipality.slug in municipalities_of(seat.user).values()
    heading, why = what
    context = {
        **committee_context(seat, "meetings"),
        "heading": heading,
        "why": why,
        "together": municipality.slug if is_above else "",
    }
    return render(request, "of_namnder.html", context)
