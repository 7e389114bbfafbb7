"""What every page of the administration does: writes what changed alone, and notes it; no page itself."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from socfin.actions.audit import record
from socfin.domain.period import Month
from socfin.models import Committee, Membership, User


class NamedFields(admin.ModelAdmin):  # type: ignore[type-arg]  # serves every model
    """Writes what the form changed and nothing else, so that what another wrote meanwhile stays."""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list asked for; a year that no calendar has is answered as other wrong questions are."""
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError) as reason:
            raise IncorrectLookupParameters from reason

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
        obj.save(update_fields=[name for name in names if name in fields])


class DiaryAdmin(NamedFields):
    """For what can be changed by hand: every change is noted, so that no page shows what was before."""

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:  # type: ignore[type-arg]
        """After the object and its inlines are saved."""
        super().save_related(request, form, formsets, change)
        changed = {
            name: [str(form.initial.get(name, "")), str(form.cleaned_data.get(name, ""))]
            for name in form.changed_data
        }
        months = self.reached(form.instance, dict(form.initial) if change else {})
        self.note(request, "change" if change else "add", form.instance, months=months, changed=changed)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """One object."""
        self.note(request, "delete", obj, months=self.reached(obj, None))
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        """Those that were ticked in a list."""
        _hold_committees(queryset)
        for obj in queryset:
            self.note(request, "delete", obj, months=self.reached(obj, None))
        super().delete_queryset(request, queryset)

    def reached(self, obj: Any, before: dict[str, Any] | None) -> Collection[Month]:  # noqa: ARG002
        """The closed months that would say something else; none where the object is in no month's report.

        `before` has what the form was drawn with, {} for a new object and None for one that is to go.
        """
        return ()

    def note(
        self, request: HttpRequest, done: str, obj: Model, *, months: Collection[Month], **details: Any
    ) -> None:
        """What was done, from what to what, in the committee's trail; PeriodShut undoes it."""
        committee: Committee = obj if isinstance(obj, Committee) else obj.committee  # type: ignore[attr-defined]  # all four have one
        by: User = request.user  # type: ignore[assignment]  # the admin lets no one else in
        record(
            f"admin_{done}",
            by=by,
            committee=committee,
            months=months,
            what=self.opts.model_name,
            name=str(obj),
            **details,
        )


def _hold_committees(queryset: QuerySet[Model]) -> None:
    """All of them before the trail: whoever holds one and waits for the trail is never waited for."""
    of_these = Committee.objects.select_for_update().filter(pk__in=queryset.values("committee"))
    list(of_these.order_by("pk"))


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """Who has which role in the committee; given and ended on the committee's own page."""

    model = Membership
    extra = 0
    fields = ("committee", "user", "role", "first_day", "last_day", "ended_at")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Never here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Never here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Never: what was done was done with that role."""
        return False


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
