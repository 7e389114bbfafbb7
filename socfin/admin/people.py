"""The administrator's page of people, each change with before and after in the trail; no page of theirs."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest

from socfin.actions.audit import record, trace
from socfin.admin.base import MembershipInline, NamedFields
from socfin.models import AuditEvent, Committee, User

RIGHTS = ("username", "is_active", "is_staff", "is_superuser")
"""What of a person is written out in the trail; names and addresses never are."""
FOUND = HTTPStatus.FOUND


@admin.register(User)
class PersonAdmin(NamedFields, UserAdmin):  # type: ignore[type-arg]
    """People and their roles; a new name is shown at once wherever the person has written or published."""

    list_display = ("username", "first_name", "last_name", "is_active", "is_superuser")
    list_filter = ("is_active", "memberships__committee", "memberships__role")
    inlines = (MembershipInline,)
    add_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email")}),
        ("Lösenord", {"fields": ("usable_password", "password1", "password2")}),
    )
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Tillgång till de här sidorna", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("Senast", {"fields": ("last_login", "date_joined")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """People are ended (made inactive), never deleted: what they did stays theirs."""
        return False

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """Another's password, and that it was changed and by whom."""
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == FOUND:
            person = User.objects.get(pk=id)
            trace("change_password", who=request.user.get_username(), user=person.get_username())
        return response

    def _note(self, request: HttpRequest, form: Any, change: bool) -> None:
        """The person's rights from what to what; of names and addresses only that they were changed."""
        person: User = form.instance
        trace(
            "change_person" if change else "create_user",
            who=request.user.get_username(),
            user=person.get_username(),
            fields=[name for name in form.changed_data if "password" not in name],
            before={name: form.initial[name] for name in RIGHTS if name in form.initial},
            after={name: getattr(person, name) for name in RIGHTS},
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Noted in the diary of every committee whose pages name the person, also one left long ago."""
        person: User = form.instance
        super().save_related(request, form, formsets, change)
        by: User = request.user  # type: ignore[assignment]  # the admin lets no one else in
        written = AuditEvent.objects.filter(by=form.initial.get("username", "")).values("committee")
        named = Q(memberships__user=person) | Q(slug__in=written)
        chosen = Committee.objects.filter(named).values("pk")
        for committee in Committee.objects.select_for_update().filter(pk__in=chosen).order_by("pk"):
            record(
                "admin_change",
                by=by,
                committee=committee,
                months=(),
                what="user",
                name=person.get_username(),
            )
        self._note(request, form, change)
