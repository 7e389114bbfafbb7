"""When figures are due, and why a month is closed or opened; checked, never saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from socfin.domain.period import Month
from socfin.forms.fields import DayField
from socfin.forms.written import WrittenForm

DUE = "due-"
"""What the name of a month's field begins with."""


class PlanForm(WrittenForm):
    """On which working day figures are due, and on which days instead."""

    workday = forms.IntegerField(
        label="Siffrorna ska vara klara arbetsdag",
        min_value=1,
        max_value=20,
        help_text="Räknat från månadens slut; helgdagar räknas inte.",
        error_messages={"required": "Skriv vilken arbetsdag, till exempel 8."},
    )

    def __init__(self, *args: Any, months: Sequence[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.months = months
        for month in months:
            self.fields[f"{DUE}{month}"] = DayField(
                label=month.name.capitalize(),
                required=False,
                error_messages={"invalid": "Skriv dagen så här: 2022-04-12."},
            )

    def dates(self) -> dict[Month, date | None]:
        """The day of each month; None where the working day holds."""
        return {month: self.cleaned_data[f"{DUE}{month}"] for month in self.months}

    def clean(self) -> dict[str, Any]:
        """Figures of a month are never due before it has ended."""
        data = super().clean() or {}
        for month in self.months:
            name = f"{DUE}{month}"
            due, following = data.get(name), month.plus(1)
            if due is not None and due < date(following.year, following.month, 1):
                self.add_error(name, f"Välj en dag efter att {month.label} är slut.")
        return data


class StepForm(forms.Form):
    """Why a month is closed with something left, opened again or kept locked."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Skäl",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Skriv skälet med högst 2 000 tecken."},
    )

    def has_seen(self, mark: str) -> None:
        """What is sent from now on has seen this: the page now shows it."""
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent["seen"] = mark
        self.data = sent
