"""What a key for a program is to open, and for how long; checked, never saved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from socfin.domain.people.tokens import USUAL_DAYS, Scope


class TokenForm(forms.Form):
    """A new key to one of the committees that the person has a role in."""

    name = forms.CharField(
        label="Vad nyckeln används till",
        max_length=80,
        help_text="Till exempel Power BI eller månadsmallen i Excel.",
        error_messages={"required": "Skriv vad nyckeln används till, så att du känner igen den."},
    )
    committee = forms.ChoiceField(label="Nämnd", error_messages={"required": "Välj en nämnd."})
    scope = forms.ChoiceField(
        label="Får",
        choices=[(scope.value, scope.label) for scope in Scope],
        error_messages={"required": "Välj vad nyckeln får."},
    )
    last_day = forms.DateField(
        label="Till och med",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": "Skriv dagen så här: 2022-12-31.",
            "required": "Välj den sista dagen.",
        },
    )

    def __init__(self, data: Any = None, *, committees: list[tuple[str, str]]) -> None:
        """`committees` are the pairs of address and name to choose among."""
        usual = timezone.localdate() + timedelta(days=USUAL_DAYS)
        super().__init__(data, initial={"last_day": usual, "scope": Scope.READ.value})
        self.fields["committee"].choices = committees  # type: ignore[attr-defined]  # a ChoiceField
