"""What is typed of a scenario and of what it assumes, a form for each kind; checked, never saved."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from socfin.domain.lines import MAPPABLE, Line
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind, NewAssumption
from socfin.forms.fields import AmountField, MonthField, hold_in_order
from socfin.importers.spelling.numbers import decimal_of

MOST_TENTHS = 1_000_000
"""A hundred thousand of something, or per cent: more is a slip of the keyboard."""
Choices = Sequence[tuple[str, str]]


class TenthsField(forms.CharField):
    """A number with at most one decimal, as Swedes write it; gives tenths."""

    def to_python(self, value: Any) -> Any:
        """The tenths, or None when left empty and not required."""
        text = (super().to_python(value) or "").removesuffix("%").strip()
        if not text:
            return None
        try:
            number = decimal_of(text)
        except ValueError:
            number = None
        tenths = None if number is None else number * 10
        if tenths is None or tenths != tenths.to_integral_value() or abs(tenths) > MOST_TENTHS:
            raise ValidationError(f"”{text}” går inte att använda. Skriv till exempel 2 eller −1,5.")
        return int(Decimal(tenths))


class WhatIfForm(forms.Form):
    """A scenario's name and what it is."""

    name = forms.CharField(
        label="Namn",
        max_length=100,
        help_text="Till exempel: Två placeringar till från september.",
        error_messages={"required": "Ge scenariot ett namn, så att nämnden känner igen det."},
    )
    text = forms.CharField(
        label="Vad det bygger på",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AssumptionForm(forms.Form):
    """What all kinds of assumption have."""

    kind: AssumptionKind
    text = forms.CharField(
        label="Vad som antas",
        max_length=300,
        error_messages={"required": "Skriv vad som antas, så att nämnden förstår talen."},
    )
    first = MonthField(label="Från och med", error_messages={"required": "Skriv den första månaden."})
    last = MonthField(label="Till och med", error_messages={"required": "Skriv den sista månaden."})

    def __init__(self, *args: Any, verksamheter: Choices, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verksamhet"] = forms.ChoiceField(label="Verksamhet", choices=verksamheter)
        self.unit = unit
        self.add_own()
        first = ("text", "verksamhet")
        last = ("first", "last")
        own = [name for name in self.fields if name not in (*first, *last)]
        self.order_fields([*first, *own, *last])

    def add_own(self) -> None:
        """Add the fields of the kind; amounts are typed in the committee's unit."""

    def own(self) -> dict[str, Any]:
        """What those fields say, by the words of NewAssumption."""
        return {}

    def plan(self) -> NewAssumption:
        """What is to be kept."""
        data = self.cleaned_data
        return NewAssumption(
            kind=self.kind, text=data["text"], first=data["first"], last=data["last"], **self.own()
        )

    def clean(self) -> dict[str, Any]:
        """The months are in order."""
        data = super().clean() or {}
        hold_in_order(self, data)
        return data


class VolumeForm(AssumptionForm):
    """So many more or fewer of something, at a price each."""

    kind = AssumptionKind.VOLUME

    def add_own(self) -> None:
        """How many, and what each costs a month."""
        self.fields["tenths"] = TenthsField(label="Antal fler", help_text="Minus är färre.")
        self.fields["amount"] = AmountField(
            unit=self.unit,
            label=f"Vad var och en kostar i månaden, {self.unit.label}",
            help_text="Skriv kostnaden utan tecken.",
        )

    def own(self) -> dict[str, Any]:
        """Tenths, and a cost as positive öre whichever sign it was typed with."""
        amount = self.cleaned_data["amount"]
        return {"tenths": self.cleaned_data["tenths"], "amount": None if amount is None else abs(amount)}


class AmountForm(AssumptionForm):
    """An amount in each month."""

    kind = AssumptionKind.AMOUNT

    def add_own(self) -> None:
        """The amount a month."""
        self.fields["amount"] = AmountField(
            unit=self.unit,
            label=f"Belopp i månaden, {self.unit.label}",
            help_text="Plus förbättrar resultatet.",
        )

    def own(self) -> dict[str, Any]:
        """Öre a month."""
        return {"amount": self.cleaned_data["amount"]}


class ShareForm(AssumptionForm):
    """A per cent of what the forecast has left of the year."""

    kind = AssumptionKind.SHARE

    def add_own(self) -> None:
        """The per cent, and of what."""
        self.fields["line"] = forms.ChoiceField(
            label="Av",
            required=False,
            choices=[("", "Hela verksamheten"), *((line.value, line.label) for line in MAPPABLE)],
        )
        self.fields["tenths"] = TenthsField(
            label="Ändras med, procent",
            help_text="Plus gör raden större: löner +1. Det som upphör är −100.",
        )

    def own(self) -> dict[str, Any]:
        """Tenths of a per cent, and the line."""
        line = self.cleaned_data["line"]
        return {"tenths": self.cleaned_data["tenths"], "line": Line(line) if line else None}


class WithoutForm(AssumptionForm):
    """Without something that the forecast counts: its own months, and its own verksamhet."""

    kind = AssumptionKind.WITHOUT

    def __init__(self, *args: Any, adjustments: Choices, year: int, **kwargs: Any) -> None:
        self.adjustments, self.year = adjustments, year
        super().__init__(*args, **kwargs)
        for name in ("verksamhet", "first", "last"):
            del self.fields[name]

    def add_own(self) -> None:
        """Which one."""
        self.fields["adjustment"] = forms.ChoiceField(
            label="Åtgärd eller engångspost", choices=self.adjustments
        )

    def plan(self) -> NewAssumption:
        """What is to be kept; of the whole year."""
        data = self.cleaned_data
        return NewAssumption(
            kind=self.kind,
            text=data["text"],
            first=Month(self.year, 1),
            last=Month(self.year, 12),
            adjustment=int(data["adjustment"]),
        )


FORMS: dict[AssumptionKind, type[AssumptionForm]] = {
    form.kind: form for form in (VolumeForm, AmountForm, ShareForm, WithoutForm)
}
