"""The page where an administrator says which groups of the municipality's log-in give which role."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from socfin import access
from socfin.actions.people.groups import map_group, unmap_group
from socfin.domain.roles import Permission, Role
from socfin.forms import GroupForm
from socfin.selectors.memberships import roles_by_group
from socfin.views.page import committee_context


def groups(request: HttpRequest, slug: str) -> HttpResponse:
    """Groups and their roles; the committee's administrator."""
    seat = access.seat(request, slug, Permission.PEOPLE)
    if "remove" in request.POST:
        unmap_group(committee=seat.committee, group=request.POST["remove"], by=seat.user)
        messages.success(
            request, "Gruppen ger ingen roll längre. De som hade sin roll genom den kommer inte längre in."
        )
        return redirect("groups", slug)
    form = GroupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        group, role = form.cleaned_data["group"], Role(form.cleaned_data["role"])
        map_group(committee=seat.committee, group=group, role=role, by=seat.user)
        messages.success(request, "Sparat. Det gäller från nästa gång någon i gruppen loggar in.")
        return redirect("groups", slug)
    context = {
        **committee_context(seat, "settings"),
        "form": form,
        "refused": [form] if form.errors else [],
        "groups": [(group, role.label) for group, role in roles_by_group(seat.committee).items()],
        "minutes": settings.OIDC_SECONDS // 60,
        "connected": bool(settings.SOCIALACCOUNT_PROVIDERS),
    }
    return render(request, "groups.html", context, status=422 if form.errors else 200)
