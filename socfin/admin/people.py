"""The administrator's page of people, each change with before and after in the trail; no page of theirs."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from socfin.actions.audit import record, trace
from socfin.actions.people.links import NotSent, send_password_link
from socfin.actions.people.log_ins import end_log_ins
from socfin.actions.people.two_step import end_two_step
from socfin.actions.people.warnings import warn
from socfin.admin.base import MembershipInline, NamedFields
from socfin.models import AuditEvent, Committee, User
from socfin.selectors.trail import is_in_trail

RIGHTS = ("username", "is_active", "is_staff", "is_superuser")
"""What of a person is written out in the trail; names and addresses never are."""


class PersonForm(ModelForm):  # type: ignore[type-arg]
    """A person under a name that is nobody else's, and was nobody else's before."""

    def clean_username(self) -> str:
        """A name in the trail is that person's for ever: no one can write there under another's."""
        name: str = self.cleaned_data["username"]
        if name != self.initial.get("username") and is_in_trail(name):
            raise ValidationError("Namnet står i dagboken och kan inte bli någon annans. Välj ett annat.")
        return name


class NewPersonForm(PersonForm):
    """A person who is yet to choose a password, or who logs in at the municipality."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email")

    def save(self, commit: bool = True) -> User:
        """Without a password."""
        self.instance.set_unusable_password()
        person: User = super().save(commit)
        return person


@admin.register(User)
class PersonAdmin(NamedFields, UserAdmin):  # type: ignore[type-arg]
    """People and their roles; a new name is shown at once wherever the person has written or published."""

    list_display = ("username", "first_name", "last_name", "is_active", "is_superuser")
    list_filter = ("is_active", "memberships__committee", "memberships__role")
    inlines = (MembershipInline,)
    form = PersonForm
    add_form = NewPersonForm
    add_fieldsets = ((None, {"fields": ("username", "first_name", "last_name", "email")}),)
    fieldsets = (
        (None, {"fields": ("username",)}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Tillgång till de här sidorna", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("Senast", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    actions = ("send_link", "end_every_log_in", "take_away_two_step")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        """Nobody changes own rights: so the site is never without an administrator."""
        own = obj is not None and obj.pk == request.user.pk
        return (*self.readonly_fields, *(RIGHTS[1:] if own else ()))

    @admin.action(description="Skicka en länk för att välja lösenord")
    def send_link(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """To each person's own address."""
        for person in queryset.filter(is_active=True):
            self._send(request, person)

    @admin.action(description="Avsluta alla inloggningar")
    def end_every_log_in(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Out at the next click, in every browser."""
        for person in queryset:
            end_log_ins(user=person, who=request.user.get_username())
        self.message_user(request, "Alla inloggningar är avslutade.")

    @admin.action(description="Stäng av inloggning i två steg (tappad telefon)")
    def take_away_two_step(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """The password alone is enough until the person sets it up again."""
        for person in queryset:
            end_two_step(user=person, who=request.user.get_username())
            warn(person, f"{request.user} stängde av din inloggning i två steg.")
        self.message_user(request, "Två steg är avstängt. Be personen sätta upp det igen.")

    def _send(self, request: HttpRequest, person: User) -> None:
        try:
            who, site = request.user.get_username(), request.build_absolute_uri("/")
            send_password_link(user=person, who=who, site=site)
        except NotSent as reason:
            self.message_user(request, str(reason), messages.WARNING)
        else:
            self.message_user(request, f"En länk är skickad till {person}.")

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """People are ended (made inactive), never deleted: what they did stays theirs."""
        return False

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: ARG002
        """No one sets another's password: a link to choose one is sent."""
        raise PermissionDenied("Ingen sätter någon annans lösenord. Skicka en länk i stället.")

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
        if not change:
            self._send(request, person)
        elif "email" in form.changed_data:
            warn(person, f"{request.user} bytte din e-postadress.", to=form.initial.get("email", ""))
