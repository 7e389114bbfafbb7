"""The administrator's pages for committees, verksamheter and account tables; facts are read-only."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from allauth.account import admin as _account  # noqa: F401 - registers what is taken away below
from allauth.account.models import EmailAddress
from allauth.socialaccount import admin as _social  # noqa: F401
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django_otp.plugins.otp_static import admin as _static  # noqa: F401
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp import admin as _totp  # noqa: F401
from django_otp.plugins.otp_totp.models import TOTPDevice

from socfin.actions.municipal.municipalities import SHOWN
from socfin.actions.reaching import months_of_placing, months_of_validity
from socfin.actions.renaming import renamed
from socfin.admin.base import DiaryAdmin, MembershipInline, ReadOnlyAdmin
from socfin.domain.period import Month
from socfin.importers.spelling.bounds import is_code
from socfin.importers.stored import StoredOptions
from socfin.models import (
    AccountLine,
    Committee,
    ImportProfile,
    PeriodChange,
    Publication,
    Upload,
    User,
    Verksamhet,
    WordTemplate,
)

admin.site.site_header = "Administration"
admin.site.site_title = "Administration"
admin.site.index_title = "Personer, nämnder och register"
admin.site.unregister(Group)  # roles are given per committee; groups would grant nothing
for opener in (EmailAddress, SocialAccount, SocialApp, SocialToken, StaticDevice, TOTPDevice):
    admin.site.unregister(opener)  # whoever could write them could log in as another


@admin.register(Committee)
class CommitteeAdmin(DiaryAdmin):
    """Committees with their roles."""

    list_display = ("name", "municipality", "slug", "unit")
    list_select_related = ("municipality",)
    readonly_fields = ("municipality", "own_settings", *SHOWN)
    """The settings of figures are changed on the committee's and the municipality's own pages, which know
    which of them the one has of the other."""
    inlines = (MembershipInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """A committee needs a root and an account table: manage.py create_committee makes all of it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """What a committee has published and decided is public records."""
        return False


class VerksamhetForm(ModelForm):  # type: ignore[type-arg]
    """Keeps the tree a tree: one committee, no loops, months that exist."""

    def clean_code(self) -> str:
        """A code stands in addresses."""
        code: str = self.cleaned_data["code"]
        if not is_code(code):
            raise ValidationError("Använd bokstäver, siffror, bindestreck och punkt, till exempel 51-2.")
        return code

    def clean_valid_from(self) -> int | None:
        """A month as yyyymm."""
        return _month_or_none(self.cleaned_data["valid_from"])

    def clean_valid_to(self) -> int | None:
        """A month as yyyymm."""
        return _month_or_none(self.cleaned_data["valid_to"])

    def clean(self) -> dict[str, Any]:
        """Parent and successor are others of the same committee, and neither leads back here."""
        data = super().clean() or {}
        chosen = data.get("committee")
        committee = self.instance.committee_id if chosen is None else chosen.pk
        is_root = self.instance.pk is not None and self.instance.parent_id is None
        if is_root and data.get("parent"):
            self.add_error("parent", "Nämndens översta verksamhet kan inte ligga under en annan.")
        for name, word in (("parent", "överordnad"), ("successor", "efterträdare")):
            other = data.get(name)
            if other is not None and other.committee_id != committee:
                self.add_error(name, "Välj en verksamhet i samma nämnd.")
            elif other is not None and self.instance.pk in _chain(other, name):
                self.add_error(name, f"Verksamheten kan inte vara sin egen {word}, inte heller via en annan.")
        return data


def _month_or_none(yyyymm: int | None) -> int | None:
    try:
        return None if yyyymm is None else Month.from_yyyymm(yyyymm).yyyymm
    except ValueError:
        raise ValidationError("Skriv år och månad så här: 202203.") from None


def _chain(node: Verksamhet | None, name: str) -> set[int]:
    """The ids met from a node on along its parents or its successors."""
    met: set[int] = set()
    while node is not None and node.pk not in met:
        met.add(node.pk)
        node = getattr(node, name)
    return met


@admin.register(Verksamhet)
class VerksamhetAdmin(DiaryAdmin):
    """The tree, with months of validity and successors."""

    form = VerksamhetForm
    list_display = ("code", "name", "committee", "parent", "people", "valid_from", "valid_to", "successor")
    list_filter = ("committee",)
    search_fields = ("code", "name")
    list_select_related = ("committee", "parent", "successor")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """A verksamhet stays in its committee, and keeps the code that what is frozen knows it by."""
        return () if obj is None else ("committee", "code")

    def reached(self, obj: Verksamhet, before: dict[str, Any] | None) -> Collection[Month]:
        """Those with figures of a verksamhet that hangs elsewhere or goes, and where it exists no more."""
        if before is None or before.get("parent", obj.parent_id) != obj.parent_id:
            moved = months_of_placing(obj.committee, [obj])
        else:
            moved = frozenset()
        bounds = (before["valid_from"], before["valid_to"]) if before else (obj.valid_from, obj.valid_to)
        return moved | months_of_validity(obj.committee, obj, bounds)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:  # type: ignore[type-arg]
        """A name it had may still stand in what people have written."""
        super().save_related(request, form, formsets, change)
        if change and "name" in form.changed_data:
            by: User = request.user  # type: ignore[assignment]  # the admin lets no one else in
            renamed(form.instance.committee, {form.instance.code: form.initial["name"]}, by=by)


@admin.register(AccountLine)
class AccountLineAdmin(DiaryAdmin):
    """The account tables."""

    list_display = ("prefix", "line", "committee")
    list_filter = ("committee", "line")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """A rule stays in its committee."""
        return () if obj is None else ("committee",)


@admin.register(PeriodChange)
class PeriodChangeAdmin(ReadOnlyAdmin):
    """What has been done to the committees' months; done on their own page."""

    list_display = ("committee", "month", "step", "state", "reason", "changed_at", "changed_by")
    list_filter = ("committee", "step")


class ImportProfileForm(ModelForm):  # type: ignore[type-arg]
    """Options that a file can be read with."""

    def clean_options(self) -> dict[str, Any]:
        """As the page for a file keeps them."""
        options = self.cleaned_data["options"] or {}
        try:
            StoredOptions(options).options()
        except (AttributeError, KeyError, TypeError, ValueError) as reason:
            raise ValidationError(f"Så går ingen fil att läsa: {reason}") from None
        kept: dict[str, Any] = options
        return kept


@admin.register(ImportProfile)
class ImportProfileAdmin(DiaryAdmin):
    """The named ways of reading a file."""

    form = ImportProfileForm
    list_display = ("name", "committee")


@admin.register(Upload)
class UploadAdmin(ReadOnlyAdmin):
    """The files handed in."""

    list_display = ("filename", "committee", "uploaded_at", "uploaded_by", "size")


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    """What has counted when."""

    list_display = ("committee", "scenario", "last", "months", "upload", "published_at", "withdrawn_at")
    list_filter = ("committee", "scenario")


@admin.register(WordTemplate)
class WordTemplateAdmin(ReadOnlyAdmin):
    """The committees' own Word templates; one is handed in and chosen on the committee's settings page."""

    list_display = ("name", "filename", "committee", "active", "uploaded_at", "uploaded_by", "size")
    list_filter = ("committee",)
