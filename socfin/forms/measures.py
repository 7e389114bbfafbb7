"""What is typed of a measure or a proposal, where it stands and what it gave; checked, never saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms import BoundField
from django.http import QueryDict

from socfin.domain.lines import MAPPABLE, Line
from socfin.domain.measures.facts import Effect, MeasureFact, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.forms.fields import AmountField, DayField, MonthField, hold_in_order
from socfin.forms.remarks import AssessmentForm

STATES = [(state.value, state.label) for state in MeasureState]


class StandForm(forms.Form):
    """Where a measure stands from a day on, and who decided so."""

    state = forms.ChoiceField(label="Läge", choices=STATES)
    day = DayField(label="Från och med", required=False, help_text="Dagen för beslutet eller ändringen.")
    body = forms.CharField(
        label="Beslutat av", required=False, max_length=80, help_text="Till exempel Socialnämnden."
    )
    item = forms.CharField(label="Paragraf", required=False, max_length=40)
    dnr = forms.CharField(label="Diarienummer", required=False, max_length=60)
    remark = forms.CharField(
        label="I ord", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def step(self) -> Step:
        """What is to be kept."""
        data = self.cleaned_data
        return Step(
            state=MeasureState(data["state"]),
            day=data["day"],
            body=data["body"],
            item=data["item"],
            dnr=data["dnr"],
            text=data["remark"],
        )

    def clean(self) -> dict[str, Any]:
        """A measure that is stopped has a day."""
        data = super().clean() or {}
        if data.get("state") == MeasureState.STOPPED.value and data.get("day") is None:
            self.add_error(
                "day",
                "Skriv från vilken dag åtgärden är avbruten: den månaden räknas inte, och ingen efter den.",
            )
        return data


class MeasureForm(StandForm):
    """A measure or a proposal: what, where, who, when, what it gives and what would follow from it."""

    text = forms.CharField(
        label="Vad som ska göras",
        max_length=300,
        help_text="Till exempel: En placering avslutas den 31 oktober.",
        error_messages={"required": "Skriv vad som ska göras, så att nämnden känner igen det."},
    )
    role = forms.CharField(
        label="Ansvarig",
        required=False,
        max_length=80,
        help_text="En roll, till exempel Verksamhetschef IFO.",
    )
    first = MonthField(
        label="Ger effekt från och med", error_messages={"required": "Skriv den första månaden."}
    )
    last = MonthField(label="Till och med", error_messages={"required": "Skriv den sista månaden."})
    line = forms.ChoiceField(
        label="Rad som ska ändras",
        required=False,
        choices=[("", "Vet inte"), *((line.value, line.label) for line in MAPPABLE)],
    )
    account = forms.CharField(
        label="Konto som visar effekten",
        required=False,
        max_length=20,
        validators=[RegexValidator(r"^\w+$", "Skriv ett konto eller dess första siffror, till exempel 45.")],
        help_text="Ett konto eller kontots första siffror. Tomt: raden visar effekten.",
    )
    consequence = forms.CharField(
        label="Konsekvens",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Vad det innebär för dem det gäller.",
    )

    def __init__(
        self,
        *args: Any,
        verksamheter: Sequence[tuple[str, str]],
        indicators: Sequence[tuple[str, str]],
        unit: Unit,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"] = forms.ChoiceField(
            label="Nyckeltal som visar effekten", required=False, choices=[("", "Inget"), *indicators]
        )
        self.fields["verksamhet"] = forms.ChoiceField(label="Verksamhet", choices=verksamheter)
        self.fields["amount"] = AmountField(
            unit=unit,
            label=f"Belopp för hela tiden, {unit.label}",
            required=False,
            help_text="Plus förbättrar resultatet. Lämna tomt om det inte är känt.",
        )
        self.order_fields(
            [
                *("text", "verksamhet", "state", "day", "body", "item", "dnr", "role"),
                *("first", "last", "amount", "line", "account", "indicator", "consequence", "remark"),
            ]
        )

    def plan(self) -> MeasurePlan:
        """What is to be kept."""
        data = self.cleaned_data
        return MeasurePlan(
            text=data["text"],
            first=data["first"],
            last=data["last"],
            amount=data["amount"],
            consequence=data["consequence"],
            role=data["role"],
            line=Line(data["line"]).value if data["line"] else "",
            account=data["account"],
            indicator=data["indicator"],
        )

    def clean(self) -> dict[str, Any]:
        """The months are in order and the amount is not nothing."""
        data = super().clean()
        hold_in_order(self, data)
        if data.get("amount") == 0:
            self.add_error("amount", "Beloppet är noll. Lämna det tomt om det inte är känt.")
        return data


class EffectForm(forms.Form):
    """What a measure gave in each month that has passed; an empty month is not followed up."""

    def __init__(
        self, typed: QueryDict | None, *, months: Sequence[Month], fact: MeasureFact, unit: Unit
    ) -> None:
        initial: dict[str, str] = {}
        for month in months:
            known = fact.effects.get(month)
            if known is not None and known.amount is not None:
                initial[f"effect-{month}"] = AssessmentForm.spell(known.amount, unit)
            initial[f"why-{month}"] = known.text if known else ""
        super().__init__(typed, initial=initial)
        self.months, self.fact = tuple(months), fact
        for month in months:
            self.fields[f"effect-{month}"] = AmountField(
                unit=unit, label=f"Effekt {month.label}, {unit.label}", required=False
            )
            self.fields[f"why-{month}"] = forms.CharField(
                label=f"I ord {month.label}", required=False, max_length=300
            )

    def rows(self) -> list[tuple[Month, BoundField, BoundField]]:
        """Each month with its two fields."""
        return [(month, self[f"effect-{month}"], self[f"why-{month}"]) for month in self.months]

    def effects(self) -> Mapping[Month, Effect]:
        """Those that are another than what is kept."""
        typed = {
            month: Effect(
                amount=self.cleaned_data[f"effect-{month}"], text=self.cleaned_data[f"why-{month}"].strip()
            )
            for month in self.months
        }
        known = {month: self.fact.effects.get(month, Effect(amount=None)) for month in self.months}
        return {month: effect for month, effect in typed.items() if effect != known[month]}
