"""Who is to have which role, and for how long; checked, never saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from socfin.domain.roles import OF_COMMITTEES, OF_OWN_PARTS, Role


def dated(label: str, help_text: str = "", *, required: bool = False) -> forms.DateField:
    """A day, as a browser's own picker writes it."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": "Skriv dagen så här: 2022-12-31.",
            "required": "Välj den sista dagen, eller avsluta rollen nu.",
        },
    )


def named_role(roles: Iterable[Role]) -> forms.ChoiceField:
    """One of these roles, by its Swedish name."""
    return forms.ChoiceField(
        label="Roll",
        choices=[("", "Välj"), *((role.value, role.label) for role in roles)],
        error_messages={"required": "Välj en roll."},
    )


def named_user() -> forms.CharField:
    """The user name of someone who can log in already."""
    return forms.CharField(
        label="Användarnamn",
        max_length=150,
        help_text="Den som inte finns läggs upp av den som administrerar webbplatsen.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": "Skriv personens användarnamn."},
    )


class RoleForm(forms.Form):
    """A role for someone who can log in already."""

    username = named_user()
    role = named_role(OF_COMMITTEES)
    areas = forms.MultipleChoiceField(
        label="Egna delar",
        required=False,
        help_text="För en verksamhetschef: det hen skriver om, med allt under. Håll ned Ctrl för flera.",
        error_messages={"invalid_choice": "Verksamheten %(value)s finns inte."},
    )
    first_day = dated("Från", "Lämna tomt för från och med nu.")
    last_day = dated("Till och med", "Lämna tomt för tills vidare.")

    def __init__(self, *args: Any, verksamheter: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`verksamheter` are pairs of code and name, in the tree's order."""
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = list(verksamheter)  # type: ignore[attr-defined]  # a field with choices

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Sista dagen är före den första.")
        return data


class LastDayForm(forms.Form):
    """The last day of a role."""

    last_day = dated("Sista dagen", "Rollen gäller den dagen ut.", required=True)


class GroupForm(forms.Form):
    """A group of the municipality's log-in, and the role it gives."""

    group = forms.CharField(
        label="Grupp eller approll",
        max_length=200,
        help_text="Som kommunens inloggning skriver den: namnet på en approll, eller gruppens id.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": "Skriv gruppen."},
    )
    role = named_role(role for role in OF_COMMITTEES if role not in OF_OWN_PARTS)


class ProofForm(forms.Form):
    """One's own password once more."""

    password = forms.CharField(
        label="Ditt lösenord",
        max_length=4096,  # as Django's own
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Skriv ditt lösenord."},
    )


class CodeForm(forms.Form):
    """A code out of an app, or a spare code."""

    code = forms.CharField(
        label="Kod",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
        error_messages={
            "required": "Skriv koden.",
            "max_length": "En kod är sex siffror, en reservkod åtta tecken.",
        },
    )
