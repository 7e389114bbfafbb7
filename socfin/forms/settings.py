"""A committee's settings: thresholds, accounts, templates, small numbers; checked, never saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms

from socfin.domain.committee import Presentation
from socfin.domain.lines import MAPPABLE, PLACEABLE, Line
from socfin.domain.money import Unit
from socfin.forms.fields import AmountField
from socfin.forms.written import SEEN, WrittenForm


class PresentationForm(WrittenForm):
    """A committee's unit, thresholds and order."""

    beside = True
    unit = forms.ChoiceField(label="Belopp visas i", choices=[(unit.value, unit.value) for unit in Unit])
    watch_percent = forms.DecimalField(
        label="Bevaka över, % av budget",
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=2,
        localize=True,
    )
    deficit_percent = forms.DecimalField(
        label="Klart sämre över, % av budget",
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=2,
        localize=True,
    )
    floor = AmountField(
        unit=Unit.TKR,
        label="Golv, tkr",
        help_text="Mindre avvikelser än så räknas alltid som nära budget.",
    )
    risk_percent = forms.IntegerField(
        label="Varna när risken är, %",
        min_value=1,
        max_value=100,
        required=False,
        help_text="Hur troligt det ska vara att året slutar klart sämre än budget. Tomt ändrar inget.",
    )
    total_first = forms.BooleanField(label="Visa summan överst i tabellen", required=False)

    def clean(self) -> dict[str, Any]:
        """The deficit limit cannot be below the watch limit."""
        data = super().clean() or {}
        watch, deficit = data.get("watch_percent"), data.get("deficit_percent")
        if watch is not None and deficit is not None and deficit < watch:
            self.add_error(
                "deficit_percent",
                "Gränsen för ”Klart sämre” måste vara minst lika stor som för ”Bevaka”.",
            )
        if (data.get("floor") or 0) < 0:
            self.add_error("floor", "Golvet kan inte vara negativt.")
        return data

    def presentation(self) -> Presentation:
        """What is to be kept, of a form that is valid."""
        data = {field.name: self.cleaned_data[field.name] for field in fields(Presentation)}
        return Presentation(**{**data, "unit": Unit(data["unit"])})


class AccountLineForm(WrittenForm):
    """One row of the account table."""

    beside = True
    use_required_attribute = False
    OUTSIDE = "outside"

    prefix = forms.RegexField(  # type: ignore[assignment]  # a field, as Django forms declare it
        r"^\w{1,20}$",
        label="Konton som börjar med",
        error_messages={"invalid": "Skriv början på kontonumret, till exempel 45."},
    )
    line = forms.ChoiceField(
        label="hör till",
        choices=[*((line.value, line.label) for line in PLACEABLE), (OUTSIDE, "Utanför nettokostnaden")],
        initial=MAPPABLE[0].value,
    )

    def add_prefix(self, field_name: str) -> str:
        """Its mark has a name of its own: that of unit and thresholds stands in the same form."""
        return "seen_accounts" if field_name == SEEN else super().add_prefix(field_name)

    def rule(self) -> dict[str, Any]:
        """What is to be kept: the beginning, its line (None is outside nettokostnad), and the mark."""
        data = self.cleaned_data
        return {"prefix": data["prefix"], "line": self.chosen_line(), "seen": data[SEEN]}

    def chosen_line(self) -> Line | None:
        """The line; None is outside nettokostnad."""
        word = self.cleaned_data["line"]
        return None if word == self.OUTSIDE else Line(word)


class WordTemplateForm(forms.Form):
    """Hand in the municipality's own Word template."""

    file = forms.FileField(
        label="Word-dokument",
        help_text="En .docx-fil utan makron, högst 5 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Välj en fil.", "empty": "Filen är tom. Välj ett Word-dokument."},
    )
    name = forms.CharField(
        label="Vad mallen heter",
        required=False,
        max_length=100,
        help_text="Till exempel Tjänsteskrivelse 2026.",
    )


class SmallNumbersForm(WrittenForm):
    """When a unit is small, who sees it then, and how many people are behind each verksamhet."""

    limit = forms.IntegerField(
        label="Färre platser eller brukare än så är en liten grupp",
        min_value=0,
        max_value=100,
        help_text="0 betyder att inget döljs.",
    )
    mask_for_politicians = forms.BooleanField(
        label="Dölj små enheter även för förtroendevalda", required=False
    )

    PREFIX = "people-"

    def __init__(self, *args: Any, verksamheter: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in verksamheter:
            self.fields[self.PREFIX + code] = forms.IntegerField(
                label=name,
                required=False,
                min_value=0,
                max_value=1_000_000,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def people(self) -> dict[str, int | None]:
        """The number given per code; None where nobody can be pointed out."""
        return {
            name.removeprefix(self.PREFIX): value
            for name, value in self.cleaned_data.items()
            if name.startswith(self.PREFIX)
        }
