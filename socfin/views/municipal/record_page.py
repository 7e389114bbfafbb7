"""The committees' records beside each other and together: what each said of a year, and what it became."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socfin.access import municipal
from socfin.domain.money import Unit
from socfin.domain.roles import Permission
from socfin.reporting.forecast.record import records_of, together_of
from socfin.views.forecast.official_record import record_table
from socfin.views.municipal.together_page import municipal_context


def municipal_record(request: HttpRequest, slug: str) -> HttpResponse:
    """Every committee's record as its reader may see it; who has a role in the municipality."""
    seat = municipal.municipal_seat(request, slug, Permission.READ)
    unit = Unit(seat.municipality.unit)
    records = records_of((each.committee, each.sees_masked) for each in seat.overseen)
    known = [each for each in records if each.years]
    context = {
        **municipal_context(seat, "record"),
        "unit": unit,
        "together": record_table(together_of(known), unit) if len(known) > 1 else None,
        "records": [
            {"each": each, "record": record_table(each.years, unit) if each.years else None}
            for each in records
        ],
    }
    return render(request, "municipal_record.html", context)
