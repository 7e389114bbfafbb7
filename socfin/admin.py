"""The administrator's pages for people, committees, verksamheter and account tables; facts are read-only."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

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


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """Who has which role in the committee."""

    model = Membership
    extra = 0


@admin.register(Committee)
class CommitteeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Committees with their roles."""

    list_display = ("name", "municipality", "slug", "unit")
    inlines = (MembershipInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """A committee needs a root and an account table: manage.py create_committee makes all of it."""
        return False


@admin.register(Verksamhet)
class VerksamhetAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The tree, with months of validity and successors."""

    list_display = ("code", "name", "committee", "parent", "people", "valid_from", "valid_to", "successor")
    list_filter = ("committee",)
    search_fields = ("code", "name")
    list_select_related = ("committee", "parent", "successor")


@admin.register(AccountLine)
class AccountLineAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The account tables."""

    list_display = ("prefix", "line", "committee")
    list_filter = ("committee", "line")


@admin.register(ImportProfile)
class ImportProfileAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
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
