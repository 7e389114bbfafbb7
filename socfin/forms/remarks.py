"""What people add to the figures: comments, assessed forecasts, measures; checked, never saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.comments.causes import CauseTag
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.lines import MAPPABLE, Line
from socfin.domain.money import MINUS, Ore, Unit
from socfin.forms.fields import AmountField, MonthField, hold_in_order
from socfin.forms.written import SEEN, WrittenForm


def _a_line_each(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="En på varje rad.",
    )


class RemarkForm(WrittenForm):
    """A comment on a verksamhet."""

    beside = True
    text = forms.CharField(
        label="Kommentar",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Varför avviker utfallet, och vad görs åt det? En tom kommentar tas bort.",
    )
    cause = forms.CharField(
        label="Orsak", required=False, max_length=60, help_text="Ett eller två ord, till exempel Placeringar."
    )
    tags = forms.MultipleChoiceField(
        label="Orsakens slag",
        required=False,
        choices=[(tag.value, tag.label) for tag in CauseTag],
        widget=forms.CheckboxSelectMultiple,
    )
    challenges = _a_line_each("Utmaningar")
    possibilities = _a_line_each("Möjligheter")

    def remark(self) -> RemarkWords:
        """What is to be kept, of a form that is valid."""
        return RemarkWords(**{field.name: self.cleaned_data[field.name] for field in fields(RemarkWords)})

    def begun_from(self, before: Mapping[str, str]) -> RemarkForm:
        """The same form with an earlier comment's words to write on from; what the person wrote comes first.

        Nothing is lost of what was sent: an empty field takes the earlier words, a text has them after it.
        """
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        earlier = self.drawn_from(before)
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            typed = str(sent.get(key, "")).rstrip()
            if name == "tags":
                sent.setlist(key, list(dict.fromkeys([*sent.getlist(key), *earlier["tags"]])))
            elif name in earlier and not typed:
                sent[key] = earlier[name]
            elif name in earlier and isinstance(field.widget, forms.Textarea):
                sent[key] = f"{typed}\n\n{earlier[name]}"
        return RemarkForm(sent)

    @staticmethod
    def drawn_from(words: Mapping[str, str]) -> dict[str, Any]:
        """What stands, as the fields show it."""
        return {**words, "tags": [tag for tag in words.get("tags", "").split(", ") if tag]}


class AssessmentForm(WrittenForm):
    """The assessed full-year forecast, of the whole verksamhet or of one line."""

    beside = True
    line = forms.ChoiceField(
        label="Bedömningen gäller",
        required=False,
        choices=[("", "Hela verksamheten, netto"), *((line.value, line.label) for line in MAPPABLE)],
        help_text="En rad räknas in i helheten, om inte helheten är bedömd för sig.",
    )
    reason = forms.CharField(label="Skäl till bedömningen", required=False, max_length=1000)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = AmountField(
            unit=unit,
            label=f"Bedömd helårsprognos, {unit.label}",
            required=False,
            help_text="Kostnader med minus. Lämna tomt för att ta tillbaka bedömningen.",
        )
        self.order_fields(["amount", "line", "reason"])
        self.remember_drawn()

    def add_prefix(self, field_name: str) -> str:
        """Its mark has a name of its own: the comment's stands in the same form."""
        return "seen_assessment" if field_name == SEEN else super().add_prefix(field_name)

    def chosen_line(self) -> Line | None:
        """The line; None is the whole verksamhet."""
        word = self.cleaned_data["line"]
        return Line(word) if word else None

    @staticmethod
    def spell(amount: Ore, unit: Unit) -> str:
        """An amount as the form shows it, exact: what is saved unchanged stays unchanged."""
        number = Decimal(amount) / unit.ore
        return f"{number.normalize():f}".replace(".", ",").replace("-", MINUS)

    def assessment(self) -> AssessedForecast:
        """What is to be kept, of a form that is valid: an amount in öre, or None that takes it back."""
        data = self.cleaned_data
        return AssessedForecast(amount=data["amount"], line=self.chosen_line(), comment=data["reason"])


class AdjustmentForm(forms.Form):
    """A decided measure or a known one-off."""

    kind = forms.ChoiceField(
        label="Det är en",
        choices=[
            (kind.value, kind.label.lower()) for kind in (AdjustmentKind.MEASURE, AdjustmentKind.ONE_OFF)
        ],
    )
    verksamhet = forms.ChoiceField(label="Verksamhet")
    text = forms.CharField(
        label="Vad det är",
        max_length=300,
        help_text="Till exempel: En placering avslutas den 31 oktober.",
        error_messages={"required": "Skriv vad det är, så att nämnden känner igen det."},
    )
    first = MonthField(label="Från och med", error_messages={"required": "Skriv den första månaden."})
    last = MonthField(label="Till och med", error_messages={"required": "Skriv den sista månaden."})
    line = forms.ChoiceField(
        label="Rad",
        required=False,
        choices=[("", "Vet inte"), *((line.value, line.label) for line in MAPPABLE)],
    )

    def __init__(
        self, *args: Any, verksamheter: Sequence[tuple[str, str]], unit: Unit, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verksamhet"] = forms.ChoiceField(label="Verksamhet", choices=verksamheter)
        self.fields["amount"] = AmountField(
            unit=unit,
            label=f"Belopp för hela tiden, {unit.label}",
            help_text="Plus förbättrar resultatet. Beloppet fördelas jämnt på månaderna.",
            error_messages={"required": "Skriv ett belopp."},
        )
        self.order_fields(["kind", "verksamhet", "text", "first", "last", "amount", "line"])

    def clean(self) -> dict[str, Any]:
        """The months are in order and the amount is not nothing."""
        data = super().clean() or {}
        hold_in_order(self, data)
        if data.get("amount") == 0:
            self.add_error("amount", "Beloppet är noll. Skriv vad det ger eller kostar.")
        return data
