"""The administrator's pages for people, committees, verksamheter and account tables; facts are read-only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from socfin.actions.audit import record
from socfin.models import (
    AccountLine,
    AuditEvent,
    Committee,
    ImportProfile,
    Membership,
    Publication,
    Upload,
    User,
    Verksamhet,
)

admin.site.site_header = "Administration"
admin.site.site_title = "Administration"
admin.site.index_title = "Personer, nämnder och register"


class DiaryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # serves four models
    """For what can be changed by hand: every change is noted, so that no page shows what was before."""

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:  # type: ignore[type-arg]
        """After the object and its inlines are saved."""
        super().save_related(request, form, formsets, change)
        self.note(request, "change" if change else "add", form.instance)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """One object."""
        self.note(request, "delete", obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        """Those that were ticked in a list."""
        for obj in queryset:
            self.note(request, "delete", obj)
        super().delete_queryset(request, queryset)

    def note(self, request: HttpRequest, done: str, obj: Model) -> None:
        """What was done, in the committee's diary."""
        committee: Committee = obj if isinstance(obj, Committee) else obj.committee  # type: ignore[attr-defined]  # all four have one
        by: User = request.user  # type: ignore[assignment]  # the admin lets no one else in
        record(f"admin_{done}", by=by, committee=committee, what=self.opts.model_name, name=str(obj))


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """Who has which role in the committee."""

    model = Membership
    extra = 0


@admin.register(Committee)
class CommitteeAdmin(DiaryAdmin):
    """Committees with their roles."""

    list_display = ("name", "municipality", "slug", "unit")
    inlines = (MembershipInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """A committee needs a root and an account table: manage.py create_committee makes all of it."""
        return False


@admin.register(Verksamhet)
class VerksamhetAdmin(DiaryAdmin):
    """The tree, with months of validity and successors."""

    list_display = ("code", "name", "committee", "parent", "people", "valid_from", "valid_to", "successor")
    list_filter = ("committee",)
    search_fields = ("code", "name")
    list_select_related = ("committee", "parent", "successor")


@admin.register(AccountLine)
class AccountLineAdmin(DiaryAdmin):
    """The account tables."""

    list_display = ("prefix", "line", "committee")
    list_filter = ("committee", "line")


@admin.register(ImportProfile)
class ImportProfileAdmin(DiaryAdmin):
    """The named ways of reading a file."""

    list_display = ("name", "committee")


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # serves three models
    """For what is written once and never changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Never by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Never by hand."""
        return False


@admin.register(Upload)
class UploadAdmin(ReadOnlyAdmin):
    """The files handed in."""

    list_display = ("filename", "committee", "uploaded_at", "uploaded_by", "size")


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    """What has counted when."""

    list_display = ("committee", "scenario", "last", "months", "upload", "published_at", "withdrawn_at")
    list_filter = ("committee", "scenario")


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    """The diary."""

    list_display = ("at", "by", "committee", "action")
    list_filter = ("committee", "action")


admin.site.register(User, UserAdmin)
