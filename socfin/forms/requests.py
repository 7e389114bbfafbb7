"""What is typed of a request for more money and of its answer; checked, never saved. Amounts are positive."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from socfin.domain.decisions.requests import RequestPart, RequestState
from socfin.domain.money import Unit
from socfin.forms.fields import AmountField, DayField

ROWS = 4
"""Things that one request may be for."""
NOTHING_ASKED = "Skriv vad som behövs, med belopp större än noll."


class RequestForm(forms.Form):
    """A request for more in a year, or a need that is told."""

    is_asked = forms.ChoiceField(
        label="Det är", choices=[("ja", "ett äskande"), ("nej", "ett behov som inte är äskat")]
    )
    body = forms.CharField(
        label="Äskat hos",
        max_length=80,
        help_text="Till exempel Kommunfullmäktige.",
        error_messages={"required": "Skriv vem som äskas på pengar."},
    )
    asked = DayField(label="Dag", required=False)
    text = forms.CharField(
        label="Varför", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at in range(ROWS):
            self.fields[f"what-{at}"] = forms.CharField(label="Vad", required=False, max_length=200)
            self.fields[f"amount-{at}"] = AmountField(
                unit=unit, label=f"Belopp, {unit.label}", required=False
            )

    def rows(self) -> list[list[BoundField]]:
        """The fields of what it is for, a row each."""
        return [[self[f"what-{at}"], self[f"amount-{at}"]] for at in range(ROWS)]

    def about(self) -> list[BoundField]:
        """The other fields."""
        return [field for field in self.visible_fields() if "-" not in field.name]

    def clean(self) -> dict[str, Any]:
        """At least one amount, and none that is nothing or less."""
        data = super().clean() or {}
        amounts = [part.amount_ore for part in self.parts(data)]
        if not self.errors and (not amounts or min(amounts) <= 0):
            self.add_error(None, NOTHING_ASKED)
        return data

    @staticmethod
    def parts(data: dict[str, Any]) -> tuple[RequestPart, ...]:
        """What it is for, as far as it has amounts."""
        return tuple(
            RequestPart(text=data.get(f"what-{at}", ""), amount_ore=amount)
            for at in range(ROWS)
            if (amount := data.get(f"amount-{at}")) is not None
        )


class AnswerForm(forms.Form):
    """What became of a request."""

    state = forms.ChoiceField(label="Läge", choices=[(state.value, state.label) for state in RequestState])
    answered = DayField(label="Beslutat den", required=False)
    item = forms.CharField(label="Paragraf", required=False, max_length=40)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["granted"] = AmountField(unit=unit, label=f"Beviljat, {unit.label}", required=False)
        self.fields["already"] = AmountField(
            unit=unit,
            label=f"Varav redan budgeterat, {unit.label}",
            required=False,
            help_text="Det som budgeten hade innan beslutet. Lämna tomt om allt är nytt.",
        )
        self.fields["text"] = forms.CharField(
            label="Svaret i ord", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
        )
