"""The administrator's pages for people, committees, verksamheter and account tables; facts are read-only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from socfin.actions.audit import record
from socfin.actions.renaming import renamed
from socfin.domain.period import Month
from socfin.importers.spelling.bounds import is_code
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
    WordTemplate,
)
from socfin.reporting.reading import options_of

admin.site.site_header = "Administration"
admin.site.site_title = "Administration"
admin.site.index_title = "Personer, nämnder och register"
admin.site.unregister(Group)  # roles are given per committee; groups would grant nothing


class NamedFields(admin.ModelAdmin):  # type: ignore[type-arg]  # serves every model
    """Writes what the form changed and nothing else, so that what another wrote meanwhile stays."""

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:  # noqa: ARG002 - Django's signature
        """One object."""
        _save(obj, form.changed_data if change else None)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: ARG002 - Django's signature
        """What hangs on the object."""
        formset.save(commit=False)
        for obj in formset.deleted_objects:
            obj.delete()
        for obj, names in formset.changed_objects:
            _save(obj, names)
        for obj in formset.new_objects:
            _save(obj, None)
        formset.save_m2m()


def _save(obj: Model, names: list[str] | None) -> None:
    """A new object, or the named fields of one; what a form calls otherwise is no field."""
    if names is None:
        obj.save(force_insert=True)
    else:
        fields = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=[one for one in names if one in fields])


class DiaryAdmin(NamedFields):
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


class ImportProfileForm(ModelForm):  # type: ignore[type-arg]
    """Options that a file can be read with."""

    def clean_options(self) -> dict[str, Any]:
        """As the page for a file keeps them."""
        options = self.cleaned_data["options"] or {}
        try:
            options_of(options)
        except (AttributeError, KeyError, TypeError, ValueError) as reason:
            raise ValidationError(f"Så går ingen fil att läsa: {reason}") from None
        kept: dict[str, Any] = options
        return kept


@admin.register(ImportProfile)
class ImportProfileAdmin(DiaryAdmin):
    """The named ways of reading a file."""

    form = ImportProfileForm
    list_display = ("name", "committee")


class ReadOnlyAdmin(NamedFields):
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


@admin.register(WordTemplate)
class WordTemplateAdmin(ReadOnlyAdmin):
    """The committees' own Word templates; one is handed in and chosen on the committee's settings page."""

    list_display = ("name", "filename", "committee", "active", "uploaded_at", "uploaded_by", "size")
    list_filter = ("committee",)


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    """The diary."""

    list_display = ("at", "by", "committee", "action")
    list_filter = ("committee", "action")


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

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Noted in the diary of every committee whose pages name the person, also one just left."""
        person: User = form.instance
        left = list(person.memberships.values_list("committee_id", flat=True))
        super().save_related(request, form, formsets, change)
        by: User = request.user  # type: ignore[assignment]  # the admin lets no one else in
        written = AuditEvent.objects.filter(by=form.initial.get("username", "")).values("committee")
        named = Q(memberships__user=person) | Q(slug__in=written) | Q(pk__in=left)
        for committee in Committee.objects.filter(named).distinct():
            record("admin_change", by=by, committee=committee, what="user", name=person.get_username())
